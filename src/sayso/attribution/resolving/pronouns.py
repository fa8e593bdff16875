"""Whom the pronouns of a Document mean."""

from __future__ import annotations

from sayso.attribution.resolving.discourse import Discourse, note
from sayso.attribution.resolving.salience import (
    Class,
    Number,
    Traces,
    Verdict,
    Wanted,
    agrees,
    choose,
)
from sayso.attribution.syntax import function_of, is_fronted
from sayso.attribution.words import Gender

PRONOUNS: dict[str, tuple[Number, Gender, frozenset[Class]]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("one", "male", frozenset[Class]({"person"}))),
    **dict.fromkeys(
        ("she", "her", "hers", "herself"), ("one", "female", frozenset[Class]({"person"}))
    ),
    **dict.fromkeys(
        ("it", "its", "itself"), ("one", "either", frozenset[Class]({"body", "document", "place"}))
    ),
    **dict.fromkeys(
        ("they", "them", "their", "theirs", "themselves"),
        ("many", "either", frozenset[Class]({"person", "body"})),
    ),
}


PLACE_NAME = 4
"""Words of the longest place that 'they' are the people of, its article included."""


def settle_pronoun(found: Discourse, i: int) -> None:
    """Say whom a pronoun means, or who it could be, and note it as a mention.

    A pronoun in a phrase before the main clause means that clause's subject, unless someone in the
    same sentence comes before it.
    """
    parse = found.parse
    token = parse.tokens[i]
    number, gender, classes = PRONOUNS[token.lower]
    excluded, favoured = _voice_at(found, i)
    named, doubted = _named_in_own_words(found, i)
    wanted = Wanted(
        i,
        number,
        gender,
        classes,
        function_of(parse, i),
        found.setting.is_quoted(token.start),
        excluded | named,
        favoured,
        doubted,
        _sentence_before(found, i) if number == "one" and "person" in classes else None,
        _goes_on(found, i),
    )
    traces = _within_reach(found, wanted)
    verdict = choose(parse, traces, found.referents, wanted)
    ahead = _looking_ahead(found, wanted) if is_fronted(parse, i) else None
    if ahead is not None and not any(
        t.key == verdict.key for t in traces.in_sentence(token.sentence)
    ):
        verdict = ahead
    if verdict.key is None and not verdict.candidates:
        verdict = _looking_ahead(found, wanted) or verdict
    verdict = _people_of_place(found, i) or verdict
    if verdict.key is not None:
        referent = found.referents[verdict.key]
        is_open = referent.gender == "either" and referent.is_a == "person"
        if gender != "either" and is_open and _is_sole(found, traces, verdict.key, wanted):
            referent.gender = gender
        elif gender != "either" and is_open and referent.leaning == "either":
            referent.leaning = gender
        note(found, i, verdict.key)
    found.verdicts[i] = verdict


def _people_of_place(found: Discourse, i: int) -> Verdict | None:
    """Return the place whose people 'they' are: 'In Ostrel they say', None for any other 'they'."""
    tokens = found.parse.tokens
    first = found.parse.sentences[tokens[i].sentence].first
    at = i - 1 if i and tokens[i - 1].text != "," else i - 2
    key = found.cast.at.get(at)
    is_first = tokens[i].lower == "they" and tokens[first].lower == "in" and key is not None
    return Verdict(key) if is_first and at - first <= PLACE_NAME else None


def _is_sole(found: Discourse, traces: Traces, key: int, wanted: Wanted) -> bool:
    """Tell whether nobody else of a known gender could be meant, so that a pronoun tells it."""
    if wanted.token not in found.setting.speakers:
        return False
    here = found.parse.tokens[wanted.token].sentence
    near = (t for n in range(here - 3, here + 1) for t in traces.in_sentence(n))
    others = (t.key for t in near if t.key != key)
    return not any(
        found.referents[k].gender == wanted.gender and agrees(found.referents[k], wanted)
        for k in others
    )


def _goes_on(found: Discourse, i: int) -> bool:
    """Tell whether a pronoun is the source of a quotation that begins before it."""
    at = found.parse.tokens[i].start
    return any(
        span.start < at and found.setting.is_quoted((span.start + span.end) // 2)
        for span in found.setting.said_by(i)
    )


def _sentence_before(found: Discourse, i: int) -> int | None:
    """Return the last sentence before a pronoun's own that is not all quoted.

    None for a pronoun in quotation marks, and where a heading or the page's start comes first.
    """
    parse, setting = found.parse, found.setting
    token = parse.tokens[i]
    if setting.is_quoted(token.start):
        return None
    for number in range(token.sentence - 1, max(token.sentence - 9, -1), -1):
        span = parse.sentences[number].span
        if setting.is_heading(span.start):
            return None
        if not (setting.is_quoted(span.start) and setting.is_quoted(span.end - 1)):
            return number
    return None


def _within_reach(found: Discourse, wanted: Wanted) -> Traces:
    """Return the mentions that a pronoun can take up.

    'They' and 'it' in a quotation mean what the speaker spoke of, often outside what is quoted:
    only mentions in the same quotation count, and none where the same word was left open there.
    """
    if not wanted.is_quoted or ("person" in wanted.classes and wanted.number == "one"):
        return found.traces
    token = found.parse.tokens[wanted.token]
    around = found.setting.quoted_at(token.start)
    if around is None:
        return Traces()
    beside = [t for t in found.parse.tokens_in(around) if t.start >= around.start]
    for earlier in beside:
        verdict = found.verdicts.get(earlier.i)
        is_open = verdict is not None and verdict.key is None
        if is_open and earlier.i < token.i and earlier.lower == token.lower:
            return Traces()
    sentences = range(beside[0].sentence, beside[-1].sentence + 1) if beside else ()
    inside = {t.i for t in beside}
    return Traces(t for n in sentences for t in found.traces.in_sentence(n) if t.token in inside)


def _voice_at(found: Discourse, i: int) -> tuple[frozenset[int], int | None]:
    """Return who a pronoun cannot mean, and whom it likely means, by whose words it stands in.

    Nobody is "he" in his own quotation; in indirect speech, also within a quotation, "he" is mostly
    the one who speaks: “The board says it hopes …,” she said.
    """
    at = found.parse.tokens[i].start
    inside = found.setting.voices_at(at)
    if not inside:
        return frozenset(), None
    quoted = found.setting.quoted_at(at)
    direct = {h for s, h in inside if quoted is not None and s.start <= quoted.start + 1}
    _, head = min(inside, key=lambda v: (len(v[0]), v[1]))
    keys = {
        h: found.verdicts[h].key if h in found.verdicts else found.cast.at.get(h) for h in direct
    }
    excluded = frozenset(k for k in keys.values() if k is not None)
    if head in direct:
        return excluded, None
    verdict = found.verdicts.get(head)
    key = verdict.key if verdict is not None else found.cast.at.get(head)
    return excluded, key if key not in excluded else None


def _named_in_own_words(found: Discourse, i: int) -> tuple[frozenset[int], frozenset[int]]:
    """Return whom a pronoun cannot and who it hardly can be, by who is named in what it says.

    In "X, she said, was ill" she is not X. People seldom name themselves in a quotation.
    """
    excluded: set[int] = _named_around_aside(found, i)
    doubted: set[int] = set()
    for span in found.setting.said_by(i):
        is_quoted = found.setting.is_quoted((span.start + span.end) // 2)
        for t in found.parse.tokens_in(span):
            verdict = found.verdicts.get(t.i) if t.i in found.nominals else None
            key = found.cast.at.get(t.i)
            if key is None and verdict is not None:
                key = verdict.key
            if key is not None:
                (excluded if t.i < i and not is_quoted else doubted).add(key)
    return frozenset(excluded), frozenset(doubted)


def _named_around_aside(found: Discourse, i: int) -> set[int]:
    """Return who stands right before ", she recalled,": what she speaks of."""
    tokens = found.parse.tokens
    sentence = found.parse.sentences[tokens[i].sentence]
    after = [t.text for t in tokens[i + 1 : min(i + 4, sentence.last)]]
    if i < sentence.first + 2 or tokens[i - 1].text != "," or "," not in after:
        return set()
    verdict = found.verdicts.get(i - 2) if i - 2 in found.nominals else None
    key = verdict.key if verdict is not None else found.cast.at.get(i - 2)
    return set() if key is None else {key}


def _looking_ahead(found: Discourse, wanted: Wanted) -> Verdict | None:
    """Return the subject of the main clause for a pronoun in a clause before it."""
    parse = found.parse
    token = parse.tokens[wanted.token]
    sentence = parse.sentences[token.sentence]
    if wanted.is_quoted:  # whoever is quoted is no "they" of his own
        return None
    for i in range(wanted.token + 1, sentence.last):
        key = found.cast.at.get(i)
        if key is None or function_of(parse, i) != "subject":
            continue
        referent = found.referents[key]
        is_meant = referent.is_a in wanted.classes and agrees(referent, wanted)
        return Verdict(key) if is_meant else None
    return None
