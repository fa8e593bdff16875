"""What an evaluation is of: its target's words, and whether a pronoun leaves it open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.claims.arguments import Argument, antecedent_of, read_argument
from sayso.claims.ground import SUBJECTS, VERBAL, Ground
from sayso.claims.kinds.evaluation_words import frames
from sayso.claims.phrases import core_words
from sayso.claims.pronouns import Referents
from sayso.language.parse import Token
from sayso.model import Span

SINGULAR = frozenset({"NN", "NNP"})


@dataclass(frozen=True, slots=True)
class Target:
    """What is judged, normalised, where it stands, and whether that leaves open what it is."""

    words: str
    span: Span
    is_open: bool = False


def find_target(
    referents: Referents, token: Token, arguments: Sequence[Argument | None], judging: Token
) -> Target:
    """Return what is judged at a word.

    Args:
        referents: of the Document.
        token: the head of what is judged.
        arguments: of the clause, as they were read; the target mostly is one of them.
        judging: the word that judges.
    """
    ground = referents.ground
    meant = antecedent_of(ground, token)
    if meant.i != token.i and _may_be_the_clause(referents, token, meant, judging):
        return Target(token.lower, token.span, is_open=True)
    if meant.pos in {"PRON", "DET"}:
        return _of_pronoun(referents, meant)
    known = next((one for one in arguments if one and one.head == token.i), None)
    argument = known or read_argument(ground, token, referents.names, judging.i)
    if argument is None:
        return Target(token.lower, token.span, is_open=True)
    if token.pos in VERBAL:  # "having such a system is unfair"
        return Target(" ".join(argument.span.of(ground.document.text).split()), argument.span)
    return Target(argument.words, argument.span)


def _may_be_the_clause(referents: Referents, token: Token, meant: Token, judging: Token) -> bool:
    """Tell ", which was a wise choice", said of what the clause before tells, from a thing's.

    "That" behind a comma points back, and "which" is no person.
    """
    ground = referents.ground
    if not token.i or ground.parse.tokens[token.i - 1].text != ",":
        return False
    name = referents.names.at.get(meant.i)
    noun = judging if judging.pos == "NOUN" else ground.token(judging.head)
    is_deed = noun.lemma in frames("deed") and meant.lemma not in frames("deed")
    is_person = name is not None and name.label == "PERSON"
    return token.lower == "that" or (token.lower == "which" and (is_deed or is_person))


def _of_pronoun(referents: Referents, token: Token) -> Target:
    """Return what a pronoun stands for where the text tells plainly; it is left open else."""
    words = referents.meant_by(token)
    if words is None and token.lower == "it":
        thing = _thing_before(referents.ground, token)
        words = core_words(referents.ground, thing, referents.names) if thing else None
    return Target(words or token.lower, token.span, is_open=words is None)


def _thing_before(ground: Ground, token: Token) -> Token | None:
    """Return the one thing that "it" can mean: the subject of the clause or sentence before.

    "The suit is a farce, and it will fail", "The truce holds. It is a triumph."
    """
    verb = ground.token(token.head)
    if token.dep not in SUBJECTS:
        return None
    if verb.dep == "conj":
        first = ground.token(verb.head)
        return _only_thing(ground, range(ground.leftmost(first.i), token.i), first, token)
    if verb.head != verb.i and not ground.is_content_root(verb.i):
        return None
    if token.sentence == 0 or token.i != ground.leftmost(verb.i):
        return None
    before = ground.parse.sentences[token.sentence - 1]
    if before.paragraph != ground.parse.sentences[token.sentence].paragraph:
        return None
    tokens = range(before.first, before.last)
    roots = [ground.token(i) for i in tokens if ground.token(i).head == i]
    return _only_thing(ground, tokens, roots[0], token) if len(roots) == 1 else None


def _only_thing(ground: Ground, tokens: range, verb: Token, token: Token) -> Token | None:
    """Return the subject of a clause, if nothing else there can be meant."""
    if verb.pos not in VERBAL or ground.whose[verb.i] != ground.whose[token.i]:
        return None
    subject = next((t for t in ground.below(verb.i) if t.dep in SUBJECTS), None)
    if subject is None or subject.pos not in {"NOUN", "PROPN"} or subject.tag not in SINGULAR:
        return None
    own = set(ground.parse.subtree(subject.i))
    others = [ground.token(i) for i in tokens if i not in own]
    return None if any(_rivals(others)) else subject


def _rivals(tokens: Sequence[Token]) -> Iterator[Token]:
    roles = SUBJECTS | {"dobj", "pobj"}
    return (t for t in tokens if t.tag in SINGULAR and t.dep in roles)
