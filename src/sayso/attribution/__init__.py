"""Who said what: attributions with their sources, cues, contents and chains."""

from __future__ import annotations

from sayso.language.parse import Parse
from sayso.model import Attribution, Document


def find_attributions(document: Document, parse: Parse) -> tuple[Attribution, ...]:
    """Return the attributions of a Document with sources resolved, in text order.

    Args:
        document: with its zones.
        parse: of the same Document.
    """
    from sayso.attribution.extract import extract
    from sayso.attribution.resolve import resolve

    return resolve(document, parse, extract(document, parse))


__all__ = ["find_attributions"]
