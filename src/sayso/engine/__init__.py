"""How the per-document half of the road is run: one pure function, mapped over files."""
