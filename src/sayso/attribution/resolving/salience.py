"""Who a pronoun means: the mentions before it, weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.attribution.syntax import Function, asked_in, clause_verb, is_topic
from sayso.attribution.words import Gender
from sayso.language.parse import Parse

Number = Literal["one", "many", "either"]
Class = Literal["person", "body", "document", "place", "unknown"]

SUBJECT, OBJECT, POSSESSIVE, OTHER = 1.0, 0.0, -0.7, -0.3
SPEAKER, LAST_SPEAKER = 0.7, 0.5
QUOTED, HEADING = -2.2, -0.8
SENTENCE, PARAGRAPH, FAR = 0.65, 0.15, 9
TIMES_NAMED = 0.12
TOPIC, PARALLEL, DOUBTED, ONE_BODY = 1.5, 0.9, -2.0, -1.2
UNKNOWN_GENDER, LIKELY_OTHER, UNKNOWN_CLASS = -0.5, -1.5, -0.4
CONJOINED, GOES_ON, HARDLY_NAMED = 1.2, 0.8, -0.6
UNNAMED = -0.5
NEW_SUBJECT, LATER_SUBJECT = 1.6, 0.5
ASKED = 3.0
TWO_FIT = 1.2
MARGIN = 0.45
"""Weights of the salience score and the least lead of the winner.

Source: order of the factors after Lappin and Leass 1994; values set by hand on PolNeAR train."""


@dataclass(slots=True)
class Referent:
    """Someone or something that later words can mean, with what is known of it so far.

    `leaning` is the gender that the sound of a name suggests where nothing tells it.
    """

    key: int
    name: str
    is_a: Class
    number: Number
    gender: Gender
    times: int = 0
    leaning: Gender = "either"


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention of a referent in the text."""

    token: int
    key: int
    sentence: int
    paragraph: int
    function: Function
    is_quoted: bool
    is_speaker: bool
    is_heading: bool


class Traces:
    """Mentions in text order, to be asked for those of a sentence, and for who spoke last."""

    def __init__(self, traces: Iterable[Trace] = ()) -> None:
        self._all: list[Trace] = []
        self._in_sentence: dict[int, list[Trace]] = defaultdict(list)
        self._named_from: dict[int, int] = {}
        self._spoke: dict[int, int] = {}
        for trace in traces:
            self.append(trace)

    def __iter__(self) -> Iterator[Trace]:
        return iter(self._all)

    def __reversed__(self) -> Iterator[Trace]:
        return reversed(self._all)

    def append(self, trace: Trace) -> None:
        """Add the next mention."""
        self._all.append(trace)
        self._in_sentence[trace.sentence].append(trace)
        if not trace.is_heading:
            first = self._named_from.get(trace.key, trace.sentence)
            self._named_from[trace.key] = min(first, trace.sentence)
        if trace.is_speaker:
            self._spoke.pop(trace.key, None)  # the last to speak comes last
            self._spoke[trace.key] = len(self._all)

    def in_sentence(self, number: int) -> Sequence[Trace]:
        """Return the mentions in a sentence."""
        return self._in_sentence.get(number, ())

    def is_first_in(self, key: int, sentence: int) -> bool:
        """Tell whether a referent is mentioned in no earlier sentence, save in headings."""
        return self._named_from.get(key, sentence) >= sentence

    def last_speakers(self, among: Collection[int]) -> Iterator[int]:
        """Yield who spoke, the last first, back to the first that is among some referents."""
        left = sum(key in self._spoke for key in among)
        for key in reversed(self._spoke):
            if not left:
                return
            yield key
            left -= key in among


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a pronoun asks of its referent, and where it stands.

    `before` is the last sentence in front of it that is not all quoted, None where that plays no
    part. `goes_on` tells that it is the source of a quotation that stands before it, which is
    mostly the last speaker's.
    """

    token: int
    number: Number
    gender: Gender
    classes: frozenset[Class]
    function: Function
    is_quoted: bool
    excluded: frozenset[int] = frozenset()
    favoured: int | None = None
    doubted: frozenset[int] = frozenset()
    before: int | None = None
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The referent chosen, None with the names of the candidates where the margin is small."""

    key: int | None
    candidates: tuple[str, ...] = ()


def agrees(referent: Referent, wanted: Wanted) -> bool:
    """Tell whether number, gender and class of a referent allow a pronoun."""
    is_open = referent.is_a == "unknown" and wanted.number in ("one", referent.number)
    if referent.is_a not in wanted.classes and not is_open:
        return False
    if "either" not in (referent.number, wanted.number) and referent.number != wanted.number:
        return False
    return "either" in (referent.gender, wanted.gender) or referent.gender == wanted.gender


def choose(
    parse: Parse,
    traces: Traces,
    referents: Sequence[Referent],
    wanted: Wanted,
    *,
    margin: float = MARGIN,
) -> Verdict:
    """Return whom a pronoun means.

    Args:
        parse: the Document's parse.
        traces: the mentions before the pronoun, in text order.
        referents: all referents, by key.
        wanted: what the pronoun asks for.
        margin: the least lead of the winner.
    """
    here = parse.tokens[wanted.token]
    scores: dict[int, float] = {}
    for trace in reversed(traces):
        gap = here.sentence - trace.sentence
        if gap > FAR:
            break
        referent = referents[trace.key]
        if trace.key in wanted.excluded or not agrees(referent, wanted):
            continue
        if gap == 0 and _is_bound(parse, trace, wanted):
            continue
        score = _weight(parse, trace, wanted, gap)
        if scores.get(trace.key, -99.0) < score:
            scores[trace.key] = score
    speakers = (k for k in traces.last_speakers(scores) if agrees(referents[k], wanted))
    last_speaker = next(speakers, None)
    asked = _asked_before(parse, traces, wanted)
    subject, is_new = _subject_before(parse, traces, referents, wanted)
    for key in scores:
        scores[key] += _bonus(referents[key], wanted)
        if _is_unnamed(referents[key]):
            scores[key] += UNNAMED
        if key == last_speaker and not wanted.is_quoted:
            scores[key] += LAST_SPEAKER + (GOES_ON if _goes_on(traces, key, wanted) else 0.0)
        if key == asked:
            scores[key] += ASKED
        elif key == subject and key != last_speaker and asked not in scores:
            scores[key] += NEW_SUBJECT if is_new else LATER_SUBJECT
    fits = _fitting_before(traces, referents, wanted, scores)
    if len(fits) > 1 and fits.isdisjoint({last_speaker, subject, asked}):
        margin = max(margin, TWO_FIT)
    return _verdict(scores, referents, margin)


def _fitting_before(
    traces: Traces, referents: Sequence[Referent], wanted: Wanted, among: Collection[int]
) -> set[int]:
    """Return who is surely of a pronoun's gender in the sentence before it."""
    if wanted.before is None:
        return set()
    keys = {t.key for t in traces.in_sentence(wanted.before)}
    return {k for k in keys if k in among and referents[k].gender != "either"}


def _is_unnamed(referent: Referent) -> bool:
    """Tell whether somebody is known by a noun alone; stories follow those whom they name."""
    is_one = referent.is_a == "person" and referent.number == "one"
    return is_one and not referent.name[:1].isupper()


def _goes_on(traces: Traces, key: int, wanted: Wanted) -> bool:
    """Tell whether a speaker spoke in the last sentence that is not all quoted."""
    if not wanted.goes_on or wanted.before is None:
        return False
    return any(t.key == key and t.is_speaker for t in traces.in_sentence(wanted.before))


def _subject_before(
    parse: Parse, traces: Traces, referents: Sequence[Referent], wanted: Wanted
) -> tuple[int | None, bool]:
    """Return the subject of the sentence before a pronoun's, and whether it is first met there.

    A story turns to someone by making them the subject, which outweighs who spoke before; where two
    are, neither counts.
    """
    if wanted.before is None:
        return None, False
    subjects = {
        t.key
        for t in traces.in_sentence(wanted.before)
        if _is_main_subject(parse, t) and agrees(referents[t.key], wanted)
    }
    if len(subjects) != 1 or subjects <= wanted.excluded:
        return None, False
    (key,) = subjects
    return key, traces.is_first_in(key, wanted.before)


def _asked_before(parse: Parse, traces: Traces, wanted: Wanted) -> int | None:
    """Return who was asked in the sentence before a pronoun's, and so answers, None for no one.

    Or earlier in its own sentence, where the writer asks: "I asked the keeper who he thought".
    What follows where somebody else asks is an answer if it is quoted.
    """
    if wanted.before is None:
        return None
    own = parse.tokens[wanted.token].sentence
    for number in (own, wanted.before):
        asked = asked_in(parse, number)
        if asked is None or asked > wanted.token:
            continue
        below = (parse.tokens[c] for c in parse.children[parse.tokens[asked].head])
        is_ours = any(t.lower in ("i", "we") for t in below)
        if not is_ours and (number == own or not wanted.goes_on):
            continue
        beside = {asked, *(c for c in parse.children[asked] if parse.tokens[c].dep == "appos")}
        keys = [t.key for t in traces.in_sentence(number) if t.token in beside]
        if keys:
            return keys[0]
    return None


def _is_main_subject(parse: Parse, trace: Trace) -> bool:
    """Tell whether a mention is the subject of a sentence's main clause."""
    if trace.function != "subject" or trace.is_quoted or trace.is_heading:
        return False
    at = clause_verb(parse, trace.token)
    while at is not None and parse.tokens[at].dep == "conj":
        at = parse.tokens[at].head
    return at is not None and parse.tokens[at].dep == "ROOT"


def _bonus(referent: Referent, wanted: Wanted) -> float:
    """Return what a referent's own properties add to its score."""
    bonus = TIMES_NAMED * min(referent.times, 6)
    if referent.gender == "either" and wanted.gender != "either":
        is_other = referent.leaning not in ("either", wanted.gender)
        bonus += LIKELY_OTHER if is_other else UNKNOWN_GENDER
        if referent.times < 2 and " " not in referent.name and referent.name[:1].isupper():
            bonus += HARDLY_NAMED
    if wanted.number == "many" and referent.number == "either":
        bonus += ONE_BODY
    if referent.is_a == "unknown":
        bonus += UNKNOWN_CLASS
    if referent.key in wanted.doubted:
        bonus += DOUBTED
    return bonus + (1.0 if referent.key == wanted.favoured else 0.0)


def _weight(parse: Parse, trace: Trace, wanted: Wanted, gap: int) -> float:
    score = {"subject": SUBJECT, "object": OBJECT, "possessive": POSSESSIVE, "other": OTHER}[
        trace.function
    ]
    paragraph = parse.sentences[parse.tokens[wanted.token].sentence].paragraph
    score -= SENTENCE * min(gap, 4) + 0.25 * max(gap - 4, 0)
    score -= PARAGRAPH * min(paragraph - trace.paragraph, 3)
    if trace.is_speaker:
        score += SPEAKER
    if gap == 0 and is_topic(parse, trace.token):
        score += TOPIC
    if gap == 0 and _is_conjoined(parse, trace, wanted):
        score += CONJOINED
    if gap == 0 and trace.function == wanted.function == "possessive":
        score += PARALLEL
    if trace.is_quoted and not wanted.is_quoted:
        score += QUOTED
    if trace.is_heading:
        score += HEADING
    return score


def _is_conjoined(parse: Parse, trace: Trace, wanted: Wanted) -> bool:
    """Tell whether two subjects stand in clauses joined to one another: 'X left, but he said'."""
    if not trace.function == wanted.function == "subject" or trace.is_quoted != wanted.is_quoted:
        return False
    above, at = clause_verb(parse, trace.token), clause_verb(parse, wanted.token)
    while at is not None and at != above and parse.tokens[at].dep == "conj":
        at = parse.tokens[at].head
    return at is not None and at == above and at != clause_verb(parse, wanted.token)


def _is_bound(parse: Parse, trace: Trace, wanted: Wanted) -> bool:
    """Tell whether grammar forbids the two to be one: both arguments of one verb."""
    if wanted.function in ("possessive", "subject") or trace.function == "possessive":
        return False
    verb = clause_verb(parse, wanted.token)
    return verb is not None and verb == clause_verb(parse, trace.token)


def _verdict(scores: dict[int, float], referents: Sequence[Referent], margin: float) -> Verdict:
    order = sorted(scores.items(), key=lambda kv: (-kv[1], kv[0]))
    if not order or order[0][1] < -4.0:
        return Verdict(None)
    if len(order) > 1 and order[0][1] - order[1][1] < margin:
        close = [referents[k].name for k, s in order if order[0][1] - s < margin]
        return Verdict(None, tuple(close[:3]))
    return Verdict(order[0][0])
