"""Why two claims conflict: one module a kind of reason."""
