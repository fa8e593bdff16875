"""Whether the verb over a word speaks of what was or of what is to come."""

from __future__ import annotations

from functools import cache

from sayso.language.moments import Tense
from sayso.language.parse import Parse, Token
from sayso.lexicons import load_lexicon

FUTURE_HELPERS = {"will", "'ll", "’ll", "shall", "wo", "would", "'d", "’d"}
PAST_TAGS = {"VBD", "VBN"}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(r["word"] for r in load_lexicon("tense_words") if r["kind"] == kind)


def find_tense(parse: Parse, at: int) -> Tense:
    """Return the tense of the verb over a word: "future" for will, shall, to and the like."""
    token: Token = parse.tokens[at]
    if at and parse.tokens[at - 1].lower == "until":
        return "future"
    if _is_of_what_was(parse, token):
        return "open"
    for _ in range(12):
        infinitive = any(parse.tokens[i].tag == "TO" for i in parse.children[token.i])
        if token.pos in {"VERB", "AUX"} and infinitive and token.head != token.i:
            over = parse.tokens[token.head]
            if over.lemma in _words("ahead") or over.lower in _words("ahead of"):
                return "past" if _is_long_past(parse, over) else "future"
        elif token.pos in {"VERB", "AUX"}:
            return verb_tense(parse, token)
        if token.head == token.i:
            break
        token = parse.tokens[token.head]
    return "open"


def _is_of_what_was(parse: Parse, token: Token) -> bool:
    """Tell "Friday's ruling", which has been, whatever the verb ("would get around it")."""
    has_mark = any(parse.tokens[i].tag == "POS" for i in parse.children[token.i])
    return has_mark and parse.tokens[token.head].lemma not in _words("held")


def _is_long_past(parse: Parse, verb: Token) -> bool:
    """Tell "had been scheduled"."""
    return any(parse.tokens[i].lower == "had" for i in parse.children[verb.i])


def verb_tense(parse: Parse, verb: Token) -> Tense:
    """Return the tense of one verb with its auxiliaries."""
    helpers = [
        parse.tokens[i] for i in parse.children[verb.i] if parse.tokens[i].dep.startswith("aux")
    ]
    words = {helper.lower for helper in helpers}
    is_past = verb.tag in PAST_TAGS or any(helper.tag == "VBD" for helper in helpers)
    if "had" in words:
        return "past"
    if (words & FUTURE_HELPERS and "have" not in words) or _looks_ahead(verb, words):
        return "future"
    return "past" if is_past else "open"


def _looks_ahead(verb: Token, helpers: set[str]) -> bool:
    """Tell "is expected", "a vote set for May", "is going", "opens on Monday"."""
    if verb.lemma in _words("ahead") and verb.tag in PAST_TAGS:
        is_dated = verb.lemma in _words("dating") and (
            verb.dep == "acl" or bool(helpers & {"has", "have"})
        )
        return is_dated or bool(helpers & {"is", "are", "was", "were"})
    if verb.lower == "going":
        return bool(helpers & {"is", "are", "'s", "'re", "’s", "’re"})
    return verb.lemma in _words("timetable") and verb.tag in {"VBZ", "VBP"} and not helpers
