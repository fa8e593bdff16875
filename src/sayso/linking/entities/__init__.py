"""Who is who across Documents: names that stand for one entity, and those that only look alike."""

from __future__ import annotations

from sayso.linking.entities.link import Linker, link_entities

__all__ = ["Linker", "link_entities"]
