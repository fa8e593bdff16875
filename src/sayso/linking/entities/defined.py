"""Other names that a text itself gives: an acronym in brackets, "also known as"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from sayso.linking.entities.groups import Groups
from sayso.linking.entities.used import Used, told
from sayso.linking.names import normal_form

_NAME = r"[A-Z][\w'’-]*(?:\s+(?:of|for|the|and|on|in|to|de|du|la|al|[A-Z][\w'’-]*)){0,8}"
_ACRONYM = r"[A-Z][A-Za-z]{0,2}[A-Z]{1,6}s?"

_AFTER = re.compile(
    rf"\b({_NAME})(?:\s*\(\s*|,\s+(?:or|abbreviated(?:\s+as|\s+to)?)\s+)"
    rf"(?:the\s+|or\s+)?[\"“'‘]?({_ACRONYM})[\"”'’]?\s*(?=[),;])"
)
"""A full name followed by its acronym, in brackets or after "or"."""

_BEFORE = re.compile(rf"\b({_ACRONYM})\s+\(\s*(?:the\s+)?[\"“]?({_NAME})[\"”]?\s*\)")
"""An acronym followed by the full name in brackets."""

_KNOWN = re.compile(
    r"(?<![\s,(])[\s,(]+(?:"
    r"(?:(?:also|formerly|previously|better|otherwise|commonly|widely|locally|now|then|sometimes"
    r"|officially|generally)\s+)+(?:(?:known|referred\s+to)\s+(?:in\s+\w+\s+)?as|called|named)"
    r"|a\.?k\.?a\.?|whose\s+(?:\w+\s+)?(?:acronym|abbreviation|initials)\s+(?:is|are)"
    r")\s+(?:by\s+(?:its|their)\s+\w+\s+\w+\s+)?(?:the\s+)?[\"“'‘]?(?=[A-Z])"
)
"""What stands between a name and another for the same. Own list."""

_INNER = frozenset(
    [
        "with",
        "of",
        "in",
        "for",
        "by",
        "from",
        "to",
        "on",
        "at",
        "near",
        "against",
        "between",
        "under",
        "over",
        "bordering",
        "and",
    ]
)
"""Words before a name by which it may only be a part of what has the other name: "a treaty with
Ostrane, also known as the Long Treaty". Own list."""

MOST_WORDS = 9
REACH = 120
"""Words of a name, and characters in which it is looked for beside such words."""

Table = Mapping[str, Used]


def join_defined(used: Table, groups: Groups, texts: Iterable[str]) -> None:
    """Join names that a text gives for one; a name given for two joins neither."""
    meanings: dict[str, dict[str, str]] = {}
    for text in texts:
        for alias, full, rule in (*_acronyms(text, used), *_known_as(text, used, groups)):
            if alias != full:
                meanings.setdefault(alias, {})[full] = rule
    for alias, fulls in sorted(meanings.items()):
        if len({groups.root(full) for full in fulls}) == 1:
            for full, rule in sorted(fulls.items()):
                groups.join(alias, full, rule)


def _acronyms(text: str, used: Table) -> Iterator[tuple[str, str, str]]:
    pairs = [(m.group(2), m.group(1)) for m in _AFTER.finditer(text)]
    pairs += [(m.group(1), m.group(2)) for m in _BEFORE.finditer(text)]
    for acronym, words in pairs:
        form = normal_form(acronym)
        full = _spelled_out(words, acronym, used)
        if full and form in used:
            yield form, full, "rule: acronym defined in a text"


def _spelled_out(words: str, acronym: str, used: Table) -> str | None:
    """Return the longest used tail of the words whose initials are the acronym."""
    parts = words.split()
    for first in range(len(parts) - 1):
        form = normal_form(" ".join(parts[first:]))
        if form in used and _has_initials(parts[first:], acronym):
            return form
    return None


def _has_initials(words: list[str], acronym: str) -> bool:
    """Tell whether an acronym is made of the words' initials, in order; small words may lack."""
    letters = "".join(
        re.escape(word[0].upper()) + ("?" if word[0].islower() else "") for word in words
    )
    return bool(re.fullmatch(f"{letters}S?", acronym.upper()))


def _known_as(text: str, used: Table, groups: Groups) -> Iterator[tuple[str, str, str]]:
    """Return other names of names; where only a part may be called so, propose it instead."""
    for match in _KNOWN.finditer(text):
        before = re.split(r"[.;:!?]\s", text[max(0, match.start() - REACH) : match.start()])[-1]
        after = re.split(r"[.;:!?,)]", text[match.end() : match.end() + REACH])[0]
        heads, words = before.split(), after.split()
        sizes = range(MOST_WORDS, 0, -1)
        size = next((n for n in sizes if _used_form(heads[-n:], used)), 0)
        alias = next((form for n in sizes if (form := _used_form(words[:n], used))), None)
        if not size or alias is None:
            continue
        full = _used_form(heads[-size:], used) or ""
        before_it = [word for word in heads[:-size] if word.casefold() not in {"the", "a", "an"}]
        if before_it and before_it[-1].casefold() in _INNER:
            why = f"a text calls {told(used, full)} {told(used, alias)}, or what it is a part of"
            groups.suggest(alias, full, "wording", why)
        else:
            yield alias, full, "rule: also known as, in a text"


def _used_form(words: list[str], used: Table) -> str | None:
    """Return the form of words that are a name in use, and written as one."""
    form = normal_form(" ".join(words).strip("\"“”'‘’(),"))
    is_capital = bool(words) and words[0].lstrip('"“‘(')[:1].isupper()
    return form if is_capital and form in used else None
