"""One reader a kind of file: bytes or characters to a draft with the way back."""
