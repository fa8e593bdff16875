"""The learned tagger and linker: sources, cues and contents of a text, and what joins them."""
