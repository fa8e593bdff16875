"""Who is called by name: 'You told us, Mr X, that …', 'Ms Y, when did …'."""

from __future__ import annotations

from sayso.attribution.cast.actors import Actor
from sayso.attribution.cast.mention import NameMention
from sayso.attribution.resolving.discourse import Discourse


def called_at(discourse: Discourse, word: int) -> Actor | None:
    """Return the one person called by name in the turn that a word stands in, None for no one.

    A name between commas or marks, with nothing that hangs on it, in the sentence of the word or
    the ones before it in the same turn; the last one called counts.
    """
    at = discourse.parse.tokens[word].start
    turn = next((t.span for t in discourse.turns if t.span.start <= at < t.span.end), None)
    if turn is None:
        return None
    last = discourse.parse.sentences[discourse.parse.tokens[word].sentence].last
    called: Actor | None = None
    for mention in discourse.cast.names:
        start = discourse.parse.tokens[mention.title[0]].start
        if not turn.start <= start < turn.end or mention.last > last:
            continue
        actor = discourse.cast.actor_at(mention.last - 1)
        if actor is not None and actor.kind == "person" and _is_called(discourse, mention):
            called = actor
    return called


def _is_called(discourse: Discourse, mention: NameMention) -> bool:
    """Tell whether a name stands between marks and beside no noun: 'Mr X, when did …'."""
    parse = discourse.parse
    tokens = parse.tokens
    sentence = parse.sentences[tokens[mention.first].sentence]
    first, last = mention.title[0], mention.last
    opens = first == sentence.first or tokens[first - 1].text in ("“", '"', ":", "—", "–")
    after = tokens[last].text if last < len(tokens) else "."
    if opens and after == ",":
        return _is_told_to(discourse, mention)
    is_between = first > 0 and tokens[first - 1].text == "," and after in (",", "?", ".", "!")
    above = tokens[tokens[last - 1].head]
    is_beside = tokens[last - 1].dep in ("appos", "conj", "nsubj") and above.pos in (
        "NOUN",
        "PROPN",
    )
    return is_between and not is_beside


def _is_told_to(discourse: Discourse, mention: NameMention) -> bool:
    """Tell whether a sentence that opens on a name speaks to its bearer: a 'you' follows."""
    tokens = discourse.parse.tokens
    end = discourse.parse.sentences[tokens[mention.first].sentence].last
    return any(t.lower in ("you", "your") for t in tokens[mention.last : end])
