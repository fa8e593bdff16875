"""The wordings that carry an attribution, a module each, and how their candidates are weighed."""
