"""Mail threads: the messages of one text, newest first as they stand, quotation signs taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.model import Span, Zone
from sayso.reading.draft import NO_FACTS, Draft, Facts, cut, keep
from sayso.reading.facts.dates import read_date

SIGNS = re.compile(r"^(?:[ \t]?>)+[ \t]?", re.MULTILINE)
_SIGN = r"(?:[ \t]?>)*[ \t]*"

WROTE = re.compile(
    rf"^{_SIGN}(?:On|Am|Le) (?P<date>[^\n]{{6,160}}?(?:\n{_SIGN}[^\n]{{1,120}}?)?)\s+wrote:[ \t]*$",
    re.MULTILINE,
)
DIVIDER = re.compile(
    rf"^{_SIGN}(?:-{{2,}} ?(?:Original Message|Forwarded message|Forwarded by [^\n]*?) ?-{{2,}}|"
    r"Begin forwarded message:)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
HEADER = re.compile(
    rf"^{_SIGN}\*?(?P<name>From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|"
    rf"Importance)\*?:\*?[ \t]*(?P<value>[^\n]*)$",
    re.MULTILINE,
)
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


CLOCK = re.compile(
    r"^[\s,]*(?:at )?\d{1,2}:\d\d(?::\d\d)?(?: ?[APap]\.?[Mm]\.?)?(?: ?[+-]\d{4}| [A-Z]{3,4}(?=,))?"
)


@dataclass(frozen=True, slots=True)
class Border:
    """Where a message begins: its divider and header lines are [start, end)."""

    start: int
    end: int
    facts: Facts


def split_thread(draft: Draft) -> list[Draft]:
    """Split a mail thread into its messages.

    Returns:
        Parts from 1, in the order of the text; none where it is no thread. Quotation signs at line
        starts are markup, and left out of the stored text; everything else is kept.
    """
    borders = find_borders(draft.text)
    if not borders:
        return []
    if draft.text[: borders[0].start].strip():
        borders = [Border(0, 0, draft.facts), *borders]
    if len(borders) < 2:
        return []
    found = []
    for number, border in enumerate(borders, 1):
        start = 0 if number == 1 else border.start
        end = borders[number].start if number < len(borders) else len(draft.text)
        part = cut(draft, Span(start, end))
        head = Zone(Span(border.start - start, border.end - start), "metadata", "message header")
        zones = (*part.zones, head) if len(head.span) else part.zones
        facts = border.facts
        if facts.title is None:
            facts = replace(facts, title=draft.facts.title)
        made = replace(part, facts=facts, part=number, kind="message", zones=zones)
        found.append(take_off_signs(made))
    return found


def find_borders(text: str) -> list[Border]:
    """Find where messages begin, in order."""
    borders: list[Border] = []
    for match in WROTE.finditer(text):
        if (facts := _wrote(match)) is not None:
            borders.append(Border(match.start(), match.end(), facts))
    for match in DIVIDER.finditer(text):
        end, facts = _headers(text, match.end())
        borders.append(Border(match.start(), end, facts))
    for start, end, facts in _header_blocks(text):
        if not any(b.start <= start < b.end for b in borders):
            borders.append(Border(start, end, facts))
    return sorted(borders, key=lambda border: border.start)


def _wrote(match: re.Match[str]) -> Facts | None:
    """Read 'On DATE, NAME <ADDRESS> wrote:'; without address or date it is an ordinary sentence."""
    words = " ".join(SIGNS.sub("", match["date"]).split())
    address = ADDRESS.search(words)
    date = read_date(words)
    if date is None and address is None:
        return None
    name = re.sub(r"[<(\[]?[\w.+-]+@[\w.-]+[>)\]]?", "", words[date.end if date else 0 :])
    name = CLOCK.sub("", name)
    if address is None and not re.search(r"\d{1,2}:\d\d", words):
        return None
    return Facts(
        byline=name.strip(" ,<>\"'") or None,
        published=date.value if date else None,
        uncertain=("published",) if date and date.is_guess else (),
    )


def _headers(text: str, at: int) -> tuple[int, Facts]:
    """Read the header lines from a place on; blank lines before them are passed over."""
    values: dict[str, str] = {}
    end = at
    for line in re.finditer(r"[^\n]*\n?", text[at:]):
        words = line.group().rstrip("\n")
        found = HEADER.match(words)
        if found is not None:
            values.setdefault(found["name"].lower(), found["value"].strip(" *"))
            end = at + line.start() + len(words)
        elif SIGNS.sub("", words).strip() or (values and not SIGNS.sub("", words).strip()):
            break
        if not line.group():
            break
    return end, _facts(values)


def _facts(values: dict[str, str]) -> Facts:
    if not values:
        return NO_FACTS
    day = values.get("sent") or values.get("date")
    date = read_date(day) if day else None
    name = re.sub(r"\s*[<(\[]?[\w.+-]+@[\w.-]+[>)\]]?(?:\])?", "", values.get("from", "")).strip(
        " \"'"
    )
    return Facts(
        title=values.get("subject") or None,
        byline=name or values.get("from") or None,
        published=date.value if date else None,
        uncertain=("published",) if date and date.is_guess else (),
    )


def _header_blocks(text: str) -> list[tuple[int, int, Facts]]:
    """Find three or more header lines in a row that begin with 'From:'."""
    found: list[tuple[int, int, Facts]] = []
    for match in HEADER.finditer(text):
        if match["name"] != "From" or any(start <= match.start() < end for start, end, _ in found):
            continue
        end, facts = _headers(text, match.start())
        names: Sequence[str] = [h["name"] for h in HEADER.finditer(text, match.start(), end)]
        if len(set(names)) >= 3 and {"Date", "Sent"} & set(names):
            found.append((match.start(), end, facts))
    return found


def take_off_signs(draft: Draft) -> Draft:
    """Return a draft without the quotation signs at the starts of its lines."""
    spans, at = [], 0
    for match in SIGNS.finditer(draft.text):
        spans.append(Span(at, match.start()))
        at = match.end()
    if not spans:
        return draft
    return keep(draft, (*spans, Span(at, len(draft.text))))
