"""Compilations: evidence files, digests and threads, cut into their documents."""
