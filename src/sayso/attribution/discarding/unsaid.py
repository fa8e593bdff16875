"""Cues that tell of nobody's word: hedges, impersonal phrases, things asked or only supposed."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.attribution.constructions.candidate import TAGGED, Candidate
from sayso.attribution.constructions.phrases import child, is_passive
from sayso.attribution.cues import Cue
from sayso.attribution.discarding.prospects import is_prospect
from sayso.attribution.discarding.topics import names_subject
from sayso.attribution.discarding.unmet import is_unmet
from sayso.attribution.discarding.unreal import is_unreal
from sayso.language.parse import Parse, Token

RAISING = frozenset({"seem", "appear"})
PLAIN = frozenset({"clear", "obvious", "evident", "apparent", "likely", "unlikely", "true"})
PURPOSE = frozenset({"mean", "aim", "design"})
"""Passives that tell what a thing is for: "is meant to"."""
THINGS = frozenset({"evidence", "proof", "fact", "point", "sign", "indication"})
"""Nouns with a clause that are a thing's, not somebody's word, where nobody is named."""
DUTY = frozenset({"must", "should", "need", "can", "could", "may", "might", "would"})
# fmt: off
MINDS = frozenset([
    "want", "wish", "think", "believe", "know", "feel", "suspect", "fear", "understand",
    "ascertain", "learn", "realize", "realise", "discover", "determine", "intend", "plan",
])
# fmt: on
"""Verbs of the mind; "would like", "would prefer" are wishes, the others after "would" a guess."""
# fmt: off
PRETENCE = frozenset([
    "pretense", "pretence", "pretext", "guise", "fiction", "myth", "illusion", "notion",
    "assumption", "hypothesis", "possibility", "scenario", "premise", "supposition",
])
# fmt: on
ASKING = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
CLAUSES = frozenset({"clause", "object", "noun"})
"""Constructions carried by a verb or a noun that may be nobody's word."""


def is_unsaid(parse: Parse, candidate: Candidate, entry: Cue | None) -> bool:
    """Tell whether a candidate's words are nobody's, or are asked or supposed and not reported.

    Args:
        parse: of the text.
        candidate: as proposed.
        entry: its cue's entry in the lexicon, None where it has none.
    """
    if candidate.construction not in CLAUSES:
        return False
    anchor = parse.tokens[candidate.anchor]
    kind = entry.kind if entry is not None else "statement"
    if _is_empty(parse, candidate) or _is_pretence(parse, candidate):
        return True
    if is_unmet(parse, candidate, kind) or is_prospect(parse, candidate, kind):
        return True
    if names_subject(parse, candidate):
        return True
    if _is_nobodys(parse, candidate):
        return _is_impersonal(parse, candidate, anchor) or is_unreal(parse, candidate, kind)
    is_joining = anchor.lemma == "consider" and _is_conjunction(parse, anchor)
    is_mind = kind != "statement" or candidate.frame == TAGGED
    return (
        is_joining
        or _is_asked(parse, anchor, candidate.source_head)
        or (is_mind and _is_supposed(parse, anchor, candidate.source_head))
        or is_unreal(parse, candidate, kind)
    )


def _is_empty(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a cue has no word that tells anything: "must", "is that", "there was no"."""
    words = list(parse.tokens_of(candidate.cue))
    if any(parse.tokens[c].dep == "expl" for t in words for c in parse.children[t.i]):
        return words[0].lemma == "be" and (len(words) == 1 or words[1].lower == "no")
    tells = ("VERB", "NOUN", "PROPN", "ADJ", "ADV", "PUNCT", "SYM", "X")
    if candidate.construction == "noun" or any(t.pos in tells for t in words):
        return False
    is_bare = candidate.frame == TAGGED or candidate.source_head is None
    return bool(words) and is_bare and not any(_may_cue(t) for t in words)


def _may_cue(word: Token) -> bool:
    """Tell whether a small word is a cue by itself: "as", "for", "in the view of", "'d rather"."""
    return word.lower in ("according", "per", "as", "for", "by", "against", "like", "rather")


def _is_pretence(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether a content is what somebody only pretends: "kept up the pretense that"."""
    if candidate.frame == TAGGED:
        told = (t.lemma for t in parse.tokens_of(candidate.cue))
        if not PRETENCE.isdisjoint(told):
            return True
    if candidate.construction != "object":
        return False
    nouns = (t for t in parse.tokens_of(candidate.content[:1]) if t.pos == "NOUN")
    return next((t.lemma in PRETENCE - {"possibility"} for t in nouns), False)


def _is_nobodys(parse: Parse, candidate: Candidate) -> bool:
    """Tell whether no source is named, or only the "it" of "it appears that"."""
    if candidate.source_head is None:
        return True
    head = parse.tokens[candidate.source_head]
    anchor = parse.tokens[candidate.anchor]
    is_dummy = anchor.lemma in RAISING or _plain_adjective(parse, anchor) is not None
    return head.lower == "it" and (is_dummy or is_passive(parse, anchor))


def _is_impersonal(parse: Parse, candidate: Candidate, anchor: Token) -> bool:
    if candidate.construction == "noun":
        return anchor.lemma in THINGS
    if anchor.lemma in RAISING or _plain_adjective(parse, anchor) is not None:
        return True
    if anchor.lemma == "consider" and _is_conjunction(parse, anchor):
        return True
    if anchor.lemma in PURPOSE and anchor.tag in ("VBN", "VBD"):
        return True
    if is_passive(parse, anchor) and _modal(parse, anchor) in DUTY:
        return True
    return anchor.tag == "VB" and anchor.dep in ("relcl", "acl")


def _plain_adjective(parse: Parse, anchor: Token) -> Token | None:
    """Return the adjective of "it is clear that", "it has become obvious that"."""
    if anchor.lower in PLAIN:
        return anchor
    if anchor.lemma not in ("be", "become", "seem", "appear", "'s"):
        return None
    found = child(parse, anchor.i, "acomp", "attr", "oprd")
    return found if found is not None and found.lower in PLAIN else None


def _modal(parse: Parse, anchor: Token) -> str | None:
    found = (parse.tokens[c] for c in parse.children[anchor.i])
    return next((t.lemma for t in found if t.tag == "MD"), None)


def _is_conjunction(parse: Parse, anchor: Token) -> bool:
    """Tell whether "considering that" joins clauses; "is considering that" does not."""
    after = parse.tokens[anchor.i + 1].lower if anchor.i + 1 < len(parse.tokens) else ""
    has_aux = any(parse.tokens[c].dep == "aux" for c in parse.children[anchor.i])
    return anchor.tag == "VBG" and after in ("that", "how") and not has_aux


def _is_asked(parse: Parse, anchor: Token, source: int | None) -> bool:
    """Tell whether a cue is what a yes-or-no question asks: "Is the port offering …?"."""
    sentence = parse.sentences[anchor.sentence]
    if source is None or not any(
        t.text == "?" for t in parse.tokens[max(sentence.first, sentence.last - 3) : sentence.last]
    ):
        return False
    aux = [c for c in parse.children[anchor.i] if parse.tokens[c].dep in ("aux", "auxpass")]
    if not aux or not min(aux) < source < anchor.i:
        return False
    before = parse.tokens[max(sentence.first, min(aux) - 4) : min(aux)]
    return not any(t.lower in ASKING for t in before)


def _is_supposed(parse: Parse, anchor: Token, source: int | None) -> bool:
    """Tell whether a belief or intention is a guess, is denied to follow, or is a pretence."""
    first = source is not None and parse.tokens[source].lower in ("i", "we")
    modal = _modal(parse, anchor)
    if anchor.lemma in MINDS and modal in ("would", "might", "may", "could") and not first:
        return True
    above = list(_above(parse, anchor))
    if anchor.lemma in MINDS and anchor.tag == "VB" and above and above[0].lower == "able":
        return True
    for token in above:
        is_denied = token.lemma in ("mean", "imply", "prove") and child(parse, token.i, "neg")
        if is_denied or (token.lemma in PRETENCE and token.pos == "NOUN"):
            return True
    return False


def _above(parse: Parse, token: Token) -> Iterator[Token]:
    """Yield the words that a clause is the complement of, from the nearest outwards."""
    at = token
    for _ in range(4):
        if at.head == at.i or at.dep not in ("ccomp", "acl", "xcomp", "dobj", "relcl"):
            return
        if at.dep == "relcl" and parse.tokens[at.head].lemma not in PRETENCE:
            return
        at = parse.tokens[at.head]
        yield at
