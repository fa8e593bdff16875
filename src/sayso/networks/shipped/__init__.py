"""The trained networks, each with its manifest, and what they share."""
