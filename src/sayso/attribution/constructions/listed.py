"""Speakers in a list, as of minutes: items that each begin with a name and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.attribution.cast.labels import fuller_name, is_titular
from sayso.attribution.cast.persons import is_person
from sayso.attribution.constructions.boundaries import QuoteLayer, bare
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.turns import Label, is_heading, label_at
from sayso.attribution.syntax import head_of
from sayso.language.parse import Parse
from sayso.model import Document, Span

MARK = re.compile(r"(?:[•●▪◦‣*–—-]|\(?\d{1,2}[.)])[ \t]+(?=\S)")
LEAST = 2
"""Items in a row, of as many speakers, that make a list of them."""
OF_A_LIFE = re.compile(r"\W*(?:he|she|his|her|who)\b", re.IGNORECASE)
"""How a line on a person begins, not by one: "Dana Holt: she leads the trust"."""


def find_listed(
    parse: Parse, layer: QuoteLayer, document: Document, paragraphs: Sequence[Span]
) -> Iterator[tuple[int, Candidate]]:
    """Yield the items of lists of speakers with the number of their paragraph.

    Items stand in a row and each tells something in a clause; one at least has a person's name,
    the others an office or a surname that the text gives in full.
    """
    run: dict[int, Label] = {}
    for number, block in enumerate(paragraphs):
        label = None if is_heading(document, block) else _label(parse, block)
        if label is not None:
            run[number] = label
            continue
        yield from _items(parse, layer, paragraphs, run)
        run = {}
    yield from _items(parse, layer, paragraphs, run)


def _label(parse: Parse, block: Span) -> Label | None:
    """Return the label of an item that may be its speaker's, None for any other item."""
    mark = MARK.match(parse.text, block.start, block.end)
    label = label_at(parse.text, Span(mark.end() if mark else block.start, block.end))
    if label is None:
        return None
    who, said = label.who.of(parse.text), Span(label.mark.end, block.end)
    is_speaker = is_person(who) or _is_short(parse.text, who)
    return label if is_speaker and _tells(parse, label, said) else None


def _is_short(text: str, who: str) -> bool:
    """Tell whether one word is an office, or the surname of somebody whom a text names in full."""
    if not who.isalpha() or not who[0].isupper():
        return False
    return is_titular(who) or fuller_name(text, who) is not None


def _tells(parse: Parse, label: Label, said: Span) -> bool:
    """Tell whether an item says something in a clause, and not of whoever it names."""
    words = said.of(parse.text)
    if OF_A_LIFE.match(words) or label.key(parse.text) in re.findall(r"\w+", words.lower()):
        return False
    subjects = [t for t in parse.tokens_in(said) if t.dep in ("nsubj", "nsubjpass", "expl")]
    return any(parse.tokens[t.head].dep not in ("relcl", "advcl") for t in subjects)


def _items(
    parse: Parse, layer: QuoteLayer, paragraphs: Sequence[Span], run: dict[int, Label]
) -> Iterator[tuple[int, Candidate]]:
    text = parse.text
    names = {label.words(text) for label in run.values()}
    if len(names) < LEAST or not any(is_person(label.who.of(text)) for label in run.values()):
        return
    for number, label in run.items():
        tokens = parse.tokens_in(label.who)
        content = bare(parse, Span(label.mark.end, paragraphs[number].end), layer)
        if not tokens or content is None:
            continue
        head = head_of(tokens) or tokens[-1]
        spans = (label.who,), (label.mark,), (content,)
        yield number, Candidate("turn", ":", "turn", head.i, *spans, head.i)
