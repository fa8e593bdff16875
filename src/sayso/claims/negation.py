"""Which negators bear on a verb, by the parse: never by how near they stand."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.claims.ground import Ground, is_finite
from sayso.claims.signatures import words_of_kind
from sayso.language.parse import Token

ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd", "csubj"})


@dataclass(frozen=True, slots=True)
class Negation:
    """What the negators on one verb add up to.

    `flips` is the parity of the full negators. `weak` tells that one only nearly denies
    ("hardly"); `open` that the polarity stays open ("not necessarily", "not all", "almost fell").
    `words` are the tokens that decided.
    """

    flips: bool = False
    weak: bool = False
    open: bool = False
    words: tuple[int, ...] = ()


def find_negation(ground: Ground, verb: Token) -> Negation:
    """Return what the negators on a verb, its auxiliaries and its arguments add up to."""
    flips = weak = is_open = False
    words: list[int] = []
    for token in ground.below(verb.i):
        kind = _kind_of(ground, verb, token)
        if kind is None:
            continue
        words.append(token.i if kind[1] < 0 else kind[1])
        flips ^= kind[0] in {"full", "weak"}
        weak |= kind[0] == "weak"
        is_open |= kind[0] == "open"
    return Negation(flips, weak, is_open, tuple(words))


Kind = tuple[str, int]
"""What a negator does ("full", "weak", "open") and the token that shows it, -1 for the word itself.
"""


def _kind_of(ground: Ground, verb: Token, token: Token) -> Kind | None:
    """Return what one word under a verb does to it."""
    lower = token.lower
    if token.dep == "neg" or (token.dep == "advmod" and lower in words_of_kind("particle")):
        return _of_particle(ground, verb, token)
    if (
        token.dep in {"preconj", "cc"}
        and lower in words_of_kind("conjunction")
        and token.i < verb.i
    ):
        return "full", -1
    if token.dep in {"advmod", "npadvmod"}:
        return _of_adverb(ground, verb, token)
    if token.dep in ARGUMENTS:
        return _of_argument(ground, token) or _of_near_miss(ground, token)
    return _of_phrase(ground, token) if token.dep == "prep" else _of_adjective(ground, token)


def _next(ground: Ground, i: int) -> str:
    tokens = ground.parse.tokens
    return tokens[i + 1].lower if i + 1 < len(tokens) else ""


def _of_particle(ground: Ground, verb: Token, token: Token) -> Kind | None:
    """Judge "not", "n't", "never", "no"."""
    after = _next(ground, token.i)
    answer = token.lower in {"no", "nor"} and after == ","
    if answer or after in words_of_kind("harmless_after_not"):
        return None
    if alternative := _alternative(ground, token):
        return alternative if alternative[0] == "open" else None
    until = _has_until(ground, verb)
    if _denies_a_part(ground, verb, token, after) or (until and _is_past(ground, verb)):
        return None
    partial = until or after in words_of_kind("partial_after_not")
    return ("open" if partial or _is_one_of_more(ground, verb) else "full"), -1


def _is_one_of_more(ground: Ground, verb: Token) -> bool:
    """Tell "was not the only problem", which says that it was one."""
    for token in ground.below(verb.i):
        if token.dep in {"attr", "dobj"} and verb.i < token.i:
            words = {t.lower for t in ground.below(token.i) if t.i < token.i}
            if "only" in words or (token.dep == "attr" and words & {"sole", "first", "main"}):
                return True
    return False


def _alternative(ground: Ground, token: Token) -> Kind | None:
    """Judge "may or may not" (open) and "whether or not" (no negation)."""
    before = [t.lower for t in ground.parse.tokens[max(0, token.i - 3) : token.i]]
    if before[-1:] == ["or"]:
        return "none", -1
    if len(before) == 3 and before[1] == "or" and before[0] == before[2]:
        return "open", -1
    return None


def _denies_a_part(ground: Ground, verb: Token, token: Token, after: str) -> bool:
    """Tell "in May, not June" and "not because" from a negated verb."""
    is_be = verb.pos == "AUX" or verb.lemma == "be"  # "there was not one" has no auxiliary
    if token.lower not in {"not", "never", "no"} or (is_be and token.i == verb.i + 1):
        return False
    if after in {"because", "that", "for", "in", "on", "by", "out", "to"} and token.i > verb.i:
        return after != "to"
    tokens = ground.parse.tokens
    before = tokens[token.i - 1].text if token.i else ""
    if before not in {",", "-", "–", "—", "--", "("}:
        return token.i > verb.i and verb.pos == "VERB" and before not in {"do", "does", "did"}
    return not any(t.pos in {"VERB", "AUX"} for t in tokens[token.i + 1 : token.i + 3])


def _has_until(ground: Ground, verb: Token) -> bool:
    """Tell "did not leave until Friday", which says that they left."""
    for token in ground.below(verb.i):
        if token.dep == "prep" and token.lower == "until":
            return True
        if token.dep == "advcl" and any(t.lower == "until" for t in ground.below(token.i)):
            return True
    return False


def _is_past(ground: Ground, verb: Token) -> bool:
    below = ground.below(verb.i)
    return verb.tag == "VBD" or any(t.dep.startswith("aux") and t.tag == "VBD" for t in below)


def _of_adverb(ground: Ground, verb: Token, token: Token) -> Kind | None:
    """Judge "hardly", "no longer", "nowhere", "almost"."""
    lower = token.lower
    if lower in words_of_kind("weak"):
        return "weak", -1
    if lower in words_of_kind("nearly"):
        return ("open", -1) if verb.pos == "VERB" and token.i == verb.i - 1 else None
    if lower == "nowhere" or (lower == "far" and _is_far_from(ground, token)):
        return "full", -1
    if lower in {"longer", "more"}:
        no = [t for t in ground.below(token.i) if t.lower in {"no", "not", "n't", "n’t"}]
        return ("full", no[0].i) if no else None
    if f"no {lower}" in words_of_kind("emphatic"):
        no = [t for t in ground.below(token.i) if t.lower == "no"]
        return ("full", no[0].i) if no else None
    return None


def _of_argument(ground: Ground, token: Token) -> Kind | None:
    """Judge "no one came", "killed no civilians", "not all rebels left", "nothing but"."""
    if token.lower in words_of_kind("pronoun"):
        return _with_exception(ground, token, token)
    below = [t for t in ground.below(token.i) if t.i < token.i]
    for t in below:
        if t.dep in {"preconj", "cc"} and t.lower == "neither":
            return "full", t.i
        if token.pos == "PRON" and t.lower in words_of_kind("weak"):
            return "weak", t.i
        if t.lower == "not":
            return _of_not_before_noun(ground, token, t)
        if t.lower in words_of_kind("determiner"):
            harmless = t.lower == "no" and _next(ground, t.i) in words_of_kind("harmless_after_no")
            return None if harmless else _with_exception(ground, token, t)
    deeper = [inner for t in below if t.dep in SPECIFIERS for inner in ground.below(t.i)]
    nots = [inner for inner in deeper if inner.lower == "not"]
    return _of_not_before_noun(ground, token, nots[0]) if nots else None


SPECIFIERS = frozenset({"nummod", "det", "amod", "quantmod", "predet"})


def _of_not_before_noun(ground: Ground, noun: Token, word: Token) -> Kind | None:
    """Judge "not a single", "not one", "not all", "not only"."""
    after = _next(ground, word.i)
    if after in words_of_kind("harmless_after_not"):
        return None
    if after in {"one", "a", "any", "an"} and noun.dep in {"nsubj", "nsubjpass", "dobj"}:
        return "full", word.i
    return "open", word.i


def _with_exception(ground: Ground, noun: Token, word: Token) -> Kind | None:
    """Judge an exception after a negator: "nothing but lies" affirms, "no choice but" is open."""
    after = _next(ground, noun.i)
    if after in words_of_kind("exception"):
        return None if noun.lower == "nothing" and after == "but" else ("open", word.i)
    if after in {"less", "short"} or (noun.lower == "nothing" and _is_no_more_than(ground, noun)):
        return None
    return "full", word.i


def _is_no_more_than(ground: Ground, nothing: Token) -> bool:
    """Tell "is nothing more than a farce", which says that it is one."""
    more = (t for t in ground.below(nothing.i) if t.lower in {"more", "other"})
    return any(t.lower == "than" for word in more for t in ground.below(word.i))


def _of_adjective(ground: Ground, token: Token) -> Kind | None:
    """Judge "is neither fair nor lawful"."""
    below = ground.below(token.i) if token.dep == "acomp" else ()
    return next((("full", t.i) for t in below if t.lower == "neither" and t.i < token.i), None)


def _of_near_miss(ground: Ground, token: Token) -> Kind | None:
    """Judge "almost a disaster" (open) and "anything but a success"."""
    if token.dep != "attr":
        return None
    if token.lower == "anything" and _next(ground, token.i) == "but":
        return "full", token.i
    below = [t for t in ground.below(token.i) if t.i < token.i]
    if not any(t.lower in {"a", "an"} for t in below):
        return None
    verb = ground.token(token.head)
    beside = [t for t in ground.below(verb.i) if verb.i < t.i < token.i and t.dep == "advmod"]
    nearly = (t for t in (*below, *beside) if t.lower in words_of_kind("nearly"))
    return next((("open", t.i) for t in nearly), None)


def _is_far_from(ground: Ground, far: Token) -> bool:
    """Tell "far from perfect" and "far from a success" from "far from the town"."""
    verb = ground.token(far.head)
    froms = (t for t in ground.below(far.i) if t.lower == "from")
    told = [t for p in froms for t in ground.below(p.i) if t.dep in {"pobj", "amod", "acomp"}]
    articles = (t.lower for one in told for t in ground.below(one.i))
    is_noun = any(word in {"a", "an"} for word in articles)
    return verb.lemma == "be" and any(t.pos == "ADJ" or is_noun for t in told)


def _of_phrase(ground: Ground, preposition: Token) -> Kind | None:
    """Judge "by no means", "at no time", "under no circumstances"."""
    for noun in ground.below(preposition.i):
        if noun.dep == "pobj" and f"no {noun.lemma}" in _emphatic_lemmas():
            for t in ground.below(noun.i):
                if t.lower == "no":
                    return "full", t.i
    return None


def _emphatic_lemmas() -> frozenset[str]:
    return frozenset(words_of_kind("emphatic") | {"no circumstance", "no mean"})


def shares_negation(ground: Ground, verb: Token, first: Token) -> bool:
    """Tell whether a verb joined to another stands under that one's negation.

    "did not bomb or shell" is two negations; "did not flee but fought" is one.
    """
    if is_finite(ground, verb) or verb.tag != first.tag:
        return False
    joints = {t.lower for t in ground.below(first.i) if t.dep == "cc" and t.i < verb.i}
    return bool(joints & {"or", "nor"}) or (not joints & {"but", "yet"} and verb.tag == "VB")
