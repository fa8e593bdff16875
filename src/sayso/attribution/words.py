"""What the lexicons say of single words and names: titles, gender, places, outlets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from sayso.lexicons import Gender as Gender  # noqa: PLC0414 - asked for here too
from sayso.lexicons import given_name_genders, load_lexicon

HeadKind = Literal["person", "group", "organisation", "outlet", "document"]

ARTICLE = re.compile(r"(?i:the|a|an)\s+")
INITIALS = re.compile(r"(?:\b\w\.\w|\b(?:Jr|Sr|Inc|Corp|Ltd|Co))$")
LIST_MARK = re.compile(r"^\d{1,3}[/.)]\s+")
POSSESSIVE = re.compile(r"\s*(?:['’]s|['’])$")
QUOTING = frozenset({"quote", "cite"})
"""Verbs of passing words on: "quoted Y as saying", "citing two officials"."""


@dataclass(frozen=True, slots=True)
class HeadWord:
    """What a common noun tells of a source: its kind, gender and the word it is compared by."""

    kind: HeadKind
    gender: Gender
    same_as: str


@dataclass(frozen=True, slots=True)
class PlaceWord:
    """A place that may speak: a country, capital or seat of power, and whom it stands for."""

    kind: str
    stands_for: str


@cache
def head_words() -> dict[str, HeadWord]:
    """Return the lexicon of source heads by lower-case word."""
    return {
        row["word"].lower(): HeadWord(row["kind"], row["gender"], row["same_as"])  # type: ignore[arg-type]
        for row in load_lexicon("roles")
    }


class GivenNames(Mapping[str, Gender]):
    """The gender of given names by lower-case name, also where a name has lost or got accents."""

    def __init__(self, rows: Mapping[str, Gender]) -> None:
        self._rows = dict(rows)
        for name, gender in rows.items():
            self._rows.setdefault(without_accents(name), gender)

    def __getitem__(self, name: str) -> Gender:
        return self._rows[name] if name in self._rows else self._rows[without_accents(name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


@lru_cache(maxsize=8192)
def without_accents(word: str) -> str:
    """Return a word with plain letters for those with accents: 'ines' for 'inés'."""
    apart = unicodedata.normalize("NFKD", word)
    return "".join(c for c in apart if not unicodedata.combining(c)).replace("ø", "o")


@cache
def given_names() -> GivenNames:
    """Return the gender of given names by lower-case name."""
    return GivenNames(given_name_genders())


def leaning_of(name: str) -> Gender:
    """Return the gender that a first name sounds like, 'either' where it tells nothing.

    One word alone may be a last name, and tells no more than a likelihood either. Most names on -a
    are women's, in most languages that Sayso's documents come from.
    """
    parts = name.split()
    first = parts[0].lower()
    if len(parts) == 1:
        return given_names().get(first, "either")
    if len(first) < 3 or not first.isalpha() or first in given_names():
        return "either"
    return "female" if first.endswith(("a", "ie", "ette", "elle", "ine")) else "male"


@cache
def places() -> dict[str, PlaceWord]:
    """Return the places that speak, by name as written."""
    rows = load_lexicon("speaking_places")
    return {row["name"]: PlaceWord(row["kind"], row["stands_for"]) for row in rows}


@cache
def outlets() -> frozenset[str]:
    """Return the names of outlets, without a leading article."""
    return frozenset(row["name"] for row in load_lexicon("agencies"))


@lru_cache(maxsize=8192)
def head_word(word: str) -> HeadWord | None:
    """Return what is known of a noun, singular or plural, None where it is no source head."""
    known = head_words()
    lower = word.lower()
    forms = (lower, *_singulars(lower))
    for form in forms:
        if form in known:
            return known[form]
    for form in forms:
        for ending in _role_endings():
            if len(form) > len(ending) + 1 and form.endswith(ending):
                return known[f"-{ending}"]
    return None


@lru_cache(maxsize=8192)
def may_end_head(word: str) -> bool:
    """Tell whether a word can be the last of a head of several: 'minister' of 'prime minister'."""
    lower = f"of {word.lower()}"
    forms = (lower, *_singulars(lower))
    return any(f.split(" ")[-1] in _last_words() or f.endswith(_role_endings()) for f in forms)


@cache
def _last_words() -> frozenset[str]:
    return frozenset(word.split(" ")[-1] for word in head_words() if " " in word)


@cache
def _role_endings() -> tuple[str, ...]:
    return tuple(word[1:] for word in head_words() if word.startswith("-"))


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("men") and len(word) > 4:
        return (f"{word[:-3]}man",)
    if word.endswith("ies"):
        return (f"{word[:-3]}y", word[:-1])
    if word.endswith("es"):
        return (word[:-1], word[:-2])
    return (word[:-1],) if word.endswith("s") and not word.endswith("ss") else ()


@lru_cache(maxsize=8192)
def country_of(word: str) -> str | None:
    """Return the country or body that a demonym, country, capital or seat belongs to."""
    known = places().get(strip_article(POSSESSIVE.sub("", word)))
    return known.stands_for if known else None


@cache
def _place_names() -> frozenset[str]:
    kinds = ("country", "state")
    return frozenset(
        row["stands_for"] for row in load_lexicon("speaking_places") if row["kind"] in kinds
    )


def is_place_name(word: str) -> bool:
    """Tell whether a modifier of a role is a country or a state."""
    return word in _place_names()


def strip_article(name: str) -> str:
    """Return a name without a leading article."""
    return ARTICLE.sub("", name, count=1) if ARTICLE.match(name) else name


@lru_cache(maxsize=8192)
def plain_name(words: str) -> str:
    """Return the words of a noun phrase as a name: one line, no article, no trailing possessive."""
    folded = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"\s+", " ", words))
    folded = re.sub(r'[*`"“”]+|(?<!\w)_+|_+(?!\w)', "", folded).strip(" ,;:.-–—")
    folded = LIST_MARK.sub("", folded)
    name = strip_article(POSSESSIVE.sub("", folded)).strip()
    return f"{name}." if INITIALS.search(name) else name


@cache
def words_for(use: str) -> frozenset[str]:
    """Return the lower-case words of the lexicon "name_words" that have a use."""
    return frozenset(row["word"] for row in load_lexicon("name_words") if row["use"] == use)


def is_outlet(name: str) -> bool:
    """Tell whether a name is that of an outlet, by lexicon or by its last word."""
    plain = plain_name(name)
    if plain in outlets() or name in outlets():
        return True
    words = plain.split()
    return (
        len(words) > 1 and words[0][:1].isupper() and words[-1].lower() in words_for("outlet-tail")
    )


@cache
def silent_nouns() -> frozenset[str]:
    """Return the nouns, and pairs of noun and noun, of things that cannot be a source."""
    return frozenset(row["word"] for row in load_lexicon("silent_nouns"))


@cache
def _silent_endings() -> tuple[str, ...]:
    return tuple(word[1:] for word in silent_nouns() if word.startswith("-"))


def is_silent_phrase(words: Sequence[str]) -> bool:
    """Tell whether a noun phrase, in lower case and ending with its head, names such a thing.

    A noun that the lexicon of source heads knows can always speak, save in the pairs listed
    ("world order").
    """
    if not words:
        return False
    head, known = words[-1], silent_nouns()
    singulars = {head, head.removesuffix("s"), head.removesuffix("es")}
    if len(words) > 1 and any(f"{words[-2]} {s}" in known for s in singulars):
        return True
    if head_word(head) is not None:
        return False
    return not singulars.isdisjoint(known) or any(
        len(s) > 6 and s.endswith(_silent_endings()) for s in singulars
    )
