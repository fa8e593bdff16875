"""Where a noun or pronoun stands in its clause, and what belongs to it."""

from __future__ import annotations

from typing import Literal

from sayso.attribution.words import is_silent_phrase, words_for
from sayso.language.parse import Parse, Token

Function = Literal["subject", "object", "possessive", "other"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
CLIMB = frozenset({"appos", "conj", "compound", "flat", "nmod", "amod"})


def function_of(parse: Parse, i: int) -> Function:
    """Return what a word is in its clause; appositions and conjuncts count as what they go with."""
    tokens = parse.tokens
    at, steps = i, 0
    while tokens[at].dep in CLIMB and tokens[at].head != at and steps < 6:
        above = tokens[tokens[at].head]
        is_counted = tokens[at].dep == "appos" and above.pos in ("NUM", "DET", "ADJ")
        if above.pos not in ("NOUN", "PROPN", "PRON") and not is_counted:
            break
        if is_modifier(tokens[at]) and above.pos == "NOUN":
            return "possessive"
        at, steps = above.i, steps + 1
    dep = tokens[at].dep
    above = tokens[tokens[at].head]
    is_there = dep == "attr" and any(tokens[c].dep == "expl" for c in parse.children[above.i])
    is_agent = dep == "pobj" and above.dep == "agent"
    is_alone = dep == "ROOT" and tokens[at].pos == "PROPN"
    if dep in SUBJECTS or is_there or is_agent or is_alone or is_topic(parse, at):
        return "subject"
    if dep == "poss":
        return "possessive"
    return "object" if dep in ("dobj", "dative", "attr", "oprd") else "other"


def is_fronted(parse: Parse, i: int) -> bool:
    """Tell whether a word stands in a phrase before the subject of its sentence's main clause.

    'Apart from his doubts, X said …', 'Before she left, X said …'.
    """
    tokens = parse.tokens
    at, steps = i, 0
    while tokens[at].dep not in ("prep", "advcl", "ROOT") and tokens[at].head != at and steps < 8:
        at, steps = tokens[at].head, steps + 1
    while tokens[at].dep == "prep" and tokens[tokens[at].head].dep == "prep":
        at = tokens[at].head
    if tokens[at].dep not in ("prep", "advcl"):
        return False
    main = tokens[at].head
    subject = [c for c in parse.children[main] if tokens[c].dep in ("nsubj", "nsubjpass")]
    return tokens[main].dep == "ROOT" and bool(subject) and max(i, at) < subject[0] and at < main


def is_beside(parse: Parse, i: int) -> bool:
    """Tell whether a word is named beside another: in apposition, or after a comma as if joined."""
    token = parse.tokens[i]
    if token.dep != "conj":
        return token.dep == "appos"
    first = min(parse.subtree(i))
    joins = any(parse.tokens[c].dep == "cc" for c in parse.children[token.head])
    return not joins and parse.tokens[first - 1].text == ","


def is_modifier(token: Token) -> bool:
    """Tell whether a noun or adjective stands before another noun: 'the Harbour officials'."""
    return token.dep in ("compound", "nmod", "amod", "det", "nummod") and token.head > token.i


def is_silent(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun, with the word that modifies it, names a thing that cannot speak."""
    before = parse.tokens[noun.i - 1] if noun.i else noun
    pair = (before.lower,) if before.head == noun.i else ()
    return is_silent_phrase((*pair, noun.lower))


def is_topic(parse: Parse, i: int) -> bool:
    """Tell whether a noun is what a sentence announces as its matter: 'As for X, …'."""
    sentence = parse.sentences[parse.tokens[i].sentence]
    start = [t.lower for t in parse.tokens[sentence.first : sentence.first + 2]]
    return start == ["as", "for"] and i - sentence.first < 7


def clause_verb(parse: Parse, i: int) -> int | None:
    """Return the verb of the clause that a word stands in, None where there is none above it."""
    tokens = parse.tokens
    at, steps = i, 0
    while tokens[at].head != at and steps < 12:
        at, steps = tokens[at].head, steps + 1
        if tokens[at].pos in ("VERB", "AUX"):
            return at
    return None


def asked_in(parse: Parse, sentence: int) -> int | None:
    """Return the word for whoever a sentence says was asked, who is to answer; None for none."""
    here = parse.sentences[sentence]
    for token in parse.tokens[here.first : here.last]:
        if token.dep != "ROOT" or token.lemma != "ask":
            continue
        below = [parse.tokens[c] for c in parse.children[token.i] if c > token.i]
        return next((t.i for t in below if t.dep in ("dobj", "dative")), None)
    return None


def phrase_start(parse: Parse, head: int) -> int:
    """Return the first token of a noun phrase: determiners, adjectives, nouns before its head."""
    tokens = parse.tokens
    first = head
    sentence = parse.sentences[tokens[head].sentence]
    below = {i for i in parse.subtree(head) if i <= head}
    while first - 1 >= sentence.first and first - 1 in below:
        before = tokens[first - 1]
        if before.text == "," and tokens[first].pos == "DET":
            break
        if (
            before.pos in ("VERB", "PUNCT", "CCONJ")
            and before.text != "-"
            and before.dep not in ("amod", "compound", "punct")
        ):
            break
        first -= 1
    while first < head and (
        tokens[first].pos == "PUNCT"
        or tokens[first].lower in words_for("day-or-month")
        or tokens[first].lower in ("both", "only", "even", "when", "and", "but")
    ):
        first += 1
    while first > sentence.first + 1 and tokens[first - 1].text == "-":
        if tokens[first - 1].end != tokens[first].start:
            break
        if tokens[first - 2].end != tokens[first - 1].start:
            break
        first -= 2
    return first


def phrase_end(parse: Parse, head: int) -> int:
    """Return the end of a noun phrase with its complements, without relative clauses and asides."""
    tokens = parse.tokens
    below = set(parse.subtree(head))
    last = head + 1
    sentence = parse.sentences[tokens[head].sentence]
    while last < sentence.last and last in below:
        token = tokens[last]
        if (token.pos in ("PUNCT",) and token.text != "-") or token.dep in (
            "relcl",
            "acl",
            "mark",
            "aux",
            "auxpass",
        ):
            break
        if token.pos in ("VERB", "AUX", "SCONJ", "PRON") or token.tag in ("WP", "WDT"):
            break
        after = tokens[last + 1] if last + 1 < sentence.last else token
        if token.lower in ("on", "in", "by", "at") and after.lower in words_for("day-or-month"):
            break
        last += 1
    while last > head + 1 and tokens[last - 1].pos in ("ADP", "DET", "PART", "CCONJ", "PUNCT"):
        last -= 1
    return last


def determiner(parse: Parse, head: int) -> Token | None:
    """Return the determiner or possessive of a noun phrase, None where there is none."""
    for i in parse.children[head]:
        token = parse.tokens[i]
        if token.dep in ("det", "poss", "predet") and i < head:
            return token
    return None


def is_plural(token: Token) -> bool:
    """Tell whether a noun or pronoun is plural by its form."""
    return token.tag in ("NNS", "NNPS") or token.lower in (
        "they",
        "them",
        "their",
        "we",
        "us",
        "these",
        "those",
        "people",
        "police",
    )


def head_of(tokens: tuple[Token, ...]) -> Token | None:
    """Return the head of a stretch of tokens: the first noun or pronoun governed from outside it.

    A stretch that the parser took apart has several such words; the first noun counts.
    """
    inside = {t.i for t in tokens}
    outer = [
        t for t in tokens if (t.head not in inside or t.head == t.i) and t.pos not in ("PUNCT",)
    ]
    nominal = [
        t
        for t in outer
        if t.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
        or t.tag in ("DT", "PRP$", "WP", "WDT", "NN")
    ]
    if nominal:
        return _behind_hyphen(tokens, nominal[0])
    nouns = [t for t in tokens if t.pos in ("NOUN", "PROPN", "PRON")]
    return nouns[-1] if nouns else (tokens[0] if tokens else None)


def _behind_hyphen(tokens: tuple[Token, ...], head: Token) -> Token:
    """Return the last part of a word that the parser took apart at its hyphens: 'Ex-director'."""
    at = next(k for k, t in enumerate(tokens) if t.i == head.i)
    while at + 2 < len(tokens) and tokens[at + 1].text == "-":
        if tokens[at + 1].start != tokens[at].end or tokens[at + 2].start != tokens[at + 1].end:
            break
        at += 2
    return tokens[at]


def is_one_person(parse: Parse, head: Token) -> bool:
    """Tell whether joined nouns are one person's titles: 'the former judge and present mayor'."""
    if head.pos != "NOUN" or is_plural(head):
        return False
    below = [parse.tokens[c] for c in parse.children[head.i] if parse.tokens[c].dep == "conj"]
    return any(
        t.pos == "NOUN" and not is_plural(t) and determiner(parse, t.i) is None for t in below
    )
