"""Sayso shows who says what, on whose word, in a pile of documents on a contested matter."""

__version__ = "0.1.0"
