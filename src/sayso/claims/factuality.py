"""How surely a clause is said, and with which polarity, relative to its innermost source."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from sayso.claims.clauses import (
    ASIDE,
    ROLE,
    VERBAL,
    VOICE,
    Frame,
    Ground,
    has_subject,
    lemma_of,
    is_finite,
    is_misread_root,
    signature_over,
)
from sayso.claims.negation import Negation, find_negation, shares_negation
from sayso.claims.signatures import (
    ASKED,
    DEFAULT,
    DENIED,
    OPEN,
    SUPPOSED,
    WISHED,
    YES,
    Effect,
    Heard,
    Signature,
    class_of,
    hedges,
    modals,
    signature_of,
    words_of_kind,
)
from sayso.language.parse import Token
from sayso.model import Attribution, Certainty, Polarity

ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


@dataclass(frozen=True, slots=True)
class Factuality:
    """Whether a clause is negated, how sure it is, how it is used, and the words that decided."""

    negative: bool = False
    open: bool = False
    certainty: Certainty = "certain"
    heard: Heard = "asserted"
    words: tuple[int, ...] = ()

    @property
    def polarity(self) -> Polarity:
        """Return the polarity as FactBank names it."""
        return "unknown" if self.open else "negative" if self.negative else "positive"

    def under(self, effect: Effect, *words: int) -> Factuality:
        """Return it after one more effect; the surest that both allow remains."""
        return Factuality(
            self.negative ^ effect.flips,
            self.open or effect is ASKED,
            max(self.certainty, effect.certainty, key=ORDER.index),
            effect.heard if effect.heard != "asserted" else self.heard,
            (*self.words, *words),
        )

    def negated(self, negation: Negation) -> Factuality:
        """Return it with the negators of one verb."""
        return replace(
            self,
            negative=self.negative ^ negation.flips,
            open=self.open or negation.open,
            certainty=max(
                self.certainty, "probable" if negation.weak else "certain", key=ORDER.index
            ),
            words=(*self.words, *negation.words),
        )


CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "providing", "supposing"})


def judge(ground: Ground, head: int, asked: frozenset[int]) -> Factuality:
    """Return the factuality of a clause, relative to its innermost source.

    Args:
        ground: of the Document.
        head: the clause's verb.
        asked: the clauses that are questions, from `find_asked`.
    """
    found = _own_words(ground, head, _context(ground, ground.top(head), 0))
    if head in asked:
        return replace(found, open=True, certainty="unknown", heard="asked")
    if _has_condition(ground, head) and found.heard == "asserted":
        return replace(found, certainty="unknown")
    return found


def _own_words(ground: Ground, head: int, state: Factuality) -> Factuality:
    """Add the negators, modals and hedges on a verb and on the words told as part of it.

    A negator on a word that is told as part of the clause chooses that word's effect ("is not
    likely", "did not fail") and is used up by it.
    """
    carried = False
    path = ground.over.get(head, ())
    for at, i in enumerate(path):
        token = ground.token(i)
        negation = find_negation(ground, token)
        state = _with_modal(ground, token, _with_hedges(ground, token, state))
        state = state.negated(replace(negation, flips=False))
        if (
            lemma_of(token) == "be"
            and at + 1 < len(path)
            and ground.token(path[at + 1]).pos == "ADJ"
        ):
            carried = negation.flips
            continue
        state = _under_merged(ground, token, state, negative=negation.flips ^ carried)
        carried = False
    token = ground.token(head)
    state = _with_hedges(ground, token, state.negated(find_negation(ground, token)))
    return _with_modal(ground, token, state)


def _under_merged(ground: Ground, token: Token, state: Factuality, *, negative: bool) -> Factuality:
    """Apply "failed", "seems", "likely" to the clause that they are told with."""
    if lemma_of(token) in {"be", "go", "use"}:
        effect = Effect("probable" if lemma_of(token) == "be" else "certain", flips=negative)
    else:
        found = signature_over(ground, token, "infinitive") or DEFAULT
        effect = found.negated if negative else found.plain
    return state if effect == YES else state.under(effect, token.i)


def _with_modal(ground: Ground, verb: Token, state: Factuality) -> Factuality:
    """Add the effect of may, might, could, would, should, must."""
    below = ground.below(verb.i)
    for token in below:
        if token.dep != "aux" or token.lower not in modals():
            continue
        effect = modals()[token.lower]
        if token.lower in {"'d", "’d"} and token.tag != "MD":
            continue
        if effect == YES:
            continue
        perfect = any(t.lemma == "have" and t.dep == "aux" for t in below)
        if token.lower == "must" and perfect:
            effect = Effect("probable")
        elif (
            token.lower in {"can", "could", "ca"}
            and state.negative
            and find_negation(ground, verb).flips
        ):
            effect = OPEN if perfect else YES
            if perfect:
                effect = Effect("probable")
        elif token.lower in {"would", "'d", "’d"} and _is_future_in_past(ground, verb):
            effect = Effect("probable")
        state = state.under(effect, token.i)
    return state


def _is_future_in_past(ground: Ground, verb: Token) -> bool:
    """Tell "said it would leave", where "would" is "will" told later, from a condition."""
    number = ground.whose[verb.i]
    if number < 0 or ground.attributions[number].form == "direct":
        return False
    return not any(t.lemma == "have" and t.dep == "aux" for t in ground.below(verb.i))


def _with_hedges(ground: Ground, verb: Token, state: Factuality) -> Factuality:
    """Add hedging adverbs: perhaps, probably, apparently, allegedly."""
    for token in ground.below(verb.i):
        if token.dep not in {"advmod", "npadvmod", "intj", "dep"}:
            continue
        if token.lower in hedges():
            state = state.under(Effect(hedges()[token.lower]), token.i)
        elif token.lower in words_of_kind("seldom"):
            state = state.under(Effect("probable"), token.i)
    return state


MAX_DEPTH = 8
"""Clauses within clauses that are followed upwards; deeper ones are left unknown."""


def _context(ground: Ground, top: int, depth: int) -> Factuality:
    """Return what stands over a clause: its source's stance, the word that it completes."""
    token = ground.token(top)
    if depth > MAX_DEPTH:
        return Factuality(certainty="unknown")
    if ground.is_content_root(top):
        return _with_mark(ground, token, _source_context(ground, token))
    head = ground.token(token.head)
    if token.dep == "conj":
        return _joined(ground, token, head, depth)
    if is_misread_root(ground, token):
        return _source_context(ground, head)
    if token.dep == "advcl":
        return _adverbial(ground, token)
    if token.dep == "pcomp" and head.lower == "without":
        return Factuality(negative=True, words=(head.i,))
    if token.dep in {"ccomp", "xcomp", "acl", "csubj", "pcomp", "dep"} and token.dep != "relcl":
        return _with_mark(ground, token, _completing(ground, token, head, depth))
    if token.dep == "relcl" and head.lower in ANYBODY:
        return Factuality(certainty="unknown")
    return Factuality()


ANYBODY = frozenset({"anyone", "anybody", "anything", "whoever", "those", "someone", "somebody"})
"""A clause about one of these tells who is meant; nobody in particular is said to do it."""


def _with_mark(ground: Ground, token: Token, state: Factuality) -> Factuality:
    """Add "whether" and "if" at the head of a clause that completes another."""
    for t in ground.below(token.i):
        if t.dep in {"mark", "advmod"} and t.lower in {"whether", "if"} and t.i < token.i:
            return replace(state.under(ASKED, t.i), open=True)
    return state


def _joined(ground: Ground, token: Token, head: Token, depth: int) -> Factuality:
    """Return the context of a verb joined to another: the first one's, its shared negation too."""
    owner = ground.owner[head.i]
    first = owner if owner >= 0 and head.pos in VERBAL else -1
    if first < 0:
        return Factuality()
    state = _context(ground, ground.top(first), depth + 1)
    if token.pos in VERBAL and shares_negation(ground, token, head):
        state = state.negated(find_negation(ground, head))
        state = _with_modal(ground, head, state)
    joint = [t for t in ground.below(head.i) if t.dep == "cc" and t.i < token.i]
    if joint and joint[-1].lower == "nor" and not find_negation(ground, token).flips:
        state = replace(state, negative=not state.negative, words=(*state.words, joint[-1].i))
        if find_negation(ground, head).flips and shares_negation(ground, token, head):
            state = replace(state, negative=True)
    return state


def _adverbial(ground: Ground, token: Token) -> Factuality:
    """Return the context of an adverbial clause: told as fact unless it is a condition or purpose."""
    marks = [t for t in ground.below(token.i) if t.dep in {"mark", "advmod"} and t.i < token.i]
    words = [t.lower for t in marks]
    if any(word in CONDITIONS for word in words) or ("as" in words and "though" in words):
        mark = next(t for t in marks if t.lower in CONDITIONS or t.lower == "though")
        return replace(Factuality().under(SUPPOSED, mark.i), open=True)
    if "so" in words and "that" in words:
        return Factuality(certainty="unknown", heard="wished")
    if words[:1] in (["before"], ["until"], ["till"]):
        return Factuality(certainty="probable")
    if _is_inverted_condition(ground, token):
        return replace(Factuality().under(SUPPOSED), open=True)
    if not is_finite(ground, token):
        return Factuality(certainty="unknown", heard="wished")
    return Factuality()


def _is_inverted_condition(ground: Ground, token: Token) -> bool:
    """Tell "had they left" and "should they leave"."""
    below = ground.below(token.i)
    subject = next((t for t in below if t.dep in {"nsubj", "nsubjpass"}), None)
    return subject is not None and any(
        t.dep.startswith("aux") and t.lower in {"had", "were", "should"} and t.i < subject.i
        for t in below
    )


def _completing(ground: Ground, token: Token, head: Token, depth: int) -> Factuality:
    """Return the context of a clause that completes a verb, an adjective or a noun."""
    if head.pos == "ADP":
        head = ground.token(head.head)
    frame: Frame = "clause" if is_finite(ground, token) else "infinitive"
    found = signature_over(ground, head, frame)
    if found is None:
        return Factuality(certainty="certain" if head.pos in {"ADP", "SCONJ"} else "unknown")
    if frame == "infinitive" and class_of(lemma_of(head), "verb") == "saying":
        return Factuality().under(WISHED, head.i)
    outer = _state_of(ground, head, depth)
    effect = found.negated if outer.negative else found.plain
    if _is_own_saying(ground, head):
        effect = found.source_negated if outer.negative else found.source
        outer = Factuality(outer.negative, words=outer.words)
    if found.plain == found.negated == YES:
        outer = Factuality()
    words = outer.words if effect != YES else ()
    state = Factuality(open=outer.open, certainty=outer.certainty, words=words)
    return state.under(effect, *(() if effect == YES else (_deciding(ground, head).i,)))


def _is_own_saying(ground: Ground, head: Token) -> bool:
    """Tell "I say that ..." and "we must tell you that ..." in quoted words: the source itself."""
    if ground.whose[head.i] < 0 or head.pos not in VERBAL:
        return False
    subject = next((t for t in ground.below(head.i) if t.dep == "nsubj"), None)
    return subject is not None and subject.lower in {"i", "we"}


def _deciding(ground: Ground, head: Token) -> Token:
    """Return the word that the effect comes from: the adjective after "be"."""
    if lemma_of(head) == "be":
        for t in ground.below(head.i):
            if t.dep in {"acomp", "attr"}:
                return t
    return head


def _state_of(ground: Ground, word: Token, depth: int) -> Factuality:
    """Return the factuality of the word over a clause: a verb's own, or that of a noun's clause."""
    if word.pos in VERBAL:
        state = (
            _context(ground, word.i, depth + 1)
            if not ground.is_content_root(word.i)
            else Factuality()
        )
        return _with_hedges(
            ground, word, _with_modal(ground, word, state.negated(find_negation(ground, word)))
        )
    for t in ground.below(word.i):
        if t.lower in {"no", "little"} and t.dep in {"det", "neg", "amod"}:
            return Factuality(negative=True, words=(t.i,))
    over = ground.token(word.head)
    if word.dep in {"acomp", "attr", "dobj", "nsubj", "nsubjpass"} and over.pos in VERBAL:
        negation = find_negation(ground, over)
        denied = over.lemma in {"deny", "reject", "dismiss", "refute", "dispute", "debunk", "lack"}
        return Factuality(negation.flips ^ (denied and word.dep == "dobj"), words=negation.words)
    return Factuality()


def _source_context(ground: Ground, token: Token) -> Factuality:
    """Return how the innermost source uses a content, from the cue and its negation."""
    number = ground.whose[token.i]
    if number in {VOICE, ASIDE}:
        return _imperative(ground, token, Factuality())
    attribution = ground.attributions[number]
    effect, words = _effect_of_cue(ground, attribution, token)
    state = Factuality().under(effect, *words)
    return _imperative(ground, token, state)


def _imperative(ground: Ground, token: Token, state: Factuality) -> Factuality:
    """Take commands ("Leave now") for wishes."""
    plain = token.tag == "VB" and token.dep in {"ROOT", "ccomp"} and not is_finite(ground, token)
    to = any(t.tag == "TO" for t in ground.below(token.i))
    if plain and not to and not has_subject(ground, token):
        return state.under(WISHED)
    return state


def _effect_of_cue(
    ground: Ground, attribution: Attribution, token: Token
) -> tuple[Effect, tuple[int, ...]]:
    """Return what a cue does to its content, relative to the source, and the words that show it."""
    head, signature = _cue_head(ground, attribution)
    negation = (
        find_negation(ground, head) if head is not None and head.pos in VERBAL else Negation()
    )
    words = negation.words if negation.flips else ()
    if attribution.framing == "denying":
        cue = (head.i,) if head is not None else ()
        return (SUPPOSED, (*cue, *words)) if negation.flips else (DENIED, cue)
    if head is None or signature is None:
        return (SUPPOSED, words) if negation.flips else (YES, ())
    effect = signature.source_negated if negation.flips else signature.source
    if head.lemma == "ask" and not effect.flips:
        effect = ASKED if is_finite(ground, token) else WISHED
    if _is_told_to(ground, head, token):
        effect = WISHED
    shown = () if effect == YES else (head.i, *words)
    return effect, shown


def _is_told_to(ground: Ground, cue: Token, token: Token) -> bool:
    """Tell "told the men to leave" from "told the men that they had left"."""
    below = ground.below(token.i)
    if not any(t.tag == "TO" for t in below) or class_of(lemma_of(cue), "verb") != "saying":
        return False
    objects = any(t.dep in {"dobj", "dative"} for t in ground.below(cue.i))
    return objects or any(t.dep == "nsubj" for t in below)


def _cue_head(ground: Ground, attribution: Attribution) -> tuple[Token | None, Signature | None]:
    """Return the word of a cue that says what the source does, with its signature."""
    tokens = [t for span in attribution.cue for t in ground.parse.tokens_in(span)]
    best: tuple[Token | None, Signature | None] = (None, None)
    for token in tokens:
        if token.pos not in ROLE or token.dep in {"aux", "auxpass"}:
            continue
        found = signature_over(ground, token, "clause") if token.pos != "AUX" else None
        found = found or signature_of(lemma_of(token), ROLE[token.pos])
        if found is not None and (best[1] is None or (token.pos == "VERB" and best[0] is None)):
            best = (token, found)
        elif best[0] is None and token.pos in {"VERB", "NOUN", "AUX"}:
            best = (token, None)
    return best


def find_asked(ground: Ground) -> frozenset[int]:
    """Return the clauses that a question mark closes.

    The last clause before the mark is asked, with those that it completes; clauses that it is only
    joined to are asked if they have the word order of a question themselves.
    """
    asked: set[int] = set()
    heads = ground.heads
    for token in ground.parse.tokens:
        if token.text != "?":
            continue
        at = bisect_left(heads, token.i) - 1
        if at >= 0 and ground.token(heads[at]).sentence == token.sentence:
            _climb(ground, heads[at], asked)
    return frozenset(asked)


def _climb(ground: Ground, head: int, asked: set[int]) -> None:
    """Add a clause and those over it that the same question mark closes."""
    at, joined = head, False
    for _ in range(MAX_DEPTH):
        top = ground.token(ground.top(at))
        if top.dep not in {"relcl", "advcl", "acl"} and (not joined or _is_inverted(ground, at)):
            asked.add(at)
        above = ground.owner[top.head] if top.head != top.i else -1
        if above < 0 or above == at or ground.is_content_root(top.i):
            break
        joined = joined or top.dep == "conj"
        at = above


def _is_inverted(ground: Ground, head: int) -> bool:
    """Tell the word order of a question: "did they leave", "who left", "are they"."""
    below = ground.below(head)
    subject = next((t for t in below if t.dep in {"nsubj", "nsubjpass", "expl"}), None)
    if subject is None or subject.tag in {"WP", "WDT"}:
        return True
    helped = any(t.dep.startswith("aux") and t.i < subject.i for t in below)
    return helped or (ground.token(head).pos == "AUX" and head < subject.i)


def _has_condition(ground: Ground, head: int) -> bool:
    """Tell whether a condition hangs on the clause ("will leave if ...")."""
    for i in (*ground.over.get(head, ()), head):
        for token in ground.below(i):
            if token.dep != "advcl":
                continue
            marks = [t.lower for t in ground.below(token.i) if t.dep in {"mark", "advmod"}]
            if "even" in marks or any(
                t.lower == "even" for m in ground.below(token.i) for t in ground.below(m.i)
            ):
                continue
            if "or" in [t.lower for t in ground.below(token.i)] and "whether" in marks:
                continue
            if {"if", "unless", "provided"} & set(marks) and "as" not in marks:
                return True
            if _is_inverted_condition(ground, token):
                return True
    return False
