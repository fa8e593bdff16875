"""What the source of an attribution does: its kind and its act, read from the words of the cue."""

from __future__ import annotations

from dataclasses import replace

from sayso.attribution.constructions.phrases import lemma_of
from sayso.attribution.cues import Cue, Cues
from sayso.language.parse import Parse, Token
from sayso.model import Act, Attribution, Kind

LONGEST = 4
"""Words of the longest entry that is looked up."""
WISHING = frozenset({"like", "love", "hate", "prefer"})
"""With "would" they are wishes: "would like to know"."""
WOULD = frozenset({"would", "should", "'d", "’d"})
RATHER = "rather"
DEEDS = frozenset({"agree", "mean"})
"""With an infinitive they are intentions: "agreed to leave"; else statements."""
LETTING = frozenset({"let", "make"})
"""With "know" they are statements: "let it be known", "made known"."""
TAKING = frozenset({"see", "view", "regard", "perceive", "find", "take"})
"""With an object and what it is taken for they are beliefs: "sees it as a threat"."""
SPEAKING = frozenset({"say", "tell", "announce", "add", "stress", "declare", "state", "admit"})
"""At the end of a cue they make it a statement: "was heard to say", "is proud to announce"."""
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})


def with_kind(attribution: Attribution, parse: Parse, cues: Cues) -> Attribution:
    """Return an attribution with its kind and act; a statement where the cue is not known."""
    cue = [t for t in parse.tokens_of(attribution.cue) if t.pos != "PUNCT"]
    # "campaigned heavily for" is looked up as "campaign for"
    words = [t for t in cue if t.pos != "ADV" or not t.lower.endswith("ly")] or cue
    entries = _entries_in(words, parse, cues)
    entry = entries[0] if entries else None
    # in "issued a warning" the noun says what is done
    act: Act = next((one.act for one in entries if one.act != "stating"), "stating")
    kind: Kind = entry.kind if entry is not None else "statement"
    return replace(attribution, kind=_in_context(kind, words, attribution, parse), act=act)


def _entries_in(words: list[Token], parse: Parse, cues: Cues) -> list[Cue]:
    """Return the entries of a cue, the one that says most of what it does first.

    Prepositions ("for") come last, the longest first, then verbs before nouns, then in text order.
    """
    ranked: list[tuple[tuple[int, int, int, int], Cue]] = []
    for start, token in enumerate(words):
        if token.dep in ("aux", "auxpass") and start + 1 < len(words) and token.lemma != "be":
            continue
        for entry, length in _entries_at(words[start:], parse, cues):
            is_small = entry.word_class == "preposition"
            rank = (int(is_small), -length, int(token.pos not in VERBAL), start)
            ranked.append((rank, entry))
    return [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]


def _entries_at(words: list[Token], parse: Parse, cues: Cues) -> list[tuple[Cue, int]]:
    first = words[0]
    if first.text.isupper() and len(first.text) > 1:
        # headlines in capitals are taken for names, and keep their endings
        lemma = first.lower.removesuffix("s")
        entry = cues.entries.get(lemma) or cues.nouns.get(lemma)
        return [(entry, 1)] if entry is not None else []
    lemmas = [lemma_of(t).lower() for t in words[:LONGEST]]
    # entries keep the form after "be": "be believed", "be aware"
    forms = [t.lower if lemmas[0] == "be" else lemma_of(t).lower() for t in words[1:LONGEST]]
    table = cues.nouns if first.pos in NOMINAL else cues.entries
    keys = [" ".join([lemmas[0], *forms[:n]]) for n in range(len(lemmas))]
    found = [(table[key], n) for n, key in enumerate(keys, 1) if key in table and key != "*"]
    passive = f"be {first.lower}"
    below = (parse.tokens[i].dep for i in parse.children[first.i])
    if first.tag == "VBN" and passive in table and "auxpass" in below:
        found.append((table[passive], 2))
    return found


def _in_context(kind: Kind, words: list[Token], attribution: Attribution, parse: Parse) -> Kind:
    """Return the kind that a cue has here: "would like to", "let it be known", "sees it as"."""
    lemmas = [lemma_of(t).lower() for t in words]
    verbs = [t for t in words if t.pos == "VERB"]
    if not verbs:
        return "intention" if RATHER in lemmas and not WOULD.isdisjoint(lemmas) else kind
    if "know" in lemmas and not LETTING.isdisjoint(lemmas):
        return "statement"
    if len(verbs) > 1 and verbs[-1].lemma in SPEAKING and verbs[-1].dep == "xcomp":
        return "statement"
    return _of_verb(kind, verbs[0], {t.lower for t in words}, attribution, parse)


def _of_verb(
    kind: Kind, head: Token, cue: set[str], attribution: Attribution, parse: Parse
) -> Kind:
    lemma = lemma_of(head).lower()
    below = [parse.tokens[i] for i in parse.children[head.i]]
    around = cue | {t.lower for t in below if t.dep in ("aux", "advmod")}
    if not around.isdisjoint(WOULD) and (lemma in WISHING or RATHER in around):
        return "intention"
    if lemma in DEEDS:
        return _of_deed(kind, head, attribution, parse)
    if lemma in TAKING and any(t.lower == "as" and t.dep in ("prep", "mark") for t in below):
        return "belief"
    is_judged = lemma == "find" and any(t.dep in ("oprd", "acomp") for t in below)
    return "belief" if is_judged else kind


def _of_deed(kind: Kind, head: Token, attribution: Attribution, parse: Parse) -> Kind:
    """Tell "agreed to leave" (intention) from "agreed that he left" (statement)."""
    first = next((t for t in parse.tokens_in(attribution.content[0])), None)
    if first is not None and first.tag == "TO" and first.i > head.i:
        return "intention"
    follows = parse.tokens[head.i + 1] if head.i + 1 < len(parse.tokens) else None
    if follows is not None and follows.tag == "TO":
        return "intention"
    return kind
