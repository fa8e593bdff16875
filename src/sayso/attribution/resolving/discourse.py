"""What a walk through a Document gathers: who is meant where, and what surrounds the words."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from sayso.attribution.cast.actors import Actor, Cast
from sayso.attribution.cast.mention import NameMention
from sayso.attribution.quotes import find_quotations, outermost
from sayso.attribution.resolving.nouns import Nominal
from sayso.attribution.resolving.salience import Referent, Trace, Traces, Verdict
from sayso.attribution.resolving.turns import Talk, Turn
from sayso.attribution.syntax import Function, function_of, is_beside, is_modifier
from sayso.attribution.words import plain_name, words_for
from sayso.language.parse import Parse
from sayso.model import Document, Placed, SourceKind, Span, hull


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds the words of a Document: quotation marks, headings, who speaks where.

    `speakers` are the tokens that stand in a source. `voices` are contents with the head token of
    their source. `labels` are the labels of a transcript's turns with their last token;
    `talk` is what is said in those turns.
    """

    quoted: tuple[Span, ...]
    headings: tuple[Span, ...]
    speakers: frozenset[int]
    voices: tuple[tuple[Span, int], ...]
    labels: tuple[tuple[str, int], ...] = ()
    publisher: str | None = None
    talk: Talk = ()
    _voices: Placed[tuple[Span, int]] = field(init=False, repr=False, compare=False)
    _said: dict[int, list[Span]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        said: dict[int, list[Span]] = defaultdict(list)
        for span, head in self.voices:
            said[head].append(span)
        object.__setattr__(self, "_said", said)
        object.__setattr__(self, "_voices", Placed((v[0], v) for v in self.voices))

    def is_quoted(self, at: int) -> bool:
        """Tell whether a character stands in quotation marks or in a block quotation."""
        return _span_at(self.quoted, at) is not None

    def is_heading(self, at: int) -> bool:
        """Tell whether a character stands in a heading."""
        return _span_at(self.headings, at) is not None

    def quoted_at(self, at: int) -> Span | None:
        """Return what is quoted round a character, None where it stands in no quotation."""
        return _span_at(self.quoted, at)

    def voices_at(self, at: int) -> list[tuple[Span, int]]:
        """Return the contents that hold a character, each with the head token of its source."""
        return self._voices.covering(Span(at, at + 1))

    def said_by(self, head: int) -> list[Span]:
        """Return the contents of the source that has a head token."""
        return self._said.get(head, [])


def _span_at(spans: tuple[Span, ...], at: int) -> Span | None:
    k = bisect_right(spans, Span(at, 2**62)) - 1
    return spans[k] if k >= 0 and spans[k].start <= at < spans[k].end else None


def find_quoted(document: Document, parse: Parse, turns: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """Return what is quoted, by marks, by layout or in turns, in text order without overlaps."""
    paragraphs: dict[int, list[Span]] = {}
    for sentence in parse.sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence.span)
    blocks = [hull(spans) for _, spans in sorted(paragraphs.items())]
    marked = [q.span for q in outermost(find_quotations(document.text, blocks))]
    zones = [zone.span for zone in document.zones_of("quotation")]
    merged: list[Span] = []
    for span in sorted([*marked, *zones, *turns]):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


@dataclass(frozen=True, slots=True)
class Issued:
    """A statement or report that an attribution was made in, and who made it."""

    token: int
    noun: str
    name: str
    kind: SourceKind
    role: str | None = None


@dataclass(slots=True)
class Discourse:
    """Whom the words mean: `verdicts` by the token that heads each name, noun and pronoun.

    `cast` are the named; `referents` also those without a name, whose keys come after the cast's.
    `bodies` are those that persons of the cast belong to by the words beside their names, by key.
    """

    parse: Parse
    cast: Cast
    setting: Setting
    referents: list[Referent]
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    traces: Traces = field(default_factory=Traces)
    nominals: dict[int, Nominal] = field(default_factory=dict)
    unnamed: list[tuple[int, Nominal]] = field(default_factory=list)
    told_roles: dict[int, str] = field(default_factory=dict)
    issued: list[Issued] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    names: dict[int, NameMention] = field(default_factory=dict)
    bodies: dict[int, str | None] = field(default_factory=dict)

    def actor(self, key: int) -> Actor | None:
        """Return the named actor with a key, None for one without a name."""
        return self.cast.actors[key] if key < len(self.cast.actors) else None


def note(found: Discourse, i: int, key: int) -> None:
    """Record that a token means a referent."""
    token = found.parse.tokens[i]
    found.verdicts[i] = Verdict(key)
    if found.referents[key].is_a != "person" and is_modifier(token):
        return
    found.referents[key].times += 1
    found.traces.append(
        Trace(
            i,
            key,
            token.sentence,
            found.parse.sentences[token.sentence].paragraph,
            _function(found, i),
            found.setting.is_quoted(token.start),
            i in found.setting.speakers or _is_saying(found.parse, i),
            found.setting.is_heading(token.start),
        )
    )


def _function(found: Discourse, i: int) -> Function:
    """Return what a word is in its clause.

    Who is named beside a source is what the source is, also where the parser hangs the name on the
    noun before it: 'a ranger on the island, X, said'.
    """
    parse, at = found.parse, i
    function = function_of(parse, i)
    if function != "other" or i not in found.setting.speakers or not is_beside(parse, i):
        return function
    while parse.tokens[at].dep in ("pobj", "prep") or is_beside(parse, at):
        at = parse.tokens[at].head
    return function_of(parse, at) if at in found.setting.speakers else function


def _is_saying(parse: Parse, i: int) -> bool:
    """Tell whether a word is the subject of a plain verb of speech, found as a source or not."""
    token = parse.tokens[i]
    return token.dep == "nsubj" and parse.tokens[token.head].lemma in words_for("saying")


def with_owner(found: Discourse, nominal: Nominal) -> str:
    """Return the words of a noun phrase with 'her', 'its' replaced by the owner's name, or cut."""
    first = found.parse.tokens[nominal.first]
    if first.tag != "PRP$":
        return nominal.text
    rest = found.parse.tokens[nominal.first + 1]
    words = found.parse.text[rest.start : found.parse.tokens[nominal.end - 1].end]
    verdict = found.verdicts.get(first.i)
    if verdict is None or verdict.key is None:
        return plain_name(words)
    return f"{found.referents[verdict.key].name}’s {plain_name(words)}"


def mention_over(discourse: Discourse, i: int) -> NameMention | None:
    """Return the name that a token stands in, titles included."""
    if not discourse.names:
        for mention in reversed(discourse.cast.names):
            for k in range(mention.title[0], mention.last):
                discourse.names[k] = mention
    return discourse.names.get(i)
