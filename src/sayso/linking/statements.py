"""Claims made ready for comparing: who states them, when, and about whom and what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.linking.entities import Linker
from sayso.linking.names import is_demonym, normal_form
from sayso.linking.words import AMOUNTS, EMPTY, PARTICLES, PRONOUNS, WORD, grouped, stem, undergone
from sayso.model import THIS_DOCUMENT, Attribution, Claim, Document, Origin, published_day

MAX_NAME_WORDS = 5

RARE = 0.02
FEW = 5
MANY = 40
"""Share of the Documents, and number of them, up to which a name tells what a Document is on; and
Documents from which on that is asked, as a small pile is on one matter. Own choice."""

HEADLESS = EMPTY | AMOUNTS
"""Words that head no argument."""

DULL = HEADLESS | PRONOUNS
"""Words of an argument that do not tell what is meant."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A subject or object as a set of things to match.

    `names` holds, for every name in it, the ids of the entities that the name can mean; `words` the
    stems of its other content words; `head` the stem of its head word, "" where that is a name.
    `is_vague` marks a pronoun or nothing at all: it tells nothing about the matter.
    """

    names: tuple[tuple[str, ...], ...]
    words: frozenset[str]
    head: str
    is_vague: bool

    @property
    def units(self) -> frozenset[str]:
        """Return its words and the ids of all entities that its names can mean."""
        return self.words | {key for keys in self.names for key in keys}


BOUND = frozenset({"unnamed", "group", "unresolved"})
"""First words of the keys of sources that are bound to their Document."""

NO_ARGUMENT = Argument((), frozenset(), "", is_vague=True)


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its source and all that comparing needs.

    `text` is the whole Document's, `words` the clause on one line. `source` is the name to show,
    `key` what tells sources apart: an entity's id, or something bound to the Document where the
    source is unnamed. `is_resolved` is False where no one knows who it is. `origin` is the Document
    that its Document counts as. `day` is the publication day as an ordinal, None where undated.
    `sign` is +1 where the source holds the bare proposition true, -1 where it holds it false, 0
    where neither can be told. `bar` says why the claim takes no position, None where it does.
    `units` are those of both arguments. `company` holds the names that the Document's claims give,
    `telling` those of them that few Documents of the casebook give. `in_heading` tells that it
    stands in a heading; `evaluated` is what an evaluation judges. `told_in` are the Documents that
    say it word for word, where it stands for copies of itself.
    """

    claim: Claim
    text: str
    words: str
    source: str
    key: str
    is_resolved: bool
    origin: str
    day: int | None
    sign: int
    bar: str | None
    subject: Argument
    object: Argument
    predicate: frozenset[str]
    terms: frozenset[str]
    units: frozenset[str]
    company: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    in_heading: bool = False
    evaluated: Argument = NO_ARGUMENT
    told_in: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """Return the claim's id."""
        return self.claim.id

    @property
    def documents(self) -> frozenset[str]:
        """Return the Documents that say it: its own, and those that say it word for word."""
        return self.told_in or frozenset({self.claim.document})

    def shares_document(self, other: Statement) -> bool:
        """Tell whether some Document says both."""
        return not self.documents.isdisjoint(other.documents)

    @property
    def asserts_as(self) -> str:
        """Return what tells sources apart across Documents, where a role may be one person's."""
        kind, _, rest = self.key.partition(" ")
        return f"role {rest.partition(' ')[2].casefold()}" if kind in BOUND else self.key


def make_statements(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    origins: Sequence[Origin],
    linker: Linker,
) -> list[Statement]:
    """Return the claims as Statements, sorted by id."""
    by_id = {document.id: document for document in documents}
    said = {attribution.id: attribution for attribution in attributions}
    counts_as = {name: origin.document for origin in origins for name in origin.documents}
    company = _company(claims, linker)
    told = {counts_as.get(name, name) for name in by_id}
    if len(told) >= MANY:  # a Document without names is in no company
        company = {name: found or frozenset({name}) for name, found in company.items()}
    rare = _rare_names(company, counts_as, len(told))
    return [
        replace(
            _make_statement(
                claim,
                by_id[claim.document],
                said.get(claim.attribution or ""),
                counts_as.get(claim.document, claim.document),
                linker,
            ),
            company=company[claim.document],
            telling=company[claim.document] & rare,
        )
        for claim in sorted(claims, key=lambda claim: claim.id)
        if claim.document in by_id
    ]


def _company(claims: Sequence[Claim], linker: Linker) -> dict[str, frozenset[str]]:
    """Return, for every Document, the ids of the entities that its claims name."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        keys = (linker.keys_of(normal_form(name))[:1] for name in claim.names)
        found.setdefault(claim.document, set()).update(key for row in keys for key in row)
    return {document: frozenset(names) for document, names in found.items()}


def _rare_names(
    company: Mapping[str, frozenset[str]], counts_as: Mapping[str, str], told: int
) -> frozenset[str]:
    """Return the names that few Documents give, those that count as one once.

    Args:
        company: names by Document.
        counts_as: the Document that each counts as.
        told: Documents that count.
    """
    given = {(counts_as.get(key, key), name) for key, names in company.items() for name in names}
    most = max(FEW, RARE * told) if told >= MANY else told
    frequent = Counter(name for _, name in given)
    return frozenset(name for name, count in frequent.items() if count <= most)


def _make_statement(
    claim: Claim, document: Document, said: Attribution | None, origin: str, linker: Linker
) -> Statement:
    source, key, is_resolved = _source_of(document, claim, said, linker)
    day = published_day(document.published)
    written = {name.casefold(): name for name in claim.names}
    subject = _speaker(claim, said, linker) or read_argument(claim.subject, linker, written)
    thing = read_argument(claim.object, linker, written)
    if claim.object is None and is_undergone(claim.predicate):
        subject, thing = NO_ARGUMENT, subject
    names = {key for name in claim.names for key in linker.keys_of(normal_form(name))[:1]}
    for argument in (subject, thing):
        names.update(keys[0] for keys in argument.names)
    covered = {stem(word) for name in claim.names for word in WORD.findall(name.casefold())}
    terms = (term for term in claim.terms if term[:1].isalpha() and term not in AMOUNTS)
    stems = {stem(term) for term in terms if term.casefold() not in EMPTY}
    return Statement(
        claim=claim,
        text=document.text,
        words=one_line(claim.span.of(document.text)),
        source=source,
        key=key,
        is_resolved=is_resolved,
        origin=origin,
        day=day.toordinal() if day else None,
        sign=_sign_of(claim),
        bar=_bar_of(claim),
        subject=subject,
        object=thing,
        predicate=read_predicate(claim.predicate),
        terms=frozenset((stems - covered) | names),
        units=subject.units | thing.units,
        evaluated=_evaluated(claim, linker, written),
        in_heading=any(zone.span.covers(claim.span) for zone in document.zones_of("heading")),
    )


SPEAKERS = {"he": {"person"}, "she": {"person"}, "it": {"organisation", "place"}, "they": {"group"}}
"""Kinds of source that a pronoun can stand for. Own table."""


def _evaluated(claim: Claim, linker: Linker, written: Mapping[str, str]) -> Argument:
    """Return what an evaluation judges, if it tells what that is."""
    evaluation = claim.evaluation
    if evaluation is None or evaluation.is_open:
        return NO_ARGUMENT
    return read_argument(evaluation.target, linker, written)


def _speaker(claim: Claim, said: Attribution | None, linker: Linker) -> Argument | None:
    """Return the source as the subject of its own indirect words: "the board said it had …"."""
    if said is None or said.form == "direct" or said.source_name is None:
        return None
    if said.source_kind not in SPEAKERS.get((claim.subject or "").casefold(), set()):
        return None
    return read_argument(said.source_name, linker)


def _source_of(
    document: Document, claim: Claim, said: Attribution | None, linker: Linker
) -> tuple[str, str, bool]:
    """Return the name to show, what tells the source apart, and whether it is known who it is.

    Of an evaluation that tells who judges ("growers praised the plan") these are its source.
    """
    if claim.evaluation is not None and claim.evaluation.holder is not None:
        return _named_source(document, claim.evaluation.holder, linker)
    if claim.attribution is None or said is None or said.source_kind == "voice":
        return _voice_of(document, linker)
    where = document.publisher or document.title or document.path
    if said.source_name is None:
        words = one_line(" ".join(span.of(document.text) for span in said.source))
        shown = f"“{words}” in {where}" if words else f"an unnamed source in {where}"
        return shown, f"unresolved {document.id} {words.casefold()}", False
    if said.source_kind in {"unnamed", "none"}:
        return f"{said.source_name} ({where})", f"unnamed {document.id} {said.source_name}", True
    return _named_source(document, said.source_name, linker)


def _named_source(document: Document, name: str, linker: Linker) -> tuple[str, str, bool]:
    entity = linker.source_entity(name)
    if entity is None:
        where = document.publisher or document.title or document.path
        return f"{name} ({where})", f"group {document.id} {normal_form(name)}", True
    return entity.name, entity.id, True


def _voice_of(document: Document, linker: Linker) -> tuple[str, str, bool]:
    known = document.publisher or document.byline
    entity = linker.source_entity(known) if known else None
    if entity:
        return entity.name, entity.id, True
    name = known or f"{THIS_DOCUMENT}: {document.title or document.path}"
    return name, f"voice {document.id}", True


def _sign_of(claim: Claim) -> int:
    if claim.polarity == "unknown" or claim.heard_as == "doubted":
        return 0
    sign = -1 if claim.polarity == "negative" else 1
    return -sign if claim.heard_as == "denied" else sign


def _bar_of(claim: Claim) -> str | None:
    """Return why a claim takes no position on what it says, None where it does."""
    if claim.heard_as == "wished":
        return "wish"
    if claim.heard_as in {"asked", "supposed"}:
        return "conditional"
    if claim.heard_as != "doubted" and claim.certainty not in {"certain", "probable"}:
        return "mere report"
    return None


def read_argument(
    words: str | None, linker: Linker, written: Mapping[str, str] | None = None
) -> Argument:
    """Return an argument's words as what they can be matched by.

    Args:
        words: of the argument; names in it may stand in small letters.
        linker: knows the names.
        written: the claim's names as they are written, by their small letters.
    """
    if not words or not words.strip():
        return NO_ARGUMENT
    tokens = [match.group() for match in WORD.finditer(words)]
    names: list[tuple[str, ...]] = []
    rest: list[str] = []
    at = 0
    while at < len(tokens):
        width, keys = name_at(tokens, at, linker, written or {})
        if keys:
            names.append(keys)
            rest.append("")
        else:
            rest.append(tokens[at].casefold())
        at += width
    content = [word for word in rest if word and word not in DULL and not word[0].isdigit()]
    vague = not names and not content
    head = _head_of(rest)
    return Argument(tuple(sorted(set(names))), frozenset(map(stem, content)), head, vague)


def name_at(
    tokens: Sequence[str], at: int, linker: Linker, written: Mapping[str, str]
) -> tuple[int, tuple[str, ...]]:
    """Return how many words a name has that begins at one, and the ids that it can mean.

    Args:
        tokens: of a text.
        at: the place of the first word.
        linker: knows the names.
        written: names as they are written, by their small letters.

    Returns:
        1 and nothing where no name begins there.
    """
    for width in range(min(MAX_NAME_WORDS, len(tokens) - at), 0, -1):
        part = tokens[at : at + width]
        words = " ".join(part)
        form = normal_form(written.get(words.casefold(), words))
        is_capital = part[0][0].isupper() or part[-1][0].isupper()
        is_adjective = is_demonym(form) or (form in linker.meant and form not in linker.spoken)
        if is_capital or is_adjective or words.casefold() in written:
            keys = linker.keys_of(form)
            if keys:
                return width, keys
    return 1, ()


def _head_of(rest: list[str]) -> str:
    """Return the stem of the last content word before the first preposition."""
    head = ""
    for word in rest:
        if word in {"of", "in", "on", "at", "by", "for", "from", "to", "with", "that", "who"}:
            break
        if word not in HEADLESS and not word[:1].isdigit():
            head = word
    return stem(head) if head and head not in PRONOUNS else ""


def is_undergone(predicate: str | None) -> bool:
    """Tell whether the subject undergoes it: "ten died" is told as "(someone) killed ten" is."""
    words = [word.casefold() for word in WORD.findall(predicate or "")]
    content = {stem(word) for word in words if word not in EMPTY}
    return bool(content) and content <= undergone()


def read_predicate(words: str | None) -> frozenset[str]:
    """Return the stems of a predicate's content words, each under its group's name."""
    found = [match.group().casefold() for match in WORD.finditer(words or "")]
    content = [word for word in found if word not in EMPTY or word in PARTICLES] or found
    return frozenset(grouped(stem(word)) for word in content)


def one_line(text: str, limit: int = 160) -> str:
    """Return words on one line, cut at a word's end with … where they are too many."""
    line = re.sub(r"\s+", " ", text).strip()
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0] + " …"
