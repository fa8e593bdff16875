"""Claims without a verb of their own: "called it a farce", "A farce.", "More than two hundred."."""

from __future__ import annotations

from functools import cache

from sayso.claims.climb import cue_head
from sayso.claims.ground import VOICE, Ground, lemma_of
from sayso.claims.kinds.told import content_tops, is_clausal
from sayso.claims.signatures import class_of, words_of_kind
from sayso.language.parse import Token
from sayso.lexicons import load_lexicon
from sayso.model import Attribution

NAMING = frozenset(
    {"call", "brand", "label", "dub", "deem", "consider", "term", "think", "find", "declare", "see"}
    | {"describe", "dismiss", "denounce", "condemn", "hail", "regard", "portray", "praise", "treat"}
    | {"characterise", "characterize", "depict", "view", "name", "judge", "reject", "paint"}
)
"""Verbs that say what somebody takes a thing for: "called it a farce", "hailed it as a triumph"."""
ONLY_AS = frozenset({"reject", "dismiss", "denounce", "condemn", "treat", "regard", "portray"})
FIGURING = frozenset({"put", "estimate", "place", "give", "set"})
"""Verbs that tell a figure: "put the number at forty"."""
HEADS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
END = frozenset({".", "!", "…"})
NONE = frozenset({"none", "nobody", "nothing", "neither"})


def find_small_clauses(ground: Ground) -> None:
    """Find what contents such as "it a farce" or "the dead at forty" say of what."""
    for number, attribution in enumerate(ground.attributions):
        head = cue_head(ground, attribution)
        tops = content_tops(ground, attribution)
        if head is None or not tops or ground.whose[tops[0].i] != number:
            continue
        found = _small_clause(ground, attribution, head, tops)
        if found is not None and ground.whose[found[0].i] == number:
            ground.nominal[found[0].i] = found[1].i


def _small_clause(
    ground: Ground, attribution: Attribution, head: Token, tops: list[Token]
) -> tuple[Token, Token] | None:
    """Return what is said and of what, None where a content is no small clause."""
    lemma = lemma_of(head)
    inside = list(ground.parse.tokens_of(attribution.content))
    if lemma in FIGURING:
        return _figure(ground, inside)
    if lemma not in NAMING or any(is_clausal(ground, top) for top in tops):
        return None
    as_word = next((t for t in inside if t.lower == "as" and t.i > tops[0].i), None)
    if as_word is not None:
        told = [t for t in ground.below(as_word.i) if t.pos in HEADS]
        of = [t for t in inside if t.i < as_word.i and t.dep in {"dobj", "nsubj", "nsubjpass"}]
        return (told[0], of[-1]) if told and of else None
    return None if lemma in ONLY_AS else _two_parts(ground, tops)


def _two_parts(ground: Ground, tops: list[Token]) -> tuple[Token, Token] | None:
    """Return the parts of "it a farce", which the parser makes one clause or two objects."""
    subject = [t for t in ground.below(tops[-1].i) if t.dep == "nsubj" and t.i < tops[-1].i]
    if subject and tops[-1].pos in HEADS:
        return tops[-1], subject[0]
    is_pair = len(tops) == 2 and tops[1].dep != "appos"
    if is_pair and tops[0].pos in HEADS and (tops[1].pos in HEADS or tops[1].dep == "oprd"):
        told, of = tops[1], tops[0]  # "'A good thing', she called it" has them the other way round
        return (of, told) if told.pos == "PRON" and of.pos != "PRON" else (told, of)
    return None


def _figure(ground: Ground, inside: list[Token]) -> tuple[Token, Token] | None:
    """Return the figure of "the number of dead at forty", and what it counts."""
    numbers = {t.i for t in inside}
    for at in inside:
        if at.lower != "at":
            continue
        told = [t for t in ground.below(at.i) if t.dep == "pobj" and t.i in numbers]
        of = [t for t in inside if t.i < at.i and t.dep in {"dobj", "nsubj"}]
        if told and of and _is_counted(ground, told[0]):
            return told[0], of[0]
    return None


def _is_counted(ground: Ground, token: Token) -> bool:
    words = [token, *(ground.token(i) for i in ground.parse.subtree(token.i))]
    return any(t.pos == "NUM" or t.tag == "CD" or t.lower in NONE for t in words)


def find_fragments(ground: Ground) -> None:
    """Find answers and judgements without a verb that are contents or sentences of their own.

    A fragment counts only where it tells something: a figure, a "no", or a judging word.
    """
    owned = {(ground.token(head).sentence, ground.whose[head]) for head in ground.heads}
    for number, attribution in enumerate(ground.attributions):
        if attribution.form != "indirect":
            _add_content(ground, attribution, number, owned)
    told = {t.sentence for t in ground.parse.tokens if ground.cues[t.i]}
    told |= {sentence for sentence, _ in owned}
    headings = {
        t.sentence
        for zone in ground.document.zones_of("heading")
        for t in ground.parse.tokens_in(zone.span)
    }
    for token in ground.parse.tokens:
        if token.head != token.i or token.sentence in told | headings:
            continue
        if ground.whose[token.i] == VOICE and token.i not in ground.nominal:
            _add_sentence(ground, token)


def _add_content(
    ground: Ground, attribution: Attribution, number: int, owned: set[tuple[int, int]]
) -> None:
    """Add the sentences of a quotation or a turn that have no clause but tell something."""
    head = cue_head(ground, attribution)
    if head is not None and class_of(lemma_of(head), "verb") not in {"saying", "thinking"}:
        return
    by_sentence: dict[int, list[Token]] = {}
    for span in attribution.content:
        for token in ground.parse.tokens_in(span):
            if ground.whose[token.i] == number and token.pos not in {"PUNCT", "SPACE"}:
                by_sentence.setdefault(token.sentence, []).append(token)
    for sentence, tokens in by_sentence.items():
        inside = {t.i for t in tokens}
        tops = [t for t in tokens if t.head not in inside or t.head == t.i]
        if (sentence, number) in owned or len(tops) != 1 or tops[0].i in ground.nominal:
            continue
        if tops[0].pos in HEADS and _tells(ground, tops[0]) and not _is_asked(ground, tokens[-1]):
            ground.nominal[tops[0].i] = -1


def _is_asked(ground: Ground, last: Token) -> bool:
    after = ground.parse.tokens[last.i + 1 : last.i + 3]
    return any(t.text == "?" for t in after)


def _add_sentence(ground: Ground, root: Token) -> None:
    words = [ground.token(i) for i in ground.parse.subtree(root.i)]
    last = max(words, key=lambda t: t.i)
    if last.text not in END or root.pos not in HEADS or len(words) > 25:
        return
    if _judges(root):
        ground.nominal[root.i] = -1


def _tells(ground: Ground, root: Token) -> bool:
    return _is_counted(ground, root) or _judges(root) or is_denied(ground, root)


@cache
def _judging() -> frozenset[str]:
    words = {row["word"] for row in load_lexicon("evaluations")}
    false = (r["word"] for r in load_lexicon("embedding_verbs") if r["class"] == "false")
    return frozenset(words.union(false))


def _judges(token: Token) -> bool:
    return token.lemma.casefold() in _judging() or token.lower in _judging()


def is_denied(ground: Ground, head: Token) -> bool:
    """Tell "no need for it", "none since May", "not a farce"."""
    if head.lower in NONE:
        return True
    words = words_of_kind("determiner") | {"not", "never"}
    below = [t for t in ground.below(head.i) if t.dep in {"det", "neg", "preconj", "advmod"}]
    return any(t.lower in words and t.i < head.i for t in below)
