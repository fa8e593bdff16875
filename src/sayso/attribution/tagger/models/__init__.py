"""The trained networks, each with its manifest."""
