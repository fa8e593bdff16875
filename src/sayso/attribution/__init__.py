"""Who said what: attributions with their sources, cues, contents and chains."""

from __future__ import annotations

from sayso.config import Tagger
from sayso.language.parse import Parse
from sayso.model import Attribution, Document


def find_attributions(
    document: Document, parse: Parse, tagger: Tagger = "default"
) -> tuple[Attribution, ...]:
    """Return the attributions of a Document with sources resolved, in text order.

    Args:
        document: with its zones.
        parse: of the same Document.
        tagger: the network that reads along with the rules, or none.

    Raises:
        ResourceError: the network's files are missing or damaged.
    """
    # not with the package: these modules read their lexicons when they are imported
    from sayso.attribution.extract import extract
    from sayso.attribution.resolve import resolve

    return resolve(document, parse, extract(document, parse, tagger))


__all__ = ["find_attributions"]
