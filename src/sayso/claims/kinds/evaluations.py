"""Evaluations: what a clause or an adjective judges, and how: "a farce", "the illegal blockade"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.claims.arguments import OBJECTS, antecedent_of, find_object_token, is_passive
from sayso.claims.ground import VERBAL, Ground, is_finite, lemma_of
from sayso.claims.kinds.evaluation_words import frames, laws, rows_of, value_of, words
from sayso.claims.kinds.verbless import NAMING
from sayso.claims.names import NameTable
from sayso.claims.predicates import COMPLEMENTS, LINKING, Frame
from sayso.claims.signatures import hedges
from sayso.claims.stance import Factuality
from sayso.language.parse import Token
from sayso.model import Aspect, EvaluationValue

CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "advcl"})
POSSESSIVE = frozenset({"its", "his", "her", "their"})


@dataclass(frozen=True, slots=True)
class Found:
    """What is judged, by its head word, and the first and last word that judge it.

    `holder` is who judges, where the clause tells it: the subject of "praised the strike".
    """

    target: Token
    first: Token
    last: Token
    value: EvaluationValue
    aspect: Aspect
    holder: Token | None = None


def evaluate_clause(
    ground: Ground, head: int, frame: Frame, fact: Factuality, names: NameTable
) -> Found | None:
    """Return what a clause judges, None where it does not.

    Args:
        ground: of the Document.
        head: of the clause.
        frame: its predicate and arguments.
        fact: how it is said; what is demanded, or only a condition, judges nothing.
        names: of the Document.
    """
    verb = ground.token(head)
    if fact.heard == "wished" or (fact.heard == "supposed" and _is_condition(ground, head)):
        return None
    found = _by_complement(ground, verb, frame) or _by_verb(ground, verb, frame, fact, names)
    subject = frame.subject
    if subject is None and is_passive(ground, verb):
        subject = frame.object
    if found is None and subject is not None:
        found = (
            _by_nothing(ground, verb, subject, fact)
            or _by_phrase(ground, verb, subject)
            or _by_adverb(ground, verb, subject)
        )
    return found if found and _is_one_thing(ground, found.target, names) else None


def _is_condition(ground: Ground, head: int) -> bool:
    return ground.token(ground.top(head)).dep in {"advcl", "acl", "relcl"}


def _is_one_thing(ground: Ground, target: Token, names: NameTable) -> bool:
    """Tell what can be judged from "one of the reasons" and from "a way that is safe"."""
    meant = antecedent_of(ground, target)
    if meant.pos == "NUM" or meant.lemma.casefold() in frames("part"):
        return False
    before = ground.parse.tokens[target.i - 1].text if target.i else ""
    return meant.i in {target.i, *names.at} or before in {",", "-", "–", "—"}


def _by_complement(ground: Ground, verb: Token, frame: Frame) -> Found | None:
    """Judge "is a facade", "remains unlawful", "a disastrous mistake", "called it a farce"."""
    if verb.i in ground.nominal:
        at, told = ground.nominal[verb.i], verb
        target = ground.token(at) if at >= 0 else None
    else:
        told_one = _complement_of(ground, verb)
        if told_one is None:
            return None
        told = told_one
        own = next((t for t in ground.below(verb.i) if t.dep in {"nsubj", "nsubjpass"}), None)
        target = own or frame.subject
    if target is None or target.i == told.i:
        return None  # "there is no excuse"
    if target.lower == "it" and any(t.dep in CLAUSES for t in _around(ground, verb, told)):
        return None  # "it is illegal to sell arms"
    if (lemma_of(verb) == "feel" and target.lower != "it") or _is_tensed(target):
        return None  # "I feel good", "what he owes is to be honest"
    adjectives = _adjectives(ground, told, is_named=verb.i in ground.nominal)
    for token in (told, *adjectives, *_joined_to(ground, told)):
        if (found := value_of(ground, token)) and is_plain(ground, token):
            if token.lower in frames("state") and _goes_on_with(ground, token, "for"):
                continue  # "positive for the virus"
            if token.lower in frames("attitude"):
                continue  # "he is enthusiastic" tells of him
            return Found(target, _first_of(ground, token), token, *found)
    return None


def _is_tensed(token: Token) -> bool:
    return token.pos in VERBAL and token.tag != "VBG"


def _joined_to(ground: Ground, told: Token) -> Iterator[Token]:
    """Yield "clear" and "transparent" of "is new, clear and transparent"."""
    for token in ground.below(told.i):
        if token.dep == "conj" and token.pos in {"ADJ", "NOUN"}:
            yield token
            yield from _joined_to(ground, token)


def _first_of(ground: Ground, token: Token) -> Token:
    """Return the first part of a word with a hyphen."""
    tokens = ground.parse.tokens
    return tokens[token.i - 2] if token.i > 1 and tokens[token.i - 1].text == "-" else token


def _complement_of(ground: Ground, verb: Token) -> Token | None:
    """Return what is said of the subject, through "prove to be" and "nothing more than"."""
    if lemma_of(verb) not in LINKING | frames("sounding"):
        is_made = is_passive(ground, verb) and lemma_of(verb) not in NAMING
        return next((t for t in ground.below(verb.i) if t.dep == "oprd" and is_made), None)
    below = ground.below(verb.i)
    told = next((t for t in below if t.dep in COMPLEMENTS), None)
    if told is None and lemma_of(verb) != "be":
        inner = next((t for t in below if t.dep == "xcomp" and lemma_of(t) == "be"), None)
        return _complement_of(ground, inner) if inner is not None else None
    if told is None:
        return _far_from(ground, verb)
    return _compared(ground, told) or told


def _far_from(ground: Ground, verb: Token) -> Token | None:
    """Return "perfect" of "is far from perfect"."""
    far = (t for t in ground.below(verb.i) if t.lower == "far")
    prepositions = (t for word in far for t in ground.below(word.i) if t.lower == "from")
    return next((t for p in prepositions for t in ground.below(p.i) if t.dep == "pobj"), None)


def _compared(ground: Ground, told: Token) -> Token | None:
    """Return "attempt" of "nothing more than an attempt", "success" of "anything but a success"."""
    if told.lower not in {"nothing", "anything", "little"}:
        return None
    words = [told, *(t for t in ground.below(told.i) if t.lower in {"more", "other", "less"})]
    joints = (t for word in words for t in ground.below(word.i) if t.lower in {"than", "but"})
    return next((t for p in joints for t in ground.below(p.i) if t.dep == "pobj"), None)


def _adjectives(ground: Ground, noun: Token, *, is_named: bool) -> list[Token]:
    """Return the adjectives by which a noun judges: "a disastrous winter", but "a good friend".

    Of a deed all count ("a good decision"), and of what somebody calls a thing.
    """
    below = [t for t in ground.below(noun.i) if t.i < noun.i]
    words = [t for t in below if t.dep == "amod" and t.lower not in frames("kind")]
    if is_named or noun.lemma in frames("deed"):
        return words
    is_one = any(t.lower in {"a", "an"} for t in below)
    return [t for t in words if is_one and t.lemma not in frames("mild")]


def _around(ground: Ground, verb: Token, told: Token) -> list[Token]:
    return [*ground.below(verb.i), *ground.below(told.i)]


def is_plain(ground: Ground, token: Token) -> bool:
    """Tell "illegal" from "less successful", "allegedly illegal" and "almost legal"."""
    below = ground.below(token.i)
    if token.pos == "NOUN":  # "almost a disaster", "hardly a triumph": the clause tells it
        return not any(t.lower in hedges() for t in below)
    weak = (t.lower in frames("weakening") or t.lower in hedges() for t in below)
    no = (t.lower == "no" for word in below for t in ground.below(word.i))  # "no more biased than"
    return not any(weak) and not any(no) and not any(t.dep == "neg" for t in below)


def _goes_on_with(ground: Ground, token: Token, preposition: str) -> bool:
    words = (token, ground.token(token.head))
    return any(t.dep == "prep" and t.lower == preposition for w in words for t in ground.below(w.i))


def _by_verb(
    ground: Ground, verb: Token, frame: Frame, fact: Factuality, names: NameTable
) -> Found | None:
    """Judge "violates the treaty", "failed", "condemned the strike"."""
    row = rows_of("evaluating_verbs").get((lemma_of(verb),))
    if row is None:
        return None
    if row["target"] == "object":
        return _by_verdict(ground, verb, frame, fact, row)
    target = frame.subject
    if target is None or not _is_so(ground, verb, frame, names, row["of"]):
        return None
    return Found(target, verb, verb, row["value"], row["aspect"])  # type: ignore[arg-type]


def _is_so(ground: Ground, verb: Token, frame: Frame, names: NameTable, of: str) -> bool:
    """Tell "violates the treaty" and "the plan failed" from "broke the window", "the pump failed".

    Who vows to ignore a treaty judges nothing.
    """
    below = ground.below(verb.i)
    if of in {"law", "undertaking"} and _is_vowed(ground, verb, frame):
        return False
    if of == "law":
        return _goes_on_with_law(ground, verb, frame.object)
    more = {"xcomp", "ccomp", "dobj"} if of == "undertaking" else {"xcomp", "ccomp"}
    if any(t.dep in more for t in below):
        return False  # "failed to appear" tells what was not done; "succeeded his father"
    if of == "undertaking":
        target = antecedent_of(ground, frame.subject) if frame.subject else verb
        return target.i in names.at or target.lemma.casefold() in frames("undertaking")
    if of == "words":
        return not any(t.dep == "prep" and t.lower not in {"about", "to"} for t in below)
    return True


def _is_vowed(ground: Ground, verb: Token, frame: Frame) -> bool:
    number = ground.whose[verb.i]
    if number < 0 or is_finite(ground, verb) or frame.subject is None:
        return False
    return any(one.covers(frame.subject.span) for one in ground.attributions[number].source)


def _by_verdict(
    ground: Ground, verb: Token, frame: Frame, fact: Factuality, row: dict[str, str]
) -> Found | None:
    """Judge "condemned the strike", where the clause tells who does.

    Who does not condemn a thing does not praise it, and "condemned to death" is a sentence.
    """
    target = frame.object
    if target is None or frame.subject is None or frame.subject.lower == "few":
        return None
    if fact.polarity != "positive" or fact.heard != "asserted":
        return None
    goes_on = any(t.dep in {"xcomp", "ccomp"} for t in ground.below(verb.i))
    if target.pos == "PRON" or target.i == verb.i or goes_on or _goes_on_with(ground, verb, "to"):
        return None
    if row["of"] == "own" and not is_its(ground, target):
        return None  # "the rain justifies the cost"
    is_told = ground.told.get(verb.i, -1) >= 0
    is_known = antecedent_of(ground, frame.subject).i == frame.subject.i
    if not is_told and not (is_known and is_finite(ground, verb)):
        return None  # "somebody who mocked the plan"
    holder = None if is_told else frame.subject
    return Found(target, verb, verb, row["value"], row["aspect"], holder)  # type: ignore[arg-type]


def is_its(ground: Ground, thing: Token) -> bool:
    """Tell "its presence" in "justifies its presence"."""
    return any(t.dep == "poss" and t.lower in POSSESSIVE for t in ground.below(thing.i))


def _goes_on_with_law(ground: Ground, token: Token, thing: Token | None = None) -> bool:
    below = [t for t in ground.below(token.i) if t.dep == "prep"]
    nouns = [t for p in below for t in ground.below(p.i) if t.dep == "pobj"]
    return any(t.lemma.casefold() in laws() for t in (nouns if thing is None else [thing]))


def _by_nothing(ground: Ground, verb: Token, subject: Token, fact: Factuality) -> Found | None:
    """Judge "achieved virtually zero", "did nothing" and "have not done anything"."""
    thing = find_object_token(ground, verb)
    if lemma_of(verb) not in frames("effect") or thing is None or thing.i < verb.i:
        return None
    more = {"relcl", "acl", "prep", "amod"}
    if any(t.dep in more and t.lower not in {"in", "against"} for t in ground.below(thing.i)):
        return None
    after = ground.parse.tokens[thing.i + 1 : thing.i + 2]
    if any(t.pos == "ADJ" or t.lower == "else" for t in after):
        return None  # "nothing wrong"
    if thing.lower in frames("none"):
        return Found(subject, thing, thing, "bad", "merit")
    is_none = thing.lower in frames("nothing") and fact.negative
    return Found(subject, thing, thing, "good", "merit") if is_none else None


def _by_phrase(ground: Ground, verb: Token, subject: Token) -> Found | None:
    """Judge "in compliance with the treaty", "without consent", "runs counter to the charter"."""
    below = ground.below(verb.i)
    objects = [t for t in below if t.dep in OBJECTS]
    for at in (*below, *(t for o in objects for t in ground.below(o.i))):
        nouns = [t for t in ground.below(at.i) if t.dep == "pobj"] if at.dep == "prep" else []
        for last in (at, *nouns):
            noun = "" if last is at else last.lemma.casefold()
            row = rows_of("evaluating_phrases").get((at.lower, noun))
            if row is not None and (not row["of"] or _goes_on_with_law(ground, last)):
                return Found(subject, at, last, row["value"], row["aspect"])  # type: ignore[arg-type]
    return None


def _by_adverb(ground: Ground, verb: Token, subject: Token) -> Found | None:
    """Judge "illegally occupies"."""
    for token in ground.below(verb.i):
        if token.dep != "advmod" or token.lower not in frames("adverb"):
            continue  # "badly hurt" tells how much
        stem = token.lower.removesuffix("ly")
        if found := words().get(token.lower) or words().get(stem) or words().get(stem + "le"):
            return Found(subject, token, token, *found)
    return None
