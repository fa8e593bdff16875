"""Claims that are no plain clause: told deeds, verbless judgements, answers to what was said."""
