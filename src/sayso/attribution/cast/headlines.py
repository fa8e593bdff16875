"""Names in headlines, cut down to those that the text gives, and names of bodies."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.attribution.cast.mention import NameMention
from sayso.attribution.syntax import is_plural
from sayso.attribution.words import given_names, words_for
from sayso.language.parse import Parse, Sentence


def without_headline_words(found: list[NameMention]) -> list[NameMention]:
    """Cut what a headline in capitals adds to a name that the text gives without it."""
    whole = {m.text for m in found if m.kind == "person" and len(m.parts) == 2}
    cut: list[NameMention] = []
    for mention in found:
        short = " ".join(mention.parts[:2])
        is_plain = mention.last - mention.first == len(mention.parts) > 2
        cut.append(
            NameMention(mention.first, mention.first + 2, short, "person", mention.title)
            if is_plain and short in whole
            else mention
        )
    return cut


def with_bodies(parse: Parse, found: Iterable[NameMention]) -> tuple[NameMention, ...]:
    """Return names with those as organisations that are spoken of as no person is.

    'Brask Coal, which sacked him', 'the owners, Brask Lines,'.
    """
    mentions = tuple(found)
    bodies = {m.text for m in mentions if _is_spoken_of_as_body(parse, m)}
    return tuple(
        NameMention(m.first, m.last, m.text, "organisation", m.title)
        if m.text in bodies and m.kind == "person"
        else m
        for m in mentions
    )


def _is_spoken_of_as_body(parse: Parse, mention: NameMention) -> bool:
    if mention.kind != "person" or mention.title[0] < mention.first or len(mention.parts) < 2:
        return False
    if mention.parts[0].lower() in given_names():
        return False
    after = [t.lower for t in parse.tokens[mention.last : mention.last + 2]]
    before = parse.tokens[max(mention.first - 2, 0) : mention.first]
    is_owning = len(before) == 2 and before[1].text == "," and is_plural(before[0])
    owners = {before[0].lower, before[0].lower.removesuffix("s")} if is_owning else set()
    return after == [",", "which"] or not owners.isdisjoint(words_for("owning"))


def is_title_case(parse: Parse, sentence: Sentence) -> bool:
    """Tell whether nearly every longer word of a sentence has a capital, verbs too."""
    tokens = parse.tokens[sentence.first : sentence.last]
    words = [t.text for t in tokens if len(t.text) > 3 and t.text.isalpha()]
    small = [word for word in words if not word[:1].isupper()]
    if len(words) < 5 or len(small) > 0.1 * len(words):
        return False
    return not any(t.pos == "VERB" and t.text[:1].islower() and t.text.isalpha() for t in tokens)


def split_headlines(parse: Parse, found: Iterable[NameMention]) -> list[NameMention]:
    """Cut names in title case down to those that the rest of the text gives.

    'Fisher Mom Corners Emil Tarn' holds the name Emil Tarn, if the text below names him.
    """
    mentions = list(found)
    titled = {k for k, s in enumerate(parse.sentences) if is_title_case(parse, s)}
    capitals = _in_capitals(parse)
    titled |= capitals
    if not titled:
        return mentions
    known: dict[tuple[str, ...], NameMention] = {}
    for mention in mentions:
        if parse.tokens[mention.first].sentence not in titled and not (
            capitals and mention.text.isupper() and len(mention.parts) > 1
        ):
            words = _lower(parse, mention.first, mention.last)
            known.setdefault(words, mention)
            if mention.kind == "person" and len(words[-1]) > 2:
                known.setdefault(words[-1:], mention)
    cut: list[NameMention] = []
    for mention in mentions:
        parts = []
        if parse.tokens[mention.first].sentence in titled:
            parts = list(_known_parts(parse, mention, known))
            if not parts and parse.tokens[mention.first].sentence in capitals:
                continue
        cut.extend(parts or [mention])
    return cut


def _in_capitals(parse: Parse) -> set[int]:
    """Return the sentences that are headings in capitals throughout, in a text that is not."""
    found = set()
    for number, sentence in enumerate(parse.sentences):
        words = [t.text for t in parse.tokens[sentence.first : sentence.last]]
        is_small = any(not word.isupper() and word.isalpha() for word in words)
        if not is_small and len([w for w in words if len(w) > 3 and w.isalpha()]) >= 3:
            found.add(number)
    return found if 2 * len(found) <= len(parse.sentences) else set()


def _lower(parse: Parse, first: int, last: int) -> tuple[str, ...]:
    return tuple(t.lower for t in parse.tokens[first:last])


def _known_parts(
    parse: Parse, mention: NameMention, known: dict[tuple[str, ...], NameMention]
) -> Iterable[NameMention]:
    at = mention.title[0]
    while at < mention.last:
        for last in range(mention.last, at, -1):
            same = known.get(_lower(parse, at, last))
            if same is not None:
                text = parse.text[parse.tokens[at].start : parse.tokens[last - 1].end]
                first = mention.title[0] if at == mention.first else at
                shown = same.text if last - at == same.last - same.first else text
                yield NameMention(at, last, shown, same.kind, (first, at))
                at = last - 1
                break
        at += 1
