"""What the words of a text are: parse, names, quantities, times."""
