"""What stands over a clause: the source's stance, the word that it completes, a condition."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.clauses import is_misread_root
from sayso.claims.climb import is_in_case, is_no_reason, is_spliced, tells_content
from sayso.claims.embedding import ROLE, ClauseForm, signature_over
from sayso.claims.ground import ASIDE, VERBAL, VOICE, Ground, has_subject, is_finite, lemma_of
from sayso.claims.negation import Negation, find_negation, shares_negation
from sayso.claims.questions import MAX_DEPTH, is_inverted_condition
from sayso.claims.signatures import (
    ASKED,
    DENIED,
    SUPPOSED,
    WISHED,
    YES,
    Effect,
    Signature,
    class_of,
    signature_of,
)
from sayso.claims.stance import Factuality, with_hedges, with_modal
from sayso.language.parse import Token
from sayso.model import Attribution

CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "providing", "supposing"})


def context_of(ground: Ground, top: int, depth: int) -> Factuality:
    """Return what stands over a clause: its source's stance, the word that it completes."""
    token = ground.token(top)
    if depth > MAX_DEPTH:
        return Factuality(certainty="unknown")
    if ground.is_content_root(top):
        return _with_mark(ground, token, _source_context(ground, token))
    head = ground.token(token.head)
    state = Factuality()
    if token.dep == "conj":
        state = _joined(ground, token, head, depth)
    elif is_misread_root(ground, token):
        state = _source_context(ground, head)
    elif is_in_case(ground, token):
        state = replace(Factuality().under(SUPPOSED), open=True)
    elif token.dep == "advcl":
        state = _adverbial(ground, token)
    elif token.dep == "pcomp" and head.lower == "without":
        state = Factuality(negative=True, words=(head.i,))
    elif token.dep == "ccomp" and is_spliced(ground, token, head):
        state = Factuality()
    elif token.dep in COMPLETING or _completes_saying(token, head, ground):
        state = _with_mark(ground, token, _completing(ground, token, head, depth))
    elif token.dep == "relcl" and head.lower in ANYBODY:
        state = Factuality(certainty="unknown")
    return state


COMPLETING = frozenset({"ccomp", "xcomp", "acl", "csubj", "pcomp", "dep"})


def _completes_saying(token: Token, head: Token, ground: Ground) -> bool:
    """Tell "the accusation that guards opened it", which the parser takes for a relative clause."""
    if token.dep != "relcl" or head.pos != "NOUN" or class_of(lemma_of(head), "noun") != "saying":
        return False
    return tells_content(ground, token, head)


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
    state = context_of(ground, ground.top(first), depth + 1)
    if token.pos in VERBAL and shares_negation(ground, token, head):
        state = state.negated(find_negation(ground, head))
        state = with_modal(ground, head, state)
    joint = [t for t in ground.below(head.i) if t.dep == "cc" and t.i < token.i]
    if joint and joint[-1].lower == "nor" and not find_negation(ground, token).flips:
        state = replace(state, negative=not state.negative, words=(*state.words, joint[-1].i))
        if find_negation(ground, head).flips and shares_negation(ground, token, head):
            state = replace(state, negative=True)
    return state


def _adverbial(ground: Ground, token: Token) -> Factuality:
    """Return the context of an adverbial clause: a fact unless a condition or purpose."""
    marks = [t for t in ground.below(token.i) if t.dep in {"mark", "advmod"} and t.i < token.i]
    words = [t.lower for t in marks]
    if any(word in CONDITIONS for word in words) or ("as" in words and "though" in words):
        mark = next(t for t in marks if t.lower in CONDITIONS or t.lower == "though")
        return replace(Factuality().under(SUPPOSED, mark.i), open=True)
    if "so" in words and "that" in words:
        return Factuality(certainty="unknown", heard="wished")
    if words[:1] in (["before"], ["until"], ["till"]):
        return Factuality(certainty="probable")
    if "because" in words and is_no_reason(ground, token):
        return Factuality(open=True, certainty="unknown")
    return _unmarked(ground, token)


def _unmarked(ground: Ground, token: Token) -> Factuality:
    """Return the context of an adverbial clause whose first word does not decide it."""
    if is_inverted_condition(ground, token):
        return replace(Factuality().under(SUPPOSED), open=True)
    if not is_finite(ground, token):
        return Factuality(certainty="unknown", heard="wished")
    return Factuality()


def _completing(ground: Ground, token: Token, head: Token, depth: int) -> Factuality:
    """Return the context of a clause that completes a verb, an adjective or a noun."""
    if head.pos == "ADP":
        head = ground.token(head.head)
    frame: ClauseForm = "clause" if is_finite(ground, token) else "infinitive"
    found = signature_over(ground, head, frame)
    if found is None:
        return Factuality(certainty="certain" if head.pos in {"ADP", "SCONJ"} else "unknown")
    told_to = frame == "infinitive" and any(t.tag == "TO" for t in ground.below(token.i))
    if told_to and class_of(lemma_of(head), "verb") == "saying":
        return Factuality().under(WISHED, head.i)
    if denial := _denial_of(ground, head):
        return Factuality(certainty="unknown", heard="denied", words=(denial.i,))
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


def _denial_of(ground: Ground, noun: Token) -> Token | None:
    """Return the verb of "rejected reports that ...", "denied the claim that ...", if not negated.

    The denial of evidence or doubt ("denied any doubt that ...") is another matter.
    """
    verb = ground.token(noun.head)
    if noun.pos != "NOUN" or noun.dep != "dobj" or class_of(lemma_of(verb), "verb") != "denying":
        return None
    if class_of(lemma_of(noun), "noun") != "saying" or find_negation(ground, verb).flips:
        return None
    return verb


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
            context_of(ground, word.i, depth + 1)
            if not ground.is_content_root(word.i)
            else Factuality()
        )
        return with_hedges(
            ground, word, with_modal(ground, word, state.negated(find_negation(ground, word)))
        )
    for t in ground.below(word.i):
        if t.lower in {"no", "little"} and t.dep in {"det", "neg", "amod"}:
            return Factuality(negative=True, words=(t.i,))
    over = ground.token(word.head)
    if word.dep in {"acomp", "attr", "dobj", "nsubj", "nsubjpass"} and over.pos in VERBAL:
        negation = find_negation(ground, over)
        lacks = over.lemma == "lack" and word.dep == "dobj"
        return Factuality(negation.flips ^ lacks, words=negation.words)
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
    verb = _verb_of(ground, head)
    negation = find_negation(ground, verb) if verb is not None else Negation()
    words = negation.words if negation.flips else ()
    if attribution.act == "denying":
        cue = (head.i,) if head is not None else ()
        return (SUPPOSED, (*cue, *words)) if negation.flips else (DENIED, cue)
    if head is None or signature is None:
        effect = WISHED if head is not None and _is_pressed(ground, head, token) else YES
        return (SUPPOSED, words) if negation.flips else (effect, ())
    effect = signature.source_negated if negation.flips else signature.source
    if head.lower in {"assuming", "supposing"}:
        effect = SUPPOSED
    if head.lemma == "ask" and not effect.flips:
        effect = ASKED if is_finite(ground, token) else WISHED
    if _is_told_to(ground, head, token) or _is_proposed(ground, token):
        effect = WISHED
    shown = () if effect == YES else (head.i, *words)
    return effect, shown


def _verb_of(ground: Ground, head: Token | None) -> Token | None:
    """Return the verb by which a cue is negated: "am" of "I am not sure that"."""
    if head is None or head.pos in VERBAL:
        return head
    over = ground.token(head.head)
    return over if head.dep in {"acomp", "attr"} and over.pos in VERBAL else None


def _is_told_to(ground: Ground, cue: Token, token: Token) -> bool:
    """Tell "told the men to leave" from "told the men that they had left"."""
    below = ground.below(token.i)
    if not any(t.tag == "TO" for t in below) or class_of(lemma_of(cue), "verb") != "saying":
        return False
    objects = any(t.dep in {"dobj", "dative"} for t in ground.below(cue.i))
    return objects or any(t.dep == "nsubj" for t in below)


def _is_pressed(ground: Ground, cue: Token, token: Token) -> bool:
    """Tell "pushed the board to leave", which tells what somebody else is to do."""
    to = any(t.tag == "TO" for t in ground.below(token.i))
    return to and any(t.dep == "dobj" and t.i < token.i for t in ground.below(cue.i))


def _is_proposed(ground: Ground, token: Token) -> bool:
    """Tell "suggested that the board leave", which proposes it."""
    below = ground.below(token.i)
    if token.tag != "VB" or is_finite(ground, token) or token.dep != "ccomp":
        return False
    return has_subject(ground, token) and any(t.dep == "mark" for t in below)


def _cue_head(ground: Ground, attribution: Attribution) -> tuple[Token | None, Signature | None]:
    """Return the word of a cue that says what the source does, with its signature."""
    tokens = list(ground.parse.tokens_of(attribution.cue))
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
