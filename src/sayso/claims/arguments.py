"""Who did what to whom, and where: the arguments of a clause as words and spans."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sayso.claims.clauses import is_misread_root
from sayso.claims.climb import tells_content
from sayso.claims.ground import SUBJECTS, VERBAL, Ground, is_finite, lemma_of
from sayso.claims.names import NameTable, clean_name
from sayso.claims.phrases import core_words, phrase_span
from sayso.claims.pronouns import says_i, says_we
from sayso.language.parse import Token
from sayso.lexicons import load_lexicon
from sayso.model import Span

OBJECTS = ("dobj", "obj")


PLACES = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "throughout"})


PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


TELLING_PREPOSITIONS = frozenset(
    {"for", "against", "with", "to", "on", "from", "of", "into", "about", "over", "at", "toward"}
    | {"towards", "upon", "after", "like", "under", "than"}
)
"""Prepositions that are told with a verb without an object: "vote against", "withdraw from"."""


ONE_PERSON = frozenset({"i", "me", "myself"})
FIRST_PERSON = ONE_PERSON | {"we", "us", "ourselves"}


THIRD_PERSON = frozenset({"he", "she", "it", "they", "him", "her", "them"})


RELATIVE = frozenset({"who", "which", "that", "whom"})


SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "swear"})
"""Verbs whose subject acts in the infinitive even beside an object ("promised them to leave")."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase: its head, its normalised words and where the full phrase stands."""

    head: int
    words: str
    span: Span


def is_passive(ground: Ground, verb: Token) -> bool:
    """Tell whether a verb stands in the passive."""
    below = ground.below(verb.i)
    if any(t.dep == "auxpass" and t.lower in {"'s", "’s", "'d", "’d"} for t in below) and any(
        t.dep in OBJECTS for t in below
    ):
        return False  # "She's done nothing": the parser takes "has" for "is"
    return any(t.dep in {"auxpass", "nsubjpass", "csubjpass"} for t in below)


def find_subject_token(ground: Ground, head: int) -> Token | None:
    """Return the head of the grammatical subject of a clause, also where another clause has it."""
    for i in (head, *reversed(ground.over.get(head, ()))):
        own = _own_subject(ground, ground.token(i))
        if own is not None:
            return own
    top = ground.token(ground.top(head))
    above = ground.token(top.head)
    if ground.is_content_root(top.i) and ground.whose[top.i] >= 0:
        return _source_as_subject(ground, top, above)
    if is_misread_root(ground, top):
        return above
    if top.dep == "conj" and above.pos in VERBAL and above.i != top.i:
        first = ground.owner[above.i]
        return find_subject_token(ground, first if first >= 0 and first != head else above.i)
    if top.dep in {"xcomp", "pcomp", "advcl", "ccomp"} and above.i != top.i:
        return _controller(ground, top, above)
    return None


def _source_as_subject(ground: Ground, top: Token, above: Token) -> Token | None:
    """Return who acts in a content without a subject ("vowed to leave")."""
    if is_finite(ground, top):
        return None
    cue = ground.token(above.head) if above.pos == "ADP" else above
    objects = [t for t in ground.below(cue.i) if t.dep in {"dobj", "dative"} and t.i < top.i]
    if objects and cue.lemma not in SUBJECT_CONTROL:
        return objects[0]
    if is_passive(ground, cue):
        return _own_subject(ground, cue)
    spans = ground.attributions[ground.whose[top.i]].source
    inside = list(ground.parse.tokens_of(spans))
    numbers = {t.i for t in inside}
    tops = [t for t in inside if t.head not in numbers or t.head == t.i]
    return next((t for t in tops if t.pos in {"NOUN", "PROPN", "PRON"}), None)


def _own_subject(ground: Ground, verb: Token) -> Token | None:
    below = ground.below(verb.i)
    there = any(t.dep == "expl" for t in below)
    for token in below:
        if token.dep in SUBJECTS:
            return token
    if there:
        return next((t for t in below if t.dep in {"attr", "dobj"}), None)
    return None


def _controller(ground: Ground, inner: Token, above: Token) -> Token | None:
    """Return who leaves in "urged them to leave", "accused them of leaving", "vowed to leave"."""
    if above.pos == "ADP":
        above = ground.token(above.head)
    if above.pos not in VERBAL and above.pos != "ADJ":
        return None
    if above.pos == "ADJ":
        above = ground.token(above.head)
    objects = [t for t in ground.below(above.i) if t.dep in {"dobj", "dative"} and t.i < inner.i]
    if objects and above.lemma not in SUBJECT_CONTROL:
        return objects[0]
    if inner.dep == "advcl" or objects:
        return _own_subject(ground, above) if inner.dep == "advcl" else objects[0]
    subject = _own_subject(ground, above)
    if subject is None and above.dep == "conj":
        return find_subject_token(ground, above.i)
    return subject


def antecedent_of(ground: Ground, token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the token itself."""
    if token.lower not in RELATIVE:
        return token
    at = ground.token(token.head)
    for _ in range(6):
        if at.dep == "relcl":
            return _cleft(ground, ground.token(at.head))
        if at.dep == "ccomp" and at.head < token.i:
            found = _cleft(ground, ground.token(at.head))
            if found.i != at.head:
                return found
        if at.head == at.i:
            break
        at = ground.token(at.head)
    return token


def _cleft(ground: Ground, over: Token) -> Token:
    """Return who is meant in "it is the board that left", where a clause hangs on "is"."""
    below = ground.below(over.i)
    if lemma_of(over) != "be" or not any(t.dep == "nsubj" and t.lower == "it" for t in below):
        return over
    return next((t for t in below if t.dep == "attr"), over)


def find_object_token(ground: Ground, verb: Token) -> Token | None:
    """Return the head of what an active verb is done to, None without one."""
    below = ground.below(verb.i)
    for token in below:
        if token.dep in OBJECTS and not _only_joins(ground, token, verb):
            return token
    if verb.dep == "relcl" and not any(
        t.dep in {"dative", "attr", "acomp", "ccomp", "xcomp", "mark"} for t in below
    ):
        own = _own_subject(ground, verb)
        if own is not None and own.lower not in RELATIVE and lemma_of(verb) != "be":
            told = any(t.dep == "advmod" and t.lower in {"when", "where", "why"} for t in below)
            over = ground.token(verb.head)
            if (
                not told
                and over.pos in {"NOUN", "PROPN"}
                and not any(t.dep == "prep" for t in below)
            ):
                return over
    return None


def _only_joins(ground: Ground, token: Token, verb: Token) -> bool:
    """Tell the "that" of "the claim that guards opened it", which the parser takes for one."""
    if token.lower != "that" or verb.dep != "relcl":
        return False
    return tells_content(ground, verb, ground.token(verb.head))


def find_agent(ground: Ground, verb: Token) -> Token | None:
    """Return the head of the by-phrase of a passive."""
    for token in ground.below(verb.i):
        if token.dep == "agent":
            found = next((t for t in ground.below(token.i) if t.dep == "pobj"), None)
            is_bare = found is not None and not ground.below(found.i)
            return None if found and is_bare and found.lower in _means() else found
    return None


@cache
def _means() -> frozenset[str]:
    """Return the words for by what a thing is done and not by whom ("told by telephone")."""
    return frozenset(row["word"] for row in load_lexicon("means"))


def read_argument(
    ground: Ground, token: Token | None, names: NameTable, clause: int
) -> Argument | None:
    """Return a noun phrase as an argument of a clause, pronouns resolved where that is safe."""
    if token is None:
        return None
    span = phrase_span(ground, token)
    meant = antecedent_of(ground, token)
    if meant.i != token.i:
        span = phrase_span(ground, meant)
    if not any(c.isalnum() for c in meant.text):
        return None
    if meant.pos in VERBAL and meant.tag != "VBG":
        return Argument(meant.i, meant.lemma, meant.span)
    words = _pronoun_words(ground, meant, clause) or core_words(ground, meant, names)
    return Argument(meant.i, words, span) if words else None


def _pronoun_words(ground: Ground, token: Token, clause: int) -> str | None:
    """Return whom a pronoun means where the Document leaves no doubt.

    The first person in quoted words is their source. The third person is the source if the source
    was given by the same pronoun in the same sentence ("She said she ...").
    """
    number = ground.whose[clause]
    if number < 0 or token.pos != "PRON":
        return None
    attribution = ground.attributions[number]
    if attribution.source_name is None:
        return None
    if token.lower in FIRST_PERSON and attribution.form != "indirect":
        fits = says_i if token.lower in ONE_PERSON else says_we
        return attribution.source_name if fits(attribution) else None
    if token.lower in THIRD_PERSON:
        for span in attribution.source:
            for source in ground.parse.tokens_in(span):
                if source.lower == token.lower and source.sentence == token.sentence:
                    return attribution.source_name
    return None


def find_place(ground: Ground, members: list[int], names: NameTable) -> str | None:
    """Return the first place named after in, at or near in a clause."""
    for i in members:
        token = ground.token(i)
        if token.pos != "ADP" or token.lower not in PLACES:
            continue
        for inner in ground.below(i):
            if inner.dep != "pobj":
                continue
            for at in (inner.i, *_named_by(ground, inner)):
                name = names.at.get(at)
                if name is not None and name.label in PLACE_LABELS:
                    return clean_name(ground.parse, name)
    return None


def _named_by(ground: Ground, noun: Token) -> list[int]:
    """Return the words that name a place beside a noun: "the city of Kirin", "the Kirin area"."""
    found = [t.i for t in ground.below(noun.i) if t.dep in {"compound", "nmod"}]
    for token in ground.below(noun.i):
        if token.dep == "prep" and token.lower == "of":
            found += [t.i for t in ground.below(token.i) if t.dep == "pobj"]
    return found
