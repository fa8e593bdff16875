"""Who speaks in an interview whose turns have no labels: a question, then an answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.attribution.cast.actors import Actor
from sayso.attribution.constructions.turns import ANNOUNCED
from sayso.attribution.resolving.discourse import Discourse
from sayso.attribution.resolving.named import Named, own_voice
from sayso.attribution.resolving.phrases import from_actor
from sayso.model import Attribution, Document, Span, hull

ONESELF = re.compile(r"\b(?:I|[Mm]y|me)\b")


def name_unlabelled(
    document: Document,
    discourse: Discourse,
    kept: Sequence[Attribution],
    parents: Mapping[str, Attribution],
) -> dict[str, Named]:
    """Return who speaks in each turn without a label, by id; empty for a text that has none.

    Whoever asks is the Document's own voice. Whoever answers is the one person named outside the
    turns, if it is one and answers as one; otherwise answers are left open.
    """
    turns = [a for a in kept if _is_turn(document.text, discourse, a, parents)]
    if len(turns) == 1 and 2 * len(hull(turns[0].content)) > len(document.text):
        witness = _guest(discourse, [hull(turns[0].content)])
        if witness is not None:
            return {turns[0].id: from_actor(discourse, witness, witness.tokens[0])}
    asked = [_asks(document.text, a) for a in turns]
    if len(turns) < 2 or True not in asked or False not in asked:
        return {}
    said = [hull(a.content) for a in turns]
    guest = _guest(discourse, said) if _is_of_one(document.text, said) else None
    voice = Named(own_voice(document), "voice")
    found: dict[str, Named] = {}
    is_answer = True
    for turn, is_question in zip(turns, asked, strict=True):
        is_answer = not is_question and not is_answer
        if not is_answer:
            found[turn.id] = voice
        elif guest is not None:
            found[turn.id] = from_actor(discourse, guest, guest.tokens[0])
    return found


def _is_of_one(text: str, said: Sequence[Span]) -> bool:
    """Tell whether one person answers: says "I", or an interview is told of above."""
    is_announced = ANNOUNCED.search(text, 0, said[0].start) is not None
    return is_announced or any(ONESELF.search(text, span.start, span.end) for span in said)


def _asks(text: str, attribution: Attribution) -> bool:
    """Tell whether a content ends with a question mark, inside or right behind it."""
    end = attribution.content[-1].end
    return "?" in (text[:end].rstrip("”\"’' ")[-1:], text[end : end + 1])


def _is_turn(
    text: str, discourse: Discourse, attribution: Attribution, parents: Mapping[str, Attribution]
) -> bool:
    """Tell whether nothing but its place says whose an attribution is.

    What is quoted counts only right after a question: elsewhere somebody goes on in it.
    """
    if attribution.source or attribution.cue or attribution.id in parents:
        return False
    if not attribution.content:
        return False
    start = attribution.content[0].start
    is_quoted = discourse.setting.is_quoted(start + 1)
    return not is_quoted or text[:start].rstrip().endswith("?")


def _guest(discourse: Discourse, turns: Sequence[Span]) -> Actor | None:
    """Return the one person named outside the turns, None for nobody or several."""
    tokens = discourse.parse.tokens
    outside = [
        a
        for a in discourse.cast.actors
        if a.kind == "person"
        and any(not any(t.start <= tokens[i].start < t.end for t in turns) for i in a.tokens)
    ]
    full = [a for a in outside if a.full]
    outside = full if len(full) == 1 else outside
    return outside[0] if len(outside) == 1 else None
