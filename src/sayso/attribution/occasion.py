"""What carries over from one attribution to the next, and blocks that belie their introduction."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.attribution.chain import Relays, find_relays
from sayso.attribution.resolving.named import Named
from sayso.attribution.words import words_for
from sayso.language.parse import Token
from sayso.model import Attribution

NEAR = 2
"""Sentences within which 'he added' belongs to what was said before."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """One attribution's source and relays, for the next that goes on with it."""

    parent: str | None
    name: str | None
    sentence: int
    handed: tuple[str, ...]
    end: int = -1
    """The last sentence of its cue and content."""
    is_told: bool = False
    """Whether its relays are whom the source told: "told the Herald", "in an interview"."""


def hold(
    relays: Relays, attribution: Attribution, here: Occasion, talks: dict[str, Occasion]
) -> Occasion:
    """Return an occasion with the relays of an interview that its source gave before.

    A text that names an interview goes on with it wherever that source speaks again, until it
    names another occasion for the words ("on Monday", "in a letter", "told the council").

    Args:
        relays: of the Document.
        attribution: the one that may go on.
        here: its occasion.
        talks: the interviews named so far, by source; `here` is added where it is one.
    """
    if here.parent is not None or here.name is None:
        return here
    words = _outside(relays, attribution)
    if here.handed:
        talks.pop(here.name, None)
        if here.is_told and any(t.lemma == "interview" for t in words):
            talks[here.name] = here
        return here
    talk = talks.get(here.name)
    if talk is None or attribution.kind != "statement" or not attribution.cue:
        return here
    source = {t.i for t in relays.discourse.parse.tokens_of(attribution.source)}
    if any(_is_occasion(t) for t in words if t.i not in source):
        return here
    return replace(here, handed=talk.handed)


def _is_occasion(token: Token) -> bool:
    """Tell whether a word beside a saying may name when, where or to whom it was said."""
    word = token.lower
    if word in words_for("day-or-month") or token.lemma in words_for("telling"):
        return True
    return token.lemma in words_for("medium") or token.lemma in words_for("other-time")


def next_occasion(
    relays: Relays, attribution: Attribution, who: Named, last: Occasion | None
) -> Occasion:
    """Return the relays of an attribution; 'X added' has those of what X said just before.

    So has a quotation by X in the sentence after "…", X told the Herald', and indirect speech in
    the same paragraph.
    """
    parse = relays.discourse.parse
    parent = relays.parents.get(attribution.id)
    spans = attribution.cue or attribution.source or attribution.content
    tokens = list(parse.tokens_of(spans))
    sentence = tokens[0].sentence if tokens else -NEAR
    handed = tuple(find_relays(relays, attribution, who))
    goes_on = any(t.lemma in words_for("going-on") for t in tokens) and bool(attribution.cue)
    here = Occasion(
        parent.id if parent else None,
        who.name,
        sentence,
        handed,
        _last_sentence(relays, attribution),
        bool(handed) and _is_told(relays, attribution),
    )
    if handed or last is None or who.name is None:
        return here
    if (last.parent, last.name) != (here.parent, here.name):
        return here
    is_added = goes_on and 0 <= sentence - last.sentence <= NEAR
    if not is_added and not _is_next(relays, attribution, last):
        return here
    return replace(here, handed=last.handed, is_told=last.is_told)


def _last_sentence(relays: Relays, attribution: Attribution) -> int:
    parse = relays.discourse.parse
    spans = (*attribution.cue, *attribution.content)
    return max((t.sentence for t in parse.tokens_of(spans)), default=-1)


def _outside(relays: Relays, attribution: Attribution) -> list[Token]:
    """Return the words of the cue's sentences that are not content."""
    parse = relays.discourse.parse
    numbers = sorted({t.sentence for t in parse.tokens_of(attribution.cue)})
    return [
        t
        for number in numbers
        for t in parse.tokens[parse.sentences[number].first : parse.sentences[number].last]
        if not any(c.overlaps(t.span) for c in attribution.content)
    ]


def _is_told(relays: Relays, attribution: Attribution) -> bool:
    words = {t.lemma for t in _outside(relays, attribution)}
    return bool(words & words_for("telling")) or "interview" in words


def _is_next(relays: Relays, attribution: Attribution, last: Occasion) -> bool:
    """Tell whether words follow at once on some told to somebody, without a new occasion."""
    parse = relays.discourse.parse
    first = [t.sentence for t in parse.tokens_of(attribution.content[:1])]
    is_near = bool(first) and 0 <= first[0] - last.end <= 1
    if not (last.is_told and last.handed and is_near):
        return False
    named = {t.i for t in parse.tokens_of(attribution.source)}
    cue = {t.i for t in parse.tokens_of(attribution.cue)}
    words = _outside(relays, attribution)
    rest = [t for t in words if t.i not in named and t.pos not in ("PUNCT", "SPACE")]
    # Anything but the cue ("on Monday", "in a letter", "to the council") may be a new occasion.
    if any(t.pos == "VERB" for t in words if t.i in named):
        return False
    if attribution.form != "direct":
        # in a new paragraph a reporter may have turned to another source for it
        at, before = parse.sentences[first[0]], parse.sentences[last.end]
        small = ("ADV", "AUX", "CCONJ", "SCONJ", "PART")
        is_bare = bool(cue) and not any(t.pos not in small for t in rest if t.i not in cue)
        return is_bare and at.paragraph == before.paragraph
    return [t.lemma for t in rest if t.pos not in ("ADV", "AUX")] == ["say"]


def check_block(relays: Relays, attribution: Attribution, who: Named) -> Named:
    """Abstain where a block quotation speaks of its supposed source in the third person.

    'The two sides agreed on a truce:' may introduce a report about them, not their words.
    """
    blocks = [b for b in relays.blocks if any(c.covers(b) for c in attribution.content)]
    if not blocks or who.name is None or who.kind not in ("person", "group"):
        return who
    discourse = relays.discourse
    for i, key in sorted(discourse.cast.at.items()):
        start = discourse.parse.tokens[i].start
        actor = discourse.cast.actors[key]
        inside = any(b.start <= start < b.end for b in blocks)
        if inside and actor.kind == "person" and actor.name in who.name:
            reason = f"the quoted block speaks of {actor.name} in the third person"
            return Named(None, "none", abstained=reason)
    return who
