"""Hand-made Documents, Attributions and Claims of an invented dispute, from marked-up sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from sayso.linking import Linked, Material, link
from sayso.linking.candidates import weigh
from sayso.linking.entities import link_entities
from sayso.linking.pair import Pair, make_pair
from sayso.linking.statements import Statement, make_statements
from sayso.model import (
    Aspect,
    Attribution,
    Claim,
    Document,
    Evaluation,
    EvaluationValue,
    OffsetMap,
    Origin,
    Quantity,
    Span,
    TimeExpression,
)

PART = re.compile(r"\[(\w):([^\]]+)\]")
"""Marks: [s:subject] [p:predicate] [o:object] [q:quantity] [n:deciding word] [t:time]."""


@dataclass
class Pile:
    """A casebook under construction."""

    documents: list[Document] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)

    def add(self, publisher: str, marked: str, **options: Any) -> Claim:
        """Add a Document of one sentence with one claim; see PART for the marks."""
        number = len(self.documents)
        text = PART.sub(lambda match: match.group(2), marked)
        spans = _spans(marked)
        name = f"d{number:03}"
        self.documents.append(
            Document(
                id=name,
                path=f"{name}.txt",
                location=f"/{name}.txt",
                part=0,
                format="txt",
                sha256=name,
                text=text,
                offsets=OffsetMap("characters", ()),
                publisher=publisher,
                published=options.pop("published", None),
            )
        )
        said = self._attribution(name, options.pop("source", None), options.pop("kind", "person"))
        claim = _claim(f"c{number:03}", name, said, text, spans, options)
        self.claims.append(claim)
        return claim

    def _attribution(self, document: str, source: str | None, kind: Any) -> str | None:
        if source is None:
            return None
        key = f"a{len(self.attributions):03}"
        self.attributions.append(
            Attribution(
                id=key,
                document=document,
                form="indirect",
                kind="statement",
                source=(Span(0, 1),),
                cue=(),
                content=(),
                source_name=source,
                source_kind=kind,
                chain=(source,),
            )
        )
        return key


def _spans(marked: str) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    removed = 0
    for match in PART.finditer(marked):
        start = match.start() - removed
        found.setdefault(match.group(1), []).append(Span(start, start + len(match.group(2))))
        removed += len(match.group(0)) - len(match.group(2))
    return found


def _claim(
    key: str,
    document: str,
    said: str | None,
    text: str,
    spans: dict[str, list[Span]],
    options: dict[str, Any],
) -> Claim:
    def first(mark: str) -> Span | None:
        return spans.get(mark, [None])[0]

    def words(mark: str) -> str | None:
        span = first(mark)
        return span.of(text) if span else None

    figures = options.pop("figures", [])
    quantities = [
        Quantity(span, low, high, bound, noun=noun)
        for span, (low, high, bound, noun) in zip(spans.get("q", []), figures, strict=True)
    ]
    values = options.pop("dates", [])
    times = [
        TimeExpression(span, "DATE", value)
        for span, value in zip(spans.get("t", []), values, strict=True)
    ]
    predicate = options.pop("predicate", words("p"))
    evaluated = options.pop("judges", None)  # value and aspect of what is said of the subject
    return Claim(
        id=key,
        document=document,
        attribution=said,
        span=Span(0, len(text)),
        subject=options.pop("subject", words("s")),
        predicate=predicate,
        object=words("o"),
        quantities=tuple(quantities),
        times=tuple(times),
        names=tuple(options.pop("names", ())),
        terms=tuple(w.casefold() for w in re.findall(r"[A-Za-z]+", text)),
        deciding=tuple(spans.get("n", [])),
        subject_span=first("s"),
        predicate_span=first("p"),
        object_span=first("o"),
        evaluation=_evaluation(text, first("s"), first("o"), evaluated),
        **options,
    )


def _evaluation(
    text: str,
    target: Span | None,
    span: Span | None,
    evaluated: tuple[EvaluationValue, Aspect] | None,
) -> Evaluation | None:
    if evaluated is None or target is None or span is None:
        return None
    return Evaluation(target.of(text), target, span, *evaluated)


def linked(pile: Pile) -> Linked:
    return link(Material(pile.documents, pile.attributions, pile.claims, pile.origins))


def pair_of(first: tuple[str, dict[str, Any]], second: tuple[str, dict[str, Any]]) -> Linked:
    pile = Pile()
    pile.add("Vale Herald", first[0], **first[1])
    pile.add("Morrow Post", second[0], **second[1])
    return linked(pile)


def statements_of(pile: Pile) -> list[Statement]:
    """Return the claims of a pile, ready for comparing."""
    linker = link_entities(pile.documents, pile.attributions, pile.claims, ())
    return make_statements(pile.documents, pile.attributions, pile.claims, pile.origins, linker)


def side_by_side(pile: Pile) -> Pair:
    """Return the two claims of a pile."""
    a, b = told = statements_of(pile)
    return make_pair(a, b, weigh(told))


def kinds(found: Linked) -> list[tuple[str, str]]:
    return [(r.kind, r.reasons[0].kind) for r in found.relations]
