"""Claims that are no plain clause: told deeds, verbless evaluations, answers to what was said."""
