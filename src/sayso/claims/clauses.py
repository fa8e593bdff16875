"""Which verbs head a clause that says something, and which words belong to each clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from sayso.claims.signatures import CLASSES, Signature, WordClass, class_of, signature_of
from sayso.language.parse import Parse, Token
from sayso.model import Attribution, Document, Span

VOICE = -1
"""Stands for the Document's own voice where a content's number would stand."""

ASIDE = -2
"""Marks words that are nobody's clause here: a quotation whose source was not found."""

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"VERB", "AUX"})
CONTRACTED = {
    "'s": "be",
    "’s": "be",
    "’": "be",
    "'re": "be",
    "’re": "be",
    "'m": "be",
    "’m": "be",
    "'ve": "have",
    "’ve": "have",
}
SHORT = re.compile("[^aeiou]*[aeiou][^aeiouwxysz]")
"""A verb that doubles its last letter before an ending: "hop", "hopped"."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSAL = frozenset(
    {"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "pcomp", "csubj", "csubjpass", "acl"}
    | {"dep", "appos", "attr", "npadvmod", "intj", "xcomp", "acomp", "prep", "dobj", "oprd", "meta"}
)


def lemma_of(token: Token) -> str:
    """Return the lemma of a word, with two slips of the parser put right.

    It leaves contractions with a curly apostrophe as they are, and takes "hoped" for "hop".
    """
    lemma = token.lemma
    if token.pos == "VERB" and SHORT.fullmatch(lemma):
        return lemma + "e" if token.lower in {lemma + "ed", lemma + "es", lemma + "ing"} else lemma
    return CONTRACTED.get(lemma, lemma)


@dataclass(slots=True)
class Ground:
    """A Document's words with what decides whose they are: one array entry a token.

    `whose` holds the number of the innermost Attribution whose content the token stands in, VOICE
    or ASIDE. `cues` marks the words of cues. `over` maps a clause's verb to the verbs and
    adjectives told as part of it, outermost first ("seems", "likely"). `owner` holds the clause
    verb that a token belongs to, or -1.
    """

    document: Document
    parse: Parse
    attributions: Sequence[Attribution]
    whose: list[int]
    cues: bytearray
    over: dict[int, tuple[int, ...]] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    owner: list[int] = field(default_factory=list)
    members: dict[int, list[int]] = field(default_factory=dict)

    def token(self, i: int) -> Token:
        """Return a token by its number."""
        return self.parse.tokens[i]

    def below(self, i: int) -> list[Token]:
        """Return the tokens that hang on a token, in text order."""
        tokens = self.parse.tokens
        return [tokens[child] for child in self.parse.children[i]]

    def top(self, i: int) -> int:
        """Return the outermost word told as part of a clause: "seems" for "seems to have left"."""
        path = self.over.get(i)
        return path[0] if path else i

    def is_content_root(self, i: int) -> bool:
        """Tell whether a word is the highest of its content, or of its sentence.

        A preposition over it does not count: "accused the army of [killing civilians]".
        """
        head = self.parse.tokens[i].head
        if self.parse.tokens[i].dep == "pcomp" and self.whose[head] == self.whose[i] >= 0:
            head, i = self.parse.tokens[head].head, head
        return head == i or self.whose[head] != self.whose[i]


def lay_ground(document: Document, parse: Parse, attributions: Sequence[Attribution]) -> Ground:
    """Tell for each word whose it is: a content's, the Document's own voice's or nobody's."""
    count = len(parse.tokens)
    ground = Ground(document, parse, attributions, [VOICE] * count, bytearray(count))
    for zone in document.zones_of("quotation"):
        _paint(ground, zone.span, ASIDE)
    for number in _outermost_first(attributions):
        for span in attributions[number].content:
            _paint(ground, span, number)
    for attribution in attributions:
        for span in attribution.cue:
            for token in parse.tokens_in(span):
                ground.cues[token.i] = 1
    return ground


def _outermost_first(attributions: Sequence[Attribution]) -> list[int]:
    """Return the numbers of the Attributions so that inner contents come after outer ones."""
    places = {attribution.id: number for number, attribution in enumerate(attributions)}

    def depth(number: int) -> int:
        steps, at = 0, attributions[number].parent
        while at in places and steps < len(places):
            steps, at = steps + 1, attributions[places[at]].parent
        return steps

    def length(number: int) -> int:
        return sum(len(span) for span in attributions[number].content)

    numbers = range(len(attributions))
    return sorted(numbers, key=lambda n: (depth(n), -length(n), attributions[n].content, n))


def _paint(ground: Ground, span: Span, number: int) -> None:
    for token in ground.parse.tokens_in(span):
        ground.whose[token.i] = number


def find_clauses(ground: Ground) -> None:
    """Find the clause verbs and give every word to the clause that it belongs to."""
    for token in ground.parse.tokens:
        if token.pos in VERBAL and is_clause(ground, token):
            ground.heads.append(token.i)
    told = {above for path in ground.over.values() for above in path}
    ground.heads = [head for head in ground.heads if head not in told]
    ground.owner = [-3] * len(ground.parse.tokens)
    stand_in = {above: head for head in ground.heads for above in ground.over.get(head, ())}
    heads = set(ground.heads)
    for token in ground.parse.tokens:
        _own(ground, token.i, heads, stand_in)
    for i, owner in enumerate(ground.owner):
        if owner >= 0:
            ground.members.setdefault(owner, []).append(i)


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
        if head == at:
            break
        at = head
    for step in reversed(path):
        if found >= 0 and ground.whose[step] != ground.whose[found]:
            found = -1
        if ground.cues[step] and step not in heads:
            ground.owner[step] = -1
            continue
        ground.owner[step] = found


def is_finite(ground: Ground, token: Token) -> bool:
    """Tell whether a verb has a tense of its own or of its auxiliaries."""
    if token.tag in FINITE:
        return True
    return any(t.dep in {"aux", "auxpass"} and t.tag in FINITE for t in ground.below(token.i))


def has_subject(ground: Ground, token: Token) -> bool:
    """Tell whether a verb has a subject or "there" of its own."""
    return any(t.dep in SUBJECTS or t.dep == "expl" for t in ground.below(token.i))


def is_clause(ground: Ground, token: Token) -> bool:
    """Tell whether a verb heads a clause that says something of its own."""
    i = token.i
    if ground.cues[i] or ground.whose[i] == ASIDE or token.dep not in CLAUSAL:
        return False
    if _is_compared(ground, token) or _only_tells(ground, token) or _is_what(ground, token):
        return False
    if _is_elliptic(ground, token) or _is_contrasted(ground, token):
        return False
    root = ground.is_content_root(i)
    if token.dep == "xcomp" or (token.dep in {"ccomp", "pcomp"} and not is_finite(ground, token)):
        if not root and _merge(ground, token):
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
        return token.dep not in {"amod", "compound"}
    if has_subject(ground, token):
        return token.dep in {"ROOT", "ccomp", "conj", "advcl"} and (
            token.dep != "advcl" or token.tag == "VBD"
        )
    if token.dep == "conj":
        return _shares_auxiliary(ground, token)
    return token.dep == "ROOT" and _is_heading(ground, token) and token.tag in {"VBN", "VB", "VBG"}


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
    """Tell a main verb that the parser hung on its subject ("The troops left in May")."""
    over = ground.token(token.head)
    if token.dep != "acl" or token.tag != "VBD" or over.dep != "ROOT" or over.i > token.i:
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
    left = _first_below(ground, token.i)
    word = ground.token(left)
    if word.tag == "WRB" and token.dep == "advcl":
        return False
    return word.tag in {"WP", "WRB"} and left < token.i


def _first_below(ground: Ground, i: int) -> int:
    """Return the first token of what hangs on a token."""
    while ground.parse.children[i] and ground.parse.children[i][0] < i:
        i = ground.parse.children[i][0]
    return i


TOLD = frozenset({"dobj", "prep", "xcomp", "ccomp", "nsubjpass", "attr", "oprd", "acomp", "prt"})


def _only_tells(ground: Ground, token: Token) -> bool:
    """Tell whether a verb only says that somebody said what follows."""
    below = ground.below(token.i)
    if lemma_of(token) == "be":
        told = any(t.dep == "ccomp" and is_finite(ground, t) for t in below)
        return told and not any(t.dep in {"attr", "acomp", "prep"} for t in below)
    if lemma_of(token) == "do":
        return not any(t.dep in {"dobj", "advmod", "prep", "xcomp", "ccomp"} for t in below)
    group = class_of(lemma_of(token), "verb")
    if group not in {"saying", "thinking", "denying", "asking"}:
        return False
    if group == "saying" and not any(t.dep in TOLD for t in below):
        return True
    if any(t.dep == "ccomp" and (t.pos in VERBAL) for t in below):
        return True
    return token.dep == "parataxis" and not any(t.dep == "dobj" for t in below)


ROLE: dict[str, WordClass] = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "NOUN": "noun"}
Frame = Literal["clause", "infinitive"]


def signature_over(ground: Ground, token: Token, frame: Frame) -> Signature | None:
    """Return what the word over a clause does to it, None where it does nothing known.

    Args:
        ground: of the Document.
        token: the word over the clause; for forms of "be", its complement decides.
        frame: "infinitive" for "to leave" and "leaving", "clause" for "that he left".
    """
    if token.pos == "AUX" and lemma_of(token) == "be":
        for t in ground.below(token.i):
            if t.dep in {"acomp", "attr", "oprd"} and t.pos in {"ADJ", "NOUN", "VERB"}:
                return signature_of(lemma_of(t), ROLE[t.pos])
        return _of_subject(ground, token)
    if token.tag == "VBN" and any(t.dep == "auxpass" for t in ground.below(token.i)):
        found = signature_of(token.lower, "participle")
        if found is not None and (frame == "infinitive" or found.merges):
            return found
    found = signature_of(lemma_of(token), ROLE.get(token.pos, "verb"))
    if found is not None and frame == "clause" and found.merges and token.pos == "VERB":
        return (
            signature_of(lemma_of(token), "verb")
            if class_of(lemma_of(token), "verb") == "seeming"
            else None
        )
    return found


def _of_subject(ground: Ground, token: Token) -> Signature | None:
    """Return what "the question is", "our belief is", "the problem is" do to the clause after it.

    A noun that takes no clauses by itself ("problem", "advantage") presents it as a fact.
    """
    for t in ground.below(token.i):
        if t.dep == "nsubj" and t.pos == "NOUN":
            return signature_of(lemma_of(t), "noun") or CLASSES["factive"]
    return None


def _merge(ground: Ground, token: Token) -> bool:
    """Tell whether an infinitive is told together with the words over it, and note which."""
    path: list[int] = []
    at = token
    while True:
        above = ground.token(at.head)
        if (
            above.i == at.i
            or ground.cues[above.i]
            or ground.whose[above.i] != ground.whose[token.i]
        ):
            break
        if at.dep == "pcomp":
            above = _over_preposition(ground, above)
        merging = above is not None and _merges(ground, above, at)
        if above is None or not merging:
            break
        path.insert(0, above.i)
        if above.pos == "ADJ" and lemma_of(ground.token(above.head)) == "be":
            path.insert(0, above.head)
            above = ground.token(above.head)
        at = above
        if at.dep not in {"xcomp", "ccomp"} or is_finite(ground, at):
            break
    if path:
        ground.over[token.i] = tuple(path)
    return bool(path)


def _over_preposition(ground: Ground, preposition: Token) -> Token | None:
    """Return the verb of "refrain from leaving", "succeed in leaving"."""
    verb = ground.token(preposition.head)
    words = {"refrain": "from", "abstain": "from", "succeed": "in", "keep": "on", "go": "on"}
    return verb if words.get(verb.lemma) == preposition.lower else None


def _merges(ground: Ground, above: Token, inner: Token) -> bool:
    """Tell whether "failed", "is likely" and the like are told as part of the inner clause."""
    if inner.tag not in {"VB", "VBG", "VBN"} or has_own_object(ground, above, inner):
        return False
    to = any(t.tag == "TO" for t in ground.below(inner.i))
    if lemma_of(above) == "be":
        return to and inner.dep == "xcomp" and not _complement(ground, above, inner)
    if lemma_of(above) == "have" and not to:
        return False
    if above.lemma == "go" and (not to or above.tag != "VBG"):
        return False
    if above.lemma in {"stop", "come", "get", "prove", "look", "serve"} and to == (
        above.lemma == "stop"
    ):
        return False
    if above.lemma == "use":
        return to and above.tag in {"VBD", "VBN"} and not _is_passive(ground, above)
    found = signature_over(ground, above, "infinitive")
    if above.pos == "VERB" and _is_passive(ground, above):
        found = signature_of(above.lower, "participle")
    return found is not None and found.merges


def _is_passive(ground: Ground, token: Token) -> bool:
    return any(t.dep == "auxpass" for t in ground.below(token.i))


def _complement(ground: Ground, verb: Token, inner: Token) -> bool:
    return any(t.dep in {"attr", "acomp"} and t.i != inner.i for t in ground.below(verb.i))


def has_own_object(ground: Ground, verb: Token, inner: Token) -> bool:
    """Tell whether a verb has an object besides the inner clause ("stopped them leaving")."""
    return any(t.dep in {"dobj", "dative"} for t in ground.below(verb.i)) or (
        inner.dep == "ccomp" and has_subject(ground, inner)
    )
