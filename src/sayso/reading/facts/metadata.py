"""What the first and last lines of a text say about it: title, byline, publisher, date, section."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.language.parse import is_wrapped
from sayso.model import Republication, Span, Zone
from sayso.reading.blocks import Block, split_lines
from sayso.reading.draft import Draft, Facts
from sayso.reading.facts.bylines import BYLINE, FOOT, byline_of, read_authors
from sayso.reading.facts.dateline import is_dateline
from sayso.reading.facts.dates import FoundDate, find_dates
from sayso.reading.facts.forms import read_form, read_masthead
from sayso.reading.facts.heads import Found, Head, is_inside, note_day
from sayso.reading.facts.issuers import (
    is_paper,
    issuer_of,
    owner_of,
)
from sayso.reading.facts.names import (
    is_known_person,
    is_person,
    is_place,
    is_publisher,
    looks_like_publisher,
)

HEAD_LINES = 14
"""How many lines of a text can be its head; heads of more than ten lines are rare."""

RUNNING_WORDS = 25
"""A line of so many words that ends a sentence is running text, and ends the head."""

TITLE_CHARACTERS = 220

LABEL = re.compile(
    r"^(?P<label>region|section|theme|category|categories|topics?|tags?|filed under|keywords?|"
    r"in-depth report|in depth report|subject|desk|edition|length|word count|page|pages|dateline|"
    r"source url|url|link|published|updated|last updated|posted|posted on|date|publication date|"
    r"issued|published on|copyright|load-date|"
    r"(?:publisher|publication|newspaper|outlet)(?=: *\S+(?: +\S+){0,5}(?<![.?!]) *$)|"
    r"document type|language|publication-type|graphic|series|title|headline)\s*:\s*(?P<value>.*)$",
    re.IGNORECASE,
)
SECTIONS = (
    "section",
    "category",
    "categories",
    "desk",
    "filed under",
    "topic",
    "topics",
    "theme",
    "region",
)
DATES = frozenset(
    {
        "published",
        "posted",
        "posted on",
        "date",
        "publication date",
        "issued",
        "published on",
        "load-date",
    }
)
STAMP = re.compile(
    r"^(?:(?:first )?(?:published|posted|updated|last updated|modified|issued)(?: on| at)?:? *)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? *)?$",
    re.IGNORECASE,
)
AFTER_DATE = re.compile(
    r"^[ ,|·•–—-]*(?:(?:at )?\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?(?: "
    r"?\(?[A-Z]{2,5}\)?)?)?[ ,|·•.]*$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"^(?:url: *|source url: *|link: *)?(?P<url>https?://\S+)$", re.IGNORECASE)
SLUG = re.compile(r"^(?:ABSTRACT|FULL TEXT|BODY|Body|Highlight|HIGHLIGHT|Full text|Text)[.:]?$")
SITE = re.compile(r"\s+[|–—•·»-]\s+[^|–—•·»]{2,40}$")
"""The site's name behind the title of a page."""

LEFTOVER = re.compile(r"(?:Body|BODY|Highlight:|HIGHLIGHT:|FULL TEXT:|Full text:) +(?=[A-Z\"“‘])")


def read_head(draft: Draft, blocks: Sequence[Block], apart: Sequence[Zone]) -> Head:
    """Read the lines above the running text, and a byline at the foot.

    Args:
        draft: its facts from the markup decide where they speak.
        blocks: of the draft's text, in order.
        apart: zones that are not looked at.
    """
    head, found = Head(), Found()
    if draft.facts.publisher:
        found.values["publisher"] = draft.facts.publisher
    lines = [line for line in _head_lines(draft, blocks) if not is_inside(line.span, apart)]
    taken = read_masthead(draft, lines, found, head, is_top=True)
    lines = lines[taken:]
    at = _read_title(draft, lines, found, head)
    if not taken:
        at += read_masthead(draft, lines[at:], found, head, is_top=at == 0)
    for line in lines[at:]:
        if line.text == draft.facts.byline:
            head.zones.append(Zone(line.span, "metadata", "byline"))
        elif not is_inside(line.span, [z for z in head.zones if z.kind == "heading"]):
            _read_line(line, found, head)
    for block in blocks:
        if block.start >= draft.body and not is_inside(block.span, apart):
            _read_foot(block, found, head)
    read_form(draft, blocks, apart, found, head)
    section = next((found.sections[n] for n in SECTIONS if n in found.sections), None)
    found.note("section", section, sure="section" in found.sections)
    head.facts = Facts(uncertain=tuple(sorted(found.uncertain)), **found.values)  # type: ignore[arg-type]
    return head


def _head_lines(draft: Draft, blocks: Sequence[Block]) -> list[Block]:
    """Return the lines from the start of the body to the first running text."""
    lines: list[Block] = []
    for block in blocks:
        if block.start < draft.body:
            continue
        is_running = block.is_sentence and block.words >= RUNNING_WORDS
        if is_running or len(lines) >= HEAD_LINES:
            break
        lines.extend(split_lines(draft.text, start=block.start, end=block.end))
    return lines[:HEAD_LINES]


def _read_title(draft: Draft, lines: Sequence[Block], found: Found, head: Head) -> int:
    """Find the title; return how many lines it takes from the top."""
    if draft.facts.title is not None:
        return _known_title(draft.facts.title, lines, head)
    headings = [
        (zone.reason, index, zone)
        for index, line in enumerate(lines[:4])
        for zone in draft.zones
        if zone.kind == "heading" and zone.span.covers(line.span)
    ]
    if headings:
        _, index, zone = min(headings, key=lambda one: one[:2])
        found.note("title", " ".join(zone.span.of(draft.text).split()))
        return index + 1 if index == 0 else 0
    if draft.kind in {"message", "card"} or not lines:
        return 0
    if not _can_be_title(lines[0].text):
        _title_below(lines, found, head)
        return 0
    at = int(_kicker(lines))
    first = lines[at]
    rest = draft.text[first.end :].strip()
    if (
        first.start > draft.body + 400
        or not rest
        or first.text[-1:] in ",;:"
        or not _is_headed(first.text)
        or not _stands_alone(draft.text, lines[at:])
    ):
        return 0
    ends = first.is_sentence and not first.text.rstrip("\"'”’").endswith(("?", "!"))
    found.note("title", " ".join(first.text.split()), sure=not ends)
    head.zones.append(Zone(first.span, "heading", "title"))
    if at:
        found.note("section", lines[0].text.strip(), sure=False)
        head.zones.append(Zone(lines[0].span, "metadata", "section"))
    return at + 1


def _title_below(lines: Sequence[Block], found: Found, head: Head) -> None:
    """Find a headline right under a line of outlet and date, above a byline or a blank line."""
    if len(lines) < 2 or not (dated := _dated(lines[0].text)) or not dated[0]:
        return
    line = lines[1]
    is_above = len(lines) == 2 or lines[2].blank or _explains(lines[2].text)
    is_plain = _can_be_title(line.text) and _is_headed(line.text) and not line.is_sentence
    if is_above and is_plain and line.words >= 2 and line.text[-1] not in ",;:":
        found.note("title", " ".join(line.text.split()))
        head.zones.append(Zone(line.span, "heading", "title"))


def _stands_alone(text: str, lines: Sequence[Block]) -> bool:
    """Tell a headline from the first line of a paragraph that was broken into lines."""
    if re.match(r"[ \t]*\n[ \t]*\n", text[lines[0].end :]) or not is_wrapped(text):
        return True
    return len(lines) > 1 and _explains(lines[1].text)


def _can_be_title(text: str) -> bool:
    return len(text) <= TITLE_CHARACTERS and not _explains(text)


def _is_headed(text: str) -> bool:
    """Tell whether a line can be a headline: letters in it, and no small one first."""
    return not text[0].islower() and text[0] not in "-*•>(" and any(c.isalpha() for c in text)


def _known_title(title: str, lines: Sequence[Block], head: Head) -> int:
    """Mark the lines that repeat the title that the markup gives; return how many there are.

    None are counted where other lines stand above them: those are still to be read.
    """
    wanted = {_letters(title), _letters(SITE.sub("", title))}
    for first in range(len(lines)):
        got = ""
        for last in range(first, min(first + 4, len(lines))):
            got += _letters(lines[last].text)
            if got in wanted:
                span = Span(lines[first].start, lines[last].end)
                head.zones.append(Zone(span, "heading", "title"))
                return last + 1 if first == 0 else 0
            if not any(letters.startswith(got) for letters in wanted):
                break
    return 0


def _kicker(lines: Sequence[Block]) -> bool:
    """Tell whether the first line is a section's name above the headline and its byline or date."""
    if len(lines) < 3 or lines[0].words > 2 or lines[0].is_sentence:
        return False
    line = lines[1]
    is_headline = line.words >= 4 and not line.is_sentence and _can_be_title(line.text)
    return is_headline and _is_headed(line.text) and _explains(lines[2].text)


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def _explains(text: str) -> bool:
    """Tell whether a line is a byline, label, date, dateline or address, and no headline."""
    if byline_of(text) or owner_of(text) or LABEL.match(text) or ADDRESS.match(text):
        return True
    return bool(_dated(text) or is_dateline(text))


def _read_line(line: Block, found: Found, head: Head) -> None:
    """Read one line below the title."""
    text, reason = line.text, None
    who = byline_of(text)
    if who or BYLINE.match(text):
        if who:
            found.note("byline", who)
            reason = "byline"
            note_day(text, found)
    elif owner := owner_of(text):
        found.note(*owner, sure=False)
        note_day(text, found)
        reason = owner[0]
    elif match := LABEL.match(text):
        reason = _read_label(match["label"].lower(), match["value"].strip(), found)
    elif match := ADDRESS.match(text):
        found.note("url", match["url"])
        reason = "address"
    elif SLUG.match(text):
        reason = "label"
    elif dated := _dated(text):
        reason = _read_dated(line, *dated, found, head)
    elif is_publisher(text) and len(text) <= 40:
        found.note("publisher", text)
        reason = "publisher"
    elif issuer := issuer_of(text):
        found.note("publisher", issuer, sure=False)
        reason = "publisher"
    if reason:
        head.zones.append(Zone(line.span, "metadata", reason))


def _read_label(label: str, value: str, found: Found) -> str | None:
    value = value.strip("* ")
    if label in SECTIONS or label in {"in-depth report", "in depth report"}:
        found.sections.setdefault(label, value)
        return "section"
    if label in DATES and (date := next(find_dates(value), None)):
        found.note("published", date.value, sure=not date.is_guess)
        return "date"
    if label in {"publisher", "publication", "newspaper", "outlet"}:
        found.note("publisher", value)
        return "publisher"
    if label in {"title", "headline"}:
        found.note("title", value)
        return None
    if label in {"url", "source url", "link"}:
        return None
    return "label"


def _dated(text: str) -> tuple[str, FoundDate] | None:
    """Return what stands before the date of a line that is nothing but a name and a date."""
    if len(text) > 140:
        return None
    date = next(find_dates(text), None)
    if date is None or AFTER_DATE.match(text[date.end :]) is None:
        return None
    before = text[: date.start].strip(" ,|·•–—-()")
    if STAMP.match(before):
        return "", date
    before = re.sub(
        r"(?:,? *(?:mon|tues?|wednes|thurs|fri|satur|sun)(?:day)?)$", "", before, flags=re.I
    ).strip(" ,|-–—")
    if len(before.split()) > 7 or not before[:1].isupper() or before.endswith((".", ":")):
        return None
    return before, date


def _read_dated(line: Block, name: str, date: FoundDate, found: Found, head: Head) -> str | None:
    """Read 'Publisher, date': the first is the publisher's, a second outlet is republished."""
    if not name:
        found.note("published", date.value, sure=not date.is_guess)
        return "date"
    name = issuer_of(name) or name
    who = name.partition(",")[0]
    if is_person(who) and not is_publisher(who) and is_known_person(who):
        found.note("byline", who)
        found.note("published", date.value, sure=not date.is_guess)
        return "byline and date"
    if is_place(name) or is_paper(name):
        found.note("published", date.value, sure=not date.is_guess)
        return "place and date"
    sure = looks_like_publisher(name)
    if "publisher" not in found.values and len(name.split()) > (0 if sure else 1):
        found.note("publisher", name, sure=sure)
        found.note("published", date.value, sure=not date.is_guess)
        return "publisher and date"
    if found.values.get("publisher", "").lower() not in {"", name.lower()} and sure:
        head.lines.append(Republication(name, date.value, line.span))
        return "republished from"
    found.note("published", date.value, sure=not date.is_guess)
    return "date"


def _read_foot(block: Block, found: Found, head: Head) -> None:
    """Read a line below the text that names the author, or that is about the author."""
    if block.words > 60:
        return
    if (match := FOOT.match(block.text)) and len(block.text) <= 120:
        who = read_authors(match["who"])
        if who:
            found.note("byline", who)
            head.zones.append(Zone(block.span, "metadata", "byline"))
    elif block.text.lower().startswith("issued by") and (owner := owner_of(block.text)):
        found.note(*owner, sure=False)
        head.zones.append(Zone(block.span, "metadata", owner[0]))
    elif (byline := found.values.get("byline")) and re.match(
        rf"{re.escape(byline)}(?: \([^)]*\))? (?:is|was|has been|writes|lives|covers|works) ",
        block.text,
    ):
        head.zones.append(Zone(block.span, "metadata", "about the author"))


def is_dated_line(text: str) -> bool:
    """Tell whether a line is nothing but a date, or a name and a date."""
    return _dated(text) is not None
