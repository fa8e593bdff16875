"""Questions to a casebook: one module a view, each giving frozen, typed rows."""
