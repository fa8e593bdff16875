"""A small learned network: which claims are about one point, and which of them are opposed.

It proposes and ranks. What is called a contradiction needs a reason that a rule can name.
"""
