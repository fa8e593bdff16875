"""Which verbs head a clause that says something, and which words belong to each clause."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.embedding import merge_with_words_over
from sayso.claims.ground import (
    ASIDE,
    SUBJECTS,
    VERBAL,
    VOICE,
    Ground,
    has_subject,
    is_finite,
    lemma_of,
)
from sayso.claims.signatures import class_of
from sayso.language.parse import Token

CLAUSAL = frozenset(
    {"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "pcomp", "csubj", "csubjpass", "acl"}
    | {"dep", "appos", "attr", "npadvmod", "intj", "xcomp", "acomp", "prep", "dobj", "oprd", "meta"}
)


def find_heads(ground: Ground) -> None:
    """Find the words that head clauses: verbs, and what heads a small clause."""
    for token in ground.parse.tokens:
        if token.pos in VERBAL and is_clause(ground, token):
            ground.heads.append(token.i)
    told = {above for path in ground.over.values() for above in path}
    ground.heads = [head for head in ground.heads if head not in told]


def share_words(ground: Ground) -> None:
    """Give every word to the clause that it belongs to."""
    ground.heads = sorted({*ground.heads, *ground.nominal})
    ground.owner = [-3] * len(ground.parse.tokens)
    stand_in = {above: head for head in ground.heads for above in ground.over.get(head, ())}
    heads = set(ground.heads)
    for token in ground.parse.tokens:
        _own(ground, token.i, heads, stand_in)
    for head, subject in ground.nominal.items():
        _own_all(ground, head, subject)
    for i, owner in enumerate(ground.owner):
        if owner >= 0:
            ground.members.setdefault(owner, []).append(i)


def reach_complements(ground: Ground) -> None:
    """Let "has them question it" cover what completes it, which is a claim of its own too."""
    for head in ground.heads:
        open_ones = (t.i for t in ground.below(head) if t.dep == "xcomp")
        verbs = [head, *(i for i in open_ones if ground.owner[i] == head)]
        below = [t for verb in verbs for t in ground.below(verb)]
        if head in ground.nominal or any(t.dep in {"dobj", "oprd"} for t in below):
            continue
        for token in below:
            is_small = token.dep == "ccomp" and token.i > head and not is_finite(ground, token)
            if is_small and has_subject(ground, token) and token.i in ground.members:
                _reach_over(ground, head, token)
        for token in _presented(ground, below):
            _reach_over(ground, head, token)


def _reach_over(ground: Ground, head: int, clause: Token) -> None:
    inside = (i for i in ground.parse.subtree(clause.i) if i > head)
    own = {i for i in inside if ground.whose[i] == ground.whose[head]}
    ground.reach[head] = tuple(sorted({*ground.reach.get(head, ()), *own}))


def _presented(ground: Ground, below: list[Token]) -> Iterator[Token]:
    """Yield the clause of "it is important that they agree", which says nothing without it."""
    if not any(t.dep == "nsubj" and t.lower == "it" for t in below):
        return
    for word in below:
        if word.dep == "acomp" and class_of(lemma_of(word), "adjective") in {None, "wishing"}:
            clauses = (t for t in (*below, *ground.below(word.i)) if t.dep == "ccomp")
            yield from (t for t in clauses if t.i > word.i)


def _own_all(ground: Ground, head: int, subject: int) -> None:
    """Give a verbless clause its subject and what stands between the two."""
    if subject < 0:
        return
    first, last = min(ground.parse.subtree(subject), default=subject), max(head, subject)
    for i in range(min(first, head), last + 1):
        if ground.owner[i] < 0 and ground.whose[i] == ground.whose[head]:
            ground.owner[i] = head


def _own(ground: Ground, i: int, heads: set[int], stand_in: dict[int, int]) -> None:
    """Find the clause of a word: the nearest clause verb above it in the same content."""
    path: list[int] = []
    at, found = i, -1
    while True:
        if ground.owner[at] != -3:
            found = ground.owner[at]
            break
        path.append(at)
        if at in heads or at in stand_in:
            found = at if at in heads else stand_in[at]
            break
        head = ground.parse.tokens[at].head
        if head == at or (ground.cues[at] and ground.parse.tokens[at].pos in VERBAL):
            break  # what hangs on "said" is no part of the clause over it
        at = head
    for step in reversed(path):
        if found >= 0 and ground.whose[step] != ground.whose[found]:
            found = -1
        if ground.cues[step] and step not in heads:
            ground.owner[step] = -1
            continue
        ground.owner[step] = found


def is_clause(ground: Ground, token: Token) -> bool:
    """Tell whether a verb heads a clause that says something of its own."""
    i = token.i
    if ground.cues[i] or ground.whose[i] == ASIDE or token.dep not in CLAUSAL:
        return False
    empty = EMPTY if i not in ground.told else (_is_what,)
    if any(is_empty(ground, token) for is_empty in empty):
        return False
    root = ground.is_content_root(i)
    if token.dep == "xcomp" or (token.dep in {"ccomp", "pcomp"} and not is_finite(ground, token)):
        if not root and merge_with_words_over(ground, token):
            return True
        if token.dep == "pcomp" and ground.token(token.head).lower == "without":
            return _is_done_without(ground, token)
    if is_finite(ground, token):
        return token.dep != "acl" or _is_that_clause(ground, token)
    return _is_clause_without_tense(ground, token, root)


def _is_clause_without_tense(ground: Ground, token: Token, root: bool) -> bool:
    """Tell whether a verb without a tense still heads a clause.

    So do verbs that share another's auxiliary, contents such as "to withdraw" or "killing
    civilians", headings, and complements with a subject ("wants the rebels to leave").
    """
    if root and ground.whose[token.i] != VOICE:
        return token.dep not in {"amod", "compound"} and not _is_purpose(ground, token)
    if has_subject(ground, token):
        return token.dep in {"ROOT", "ccomp", "conj", "advcl"} and (
            token.dep != "advcl" or token.tag == "VBD"
        )
    if token.dep in {"conj", "csubj"}:
        return token.dep == "conj" and _shares_auxiliary(ground, token)
    if is_misread_root(ground, token):
        return True
    return token.dep == "ROOT" and _is_heading(ground, token) and token.tag in {"VBN", "VB", "VBG"}


def _is_purpose(ground: Ground, token: Token) -> bool:
    """Tell "to win, you must play", where the content goes on, from "vowed to win"."""
    to = any(t.tag == "TO" for t in ground.below(token.i))
    if token.dep != "advcl" or not to or has_subject(ground, token):
        return False
    sentence = ground.parse.sentences[token.sentence]
    tokens = ground.parse.tokens[sentence.first : sentence.last]
    inside = [t for t in tokens if ground.whose[t.i] == ground.whose[token.i] and t.pos != "PUNCT"]
    after = (t for t in inside if t.i > token.i)
    is_first = inside[0].i == ground.leftmost(token.i)
    return is_first and any(t.pos in VERBAL and is_finite(ground, t) for t in after)


def _shares_auxiliary(ground: Ground, token: Token) -> bool:
    """Tell "was caught and killed" and "may stay or leave" from other coordinations."""
    first = ground.token(token.head)
    if first.pos not in VERBAL:
        return False
    if token.tag == "VBN" and first.tag != "VBN" and _has_agent(ground, token):
        return False
    same = first.tag == token.tag or {first.tag, token.tag} <= {"VBD", "VBN"}
    return same and (is_clause(ground, first) or first.i in ground.over)


def _has_agent(ground: Ground, token: Token) -> bool:
    return any(t.dep == "agent" for t in ground.below(token.i))


def _is_heading(ground: Ground, token: Token) -> bool:
    return any(zone.span.covers(token.span) for zone in ground.document.zones_of("heading"))


def _is_that_clause(ground: Ground, token: Token) -> bool:
    """Tell a clause that says what a noun is ("the claim that he left") from a participle."""
    if is_misread_root(ground, token):
        return True
    return any(t.dep == "mark" for t in ground.below(token.i)) or has_subject(ground, token)


def is_misread_root(ground: Ground, token: Token) -> bool:
    """Tell a main verb that the parser hung on its subject ("The troops left in May").

    So it does with headings: "Two bridges destroyed in raid".
    """
    over = ground.token(token.head)
    if token.dep != "acl" or over.dep != "ROOT" or over.i > token.i:
        return False
    if token.tag != "VBD" and not (token.tag == "VBN" and _is_heading(ground, token)):
        return False
    return not has_subject(ground, token) and all(t.dep != "mark" for t in ground.below(token.i))


def _is_compared(ground: Ground, token: Token) -> bool:
    """Tell "more than we expected", which claims nothing."""
    if token.dep not in {"advcl", "ccomp", "pcomp"}:
        return False
    return any(t.lower == "than" for t in ground.below(token.i)) or (
        ground.token(token.head).lower == "than"
    )


def _is_elliptic(ground: Ground, token: Token) -> bool:
    """Tell "it could", which leaves its verb out, and "let alone save"."""
    return token.tag == "MD" or (
        token.lower == "let" and any(t.lower == "alone" for t in ground.below(token.i))
    )


def _is_contrasted(ground: Ground, token: Token) -> bool:
    """Tell "instead of leaving" and "rather than leave", which say what was not done."""
    if is_finite(ground, token):
        return False
    before = [t.lower for t in ground.parse.tokens[max(0, token.i - 2) : token.i]]
    return before in (["instead", "of"], ["rather", "than"])


def _is_done_without(ground: Ground, token: Token) -> bool:
    """Tell "left without paying" from "cannot leave without paying", which leaves it open."""
    verb = ground.token(ground.token(token.head).head)
    below = ground.below(verb.i)
    if verb.pos not in VERBAL or any(t.dep == "neg" or t.tag in {"MD", "TO"} for t in below):
        return False
    return is_finite(ground, verb)


def _is_what(ground: Ground, token: Token) -> bool:
    """Tell "what he wants" and "how they left", which name something and do not claim it."""
    if token.dep not in {"ccomp", "pcomp", "csubj", "csubjpass", "advcl", "dobj", "attr", "nsubj"}:
        return False
    if ground.is_content_root(token.i):
        return False
    inside = (ground.token(i) for i in ground.parse.subtree(token.i))
    word = next((t for t in inside if t.pos != "ADV" or t.tag == "WRB"), token)
    if word.tag == "WRB" and token.dep == "advcl":
        return False
    return word.tag in {"WP", "WRB"} and word.i < token.i


TOLD = frozenset({"dobj", "prep", "xcomp", "ccomp", "nsubjpass", "attr", "oprd", "acomp", "prt"})


def _only_tells(ground: Ground, token: Token) -> bool:
    """Tell whether a verb only says that somebody said what follows."""
    below = ground.below(token.i)
    if lemma_of(token) == "be":
        told = any(t.dep == "ccomp" and is_finite(ground, t) for t in below)
        return told and not any(t.dep in {"attr", "acomp", "prep"} for t in below)
    if lemma_of(token) == "do":
        told = any(t.dep in {"dobj", "prep", "xcomp", "ccomp"} for t in below)
        return not told and not stands_for_clause(ground, token)
    group = class_of(lemma_of(token), "verb")
    if group not in {"saying", "thinking", "denying", "asking"}:
        return False
    if group == "saying" and not any(t.dep in TOLD for t in below):
        return True
    if any(t.dep == "ccomp" and (t.pos in VERBAL) for t in below):
        return True
    return token.dep == "parataxis" and not any(t.dep == "dobj" for t in below)


def stands_for_clause(ground: Ground, token: Token) -> bool:
    """Tell "The board did." and "It did not.", which answer what was said before."""
    if lemma_of(token) != "do" or token.dep not in {"ROOT", "acl", "conj", "ccomp"}:
        return False
    if any(t.dep in {"dobj", "prep", "xcomp", "ccomp", "attr"} for t in ground.below(token.i)):
        return False
    words = [ground.token(i) for i in ground.parse.subtree(token.i)]
    words = [
        t for t in words if t.pos not in {"PUNCT", "SPACE"} and t.i >= ground.leftmost(token.i)
    ]
    return (
        len(words) <= MOST_ANSWER
        and all(
            t.pos in {"PRON", "NOUN", "PROPN", "DET", "PART", "AUX", "VERB", "ADV"} for t in words
        )
        and has_subject(ground, token)
    )


MOST_ANSWER = 6
"""Words of a short answer. Own choice."""


PREPOSITIONAL = frozenset({"including", "regarding", "concerning", "according", "following"})


def _is_preposition(ground: Ground, token: Token) -> bool:
    """Tell participles that serve as prepositions ("including a provision")."""
    return token.lower in PREPOSITIONAL and not is_finite(ground, token)


def _only_names_cue(ground: Ground, token: Token) -> bool:
    """Tell "there are concerns that ...", where the concerns are the cue of what follows."""
    below = ground.below(token.i)
    is_there = lemma_of(token) == "be" and any(t.dep == "expl" for t in below)
    return is_there and any(t.dep == "attr" and ground.cues[t.i] for t in below)


def _only_presents(ground: Ground, token: Token) -> bool:
    """Tell "it later emerged that ...", which says nothing beside what follows."""
    below = ground.below(token.i)
    is_it = any(t.dep in SUBJECTS and t.lower == "it" for t in below)
    if lemma_of(token) == "be" and is_it:  # "it is fair to say that"
        told = (t for t in below if t.dep == "xcomp" and class_of(lemma_of(t), "verb") == "saying")
        return any(t.dep == "ccomp" for word in told for t in ground.below(word.i))
    if not is_it or any(t.dep in TOLD - {"ccomp"} for t in below):
        return False
    clauses = (t for t in below if t.dep == "ccomp" and t.i > token.i)
    marks = (mark for t in clauses for mark in ground.below(t.i) if mark.dep == "mark")
    return any(mark.lower == "that" for mark in marks)


EMPTY = (
    *(_is_compared, _only_tells, _only_presents, _is_what, _is_elliptic),
    *(_is_contrasted, _is_preposition, _only_names_cue),
)
"""What makes a verb head no clause that claims something."""
