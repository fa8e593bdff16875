"""Train the network that tells where a claim lies by its matter (PyTorch, not shipped)."""
