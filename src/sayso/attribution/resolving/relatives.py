"""Whom a relative pronoun means: "callers to the show who", "a report which"."""

from __future__ import annotations

from sayso.attribution.resolving.discourse import Discourse, mention_over
from sayso.attribution.syntax import is_modifier
from sayso.attribution.words import head_word, is_silent_phrase
from sayso.language.parse import Parse, Token

PEOPLE = ("ers", "ors", "ists", "ians", "ees")
"""Endings of plurals that mostly mean people: listeners, visitors."""
RELATIVE = frozenset({"WP", "WDT", "WP$"})


def is_relative(head: Token) -> bool:
    """Tell whether a source's head is a relative pronoun."""
    return head.tag in RELATIVE or (head.lower == "that" and head.dep in ("nsubj", "nsubjpass"))


def antecedent_of(discourse: Discourse, relative: Token) -> Token | None:
    """Return the noun that a relative pronoun takes up: somebody for 'who', no person for 'which'.

    The parser often takes the nearest noun: "X, 59, of Harbour, who", "callers to the show who".
    """
    parse = discourse.parse
    above = _clause_head(parse, relative)
    first = parse.sentences[relative.sentence].first
    fits = _is_somebody if relative.lower in ("who", "whom", "whose") else _is_thing
    if relative.lower == "that":
        return above
    if above is not None and fits(discourse, above) is not False:
        found = _found_by(parse, above, relative) if relative.lower == "which" else None
        return found or above
    for i in range(relative.i - 1, first - 1, -1):
        token = parse.tokens[i]
        if token.pos in ("NOUN", "PROPN") and not is_modifier(token) and fits(discourse, token):
            return token
    return None


FINDING = frozenset({"find", "show", "conclude", "reveal", "establish", "state", "uncover"})
"""What a document does, rather than whom it is about: "an audit of X, which found"."""


def _found_by(parse: Parse, noun: Token, relative: Token) -> Token | None:
    """Return the document about a noun that a clause of finding goes on from, None for none."""
    if parse.tokens[relative.head].lemma not in FINDING:
        return None
    while noun.dep == "pobj" and parse.tokens[noun.head].dep == "prep":
        noun = parse.tokens[parse.tokens[noun.head].head]
        word = head_word(noun.lower)
        if word is not None and word.kind == "document":
            return noun
    return None


def _clause_head(parse: Parse, relative: Token) -> Token | None:
    """Return the noun that the parser hangs a relative clause on, or one just before it."""
    at, steps = relative, 0
    while at.dep != "relcl" and at.head != at.i and steps < 8:
        at, steps = parse.tokens[at.head], steps + 1
    if at.dep == "relcl":
        above = parse.tokens[at.head]
        return above if above.pos in ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ") else None
    sentence = parse.sentences[relative.sentence]
    for i in range(relative.i - 1, max(sentence.first, relative.i - 3) - 1, -1):
        if parse.tokens[i].pos in ("NOUN", "PROPN"):
            return parse.tokens[i]
    return None


def _is_somebody(discourse: Discourse, token: Token) -> bool | None:
    """Tell whether a noun means a person or people, None where nothing tells."""
    mention = mention_over(discourse, token.i)
    if mention is not None:
        actor = discourse.cast.actor_at(mention.last - 1)
        kind = actor.kind if actor is not None else mention.kind
        return kind in ("person", "group") if kind != "other" else None
    word = head_word(token.lower)
    if word is not None:
        return word.kind in ("person", "group")
    if is_silent_phrase((token.lower,)):
        return False
    return True if token.tag == "NNS" and token.lower.endswith(PEOPLE) else None


def _is_thing(discourse: Discourse, token: Token) -> bool | None:
    """Tell whether a noun means no person, None where nothing tells."""
    told = _is_somebody(discourse, token)
    word = head_word(token.lower)
    is_group = word is not None and word.kind == "group"
    return None if told is None or is_group else not told
