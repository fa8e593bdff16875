"""Training of the tagger and linker of attributions."""
