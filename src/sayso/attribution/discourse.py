"""One walk through a Document that says of every name, noun and pronoun whom it means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from sayso.attribution.actors import Actor, Cast, gather_cast
from sayso.attribution.mentions import NameKind, NameMention
from sayso.attribution.nouns import Nominal, bears_role, bodies_called, named_later, nominal_at
from sayso.attribution.quotes import find_quotations, outermost
from sayso.attribution.salience import Class, Number, Referent, Trace, Verdict, Wanted, choose
from sayso.attribution.syntax import function_of, is_fronted, is_modifier
from sayso.attribution.words import Gender, is_outlet, is_place_name, plain_name, words_for
from sayso.language.parse import Parse
from sayso.model import Document, SourceKind, Span, hull

VARIATION_MARGIN = 0.8
PRONOUNS: dict[str, tuple[Number, Gender, frozenset[Class]]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("one", "male", frozenset[Class]({"person"}))),
    **dict.fromkeys(
        ("she", "her", "hers", "herself"), ("one", "female", frozenset[Class]({"person"}))
    ),
    **dict.fromkeys(
        ("it", "its", "itself"), ("one", "either", frozenset[Class]({"body", "document", "place"}))
    ),
    **dict.fromkeys(
        ("they", "them", "their", "theirs", "themselves"),
        ("many", "either", frozenset[Class]({"person", "body"})),
    ),
}


CLASSES: dict[NameKind, Class] = {
    "person": "person",
    "organisation": "body",
    "place": "place",
    "group": "body",
    "other": "unknown",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds the words of a Document: quotation marks, headings, who speaks where.

    `speakers` are the tokens that stand in a source. `voices` are contents with the head token of
    their source.
    """

    quoted: tuple[Span, ...]
    headings: tuple[Span, ...]
    speakers: frozenset[int]
    voices: tuple[tuple[Span, int], ...]

    def is_quoted(self, at: int) -> bool:
        """Tell whether a character stands in quotation marks or in a block quotation."""
        return _covers(self.quoted, at)

    def is_heading(self, at: int) -> bool:
        """Tell whether a character stands in a heading."""
        return _covers(self.headings, at)


def _covers(spans: tuple[Span, ...], at: int) -> bool:
    k = bisect_right(spans, Span(at, 2**62)) - 1
    return k >= 0 and spans[k].start <= at < spans[k].end


def find_quoted(document: Document, parse: Parse) -> tuple[Span, ...]:
    """Return what is quoted, by marks or by layout, in text order and without overlaps."""
    paragraphs: dict[int, list[Span]] = {}
    for sentence in parse.sentences:
        paragraphs.setdefault(sentence.paragraph, []).append(sentence.span)
    blocks = [hull(spans) for _, spans in sorted(paragraphs.items())]
    marked = [q.span for q in outermost(find_quotations(document.text, blocks))]
    zones = [zone.span for zone in document.zones_of("quotation")]
    merged: list[Span] = []
    for span in sorted(marked + zones):
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
    """

    parse: Parse
    cast: Cast
    setting: Setting
    referents: list[Referent]
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    traces: list[Trace] = field(default_factory=list)
    nominals: dict[int, Nominal] = field(default_factory=dict)
    unnamed: list[tuple[int, Nominal]] = field(default_factory=list)
    told_roles: dict[int, str] = field(default_factory=dict)
    issued: list[Issued] = field(default_factory=list)

    def actor(self, key: int) -> Actor | None:
        """Return the named actor with a key, None for one without a name."""
        return self.cast.actors[key] if key < len(self.cast.actors) else None


def read_discourse(parse: Parse, setting: Setting) -> Discourse:
    """Walk through a Document and settle every name, noun and pronoun that can be a source."""
    cast = gather_cast(parse)
    found = Discourse(parse, cast, setting, [_referent(actor) for actor in cast.actors])
    taken = {i for m in cast.names for i in range(m.title[0], m.last)}
    rest = frozenset(taken)
    for token in parse.tokens:
        i = token.i
        if i in cast.at:
            _note(found, i, cast.at[i])
        elif i in cast.rivals:
            _settle_rivals(found, i)
        elif token.lower in PRONOUNS and token.tag in ("PRP", "PRP$"):
            _settle_pronoun(found, i)
        else:
            nominal = nominal_at(parse, i, rest)
            if nominal is not None and (token.pos in ("NOUN", "PROPN") or i in setting.speakers):
                found.nominals[i] = nominal
                _settle_nominal(found, nominal)
    return found


def _referent(actor: Actor) -> Referent:
    is_a = CLASSES[actor.kind]
    number: Number = (
        "one" if actor.kind == "person" else "many" if actor.kind == "group" else "either"
    )
    return Referent(actor.key, actor.name, is_a, number, actor.gender)


def _note(found: Discourse, i: int, key: int) -> None:
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
            function_of(found.parse, i),
            found.setting.is_quoted(token.start),
            i in found.setting.speakers,
            found.setting.is_heading(token.start),
        )
    )


def _settle_rivals(found: Discourse, i: int) -> None:
    """Leave a name that two persons share open, naming both."""
    keys = found.cast.rivals[i]
    found.verdicts[i] = Verdict(None, tuple(found.referents[k].name for k in keys[:3]))


def _settle_pronoun(found: Discourse, i: int) -> None:
    parse = found.parse
    token = parse.tokens[i]
    number, gender, classes = PRONOUNS[token.lower]
    excluded, favoured = _voice_at(found, i)
    wanted = Wanted(
        i,
        number,
        gender,
        classes,
        function_of(parse, i),
        found.setting.is_quoted(token.start),
        excluded,
        favoured,
    )
    traces = _within_reach(found, wanted)
    verdict = choose(parse, traces, found.referents, wanted)
    ahead = _looking_ahead(found, wanted) if is_fronted(parse, i) else None
    if ahead is not None and not any(
        t.sentence == token.sentence for t in traces if t.key == verdict.key
    ):
        verdict = ahead
    if verdict.key is None and not verdict.candidates:
        verdict = _looking_ahead(found, wanted) or verdict
    if verdict.key is not None:
        referent = found.referents[verdict.key]
        is_open = referent.gender == "either" and referent.is_a == "person"
        if gender != "either" and is_open and i in found.setting.speakers:
            referent.gender = gender
        _note(found, i, verdict.key)
    found.verdicts[i] = verdict


def _within_reach(found: Discourse, wanted: Wanted) -> list[Trace]:
    """Return the mentions that a pronoun can take up.

    'They' and 'it' in a quotation mean what the speaker spoke of, often outside what is quoted: only
    mentions in the same quotation count.
    """
    if not wanted.is_quoted or "person" in wanted.classes and wanted.number == "one":
        return found.traces
    token = found.parse.tokens[wanted.token]
    around = [s for s in found.setting.quoted if s.start <= token.start < s.end]
    for i, verdict in found.verdicts.items():
        earlier = found.parse.tokens[i]
        if earlier.lower == token.lower and verdict.key is None and i < token.i:
            if any(s.start <= earlier.start < s.end for s in around):
                return []
    return [
        t
        for t in found.traces
        if any(s.start <= found.parse.tokens[t.token].start < s.end for s in around)
    ]


def _voice_at(found: Discourse, i: int) -> tuple[frozenset[int], int | None]:
    """Return who a pronoun cannot mean, and whom it likely means, by whose words it stands in.

    Who is quoted does not call himself by his name, so those named in the quotation are out.
    """
    at = found.parse.tokens[i].start
    own = frozenset(
        found.cast.at[t.i]
        for span, head in found.setting.voices
        if head == i and found.setting.is_quoted((span.start + span.end) // 2)
        for t in found.parse.tokens_in(span)
        if t.i in found.cast.at
    )
    inside = [v for v in found.setting.voices if v[0].start <= at < v[0].end]
    if not inside:
        return own, None
    _, head = min(inside, key=lambda v: (len(v[0]), v[1]))
    verdict = found.verdicts.get(head)
    key = verdict.key if verdict is not None else found.cast.at.get(head)
    if key is None:
        return own, None
    return (own | {key}, None) if found.setting.is_quoted(at) else (own, key)


def _looking_ahead(found: Discourse, wanted: Wanted) -> Verdict | None:
    """Return the subject of the main clause for a pronoun in a clause before it."""
    parse = found.parse
    token = parse.tokens[wanted.token]
    sentence = parse.sentences[token.sentence]
    for i in range(wanted.token + 1, sentence.last):
        key = found.cast.at.get(i)
        if key is None or function_of(parse, i) != "subject":
            continue
        referent = found.referents[key]
        if (
            referent.is_a in wanted.classes
            and "either" in (referent.gender, wanted.gender)
            or (referent.gender == wanted.gender and referent.is_a in wanted.classes)
        ):
            return Verdict(key)
        return None
    return None


def _settle_nominal(found: Discourse, nominal: Nominal) -> None:
    """Lead a noun phrase to a named bearer, to an earlier mention, or take it for someone new."""
    i = nominal.head
    beside = _named_beside(found, nominal)
    if beside is not None:
        found.verdicts[i] = Verdict(beside)
        return
    if found.parse.tokens[i].dep in ("attr", "npadvmod", "oprd"):
        return
    if nominal.word.kind == "person" and not nominal.is_plural:
        verdict = _bearer(found, nominal)
    elif nominal.word.kind in ("organisation", "outlet") and not nominal.is_plural:
        verdict = _body(found, nominal)
    else:
        verdict = None
    if verdict is None:
        verdict = Verdict(_same_words(found, nominal))
    if verdict.key is not None:
        _note(found, i, verdict.key)
    else:
        found.verdicts[i] = verdict


def _named_beside(found: Discourse, nominal: Nominal) -> int | None:
    """Return the named person in apposition to a noun phrase: 'the spokesman, X,'."""
    parse, at = found.parse, found.cast.at
    token = parse.tokens[nominal.head]
    if token.dep == "appos" and token.head in at:
        return at[token.head]
    for i in parse.children[nominal.head]:
        if parse.tokens[i].dep == "appos":
            below = [k for k in (i, *parse.children[i]) if k in at]
            if below and found.cast.actors[at[below[0]]].kind == nominal.word.kind:
                return at[below[0]]
    return None


def _bearer(found: Discourse, nominal: Nominal) -> Verdict | None:
    """Return the named person whose role a noun phrase in the singular gives, None for no one."""
    if nominal.article in ("definite", "possessive", "bare"):
        keys = {a.key for a in found.cast.actors if a.kind == "person" and bears_role(a, nominal)}
        before = [t for t in found.traces if t.key in keys]
        if before:
            return _most_salient(found, nominal, before)
    later = named_later(found.cast, found.parse, nominal)
    if later is not None:
        return Verdict(later.key)
    introduced = _named_next(found, nominal)
    if introduced is not None:
        found.told_roles[introduced] = nominal.text
        return Verdict(introduced)
    return _varied(found, nominal) if nominal.article == "definite" else None


def _named_next(found: Discourse, nominal: Nominal) -> int | None:
    """Return who is named right after a story opens on a role: 'The trade minister has claimed … .
    “…,” X stated.'

    Only from one of the Document's first sentences to the next speaker, if that speaker is named
    there in full for the first time and without any role.
    """
    parse, cast = found.parse, found.cast
    here = parse.tokens[nominal.head]
    opening = not any(t.is_speaker and not t.is_heading for t in found.traces)
    if not opening or nominal.head not in found.setting.speakers or not nominal.role.modifiers:
        return None
    if found.setting.is_heading(here.start):
        return None
    for mention in cast.names:
        last = mention.last - 1
        if mention.first <= nominal.head or last not in found.setting.speakers:
            continue
        actor = cast.actor_at(last)
        near = parse.tokens[last].sentence - here.sentence <= 2
        if (
            actor is None
            or not near
            or actor.kind != "person"
            or actor.roles
            or len(actor.name.split()) < 2
        ):
            return None
        earlier = [
            k
            for k in actor.tokens
            if k < last and not found.setting.is_heading(parse.tokens[k].start)
        ]
        fits = nominal.role.gender in ("either", actor.gender) or actor.gender == "either"
        return actor.key if not earlier and last in actor.full and fits else None
    return None


def _varied(found: Discourse, nominal: Nominal) -> Verdict | None:
    """Return the person whom 'the senator', 'the billionaire' takes up for variety's sake.

    Only someone who was the subject in one of the last two sentences and leads by far, and whose
    own roles do not speak against it; otherwise None, and the words stand for themselves.
    """
    is_office = nominal.role.head in words_for("office") and bool(nominal.role.modifiers)
    if nominal.role.head not in words_for("variation") and not is_office:
        return None
    token = found.parse.tokens[nominal.head]
    near = [
        t
        for t in found.traces
        if token.sentence - 2 <= t.sentence
        and t.function == "subject"
        and t.key < len(found.cast.actors)
        and not t.is_quoted
        and not _speaks_against(found.cast.actors[t.key], nominal)
    ]
    wanted = Wanted(
        nominal.head,
        "one",
        nominal.role.gender,
        frozenset[Class]({"person"}),
        function_of(found.parse, nominal.head),
        found.setting.is_quoted(token.start),
    )
    verdict = choose(found.parse, near, found.referents, wanted, margin=VARIATION_MARGIN)
    if verdict.key is None:
        return None
    if is_office and not found.cast.actors[verdict.key].roles:
        found.told_roles.setdefault(verdict.key, nominal.text)
    return verdict


def _speaks_against(actor: Actor, nominal: Nominal) -> bool:
    """Tell whether someone's roles are in other places, or another office, than a noun phrase's."""
    where = {m for m in nominal.role.modifiers if is_place_name(m)}
    own = {m for r in actor.roles for m in r.modifiers if is_place_name(m)}
    offices = words_for("office")
    if where and own and not where & own:
        return True
    held = {r.head for r in actor.roles} & offices
    return nominal.role.head in offices and bool(held) and nominal.role.head not in held


def _most_salient(found: Discourse, nominal: Nominal, traces: list[Trace]) -> Verdict:
    keys = {t.key for t in traces}
    if len(keys) == 1:
        return Verdict(next(iter(keys)))
    token = found.parse.tokens[nominal.head]
    wanted = Wanted(
        nominal.head,
        "one",
        nominal.role.gender,
        frozenset[Class]({"person", "body"}),
        function_of(found.parse, nominal.head),
        found.setting.is_quoted(token.start),
    )
    verdict = choose(found.parse, traces, found.referents, wanted)
    if verdict.key is None and not verdict.candidates:
        return Verdict(None, tuple(found.referents[k].name for k in sorted(keys)[:3]))
    return verdict


def _body(found: Discourse, nominal: Nominal) -> Verdict | None:
    """Return the named organisation that 'the ministry', 'the newspaper' means, None for none."""
    if nominal.article != "definite":
        return None
    if (
        nominal.word.kind == "outlet"
        and not nominal.role.modifiers
        and (nominal.role.head not in words_for("programme"))
    ):
        keys = {a.key for a in found.cast.actors if is_outlet(a.name)}
    else:
        keys = {a.key for a in bodies_called(found.cast.actors, nominal)}
    before = [t for t in found.traces if t.key in keys]
    return _most_salient(found, nominal, before) if before else None


def _same_words(found: Discourse, nominal: Nominal) -> int:
    """Return the referent without a name that a noun phrase takes up, or a new one."""
    if nominal.article == "definite":
        for key, earlier in reversed(found.unnamed):
            if _takes_up(nominal, earlier):
                return key
    key = len(found.referents)
    kind = nominal.word.kind
    text = with_owner(found, nominal)
    is_a: Class = (
        "person" if kind in ("person", "group") else "document" if kind == "document" else "body"
    )
    number: Number = "many" if nominal.is_plural else "one" if is_a != "body" else "either"
    found.referents.append(Referent(key, text, is_a, number, nominal.word.gender))
    found.unnamed.append((key, nominal))
    return key


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


def _takes_up(later: Nominal, earlier: Nominal) -> bool:
    return (
        later.role.head == earlier.role.head
        and later.is_plural == earlier.is_plural
        and later.role.modifiers <= earlier.role.modifiers
    )


def mention_over(discourse: Discourse, i: int) -> NameMention | None:
    """Return the name that a token stands in, titles included."""
    for mention in discourse.cast.names:
        if mention.title[0] <= i < mention.last:
            return mention
    return None
