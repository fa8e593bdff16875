"""Verbs of cues that are claims of their own: "ordered the closure", "blames slurry".

An Attribution hears a saying in them; what they tell is a proposition beside that. A deed
("ordered", "learned of") is claimed by whoever tells it, a view ("blames", "wants") by its subject.
"""

from __future__ import annotations

from functools import cache

from sayso.claims.climb import cue_head
from sayso.claims.ground import ASIDE, SUBJECTS, VERBAL, Ground, has_subject, is_finite, lemma_of
from sayso.claims.kinds.answers import is_reference
from sayso.claims.kinds.evaluation_words import rows_of
from sayso.claims.kinds.judged import give_judged, says_what
from sayso.claims.signatures import class_of
from sayso.language.parse import Token
from sayso.lexicons import load_lexicon
from sayso.model import Attribution

VIEWS = frozenset({"saying", "thinking", "denying", "doubting", "wishing", "guessing", "fearing"})
"""Classes of verbs whose subject holds what it is told to say or think."""
VIEW_ACTS = frozenset({"accusing", "opposing", "supporting", "denying", "admitting"})
KNOWING = frozenset({"know", "learn", "discover", "see", "hear", "forget", "notice", "realise"})
"""Verbs of perception and knowledge: that somebody knew is a claim beside what they knew."""
QUOTES = frozenset({'"', "“", "”", "‘", "«", "»"})
CLAUSAL_DEPS = frozenset({"ccomp", "xcomp", "pcomp", "advcl", "csubj", "relcl", "ROOT", "conj"})


@cache
def _told() -> dict[str, str]:
    return {row["lemma"]: row["tells"] for row in load_lexicon("told_verbs")}


def open_cues(ground: Ground) -> None:
    """Let the verbs of cues that tell a deed or a view head clauses, with the content as theirs."""
    for number, attribution in enumerate(ground.attributions):
        head = cue_head(ground, attribution)
        if head is not None and head.pos == "NOUN":
            _keep_noun(ground, attribution, head, number)
        if head is None or head.pos not in VERBAL or lemma_of(head) == "be":
            continue
        if ground.whose[head.i] in {number, ASIDE} or head.i in ground.told:
            continue
        if give_judged(ground, attribution, head, number):
            continue
        tops = content_tops(ground, attribution)
        if _has_nominal(ground, attribution):
            continue
        if not tops or not _hangs_on(ground, tops[0], head):
            continue
        if any(is_clausal(ground, top) for top in tops) or _has_gerund(ground, attribution):
            if _is_deed_beside(ground, head, tops):
                _release(ground, attribution)
                ground.told[head.i] = -1
                ground.reach[head.i] = _tokens_of(ground, attribution)
            elif _is_verdict(ground, head, tops):
                _release(ground, attribution)
                ground.told[head.i] = number if _is_view(ground, attribution, head) else -1
                ground.reach[head.i] = _tokens_of(ground, attribution)
        elif not _is_quoted_saying(ground, attribution, head):
            _release(ground, attribution)
            _take_content(ground, attribution, head, number)
            ground.told[head.i] = number if _is_view(ground, attribution, head) else -1


def _keep_noun(ground: Ground, attribution: Attribution, noun: Token, number: int) -> None:
    """Leave "the talk of a shortage" in its clause: what the talk is of is no claim."""
    over = ground.token(noun.head)
    if noun.dep not in {"nsubj", "nsubjpass", "dobj", "attr"} or over.pos not in VERBAL:
        return
    if ground.cues[over.i] or ground.whose[noun.i] in {number, ASIDE}:
        return
    inside = [ground.token(i) for i in _tokens_of(ground, attribution)]
    if not any(t.pos in VERBAL and (t.dep in CLAUSAL_DEPS or says_what(ground, t)) for t in inside):
        _release(ground, attribution)
        _take_content(ground, attribution, noun, number)


def content_tops(ground: Ground, attribution: Attribution) -> list[Token]:
    """Return the words of a content that hang on nothing in it, marks left out."""
    inside = set(_tokens_of(ground, attribution))
    tokens = [ground.token(i) for i in sorted(inside)]
    return [
        t
        for t in tokens
        if (t.head not in inside or t.head == t.i) and t.pos not in {"PUNCT", "SPACE"}
    ]


def is_clausal(ground: Ground, token: Token) -> bool:
    """Tell the verb of a clause from a noun phrase and a participle in one."""
    if token.pos not in VERBAL or token.dep not in CLAUSAL_DEPS:
        return False
    return is_finite(ground, token) or has_subject(ground, token) or token.tag in {"VB", "VBG"}


def _has_gerund(ground: Ground, attribution: Attribution) -> bool:
    """Tell "the army of killing civilians", which says that the army did."""
    inside = [ground.token(i) for i in _tokens_of(ground, attribution)]
    return any(t.pos == "VERB" and t.dep in {"pcomp", "ccomp", "xcomp"} for t in inside)


def _has_nominal(ground: Ground, attribution: Attribution) -> bool:
    return any(i in ground.nominal for i in _tokens_of(ground, attribution))


def _tokens_of(ground: Ground, attribution: Attribution) -> tuple[int, ...]:
    return tuple(t.i for t in ground.parse.tokens_of(attribution.content))


def _hangs_on(ground: Ground, top: Token, head: Token) -> bool:
    """Tell whether a content is an argument of the verb, straight or through a preposition."""
    at = top
    for _ in range(3):
        if at.head == head.i:
            return True
        at = ground.token(at.head)
    return False


def _is_deed_beside(ground: Ground, head: Token, tops: list[Token]) -> bool:
    """Tell "told them to leave" and "we saw them leave" from verbs that only say what follows."""
    lemma = lemma_of(head)
    if lemma in KNOWING:
        return True
    infinitive = any(t.tag == "TO" for top in tops for t in ground.below(top.i))
    addressed = any(t.dep in {"dobj", "dative"} for t in ground.below(head.i)) or any(
        t.dep == "nsubj" for top in tops for t in ground.below(top.i)
    )
    return infinitive and addressed and _told().get(lemma) == "deed"


def _is_verdict(ground: Ground, head: Token, tops: list[Token]) -> bool:
    """Tell "condemned the board for closing it", which judges the board as well."""
    row = rows_of("evaluating_verbs").get((lemma_of(head),))
    things = [t for t in ground.below(head.i) if t.dep == "dobj" and t.pos in {"NOUN", "PROPN"}]
    is_finite_top = any(is_clausal(ground, top) for top in tops)
    return row is not None and row["target"] == "object" and bool(things) and not is_finite_top


def _is_quoted_saying(ground: Ground, attribution: Attribution, head: Token) -> bool:
    """Tell words that are quoted as said: the quotation is the claim, not that it was said."""
    lemma = lemma_of(head)
    if lemma in _told() or class_of(lemma, "verb") not in {"saying", None}:
        return False
    return attribution.form == "direct" and any(
        ground.token(i).text in QUOTES for i in _tokens_of(ground, attribution)
    )


def _release(ground: Ground, attribution: Attribution) -> None:
    for span in attribution.cue:
        for token in ground.parse.tokens_in(span):
            ground.cues[token.i] = 0


def _take_content(ground: Ground, attribution: Attribution, head: Token, number: int) -> None:
    """Give the words of a content to whoever tells the verb, but for contents within it."""
    for i in _tokens_of(ground, attribution):
        if ground.whose[i] == number:
            ground.whose[i] = ground.whose[head.i]


def _confirms(ground: Ground, head: Token) -> bool:
    """Tell "confirmed this", a view of what was said, from "confirmed the delivery"."""
    things = [t for t in ground.below(head.i) if t.dep == "dobj"]
    return class_of(lemma_of(head), "verb") == "confirming" and any(
        is_reference(ground, t) for t in things
    )


def _is_view(ground: Ground, attribution: Attribution, head: Token) -> bool:
    """Tell whether the subject of the verb is the source, who holds what the verb tells."""
    if attribution.source_name is None:
        return False
    told = _told().get(lemma_of(head))
    if told == "deed" and not _confirms(ground, head):
        return False
    if told == "deed":
        told = "view"
    elif told is None and attribution.act not in VIEW_ACTS:
        told = "view" if class_of(lemma_of(head), "verb") in VIEWS else None
    elif told is None:
        told = "view"
    if told is None:
        return False
    subjects = [t for t in ground.below(head.i) if t.dep in SUBJECTS]
    if not subjects and head.dep == "conj":
        return True
    inside = [span for span in attribution.source for t in subjects if span.covers(t.span)]
    return bool(inside) and not any(t.dep == "nsubjpass" for t in subjects)
