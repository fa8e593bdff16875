"""What each one through whom a clause reached the page commits to: reporter, relays, source.

Source: Saurí and Pustejovsky 2012 (De Facto): values are composed downwards, from the main clause
through every word over a clause, once for each source.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sayso.claims.clause_words import (
    DENYING,
    SAYING,
    ClauseWord,
    Frame,
    find_clause_word,
    is_told_by_somebody,
    known_word,
)
from sayso.claims.climb import (
    Joint,
    asked_tops,
    cue_head,
    frame_of,
    joint_of,
    over_preposition,
    predicate_of,
    subject_of,
)
from sayso.claims.ground import VERBAL, VOICE, Ground, has_subject, is_finite, lemma_of
from sayso.claims.negation import find_negation, shares_negation
from sayso.claims.over_clause import is_judged, is_performed, read_word
from sayso.claims.questions import MAX_DEPTH, has_condition
from sayso.claims.values import UNKNOWN, YES, Value
from sayso.claims.verb_values import with_own_words
from sayso.language.parse import Token
from sayso.model import Attribution

Levels = tuple[Value, ...]
"""A value for each source, the reporter's first, the innermost source's last."""

BESIDE: dict[Joint, Callable[[Value], Value]] = {
    Joint.OPEN: Value.opened,
    Joint.BEFORE: lambda value: value.capped(2),
    Joint.WITHOUT: Value.flipped,
    Joint.ASIDE: lambda value: value,
}
"""What becomes of the value of a content where a clause stands beside its main clause."""


@dataclass(slots=True)
class Composer:
    """The clauses of one Document with what each source commits to; values are kept by word."""

    ground: Ground
    asked: frozenset[int]
    parents: dict[int, int] = field(default_factory=dict)
    _roots: dict[tuple[int, Frame], Levels] = field(default_factory=dict)
    _open: set[int] = field(default_factory=set)

    def line_of(self, number: int) -> tuple[int, ...]:
        """Return the numbers of an Attribution and of those it stands in, outermost first."""
        line: list[int] = []
        while number >= 0 and number not in line:
            line.insert(0, number)
            number = self.parents.get(number, VOICE)
        return tuple(line)

    def levels_of(self, head: int, depth: int = 0) -> Levels:
        """Return what each source commits to about what a verb says, its own words included."""
        if depth > MAX_DEPTH:
            return self._unknown(head)
        token = self.ground.token(head)
        levels = self._over(token, depth)
        if len(levels) != len(self.line_of(self.ground.whose[head])) + 1:
            return self._unknown(head)  # the parse goes across the border of a content
        if head in self.asked or has_condition(self.ground, head):
            levels = tuple(value.opened() for value in levels)
        return tuple(with_own_words(self.ground, token, value) for value in levels)

    def _unknown(self, head: int) -> Levels:
        return (UNKNOWN,) * (len(self.line_of(self.ground.whose[head])) + 1)

    def _over(self, token: Token, depth: int) -> Levels:
        """Return the values that a clause has from what stands over it."""
        ground = self.ground
        head = ground.token(token.head)
        joint = joint_of(ground, token, head)
        if ground.is_content_root(token.i):
            levels = self.root(ground.whose[token.i], frame_of(ground, token))
            if joint is Joint.OPEN and token.dep == "advcl":
                return tuple(value.opened() for value in levels)
            return self._imperative(token, levels)
        if joint in {Joint.PART, Joint.CONJUNCT}:
            compose = self._completing if joint is Joint.PART else self._joined
            return compose(token, head, depth)
        if joint is Joint.MISREAD:
            return self.root(ground.whose[token.i], "that")
        if joint is Joint.SAME:
            return self._owner(head, depth)
        change = BESIDE[joint]
        return tuple(change(value) for value in self._aside(token.i))

    def _owner(self, head: Token, depth: int) -> Levels:
        """Return the values of the verb that a word hangs on, without its negation.

        "Did not wait, saying that ..." does say so.
        """
        at = head
        while at.pos not in VERBAL and at.head != at.i:
            at = self.ground.token(at.head)
        if at.pos not in VERBAL or self.ground.whose[at.i] != self.ground.whose[head.i]:
            return self._aside(head.i)
        levels = self.levels_of(at.i, depth + 1)
        return self._aside(head.i) if any(value.sign < 0 for value in levels) else levels

    def _aside(self, i: int) -> Levels:
        """Return the values of what is told beside a main clause: as sure as its content."""
        number = self.ground.whose[i]
        return tuple(v if v.sign > 0 else UNKNOWN for v in self.root(number, "that"))

    def _imperative(self, token: Token, levels: Levels) -> Levels:
        """Leave commands open."""
        plain = token.tag == "VB" and token.dep in {"ROOT", "ccomp"}
        if not plain or is_finite(self.ground, token) or has_subject(self.ground, token):
            return levels
        if any(t.tag == "TO" for t in self.ground.below(token.i)):
            return levels
        return tuple(value.opened() for value in levels)

    def _joined(self, token: Token, head: Token, depth: int) -> Levels:
        """Return the values of a verb joined to another, with the negation that they share."""
        ground = self.ground
        if head.pos not in VERBAL:
            return self._aside(token.i)
        if depth > MAX_DEPTH or ground.whose[head.i] != ground.whose[token.i]:
            return self._unknown(token.i)
        levels = self._over(head, depth + 1)
        if token.pos in VERBAL and shares_negation(ground, token, head):
            return tuple(with_own_words(ground, head, value) for value in levels)
        nor = any(
            t.dep == "cc" and t.i < token.i and t.lower == "nor" for t in ground.below(head.i)
        )
        if nor and not find_negation(ground, token).flips:
            return tuple(value.flipped() for value in levels)
        return levels

    def _completing(self, token: Token, head: Token, depth: int) -> Levels:
        """Return the values of a clause that completes a verb, an adjective or a noun."""
        ground = self.ground
        frame = frame_of(ground, token)
        word = over_preposition(ground, head) if head.pos == "ADP" else head
        if ground.whose[word.i] != ground.whose[token.i]:
            return self.root(ground.whose[token.i], frame)
        told = self._told(word, depth)
        found, is_speakers = read_word(ground, word, frame)
        if frame == "whether":
            return tuple(Value(0, 0, is_closed=True) for _ in told)
        if found is None:
            return told if head.pos in {"ADP", "SCONJ"} and word is head else (UNKNOWN,) * len(told)
        seen = tuple(found.of_reporter(value) for value in told)
        if not is_speakers:
            return seen
        if subject_of(ground, predicate_of(ground, word)) is None:
            return tuple(found.of_speaker(value) for value in told)
        return (*seen[:-1], found.of_speaker(told[-1]))

    def _told(self, word: Token, depth: int) -> Levels:
        """Return the values of the word over a clause itself."""
        verb = predicate_of(self.ground, word)
        if depth > MAX_DEPTH:
            return self._unknown(word.i)
        if word.dep in {"nsubj", "nsubjpass"} and not is_judged(self.ground, word):
            return self._aside(word.i)
        if verb.pos in VERBAL:
            levels = self.levels_of(verb.i, depth + 1)
        elif self.ground.is_content_root(word.i):
            levels = self.root(self.ground.whose[word.i], "that")
        else:
            levels = self._aside(word.i)
        lacks = {t.lower for t in self.ground.below(word.i)} & {"no", "little", "neither"}
        counted = verb.pos in VERBAL and find_negation(self.ground, verb).flips
        if word.pos == "NOUN" and lacks and not counted:
            return tuple(value.flipped() for value in levels)
        if word.pos == "NOUN" and lemma_of(verb) == "lack" and word.dep == "dobj":
            return tuple(value.flipped() for value in levels)
        return levels

    def root(self, number: int, frame: Frame) -> Levels:
        """Return the values that the content of an Attribution has for each source.

        Args:
            number: the Attribution's; below 0 for the Document's own voice.
            frame: how the content is joined to its cue.
        """
        if number < 0:
            return (YES,)
        key = (number, frame)
        if key in self._roots:
            return self._roots[key]
        if number in self._open:
            return (UNKNOWN,) * (len(self.line_of(number)) + 1)
        self._open.add(number)
        found = self._roots[key] = self._root(self.ground.attributions[number], number, frame)
        self._open.discard(number)
        return found

    def _root(self, attribution: Attribution, number: int, frame: Frame) -> Levels:
        parent = self.parents.get(number, VOICE)
        head = cue_head(self.ground, attribution)
        told = self._aside_of(parent)
        word = None
        if head is not None:
            if self.ground.whose[head.i] == parent:
                told = self._told(head, 0)
            word = known_word(self.ground, head, frame)
        own = self._is_own(attribution, parent)
        if head is not None and self._is_passive(head):
            word = self._of_passive(head, word, frame)
        if word is None:
            word = DENYING if attribution.act == "denying" else SAYING
        source = word.of_source(self._as_told(head, told[-1]))
        if frame == "whether" and word.source is not None and not source.sign < 0:
            return (*(UNKNOWN,) * len(told), UNKNOWN)
        seen = [word.of_reporter(value) for value in told]
        seen[-1] = source if own else _framed(attribution, seen[-1], source)
        return (*seen, source)

    def _of_passive(self, cue: Token, word: ClauseWord | None, frame: Frame) -> ClauseWord | None:
        """Return what a passive cue's source commits to: "is said to", "was rejected by"."""
        active = find_clause_word(lemma_of(cue), "verb", "np to" if frame == "to" else frame)
        known = active if active is not None and active.source is not None else SAYING
        if word is None:
            return active
        return ClauseWord(known.source, known.source_not, word.reporter, word.reporter_not)

    def _is_passive(self, verb: Token) -> bool:
        return any(t.dep == "auxpass" for t in self.ground.below(verb.i))

    def _is_own(self, attribution: Attribution, parent: int) -> bool:
        """Tell "I think that", whose teller is its source too."""
        if parent == VOICE:
            return attribution.source_kind == "voice"
        teller = self.ground.attributions[parent].source_name
        return teller is not None and teller == attribution.source_name

    def _as_told(self, head: Token | None, value: Value) -> Value:
        """Return the value of a cue as whoever tells of it takes it.

        Where the teller has no Attribution of its own ("officials said that the mayor denied"), or
        nothing is known of the word over the cue ("went over to praise"), only the cue's own words
        count.
        """
        if head is not None and is_performed(self.ground, head):
            return YES
        if head is None or not value.is_closed or self.ground.is_content_root(head.i):
            return value
        over = self.ground.token(head.head)
        known = known_word(self.ground, over, frame_of(self.ground, head))
        if known is not None and not is_told_by_somebody(known):
            return value
        return with_own_words(self.ground, head, YES)

    def _aside_of(self, number: int) -> Levels:
        return tuple(v if v.sign > 0 else UNKNOWN for v in self.root(number, "that"))


def _framed(attribution: Attribution, value: Value, source: Value) -> Value:
    """Add what the reporter's own words say of the content: "falsely", "rightly"."""
    if not source.sign:
        return value
    if attribution.framing in {"rejecting", "ironic"}:
        return Value(-source.sign, 3 if attribution.framing == "rejecting" else 2)
    if attribution.framing == "endorsing" and not value.sign:
        return Value(source.sign, 2)
    return value


def make_composer(ground: Ground, asked: frozenset[int]) -> Composer:
    """Return a Composer of the clauses of a Document.

    Args:
        ground: of the Document.
        asked: the clauses that are questions, from `find_asked`.
    """
    places = {a.id: number for number, a in enumerate(ground.attributions)}
    parents = {
        number: places.get(a.parent or "", VOICE) for number, a in enumerate(ground.attributions)
    }
    return Composer(ground, asked_tops(ground, asked), parents)
