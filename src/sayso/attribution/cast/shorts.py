"""Whom a name of one word means: one of those named in full, or somebody new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from sayso.attribution.cast.drafts import (
    SUFFIXES,
    Draft,
    Drafts,
    folded,
    gender_of,
    roles_told,
    title_words,
)
from sayso.attribution.cast.mention import NameMention
from sayso.attribution.cast.roles import prefix_role
from sayso.attribution.cast.titles import gender_of_titles
from sayso.attribution.words import given_names, words_for
from sayso.language.parse import Parse


def find_initials(parse: Parse, names: Sequence[NameMention]) -> dict[str, str]:
    """Return names by the initials that stand in brackets behind them: 'Dock Workers (DW)'."""
    found: dict[str, str] = {}
    for before, mention in pairwise(names):
        letters = mention.text
        if before.last != mention.first - 1 or not letters.isupper() or len(letters) < 2:
            continue
        if mention.last >= len(parse.tokens):
            break
        around = parse.tokens[mention.first - 1].text, parse.tokens[mention.last].text
        heads = "".join(word[0] for word in before.parts if word[0].isupper())
        if around == ("(", ")") and heads == letters:
            found.setdefault(letters, before.text)
    return found


def place_initials(
    mention: NameMention, initials: Mapping[str, str], drafts: Drafts, at: dict[int, int]
) -> bool:
    """Lead initials to whom the Document tells them to be; tell whether they are such."""
    full = initials.get(mention.text)
    near = drafts.near(folded(full)) if full is not None else ()
    number = next((n for n in near if folded(drafts[n].name) == folded(full or "")), None)
    if number is None:
        return False
    drafts[number].mentions.append(mention)
    at[mention.last - 1] = number
    return True


def place_short(
    parse: Parse,
    mention: NameMention,
    drafts: Drafts,
    at: dict[int, int],
    rivals: dict[int, tuple[int, ...]],
) -> None:
    """Lead a name of one word to the person it belongs to, or make it a person of its own."""
    word = folded(mention.text)
    fits = [
        n
        for n in drafts.near(word)
        for d in [drafts[n]]
        if (_answers_to(folded(d.name), word) if d.kind == "person" else folded(d.name) == word)
    ]
    fits = _fitting_gender(parse, mention, drafts, fits)
    fits = _fitting_title(parse, mention, drafts, fits) or fits
    fits = [n for n in fits if not _is_of_other_rank(parse, mention, drafts[n])]
    if len(fits) > 1:
        chosen = _just_named(parse, mention, drafts, fits)
        if chosen is None:
            chosen = _established(mention, drafts, fits)
        if chosen is None:
            rivals[mention.last - 1] = tuple(fits)
            return
        fits = [chosen]
    if not fits and (mention.kind != "person" or _is_cut_short(mention, drafts)):
        fits = [
            n
            for n in drafts.near(word)
            for d in [drafts[n]]
            if d.kind == "organisation" and len(folded(d.name)) > 1 and folded(d.name)[:1] == word
            if folded(d.name)[-1] not in words_for("outlet-tail")
        ][:1]
    if not fits and mention.kind != "person" and word:
        fits = _called_by_head(parse, mention, drafts)
    if not fits:
        drafts.append(Draft(mention.text, mention.kind))
        fits = [len(drafts) - 1]
    drafts[fits[0]].mentions.append(mention)
    at[mention.last - 1] = fits[0]


def _called_by_head(parse: Parse, mention: NameMention, drafts: Drafts) -> list[int]:
    """Return the one organisation that 'the Museum', 'the Union' means by a word of its name.

    With several, the one named last before it.
    """
    before = parse.tokens[mention.first - 1].lower if mention.first else ""
    if before not in ("the", "this", "our", "my") or len(mention.parts) > 1:
        return []
    word = folded(mention.text)
    fits = [
        n
        for n in drafts.near(word)
        for d in [drafts[n]]
        if d.kind == "organisation" and len(folded(d.name)) > 1 and word[0] in folded(d.name)
    ]
    if len(fits) < 2:
        return fits
    last = [
        (max((m.first for m in drafts[n].mentions if m.first < mention.first), default=-1), n)
        for n in fits
    ]
    return [max(last)[1]] if max(last)[0] >= 0 else []


def _answers_to(full: tuple[str, ...], word: tuple[str, ...]) -> bool:
    """Tell whether one word is someone's last name or, failing that, first name."""
    core = tuple(w for w in full if w not in SUFFIXES)
    return bool(core) and (core[-len(word) :] == word or core[0] == word[0])


def _fitting_gender(
    parse: Parse, mention: NameMention, drafts: Drafts, fits: list[int]
) -> list[int]:
    wanted = gender_of_titles(title_words(parse, mention))
    if wanted == "either":
        return fits
    return [
        n
        for n in fits
        if gender_of(parse, drafts[n].name, drafts[n].mentions) in (wanted, "either")
    ]


def _fitting_title(
    parse: Parse, mention: NameMention, drafts: Drafts, fits: list[int]
) -> list[int]:
    role = prefix_role(parse, mention)
    if role is None or len(fits) < 2:
        return fits
    return [
        n for n in fits if any(role.head == r.head for r in roles_told(parse, drafts[n].mentions))
    ]


def _is_of_other_rank(parse: Parse, mention: NameMention, draft: Draft) -> bool:
    """Tell whether the titles before two names are different ranks: 'Colonel X', 'Major Y X'."""
    ranks = words_for("rank")
    own = _rank(parse, mention)
    if own not in ranks:
        return False
    held = {head for m in draft.mentions if (head := _rank(parse, m)) in ranks}
    return bool(held) and own not in held


def _rank(parse: Parse, mention: NameMention) -> str | None:
    role = prefix_role(parse, mention)
    return role.head if role is not None else None


NEAR, LONG_AGO = 6, 8
"""Sentences. Source: set by hand on PolNeAR train."""


def _just_named(parse: Parse, mention: NameMention, drafts: Drafts, fits: list[int]) -> int | None:
    """Return who was named lately where the namesakes have not been for long, None otherwise."""
    here = parse.tokens[mention.first].sentence
    last = sorted(
        (
            max(
                (
                    parse.tokens[m.first].sentence
                    for m in drafts[n].mentions
                    if m.first < mention.first
                ),
                default=-99,
            ),
            n,
        )
        for n in fits
    )
    (second, _), (latest, winner) = last[-2:]
    return winner if here - latest <= NEAR and latest - second >= LONG_AGO and second >= 0 else None


def _established(mention: NameMention, drafts: Drafts, fits: list[int]) -> int | None:
    """Return who has held a bare last name since before the namesake came up, None if no one.

    News names a person in full once and by the last name from then on; a namesake who comes up
    later is given in full each time. A full name just before the bare one reopens the matter.
    """
    before = [n for n in fits if any(m.first < mention.first for m in drafts[n].mentions)]
    if len(before) == 1:
        return before[0]
    bare = [
        n
        for n in before
        if any(len(m.parts) == 1 and m.first < mention.first for m in drafts[n].mentions)
    ]
    if len(bare) != 1:
        return None
    others = [
        m.first for n in fits if n != bare[0] for m in drafts[n].mentions if m.first < mention.first
    ]
    own = max(m.first for m in drafts[bare[0]].mentions if m.first < mention.first)
    return None if others and max(others) > own else bare[0]


def _is_cut_short(mention: NameMention, drafts: Drafts) -> bool:
    """Tell whether a word taken for a person's is the first of one body's name, and of no person's.

    'Brask' of 'Brask Utilities'.
    """
    word = folded(mention.text)
    bodies = [
        n
        for n in drafts.near(word or ("",))
        if drafts[n].kind == "organisation" and folded(drafts[n].name)[:1] == word
    ]
    is_free = mention.title[0] == mention.title[1] and mention.text.lower() not in given_names()
    return is_free and len(bodies) == 1
