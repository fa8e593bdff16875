"""The names that a casebook uses: how, as what and where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.linking.entities.kinds import is_acronym, is_common, is_full_name, kind_of
from sayso.linking.names import alias_rows, is_demonym, load_canonical, normal_form, strip_titles
from sayso.linking.words import EMPTY, PRONOUNS
from sayso.model import THIS_DOCUMENT, Attribution, Claim, Document

UNNAMED = frozenset({"unnamed", "none"})
"""Kinds of source that are not one entity from Document to Document: "a senior official"."""


SMALL = re.compile(r"\b[a-z]{3,}\b")
"""A word without a capital."""


@dataclass(slots=True)
class Used:
    """A normal form as the casebook uses it."""

    form: str
    surfaces: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    speaks: bool = False
    publishes: bool = False
    is_place: bool = False

    @property
    def kind(self) -> str | None:
        """Return the kind that most of its uses give it, None where nothing tells."""
        return "place" if self.is_place else kind_of(self.form, self.kinds)

    @property
    def is_person(self) -> bool:
        """Tell whether it is a person: by most kinds that it was given, or by its first name."""
        if self.kinds:
            return self.kind == "person"
        if alias_rows(self.form):
            return False
        words = strip_titles(self.form).split()
        return len(words) < 4 and is_full_name(" ".join(words)) and not is_acronym(self.form)


def told(used: Mapping[str, Used], form: str) -> str:
    """Return a name as it is mostly written, between marks."""
    surfaces = used[form].surfaces
    return f"“{min(surfaces, key=lambda surface: (-surfaces[surface], surface))}”"


def collect(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    kept: Collection[str] = (),
) -> dict[str, Used]:
    """Return the names that are one thing's from Document to Document, by their normal form.

    Args:
        documents: whose publishers are names.
        attributions: whose sources and chains are.
        claims: whose names are.
        kept: forms that are one thing's whatever their words, as a person says so.
    """
    used = _every_name(documents, attributions, claims)
    known = _last_names(used)
    small = _small_words(documents, used)
    return {
        form: entry
        for form, entry in used.items()
        if form in kept or (_is_one(entry, known) and (form in known or form not in small))
    }


def _small_words(documents: Sequence[Document], used: dict[str, Used]) -> set[str]:
    """Return the names of one word that are mostly written small: "Drought" at a sentence's start.

    What a publisher or a lexicon calls itself by stays a name.
    """
    small = Counter(word for document in documents for word in SMALL.findall(document.text))
    canonical = load_canonical()
    return {
        form
        for form, entry in used.items()
        if small[form] > sum(entry.surfaces.values())
        and not entry.publishes
        and form not in canonical
        and not alias_rows(form)
    }


def _every_name(
    documents: Sequence[Document], attributions: Sequence[Attribution], claims: Sequence[Claim]
) -> dict[str, Used]:
    by_id = {document.id: document for document in documents}
    used: dict[str, Used] = {}

    def add(name: str | None, document: str, kind: str | None, *, speaks: bool) -> None:
        form = normal_form(name) if name else ""
        if not name or not _is_name(name, form) or (not speaks and is_demonym(form)):
            return
        entry = used.setdefault(form, Used(form))
        entry.surfaces[" ".join(name.split())] += 1
        entry.documents.add(document)
        entry.speaks |= speaks
        if kind:
            entry.kinds[kind] += 1
        published = by_id[document].published if document in by_id else None
        if published and published[:4].isdigit():
            entry.years.add(int(published[:4]))

    for document in documents:
        add(document.publisher, document.id, "organisation", speaks=True)
    for entry in used.values():
        entry.publishes = True
    for attribution in attributions:
        kind = attribution.source_kind
        if kind not in UNNAMED:
            add(attribution.source_name, attribution.document, kind, speaks=True)
        for name in attribution.chain[:-1]:
            add(name, attribution.document, None, speaks=True)
    for claim in claims:
        for name in claim.names:
            add(name, claim.document, None, speaks=False)
    return used


def _last_names(used: dict[str, Used]) -> dict[str, set[str]]:
    """Return, for the last name of every full name, the Documents that have the full name."""
    found: dict[str, set[str]] = {}
    for form, entry in used.items():
        if is_full_name(form) and entry.is_person:
            found.setdefault(form.split()[-1], set()).update(entry.documents)
    return found


def _is_one(entry: Used, known: dict[str, set[str]]) -> bool:
    """Tell whether a name is one thing's from Document to Document."""
    is_last_name = bool(known.get(strip_titles(entry.form), set()) & entry.documents)
    is_it = entry.publishes or (is_last_name and entry.kind in {"person", None})
    return is_it or not is_common(entry.form, entry.surfaces, entry.kind)


def _is_name(name: str, form: str) -> bool:
    """Tell whether words are a name: a capital or digit somewhere, and not "this document"."""
    return (
        bool(form)
        and not name.casefold().startswith(THIS_DOCUMENT)
        and form not in EMPTY | PRONOUNS
        and bool(re.search(r"[A-Z]|\d.*[a-z]", name))
    )
