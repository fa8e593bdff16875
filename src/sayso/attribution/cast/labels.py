"""What the label of a turn says, and where else in a text its bearer is named.

Rosters, headings and other labels tell who 'THE CHAIR' is; only they do, since a turn's words may
speak of another chair. Where they name nobody, or two, the label stands for itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sayso.attribution.cast.titles import HONORIFICS, gender_of_titles
from sayso.attribution.words import (
    given_names,
    head_word,
    head_words,
    without_accents,
    words_for,
)
from sayso.language.numbers import numbered_nouns

NUMBERED = re.compile(r"^(?:Q(?:uestion)?\.?\s*)?\d+[.:)]?\s+(?=[^\W\d_])")
HANDLE = re.compile(r"\s*[(\[]?(?<!\w)@\w+[)\]]?")
POSTED = re.compile(r"^(?:posted|written|comment|reply|post)\s+by\s+", re.IGNORECASE)
BRACKETED = re.compile(r"[(\[]([^)\]]+)[)\]]")
TAIL = re.compile(r",[ \t]+|[ \t]+(?:--?|[–—])[ \t]+")
"""What parts a name from an office or a body: 'X Y, on behalf of', 'X Y -- Chairman'."""
WORD = r"[^\W\d_](?:[\w'’\-]|\.(?=[^\W\d_]\.))*\.?"
ABBREVIATED = "|".join(re.escape(w.title()) for w in head_words() if w.endswith("."))
CAPITAL = rf"(?:[A-Z]\.|(?:{ABBREVIATED})(?=[ \t]+[A-Z])|[^\W\d_a-z][\w'’\-]+)"
NAME = rf"{CAPITAL}(?:[ \t]+(?:(?:de|van|von|der|la|bin|al)[ \t]+)?{CAPITAL}){{0,4}}"
ENDS = r"(?=[ \t]*(?:[,;.)(\n]|$))"
INTRODUCED = re.compile(rf"\b(?:I am|I[’']m|[Mm]y name is)[ \t]+({NAME}){ENDS}")


def is_titular(word: str) -> bool:
    """Tell whether a word is one of address, rank or office: 'Mr', 'Colonel', 'chair'."""
    lower = word.lower().strip(",")
    if lower in HONORIFICS or lower.rstrip(".") in HONORIFICS:
        return True
    known = head_word(lower) or head_word(lower.rstrip(".") + ".")
    return known is not None and known.kind == "person"


def without_titles(words: str) -> str:
    """Return a name without the words up to its last title; '' for an office without a name."""
    parts = words.split()
    titles = [k for k, word in enumerate(parts[:-1]) if is_titular(word)]
    at = titles[-1] + 1 if titles else 0
    if not at and len(parts) > 2 and parts[0].endswith(".") and len(parts[0]) > 2:
        at = 1
    if parts and parts[0].lower() in given_names() and at < len(parts) - 1:
        at = 0
    is_office = bool(parts) and parts[-1].lower().strip(".") in words_for("office")
    is_alone = at == len(parts) - 1 and not titles
    if is_office and (is_alone or (len(parts) > 1 and parts[-2].lower() not in given_names())):
        return "" if is_alone or not is_titular(parts[-2]) else parts[-1]
    return " ".join(parts[at:])


LETTERS = re.compile(
    r"(?<=\w)[ ,]+(?:[KQ]\.?C\.?|L?C?\.?J\.?|M\.?P\.?|[CMO]\.?B\.?E\.?|S\.?C\.?)(?=[\s,]|$)"
)
"""What judges, counsel and members have behind their names: 'Tarn KC', 'Holm J.'."""


def without_letters(name: str) -> str:
    """Return a name without the letters of rank behind it."""
    return LETTERS.sub("", name).strip(" ,") or name


def bare_label(label: str) -> str:
    """Return a label without the number of its question, a handle, or for whom somebody speaks."""
    shown = POSTED.sub("", NUMBERED.sub("", label.strip()))
    named = HANDLE.sub("", shown).strip()
    shown = named if named else shown
    before, *after = TAIL.split(shown, maxsplit=1)
    return before if after and len(without_titles(before).split()) > 1 else shown


def initialled(label: str, text: str, persons: Iterable[str]) -> str | None:
    """Return the one person whose initials a label is: 'JA' of 'Jo Ash', None for none or two.

    Somebody behind whose name they stand in brackets comes first.
    """
    if not re.fullmatch(r"(?:[A-Z]\.?){2,3}", label):
        return None
    letters = label.replace(".", "")
    told = {m[1] for m in re.finditer(rf"({NAME})[ \t]*[(\[]{letters}[)\]]", text)}
    names = {without_titles(n) for n in told} or set(persons)
    fits = {n for n in names if "".join(w[0] for w in n.split()).upper() == letters}
    return next(iter(fits)) if len(fits) == 1 else None


def bracketed_name(label: str) -> str | None:
    """Return the name in a label's brackets: 'The Secretary of State (Mr X Y)', None for none.

    A constituency or a party in brackets has no title, and the label before it is a name then.
    """
    found = BRACKETED.search(label)
    if found is None or found.start() == 0:
        return None
    words = found[1].split()
    own = [w for w in label[: found.start()].split() if w[:1].isupper()]
    is_office = bool(own) and any(is_titular(w) for w in own)
    is_office = is_office and not without_titles(" ".join(own[:2]))
    opens = bool(words) and is_titular(words[0])
    name = without_titles(found[1]) if opens else found[1]
    is_full = len(words) in (2, 3) and words[0].lower() in given_names()
    is_full = is_full or (
        len(words) == 2 and len(own) > 2 and own[0] == "The" and is_titular(own[1])
    )
    if not name or not (opens or is_full) or not re.fullmatch(NAME, name):
        return None
    is_the = label.split(maxsplit=1)[0].lower() == "the"
    is_office = is_office or (opens and len(own) == 1 and is_titular(own[0]))
    return name if is_office or is_the else None


FIRST_NAME = rf"(?:({WORD})[ \t]+)?({CAPITAL})((?:[ \t]+[A-Z]\.)?)"


class Lines:
    """The lines of a text by the words in them, where the names with a last word are looked for."""

    def __init__(self, text: str) -> None:
        self._lines: dict[str, list[tuple[int, str]]] = defaultdict(list)
        start = 0
        for line in text.split("\n"):
            for word in {_alike(m[0]) for m in re.finditer(r"\w+", line)}:
                self._lines[word].append((start, line))
            start += len(line) + 1

    def full_names(self, last: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield where full names end that end with a last name, in text order, with their words."""
        word = re.search(r"\w+", last)
        lines = self._lines.get(_alike(word[0]), ()) if word is not None else ()
        if lines:
            own = re.escape(last)
            pattern = re.compile(rf"(?<![\w@'’.\-]){FIRST_NAME}[ \t]+((?i:{own}))(?![\w\-])")
            for start, line in lines:
                for match in pattern.finditer(line):
                    yield start + match.end(), match


@lru_cache(maxsize=2)
def _lines_of(text: str) -> Lines:
    return Lines(text)


def _alike(word: str) -> str:
    """Return a word as others that differ in capitals are written too: 'İ' and 'i' as 'i'."""
    return without_accents(word.upper()).casefold()


def fuller_name(
    text: str, name: str, titles: Iterable[str] = (), *, until: int | None = None
) -> str | None:
    """Return the one full name in a text that ends with a last name, None for none or several.

    A first name counts where it is known as one or stands behind a title.

    Args:
        text: of the Document, or a name that may hold it.
        name: the last name.
        titles: those before it.
        until: where the stretch of text ends that is looked at; None for all of it.
    """
    found: dict[str, str] = {}
    for end, match in _lines_of(text).full_names(name):
        if until is not None and end > until:
            break
        before, first, middle, own = match.groups()
        if not first[:1].isupper() or not own[:1].isupper() or is_titular(first):
            continue
        is_initial = len(first.strip(".")) == 1 and first.endswith(".")
        if is_initial and before is not None and before.lower() in numbered_nouns("named"):
            continue  # "Plan B." at a sentence's end
        is_led = before is not None and before[:1].isupper() and is_titular(before)
        if first.lower() not in given_names() and not is_led and not is_initial:
            continue
        whole = " ".join(f"{first}{middle} {own}".split())
        shown = whole.title() if whole.isupper() and not is_initial else whole
        if fits_titles(first, titles):
            found.setdefault(whole.lower(), shown)
    return next(iter(found.values())) if len(found) == 1 else None


def fits_titles(first: str, titles: Iterable[str]) -> bool:
    """Tell whether a first name may follow titles: no 'Ms' before a man's."""
    wanted = gender_of_titles({t.lower() for t in titles})
    own = given_names().get(first.lower(), "either")
    return "either" in (wanted, own) or wanted == own


def owner_of(handle: str, text: str) -> str | None:
    """Return whose a handle is by a name just before it: 'X Y (@handle)', None for nobody's."""
    beside = rf"({NAME})[ \t]*[(\[]?{re.escape(handle)}(?!\w)"
    names = {m[1] for m in re.finditer(beside, text) if len(m[1].split()) > 1}
    return next(iter(names)) if len(names) == 1 else None


def bearer_of(role: str, roster: str, labels: Iterable[str], turns: Iterable[str]) -> str | None:
    """Return who bears the role that a label gives, None where nobody or two are named.

    Args:
        role: the label, without article.
        roster: the text before the first turn.
        labels: all labels of the text.
        turns: what is said under this label, for who introduces himself.
    """
    leads = words_for("leads-talk")
    word = re.escape(role)
    if role.lower() in leads & words_for("asks-in-turn"):
        word = "|".join(sorted(leads & words_for("asks-in-turn")))
    patterns = (
        rf"(?<!\w)({NAME})[ \t]*[(\[](?i:the[ \t]+)?(?i:{word})[)\]]",
        rf"(?<!\w)({NAME}),[ \t]+(?i:the[ \t]+)?(?i:{word})(?=[ \t]*(?:[,;.\n]|of\b|$))",
        rf"(?<![\w])(?i:{word}):[ \t]*({NAME}){ENDS}",
        rf"(?<![\w-])(?i:{word}),?[ \t]+({NAME}){ENDS}",
        rf"(?<![\w-])(?i:{word}),?[ \t]+({NAME})(?=[ \t]+(?:and|of|in|is|with)\b)",
    )
    told = [m[1] for p in patterns for m in re.finditer(p, roster)]
    if role.lower() in leads:
        led = rf"\b(?i:chaired|moderated|hosted|presented|led|presided over) by[ \t]+({NAME}){ENDS}"
        told += [m[1] for m in re.finditer(led, roster)]
    for label in labels:
        within = bracketed_name(label)
        plain = BRACKETED.sub("", bare_label(label)).strip()
        opens = re.match(rf"(?i:the[ \t]+)?(?i:{word})(?![\w-])[ \t]*({NAME})?$", plain)
        if opens:
            told += [x for x in (within, opens[1]) if x]
    told += [m[1] for turn in turns for m in [INTRODUCED.search(turn)] if m]
    names = dict.fromkeys(n for n in (without_titles(t) for t in told) if n)
    kept = [n for n in names if not any(m != n and _is_short_for(n, m) for m in names)]
    return kept[0] if len({n.lower() for n in kept}) == 1 else None


def _is_short_for(short: str, full: str) -> bool:
    return full.lower().endswith(" " + short.lower())
