"""Who and what is named in a Document: its names, and the cast that they make."""
