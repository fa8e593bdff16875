"""Claims of small invented texts, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Sequence

from text_documents import document_of

from sayso.claims import find_claims
from sayso.language.parse import parse_document
from sayso.model import Attribution, Claim, Document, Span, Zone


def make_document(
    text: str, *, published: str | None = "2021-09-15", zones: Sequence[Zone] = ()
) -> Document:
    """Return a Document of a text."""
    return document_of(text, id="d", published=published, zones=tuple(zones))


def claims_of(text: str, attributions: Sequence[Attribution] = ()) -> tuple[Claim, ...]:
    """Return the claims of a text."""
    document = make_document(text)
    return find_claims(document, parse_document(document), attributions)


def claim_of(text: str, predicate: str, attributions: Sequence[Attribution] = ()) -> Claim:
    """Return the one claim of a text with this predicate."""
    found = [c for c in claims_of(text, attributions) if c.predicate == predicate]
    assert len(found) == 1, [c.predicate for c in claims_of(text, attributions)]
    return found[0]


def said(
    text: str,
    source: str,
    cue: str,
    content: str,
    *,
    name: str | None = None,
    form: str = "indirect",
    act: str = "stating",
) -> Attribution:
    """Return an Attribution whose parts are given by their words, each at its first place."""

    def span(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    return Attribution(
        id="a",
        document="d",
        form=form,  # type: ignore[arg-type]
        kind="statement",
        source=span(source),
        cue=span(cue),
        content=span(content),
        source_name=name,
        act=act,  # type: ignore[arg-type]
    )
