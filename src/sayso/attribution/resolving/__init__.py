"""Whom the sources of a Document are: names, nouns and pronouns led to one another."""
