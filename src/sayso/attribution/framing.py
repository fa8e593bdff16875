"""The reporter's stance towards each content, and the words that show it.

The reporter is whoever tells an attribution: the author, or the source of the content that it
stands in. Only words of that teller count: they stand outside the content, in the same content and
the same quotation as the cue.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sayso.attribution.constructions.boundaries import QuoteLayer
from sayso.attribution.constructions.candidate import span_list
from sayso.attribution.cues import load_cues
from sayso.attribution.stances import Evidence, find_evidence, find_verdict, load_stances
from sayso.language.parse import Parse, Token
from sayso.model import Attribution, Framing, Span, Spans

STRENGTH: dict[Framing, int] = {
    "neutral": 0,
    "endorsing": 1,
    "distancing": 2,
    "ironic": 3,
    "rejecting": 4,
}
"""Where several words speak, the strongest is heard."""
LONGEST_CUE = 3
"""Words of the longest entry that is looked up."""
SPEAKERS = frozenset({"i", "we", "me", "us"})
"""Sources that are their own reporter: "I claim" keeps no distance."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OPEN = frozenset({"if", "whether", "unless", "to"})
SHOWING = frozenset({"show", "reveal", "prove"})
"""Verbs whose object alone is what a picture or a paper shows."""

Stances = dict[tuple[str, str], Framing]


def frame(
    attributions: Sequence[Attribution], parse: Parse, layer: QuoteLayer
) -> tuple[Attribution, ...]:
    """Return attributions with the stance of whoever tells them.

    Args:
        attributions: of one Document, inner ones included.
        parse: of the Document.
        layer: its quotations.
    """
    return _Telling(attributions, parse, layer).framed()


@cache
def load_cue_stances() -> Stances:
    """Load the cues that show a stance by themselves, by words and class (verb or noun).

    Raises:
        ResourceError: a lexicon is missing or damaged.
    """
    cues = load_cues()
    found: Stances = {}
    for name, table in (("verb", cues.entries), ("noun", cues.nouns)):
        found.update({(w, name): c.framing for w, c in table.items() if c.framing != "neutral"})
    for word, framing in load_stances("cue").items():
        found |= {(word, "verb"): framing, (word, "noun"): framing}
    return found


class _Telling:
    """The attributions of one Document with where each of them stands."""

    def __init__(
        self, attributions: Sequence[Attribution], parse: Parse, layer: QuoteLayer
    ) -> None:
        self.all = attributions
        self.parse = parse
        self.layer = layer
        self._starts = [s.span.start for s in parse.sentences]
        self._cues: dict[int, list[int]] = defaultdict(list)
        self._sources: dict[int, list[int]] = defaultdict(list)
        self._ending: dict[int, list[int]] = defaultdict(list)
        self._near: dict[int, list[int]] = defaultdict(list)
        for number, attribution in enumerate(attributions):
            for span in attribution.cue:
                for token in parse.tokens_in(span):
                    self._cues[token.i].append(number)
            for span in attribution.source:
                for token in parse.tokens_in(span):
                    self._sources[token.i].append(number)
            for span in attribution.content:
                for at in range(self._sentence(span.start), self._sentence(span.end - 1) + 1):
                    self._near[at].append(number)
            self._ending[self._sentence(self._end(number) - 1)].append(number)

    def framed(self) -> tuple[Attribution, ...]:
        """Return the attributions with framing and framing words."""
        shown: dict[int, list[tuple[Framing, Span]]] = defaultdict(list)
        for number, attribution in enumerate(self.all):
            shown[number] += self._of_cue(attribution)
            shown[number] += self._of_verdict(attribution)
        for at, sentence in enumerate(self.parse.sentences):
            if self._near.get(at) or self._near.get(at - 1) or self._ending.get(at):
                for evidence in find_evidence(self.parse, sentence):
                    for whose in self._whose(evidence, at):
                        if self._is_tellers(evidence.span, self.all[whose]):
                            shown[whose].append((evidence.framing, evidence.span))
        return tuple(_with(one, shown[number]) for number, one in enumerate(self.all))

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _teller(self, span: Span, but: Attribution) -> str | None:
        """Return the id of the innermost attribution in whose content a span stands."""
        holding = [
            (sum(map(len, self.all[n].content)), self.all[n].id)
            for n in self._near.get(self._sentence(span.start), ())
            if self.all[n].id != but.id and any(c.covers(span) for c in self.all[n].content)
        ]
        return min(holding)[1] if holding else None

    def _is_tellers(self, span: Span, about: Attribution) -> bool:
        """Tell whether words are those of whoever tells an attribution, and outside its content."""
        if any(span.overlaps(piece) for piece in about.content):
            return False
        place = next(iter((*about.cue, *about.source)), None)
        if place is None:
            return self.layer.around(span.start) is None and self._teller(span, about) is None
        if any(place.overlaps(piece) for piece in about.content):
            return False
        same_marks = self.layer.around(span.start) == self.layer.around(place.start)
        return same_marks and self._teller(span, about) == self._teller(place, about)

    def _whose(self, evidence: Evidence, sentence: int) -> Sequence[int]:
        """Return the numbers of the attributions that words are about; none if that is open."""
        token = self.parse.tokens[evidence.token]
        if evidence.reach in ("before", "denied"):
            told = self._told_before(evidence, sentence)
            is_judged = evidence.reach == "before"
            return [n for n in told if is_judged or self._is_deniable(self.all[n])]
        if evidence.reach in ("cue", "source"):
            held = self._cues if evidence.reach == "cue" else self._sources
            return held.get(token.i, ())
        if evidence.reach == "beside":
            return self._cues.get(token.i) or self._cues.get(token.head) or ()
        for at in _upwards(self.parse, token):
            if at in self._cues:
                return self._cues[at]
        # "has graced us with the view": the cue hangs on the words
        for word in self.parse.tokens_in(evidence.span):
            for below in self.parse.children[word.i]:
                if below in self._cues:
                    return self._cues[below]
        return ()

    def _told_before(self, evidence: Evidence, sentence: int) -> Sequence[int]:
        """Return the only attribution that ends right before a judgement of it."""
        at = evidence.span.start
        ends = self._ending.get(sentence, []) + self._ending.get(sentence - 1, [])
        found = [n for n in ends if self._is_tellers(evidence.span, self.all[n])]
        here = [n for n in found if self._sentence(self._end(n) - 1) == sentence]
        if at > self.parse.sentences[sentence].span.start + 2 and here:
            found = here
        found = [n for n in found if self._end(n) <= at]
        return found if len(found) == 1 else ()

    def _is_deniable(self, about: Attribution) -> bool:
        """Tell whether "It is not." denies a content: a clause without a "not" of its own."""
        if about.kind not in ("statement", "belief") or about.act in ("asking", "denying"):
            return False
        words = list(self.parse.tokens_of(about.content))
        is_clause = any(t.tag in FINITE for t in words)
        return is_clause and not any(t.dep == "neg" or t.text == "?" for t in words)

    def _end(self, number: int) -> int:
        one = self.all[number]
        return max(span.end for span in (*one.content, *one.cue))

    def _of_verdict(self, about: Attribution) -> Iterator[tuple[Framing, Span]]:
        span = find_verdict(self.parse, max(s.end for s in (*about.content, *about.cue)))
        if span is not None and self._is_tellers(span, about):
            yield "rejecting", span

    def _of_cue(self, about: Attribution) -> Iterator[tuple[Framing, Span]]:
        source = " ".join(span.of(self.parse.text) for span in about.source)
        if source.casefold() in SPEAKERS:
            return
        tokens = list(self.parse.tokens_of(about.cue))
        for number, token in enumerate(tokens):
            found = _stance_of_cue(tokens[number:])
            if found is None:
                continue
            framing, length = found
            if self._is_meant(framing, token, about):
                last = tokens[number + length - 1]
                yield framing, Span(token.start, last.end)
        if tokens and self._is_quoted(about) and _is_called(self.parse, about):
            yield "distancing", about.cue[0]

    def _is_meant(self, framing: Framing, token: Token, about: Attribution) -> bool:
        """Tell whether a cue shows a stance here: "showed that …", not "hopes to show …"."""
        if framing == "rejecting":
            return True
        content = list(self.parse.tokens_of(about.content))
        is_clause = any(t.tag in FINITE or t.tag == "TO" for t in content)
        is_quoted = self._is_quoted(about)
        below = [self.parse.tokens[i] for i in self.parse.children[token.i]]
        if framing == "distancing":
            # "claimed the prize" is nothing that is said
            is_taken = any(t.dep == "dobj" for t in below) and not is_quoted
            return token.pos == "NOUN" or ((is_clause or is_quoted) and not is_taken)
        if any(t.tag in ("MD", "TO") or t.dep == "neg" or t.lower in OPEN for t in below):
            return False
        if token.lemma in SHOWING and self._is_told_by_thing(about):
            return True
        is_telling = any(t.tag in FINITE for t in content)
        return is_telling or (is_clause and content[0].tag == "TO")

    def _is_quoted(self, about: Attribution) -> bool:
        return any(self.layer.within(span) for span in about.content)

    def _is_told_by_thing(self, about: Attribution) -> bool:
        """Tell "the pictures show a crack" from "she showed courage"."""
        things = load_stances("thing")
        words = list(self.parse.tokens_of(about.source))
        inside = {t.i for t in words}
        return any(t.lemma in things for t in words if t.pos == "NOUN" and t.head not in inside)


def _with(attribution: Attribution, shown: list[tuple[Framing, Span]]) -> Attribution:
    if not shown:
        return attribution
    strongest = max((framing for framing, _ in shown), key=STRENGTH.__getitem__)
    words: Spans = span_list(*(span for framing, span in shown if framing == strongest))
    return replace(attribution, framing=strongest, framing_words=words)


def _stance_of_cue(tokens: list[Token]) -> tuple[Framing, int] | None:
    """Return the stance of the entry that begins here, and of how many words it is."""
    first = tokens[0]
    lemmas = [t.lemma.lower() for t in tokens[:LONGEST_CUE]]
    # headlines in capitals are taken for names, and keep their endings
    words = first.lower.removesuffix("s") if first.text.isupper() else lemmas[0]
    place = "noun" if first.pos in ("NOUN", "PROPN") and not first.text.isupper() else "verb"
    table = load_cue_stances()
    for length in range(len(lemmas), 0, -1):
        key = (" ".join([words, *lemmas[1:length]]), place)
        if key in table:
            return table[key], length
    return None


def _upwards(parse: Parse, token: Token) -> Iterator[int]:
    at, seen = token.i, set[int]()
    while at not in seen:
        seen.add(at)
        yield at
        at = parse.tokens[at].head


def _is_called(parse: Parse, about: Attribution) -> bool:
    """Tell "what he calls a reform", by which the teller leaves the word to the source."""
    cue = parse.tokens_in(about.cue[0])
    verb = next((t for t in cue if t.lemma in ("call", "describe", "term")), None)
    if verb is None:
        return False
    first = min(s.start for s in (*about.source, *about.cue))
    before = [t for t in parse.tokens_in(Span(max(first - 12, 0), first)) if t.end <= first]
    return bool(before) and before[-1].lower == "what" and parse.tokens[verb.i].tag != "VBN"
