"""Evaluations: what a clause or an adjective judges, and how: "a farce", "the illegal blockade"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.claims.arguments import OBJECTS, find_object_token
from sayso.claims.ground import ASIDE, Ground, lemma_of
from sayso.claims.names import NameTable
from sayso.claims.predicates import COMPLEMENTS, LINKING, Frame
from sayso.claims.signatures import hedges
from sayso.language.parse import Token
from sayso.lexicons import load_lexicon
from sayso.model import Aspect, EvaluationValue

Valued = tuple[EvaluationValue, Aspect]

EFFECTING = frozenset({"do", "achieve", "accomplish", "contribute", "change", "gain", "offer"})
"""Verbs that tell an effect: "has achieved virtually nothing"."""
NOTHING = frozenset({"zero", "nil", "naught", "little"})
"""Objects that say by themselves that there is no effect; "nothing" makes the clause negative."""
ANYTHING = frozenset({"nothing", "anything", "much"})
CLAUSES = frozenset({"xcomp", "ccomp", "csubj", "advcl"})
LIGHT = frozenset(
    {"act", "action", "affair", "business", "case", "choice", "course", "deal", "decision", "deed"}
    | {"idea", "matter", "measure", "mistake", "move", "plan", "policy", "step", "thing", "way"}
)
"""Nouns that are judged by their adjective: "a disastrous decision", but "a good friend"."""
WEAKENING = frozenset({"less", "least", "too", "almost", "nearly", "hardly", "neither", "once"})
QUOTES = frozenset({'"', "'", "“", "‘", "«", "``"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Found:
    """What is judged, by its head word, and the first and last word that judge it."""

    target: Token
    first: Token
    last: Token
    value: EvaluationValue
    aspect: Aspect


@cache
def _words() -> dict[str, Valued]:
    rows = load_lexicon("evaluations")
    return {row["word"]: (row["value"], row["aspect"]) for row in rows}  # type: ignore[misc]


@cache
def _rows(lexicon: str) -> dict[tuple[str, ...], dict[str, str]]:
    """Return the rows of a lexicon of verbs or phrases by what they are looked up by."""
    keys = {"evaluating_verbs": ("lemma",), "evaluating_phrases": ("preposition", "noun")}[lexicon]
    return {tuple(row[key] for key in keys): row for row in load_lexicon(lexicon)}


@cache
def _laws() -> frozenset[str]:
    return frozenset(row["noun"] for row in load_lexicon("law_words"))


def evaluate_clause(ground: Ground, head: int, frame: Frame, *, denied: bool) -> Found | None:
    """Return what a clause judges, None where it does not.

    Args:
        ground: of the Document.
        head: of the clause.
        frame: its predicate and arguments.
        denied: whether it is negated, or said to be untrue.
    """
    verb = ground.token(head)
    found = _by_complement(ground, verb) or _by_verb(ground, verb, frame, denied=denied)
    if found is not None:
        return found
    if frame.subject is None:
        return None
    return (
        _by_nothing(ground, verb, frame.subject)
        or _by_phrase(ground, verb, frame.subject)
        or _by_adverb(ground, verb, frame.subject)
    )


def _valued(token: Token) -> Valued | None:
    return _words().get(token.lower) or _words().get(token.lemma.casefold())


def _by_complement(ground: Ground, verb: Token) -> Found | None:
    """Judge "is a facade", "remains unlawful", "a disastrous mistake", "called it a farce"."""
    if verb.i in ground.nominal:
        at, told = ground.nominal[verb.i], verb
        target = ground.token(at) if at >= 0 else None
    else:
        below = ground.below(verb.i)
        told_one = next((t for t in below if t.dep in COMPLEMENTS), None)
        if told_one is None or (lemma_of(verb) not in LINKING and told_one.dep != "acomp"):
            return None
        told = told_one
        target = next((t for t in below if t.dep in {"nsubj", "nsubjpass"}), None)
    if target is None:
        return None
    if target.lower == "it" and any(t.dep in CLAUSES for t in _around(ground, verb, told)):
        return None  # "it is illegal to sell arms"
    beside = [t for t in ground.below(told.i) if t.dep == "amod" and told.lemma in LIGHT]
    for token in (told, *beside):
        if (found := _valued(token)) and _is_plain(ground, token):
            return Found(target, token, token, *found)
    return None


def _around(ground: Ground, verb: Token, told: Token) -> list[Token]:
    return [*ground.below(verb.i), *ground.below(told.i)]


def _is_plain(ground: Ground, token: Token) -> bool:
    """Tell "illegal" from "security-wise", "less successful", "allegedly illegal", "neither"."""
    below = ground.below(token.i)
    weak = (t.lower in WEAKENING or t.lower in hedges() for t in below)
    if any(weak) or any(t.dep in {"neg", "preconj"} for t in below):
        return False
    return ground.parse.tokens[token.i - 1].text != "-"


def _is_sentence(ground: Ground, verb: Token) -> bool:
    """Tell "condemned to death"."""
    return any(t.dep == "prep" and t.lower == "to" for t in ground.below(verb.i))


def _by_verb(ground: Ground, verb: Token, frame: Frame, *, denied: bool) -> Found | None:
    """Judge "violates the treaty", "failed", "condemned the strike"."""
    row = _rows("evaluating_verbs").get((lemma_of(verb),))
    if row is None or (row["of"] and not _goes_on_with_law(ground, verb, frame.object)):
        return None
    if not row["of"] and any(t.dep in {"xcomp", "ccomp"} for t in ground.below(verb.i)):
        return None  # "failed to appear" tells what was not done
    is_object = row["target"] == "object"
    target = frame.object if is_object else frame.subject
    if target is None or (
        is_object and (denied or target.pos == "PRON" or _is_sentence(ground, verb))
    ):
        return None  # who does not condemn a thing does not praise it
    return Found(target, verb, verb, row["value"], row["aspect"])  # type: ignore[arg-type]


def _goes_on_with_law(ground: Ground, token: Token, thing: Token | None = None) -> bool:
    below = [t for t in ground.below(token.i) if t.dep == "prep"]
    nouns = [t for p in below for t in ground.below(p.i) if t.dep == "pobj"]
    return any(t.lemma.casefold() in _laws() for t in (*nouns, *([thing] if thing else [])))


def _by_nothing(ground: Ground, verb: Token, subject: Token) -> Found | None:
    """Judge "achieved virtually zero", "did nothing" and "have not done anything"."""
    thing = find_object_token(ground, verb)
    if lemma_of(verb) not in EFFECTING or thing is None or thing.i < verb.i:
        return None
    more = {"relcl", "acl", "prep", "amod"}
    if any(t.dep in more and t.lower not in {"in", "against"} for t in ground.below(thing.i)):
        return None
    after = ground.parse.tokens[thing.i + 1 : thing.i + 2]
    if any(t.pos == "ADJ" or t.lower == "else" for t in after):
        return None  # "nothing wrong"
    if thing.lower in NOTHING:
        return Found(subject, thing, thing, "bad", "merit")
    return Found(subject, thing, thing, "good", "merit") if thing.lower in ANYTHING else None


def _by_phrase(ground: Ground, verb: Token, subject: Token) -> Found | None:
    """Judge "in compliance with the treaty", "without consent", "runs counter to the charter"."""
    below = ground.below(verb.i)
    objects = [t for t in below if t.dep in OBJECTS]
    for at in (*below, *(t for o in objects for t in ground.below(o.i))):
        nouns = [t for t in ground.below(at.i) if t.dep == "pobj"] if at.dep == "prep" else []
        for last in (at, *nouns):
            noun = "" if last is at else last.lemma.casefold()
            row = _rows("evaluating_phrases").get((at.lower, noun))
            if row is not None and (not row["of"] or _goes_on_with_law(ground, last)):
                return Found(subject, at, last, row["value"], row["aspect"])  # type: ignore[arg-type]
    return None


def _by_adverb(ground: Ground, verb: Token, subject: Token) -> Found | None:
    """Judge "illegally occupies"."""
    for token in ground.below(verb.i):
        if token.dep != "advmod" or not token.lower.endswith("ly") or token.lower == "badly":
            continue  # "badly hurt" tells how much
        if found := _valued(token) or _words().get(token.lower.removesuffix("ly")):
            return Found(subject, token, token, *found)
    return None


def find_attributive(ground: Ground, names: NameTable) -> Iterator[Found]:
    """Yield what adjectives judge beside what their clause says: "the illegal blockade of Kirin".

    Only what is definite and has a name or an owner is judged: "illegal weapons" are a kind of
    thing.
    """
    for token in ground.parse.tokens:
        if token.dep != "amod" or token.tag not in {"JJ", "VBN"} or ground.cues[token.i]:
            continue
        found = _valued(token)
        noun = ground.token(token.head)
        if found is None or noun.i < token.i or noun.pos != "NOUN":
            continue
        if ground.whose[token.i] == ASIDE or not _is_somebodys(ground, noun, names):
            continue
        if not _is_plain(ground, token) or _is_not_held(ground, token):
            continue
        yield Found(noun, token, token, *found)


def _is_not_held(ground: Ground, token: Token) -> bool:
    """Tell what the speaker does not hold: the “illegal” siege, so-called, not illegal but."""
    before = ground.parse.tokens[max(0, token.i - 2) : token.i]
    if any(t.lower == "not" for t in before[-1:]):
        return True
    return any(t.text in QUOTES for t in before[-1:]) or any(t.lower == "called" for t in before)


def _is_somebodys(ground: Ground, noun: Token, names: NameTable) -> bool:
    """Tell "his plan", "the US presence" and "the presence of the US" from kinds of things."""
    below = ground.below(noun.i)
    if any(t.dep == "poss" for t in below):
        return True
    if not any(t.dep == "det" and t.lower in DEFINITE for t in below):
        return False
    inner = [t for p in below if p.dep == "prep" for t in ground.below(p.i) if t.dep == "pobj"]
    return any(t.i in names.at for t in (*below, *inner))
