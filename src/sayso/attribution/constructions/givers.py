"""Whose words a verb gives where its grammatical subject is another: relatives, inversion, quoting.

"A guard I spoke to insisted that …"; "The gate is shut the guard has said"; "The paper quoted the
guard as saying …".
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.attribution.words import QUOTING, head_word, words_for
from sayso.language.parse import Parse, Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
CONTACT = frozenset({"speak", "talk", "write", "turn", "listen", "chat"})
"""Verbs whose "to" may end a relative clause: "a guard I spoke to"."""
QUOTED_WITHIN = 12
"""Words between "quoted" and "as saying"."""


@dataclass(frozen=True, slots=True)
class Quoting:
    """'X quoted Y as saying': the verb, whom it quotes, and the participle."""

    verb: Token
    person: Token
    participle: Token


def quoting_at(parse: Parse, token: Token) -> Quoting | None:
    """Return the quoting that a verb or its participle is part of, None for any other word."""
    if token.lemma in QUOTING and token.pos == "VERB":
        return _quoting(parse, token)
    before = parse.tokens[token.i - 1] if token.i else token
    if token.tag != "VBG" or before.lower != "as":
        return None
    sentence = parse.sentences[token.sentence]
    for i in range(token.i - 2, max(sentence.first, token.i - 2 - QUOTED_WITHIN) - 1, -1):
        verb = parse.tokens[i]
        if verb.lemma in QUOTING and verb.pos == "VERB":
            found = _quoting(parse, verb)
            return found if found is not None and found.participle.i == token.i else None
    return None


def _quoting(parse: Parse, verb: Token) -> Quoting | None:
    limit = min(parse.sentences[verb.sentence].last - 1, verb.i + QUOTED_WITHIN)
    for i in range(verb.i + 1, limit):
        participle = parse.tokens[i + 1]
        if parse.tokens[i].lower == "as" and participle.tag == "VBG":
            person = _quoted(parse, verb, i)
            return Quoting(verb, person, participle) if person is not None else None
    return None


def _quoted(parse: Parse, verb: Token, limit: int) -> Token | None:
    """Return whom a verb quotes: its object, or the subject of the passive."""
    below = [parse.tokens[c] for c in parse.children[verb.i]]
    passive = [t for t in below if t.dep == "nsubjpass"]
    if passive:
        return passive[0]
    objects = [t for t in below if t.dep in ("dobj", "nsubj") and verb.i < t.i < limit]
    return objects[0] if objects else None


def after_contact(parse: Parse, verb: Token) -> Token | None:
    """Return the noun of a contact relative that ends in "to", for the main verb right after it.

    "A guard I spoke to warned that …": the parser takes "to warned" for an infinitive, though no
    infinitive ends so, and "I spoke" for the main clause; or "warned" for whom one spoke to.
    """
    to = parse.tokens[verb.i - 1] if verb.i else verb
    is_finite = verb.tag in FINITE or (verb.tag == "VBN" and verb.lower != verb.lemma)
    is_spoken_to = verb.dep == "pobj" and verb.head == to.i
    if not is_finite or to.lower != "to" or not (to.dep == "aux" or is_spoken_to):
        return None
    spoke = parse.tokens[to.head if is_spoken_to else verb.head]
    if spoke.lemma not in CONTACT or spoke.i >= to.i:
        return None
    noun = parse.tokens[spoke.head] if spoke.dep == "relcl" else _before_subject(parse, spoke)
    return noun if noun is not None and noun.pos in ("NOUN", "PROPN") else None


def _before_subject(parse: Parse, verb: Token) -> Token | None:
    """Return the word right before the pronoun that is a verb's subject: "guard" of "guard I"."""
    below = (parse.tokens[c] for c in parse.children[verb.i])
    subject = next((t for t in below if t.dep == "nsubj" and t.pos == "PRON"), None)
    is_inside = subject is not None and subject.i > parse.sentences[verb.sentence].first
    return parse.tokens[subject.i - 1] if subject is not None and is_inside else None


def contact_start(parse: Parse, noun: Token) -> int:
    """Return the first word of a noun's phrase, without what else the parser hung before it."""
    first = noun.i
    while first > parse.sentences[noun.sentence].first and parse.tokens[first].pos != "DET":
        if parse.tokens[first - 1].pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM"):
            break
        first -= 1
    return first


def inverted_source(parse: Parse, verb: Token) -> Token | None:
    """Return who says the statement before, where neither comma nor parse tells them apart.

    "The port stays shut until Monday the harbour master has said": a verb of saying that ends its
    clause, after a noun phrase of someone who can speak, which follows a name, figure, adverb or
    day (a common noun could be what is said: "the words the master said").
    """
    if verb.lemma not in words_for("inverting") or not _ends_clause(parse, verb):
        return None
    sentence = parse.sentences[verb.sentence]
    last = verb.i - 1
    while last > sentence.first and parse.tokens[last].pos == "AUX":
        last -= 1
    first = last
    while first > sentence.first and parse.tokens[first].pos != "DET":
        is_part = parse.tokens[first].pos in ("NOUN", "PROPN", "ADJ") or (
            parse.tokens[first].lower in ("of", "for", "'s", "’s")
        )
        if not is_part:
            return None
        first -= 1
    if first - 1 <= sentence.first or parse.tokens[first].lower != "the":
        return None
    told = parse.tokens[sentence.first : first]
    is_told = any(t.tag in (*FINITE, "MD") for t in told) and not any(
        t.tag in ("WP", "WDT") for t in told
    )
    head = _speaking_head(parse, first + 1, last + 1)
    return head if is_told and _closes(parse.tokens[first - 1]) else None


def _speaking_head(parse: Parse, first: int, last: int) -> Token | None:
    """Return the noun of a phrase that is a person or body, the one before "of" if any."""
    head: Token | None = None
    for token in parse.tokens[first:last]:
        if token.lower in ("of", "for"):
            break
        if token.pos in ("NOUN", "PROPN"):
            head = token
    known = head_word(head.lower) if head is not None else None
    return head if known is not None and known.kind != "document" else None


def _closes(token: Token) -> bool:
    is_mark = token.text in ('"', "”", "''", "’")
    is_day = token.lower in words_for("day-or-month") or token.lower in words_for("time-of-day")
    return is_mark or is_day or token.pos in ("PROPN", "NUM", "ADV")


def _ends_clause(parse: Parse, verb: Token) -> bool:
    sentence = parse.sentences[verb.sentence]
    after = parse.tokens[verb.i + 1] if verb.i + 1 < sentence.last else None
    has_own = any(
        parse.tokens[c].dep in ("ccomp", "dobj", "xcomp") and c > verb.i
        for c in parse.children[verb.i]
    )
    return not has_own and (after is None or after.text in (".", ",", ";"))
