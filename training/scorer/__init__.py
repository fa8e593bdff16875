"""Train the network that tells how two claims stand to each other (PyTorch, not shipped)."""
