"""Names from other scripts, which are put into Latin letters in many ways: compared by their sound.

Nothing here knows a name: consonants that transcriptions confuse are written as one, and vowels may
differ only as the ways of writing one sound do ("Hreibin", "Khreibin", "Hereibeen").
"""

from __future__ import annotations

import re
from functools import lru_cache

MIN_LOOSE = 5
"""Letters of a word from which on its vowels may differ more. Own choice: shorter words of East
Asian names differ by them alone."""

MIN_CONSONANTS = 4
"""Consonants of a single word that stand for one name whatever short vowels are written between
them. Own choice."""

_WHOLE = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        # "Abdul Rahman", "Abdulrahman", "Abd al-Rahman", "Abdurrahman"
        (r"\babd(?:[aeou]?l)?\s+(?:[ae][lrnsdtz]\s+)?(?=\w)", "abd "),
        (r"\babd[aeou]+l(?=[a-z])", "abd "),
        (r"\babd[aeu]([rnsdtz])(?=\1)", "abd "),
        # "Nureddin", "Nur al-Din", "Nuruddin"
        (r"\s?[aeu][ld]\s?d(?:ee|i)n\b", " din"),
        (r"\b(?:ibn|ben)\b", "bin"),
        (r"(?<=\w)\s(?:[aeu]l|[ae](sh|[dnrstz])(?=\s\1))(?=\s\w)", ""),
    )
)
"""What is written together or apart, with an article or without."""

_CONSONANTS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"tsch|tch", "ch"),
        (r"sch", "sh"),
        (r"ck", "k"),
        (r"ph", "f"),
        (r"[kg]h", "h"),
        (r"dzh|zh|dj", "j"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"tz|ts", "z"),
        (r"qu(?=[ei])|q", "k"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"c(?!h)", "k"),
        (r"(?<=[eo])(?:ff|w)$", "v"),
        (r"w(?![aeiouy])", "u"),
        (r"w", "v"),
        (r"(?<=[aeiou])h(?=$|[^aeiouy])", ""),
        (r"(?<=[bdfgklmnprstvz])j(?=[aeou])", "i"),
        (r"([^aeiouy])\1+", r"\1"),
    )
)
"""Spellings of one consonant, in order: Arabic, Slavic, Greek and Persian names as English, French
and German papers write them. Own list."""

_SIGNS = re.compile(
    r"kh|gh(?!t|$)|dh|zh|q(?!u)|aa|ii|uu|[^aeiou]iy|[iy][jy]|[aeio]y?ev|yy|dj"
    r"|(?:[eo]v|[eo]va|sky|ski[yij]|skaya|enko|chuk|shvili|dze)\b"
    r"|\b(?:al|el|abd\w*|abu|bin|ibn|umm)\b|\bm[ou]ham|\bahm[ae]d|\b[hk]h?uss?[ae]|ull?ah?\b"
    r"|[aeu]dd?in\b|iyy?ah?\b"
)
"""Signs that a name comes from another script. Own list."""

_NEAR = frozenset(map(frozenset, ("ae", "ei", "ao", "ou")))
"""Vowels that transcriptions of one sound take in turn: the commonest differences between spellings
of one person in the PETRARCH Phoenix dictionaries (MIT)."""


@lru_cache(maxsize=65536)
def sound_of(form: str) -> tuple[str, ...]:
    """Return the words of a normal form with one letter for each sound.

    Example:
        >>> sound_of("khreibin") == sound_of("hreybeen")
        True
        >>> sound_of("abdul rahman") == sound_of("abdurrahman")
        True
    """
    for pattern, by in _WHOLE:
        form = pattern.sub(by, form)
    return tuple(map(_vowelled, map(_consonants, form.split())))


def frame_of(form: str) -> tuple[str, ...]:
    """Return the words of a normal form with all vowels alike, and g as k: what may be one name.

    Example:
        >>> frame_of("gadhafi") == frame_of("qaddafi")
        True
    """
    words = (re.sub(r"[aeiou]+", "a", word) for word in sound_of(form))
    return tuple(word.replace("g", "k") for word in words)


def skeleton_of(form: str) -> str:
    """Return the consonants of a form of one word.

    Example:
        >>> skeleton_of("hereibeen")
        'hrbn'
    """
    return re.sub(r"[aeiou]", "", "".join(sound_of(form)))


def sounds_alike(a: str, b: str) -> bool:
    """Tell whether two normal forms are one name in two transcriptions, word by word."""
    words_a, words_b = sound_of(a), sound_of(b)
    return len(words_a) == len(words_b) and all(
        x == y or (min(len(x), len(y)) >= MIN_LOOSE and _is_near(x, y))
        for x, y in zip(words_a, words_b, strict=True)
    )


def differs_by_short_vowels(a: str, b: str) -> bool:
    """Tell whether one of two words only writes vowels that the other leaves out within it.

    Example:
        >>> differs_by_short_vowels("hreibin", "hereibeen")
        True
        >>> differs_by_short_vowels("martin", "martina")
        False
    """
    short, long = sorted(("".join(sound_of(a)), "".join(sound_of(b))), key=len)
    if len(skeleton_of(a)) < MIN_CONSONANTS or skeleton_of(a) != skeleton_of(b):
        return False
    at = 0
    for n, letter in enumerate(long):
        if at < len(short) and (letter == short[at] or {letter, short[at]} in _NEAR):
            at += 1
        elif letter not in "eiu" or not 0 < n < len(long) - 1:
            return False
    return at == len(short)


def has_signs(form: str) -> bool:
    """Tell whether a normal form shows that it comes from another script."""
    return bool(_SIGNS.search(form))


def _consonants(word: str) -> str:
    for pattern, by in _CONSONANTS:
        word = pattern.sub(by, word)
    return word


def _vowelled(word: str) -> str:
    """Return a word with one letter for each run of vowels: "ee", "ei", "iy" are i, "ou" is u."""
    word = re.sub(r"(?<=[eiouy])j(?![aeiou])|y(?=[aou])|(?<=[aou])y", "i", word)
    word = re.sub(r"(?:e{2,}|ie|ei|ey|ye|y|ai(?!\w{5}))+", "i", word)
    word = re.sub(r"oo|ou|uo|uu|au(?=\w)", "u", word)
    word = re.sub(r"y", "i", word)
    return re.sub(r"(.)\1+", r"\1", word)


def _is_near(x: str, y: str) -> bool:
    """Tell whether two words differ by vowels alone, each near the other's."""
    return len(x) == len(y) and all(
        a == b or frozenset((a, b)) in _NEAR for a, b in zip(x, y, strict=True)
    )
