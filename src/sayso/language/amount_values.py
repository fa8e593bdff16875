"""The number that the words of an amount stand for."""

from __future__ import annotations

import re

from sayso.language.numbers import alternatives, number_words, read_number


def read_scale(word: str) -> float:
    """Return what a scale word or suffix multiplies by."""
    return {**number_words("scale"), **number_words("suffix")}[word]


def read_value(words: str) -> float | None:
    """Return the value of a number with its scale: "half a million", "3 1/2", "two and a half"."""
    words = " ".join(words.lower().replace("-", " ").split())
    if part := re.match(r"(half|(?:a|one) quarter of|a third of)(?: an?)?(?: (\w+))?$", words):
        share = 0.5 if "half" in part[1] else 0.25 if "quarter" in part[1] else 1 / 3
        return share * read_scale(part[2]) if part[2] else share
    if half := re.match(r"(.+) and a half(?: (\w+))?$", words):
        whole = read_number(half[1])
        scale = read_scale(half[2]) if half[2] else 1.0
        return None if whole is None else (whole + 0.5) * scale
    if mixed := re.match(r"([\d,.]+) (\d)/(\d+)(?: (\w+))?$", words):
        whole, scale = read_number(mixed[1]), read_scale(mixed[4]) if mixed[4] else 1.0
        if whole is None or int(mixed[3]) == 0:
            return None
        return (whole + int(mixed[2]) / int(mixed[3])) * scale
    return read_number(words)


def read_range(first: str, last: str) -> tuple[float | None, float | None]:
    """Return the two ends of a range; a scale told once holds for both ("$5-6 billion")."""
    low, high = read_value(first), read_value(last)
    if low is not None and high is not None and low < high and low < 1000:
        scale = re.search(rf"(?:{alternatives('scale', 'suffix')})$", last.lower().strip())
        if scale and low * read_scale(scale.group()) <= high:
            low *= read_scale(scale.group())
    return low, high


def read_share(words: str) -> float | None:
    """Return a fraction as percent: "two-thirds" → 66.67."""
    parts = words.lower().replace("-", " ").split()
    fractions = number_words("fraction")
    share = fractions.get(parts[-1]) or fractions.get(parts[-1].removesuffix("s"))
    count = read_number(" ".join(parts[:-1])) if parts[:-1] else 1.0
    if share is None:
        return None
    count = 1.0 if parts[:-1] in (["a"], ["an"]) else count
    return None if count is None or count * share >= 1 else round(100 * count * share, 2)


def read_ratio(part: str, whole: str) -> float | None:
    """Return "one in five" as percent, None where the part is no part."""
    n, m = read_number(part), read_number(whole)
    return round(100 * n / m, 4) if n is not None and m and n < m else None


def read_vague(words: str) -> float:
    """Return the least that vague words can mean: "dozens" → 24, "tens of thousands" → 20,000."""
    parts = words.lower().split()
    vague, scale = number_words("vague"), number_words("scale")
    if parts[-1] in scale:
        return 2 * scale[parts[-1]]
    least = vague[parts[-1]]
    if len(parts) > 2:
        first = {"tens": 20.0, "dozens": 24.0}.get(parts[0]) or vague[parts[0]]
        return first * least / 2
    return least
