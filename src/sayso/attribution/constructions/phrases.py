"""Phrases read off a parse: noun phrases, subjects, and the extent of a cue."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sayso.attribution.constructions.givers import after_contact, inverted_source, quoting_at
from sayso.attribution.words import words_for
from sayso.language.parse import TITLES, Parse, Token
from sayso.model import Span

SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
BEFORE_CUE = frozenset({"aux", "auxpass", "neg", "advmod", "mark"})
EDGE = frozenset(",;:.!?-\u2013\u2014\u2015\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb()[]*_|")
"""Marks that a phrase or content neither begins nor ends with."""


MENDED = {"hop": "hope", "retweete": "retweet", "bel": "belie", "decrie": "decry", "vowe": "vow"}
"""Lemmas that the parser's rules get wrong for "hoped", "retweeted" and the like."""


def lemma_of(token: Token) -> str:
    """Return a token's lemma, mended where the parser is known to err."""
    return MENDED.get(token.lemma, token.lemma)


def child(parse: Parse, i: int, *labels: str) -> Token | None:
    """Return the first child with one of these arc labels, None if there is none."""
    tokens = parse.tokens
    for c in parse.children[i]:
        if tokens[c].dep in labels:
            return tokens[c]
    return None


def children(parse: Parse, i: int, *labels: str) -> list[Token]:
    """Return the children with one of these arc labels, in text order."""
    tokens = parse.tokens
    return [tokens[c] for c in parse.children[i] if tokens[c].dep in labels]


def phrase(parse: Parse, head: int, *, without: Collection[int] = ()) -> Span | None:
    """Return the span of a phrase: the head's subtree, as one stretch round the head.

    Args:
        parse: that it stands in.
        head: index of its head.
        without: indices that end the phrase where they are met (the cue, the content).
    """
    below = [
        i for i in parse.subtree(head) if parse.tokens[i].sentence == parse.tokens[head].sentence
    ]
    first = last = head
    for i in reversed([i for i in below if i < head]):
        if any(j in without for j in range(i, first)):
            break
        first = i
    for i in (i for i in below if i > head):
        if any(j in without for j in range(last + 1, i + 1)):
            break
        last = i
    while last > head and last + 1 in without and parse.tokens[last].lower in ("of", "for"):
        last -= 1  # "accused the guards of | trying"
    first = _with_title(parse, first)
    return trimmed(parse, first, _before_day(parse, first, last))


def _with_title(parse: Parse, first: int) -> int:
    """Return where a phrase begins that the parser cut after a title ("Capt. Moor")."""
    mark = first if parse.tokens[first].text == "." else first - 1
    if (
        mark < 1
        or parse.tokens[mark].text != "."
        or not TITLES.fullmatch(parse.tokens[mark - 1].text)
    ):
        return first
    return min(i for i in parse.subtree(mark - 1) if i <= mark - 1)


# fmt: off
DAYS = frozenset([
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
    "yesterday", "tonight", "tomorrow",
])
# fmt: on


def _before_day(parse: Parse, first: int, last: int) -> int:
    """Return the last token of a phrase without a day at its end ("a spokesman on Monday")."""
    if last > first and parse.tokens[last].lower in DAYS:
        return last - 2 if last - 1 > first and parse.tokens[last - 1].lower == "on" else last - 1
    return last


def trimmed(parse: Parse, first: int, last: int) -> Span | None:
    """Return the span of tokens first to last without marks at its edges, None if empty."""
    while first <= last and parse.tokens[first].text in EDGE:
        first += 1
    while last >= first and parse.tokens[last].text in EDGE:
        if parse.tokens[last].text in ")]" and _opens_within(parse, first, last):
            break
        last -= 1
    return parse.span_of(first, last) if first <= last else None


def _opens_within(parse: Parse, first: int, last: int) -> bool:
    opener = "(" if parse.tokens[last].text == ")" else "["
    return any(parse.tokens[i].text == opener for i in range(first, last))


def is_passive(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is in the passive."""
    return child(parse, verb.i, "nsubjpass", "csubjpass", "auxpass") is not None


def is_had(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun is what somebody has: a plan, a doubt, no wish."""
    above = parse.tokens[noun.head]
    return noun.dep == "dobj" and above.lemma == "have" and above.i < noun.i


def find_source(parse: Parse, verb: Token) -> Token | None:
    """Return the head of the phrase that names who does what the verb says, None if none does.

    The subject; of a passive the by-phrase; of a participle, infinitive or second verb the subject
    of the verb that governs it. Of "X quoted Y as saying" it is Y.
    """
    quoting = quoting_at(parse, verb)
    if quoting is not None:
        return quoting.person
    other = after_contact(parse, verb) or inverted_source(parse, verb)
    if other is not None:
        return other
    if is_passive(parse, verb):
        agent = child(parse, verb.i, "agent")
        return child(parse, agent.i, "pobj") if agent else None
    subjects = children(parse, verb.i, "nsubj")
    if len(subjects) > 1 and TITLES.fullmatch(subjects[0].text):
        return subjects[1]
    if subjects:
        return subjects[0]
    return _inverted_before(parse, verb) or _reproached(parse, verb) or _inherited(parse, verb)


def _inherited(parse: Parse, verb: Token, depth: int = 0) -> Token | None:
    """Return the source of a verb without a subject of its own, from the words that govern it."""
    above = parse.tokens[verb.head]
    is_judged = verb.tag == "VB" and _is_judged(parse, above)
    if above.i == verb.i or depth > 4 or is_judged:
        return None
    if verb.dep in ("acl", "relcl"):
        if above.pos in ("NOUN", "PROPN", "PRON") and verb.tag == "VBG":
            return above
        if above.pos == "NOUN" and verb.tag == "VB":
            possessor = child(parse, above.i, "poss")
            return possessor or (
                _governor(parse, above, depth) if above.dep in ("dobj", "attr") else None
            )
        return None
    if verb.dep in ("pcomp", "prep") or above.pos in ("ADP", "SCONJ"):
        while above.pos in ("ADP", "SCONJ") and above.head != above.i:
            above = parse.tokens[above.head]
    if verb.dep == "xcomp" or (verb.dep == "ccomp" and verb.tag == "VB"):
        thing = child(parse, above.i, "dobj", "dative")
        if (
            thing is not None
            and thing.i < verb.i
            and above.lemma not in ("promise", "vow", "pledge")
        ):
            return thing
    if verb.dep == "advcl" and verb.tag == "VBG" and parse.tokens[verb.i - 1].text == ",":
        above = _outer_speaker(parse, above)
    return _subject_above(parse, above, depth)


def _reproached(parse: Parse, verb: Token) -> Token | None:
    """Return whose doing a participle is under a reproach: "accused X of trying to hide it"."""
    prep = parse.tokens[verb.head]
    above = parse.tokens[prep.head]
    if verb.dep != "pcomp" or prep.lower not in ("of", "for", "from", "with"):
        return None
    if above.pos in ("NOUN", "PROPN", "PRON") and above.dep in ("dobj", "dative"):
        above = parse.tokens[above.head]  # the phrase hung on whoever is reproached
    if above.lemma not in words_for("reproaching"):
        return None
    labels = ("nsubjpass",) if is_passive(parse, above) else ("dobj", "dative")
    found = child(parse, above.i, *labels)
    return found if found is not None and found.i < prep.i else None


def _is_judged(parse: Parse, above: Token) -> bool:
    """Tell whether a verb is that of "it is naive to think …", whose "it" is no one."""
    subject = child(parse, above.i, "nsubj")
    return (
        above.lemma == "be"
        and subject is not None
        and subject.lower == "it"
        and child(parse, above.i, "acomp", "attr") is not None
    )


def _inverted_before(parse: Parse, verb: Token) -> Token | None:
    """Return who says what stands before a participle: "… the guard has said, adding that …"."""
    if verb.tag != "VBG" or verb.i < 2 or parse.tokens[verb.i - 1].text != ",":
        return None
    return inverted_source(parse, parse.tokens[verb.i - 2])


def _outer_speaker(parse: Parse, verb: Token) -> Token:
    """Return the verb whose subject a free participle shares ("X said Y was late, adding that …").

    Within a reported clause whose subject cannot speak it is the verb that reports the clause.
    """
    reporter = parse.tokens[verb.head]
    subject = child(parse, verb.i, "nsubj", "nsubjpass")
    if verb.dep != "ccomp" or reporter.i >= verb.i or subject is None:
        return verb
    if subject.pos == "PROPN" or subject.lower in ("he", "she", "they", "we", "i", "who"):
        return verb
    return reporter


def _governor(parse: Parse, noun: Token, depth: int) -> Token | None:
    above = parse.tokens[noun.head]
    return _subject_above(parse, above, depth) if above.i != noun.i else None


def _subject_above(parse: Parse, above: Token, depth: int) -> Token | None:
    if above.pos in ("VERB", "AUX"):
        subject = child(parse, above.i, "nsubj", "nsubjpass")
        if subject is not None:
            return subject
        return _inherited(parse, above, depth + 1)
    if above.pos in ("ADJ",):
        return child(parse, above.i, "nsubj") or _inherited(parse, above, depth + 1)
    if above.pos in ("NOUN", "PROPN"):
        possessor = child(parse, above.i, "poss")
        return possessor or (
            _governor(parse, above, depth + 1) if above.dep in ("dobj", "pobj") else None
        )
    return None


def cue_tokens(parse: Parse, verb: Token, *, after: Iterable[Token] = ()) -> tuple[int, int]:
    """Return the first and last token of a verbal cue: auxiliaries, negation, adverbs, particle.

    Args:
        parse: that it stands in.
        verb: the cue's head.
        after: tokens to the right that belong to it (a preposition: "called for").
    """
    first = last = verb.i
    while True:
        at = first - 1
        if at < 0 or parse.tokens[at].sentence != verb.sentence:
            break
        before = parse.tokens[at]
        if before.lower == "to" and after_contact(parse, verb) is not None:
            break
        if (
            before.head == verb.i
            and before.dep in BEFORE_CUE
            and before.pos in ("AUX", "PART", "ADV")
        ):
            first = at
            continue
        break
    for token in [*children(parse, verb.i, "prt"), *after]:
        if last < token.i <= last + 2:
            last = token.i
    return _chain_start(parse, verb, first), last


def _chain_start(parse: Parse, verb: Token, first: int) -> int:
    """Take in the verb that carries this one, where they stand together ("declined to say")."""
    above = parse.tokens[verb.head]
    if verb.dep != "xcomp" or above.i >= first or above.pos not in ("VERB", "AUX"):
        return first
    if first - above.i > 2 or any(
        parse.tokens[i].pos not in ("PART", "ADV", "ADP") for i in range(above.i + 1, first)
    ):
        return first
    start, _ = cue_tokens(parse, above)
    return start
