"""Threads of message boards and short-post sites: each post a document of whoever wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.model import Span, Zone
from sayso.reading.blocks import Block, split_lines
from sayso.reading.draft import Draft, Facts, cut
from sayso.reading.facts.dates import find_dates
from sayso.reading.facts.names import PERSON, given_names, is_known_person

_WHO = r"(?P<handle>(?:@|/?u/)?[^\W\d_][\w.'’ -]{0,38}?)(?:[ \t]*\((?P<known>[^()\n]{2,80})\))?"
_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?"
DATED_BY_NAME = re.compile(
    rf"^{_WHO}[ \t]*(?:,|·|\||•|—|–|-|:)[ \t]*(?P<date>[^\n·|]*?\d{{4}})"
    rf"(?:(?:,|·| at)?[ \t]*{_CLOCK})?(?P<clock>)$",
    re.IGNORECASE,
)
"""A name and a date on a line: "Ada B. · 12 May 2021", "oak_lane (Ada Brook), 2 May 2021, 9:14"."""
NAME_ALONE = re.compile(rf"^{_WHO}$")
DATE_ALONE = re.compile(rf"^(?P<date>[^\n]*?\d{{4}})(?:,|·| at)?[ \t]*{_CLOCK}$", re.IGNORECASE)
AT_NAME = re.compile(r"^(?P<handle>@\w{2,30})(?:[ \t]*\((?P<known>[^()\n]{2,80})\))?:[ \t]+\S")
"""A short post on the line of its writer's handle: "@oak_lane: it is shut"."""
_AGO = (
    r"(?:(?:\d{1,3}|an?) ?(?:s|m|h|d|w|mo|y|secs?|mins?|hrs?|wks?|yrs?|"
    r"(?:second|minute|hour|day|week|month|year)s?)(?: ago)?|just now|yesterday)"
)
SOME_TIME_AGO = re.compile(
    rf"^{_WHO}[ \t]*(?:·|•|\||—|–|-)[ \t]*(?P<ago>{_AGO})(?:[ \t]*(?:·|•|\||\()[^\n]{{0,40}})?$",
    re.IGNORECASE,
)
"""A name and how long ago, as a site shows posts: "u/oak_lane · 3 hours ago", "@oak_lane · 2h"."""
WROTE = re.compile(rf"^{_WHO}[ \t]+(?:wrote|writes|posted|replied)(?:[ \t]*:)?$", re.IGNORECASE)
"""A heading over a post: "oak_lane wrote:"."""
HANDLE = re.compile(r"^(?:@|/?u/)\w|^\w+[_\d]\w*$")
"""A name that only a site's user has: "u/oaklane", "oak_lane"."""
CLOCK = re.compile(_CLOCK, re.IGNORECASE)
THREAD = re.compile(r"\bthread[ \t]*:?[ \t]*(?P<title>\S[^\n]*)$", re.IGNORECASE)
PARTS_OF_HANDLE = re.compile(r"[^\W\d_]+")

FEWEST, FEWEST_BY_HANDLES = 3, 2
"""Posts that make a thread, of two writers at least; fewer where all writers are users of a site
and their posts' age is told. Own choice."""


@dataclass(frozen=True, slots=True)
class Post:
    """Where a post begins, where its header ends, and what the header says."""

    start: int
    end: int
    handle: str
    known: str | None
    date: str | None
    is_guess: bool = False
    is_by_handle: bool = False


def split_posts(draft: Draft) -> list[Draft]:
    """Split a thread into its posts.

    Returns:
        Parts from 1 that partition the text, in its order; none where it is no thread. What stands
        above the first post is set apart in it. The writer is the author of a post: the name that
        brackets explain the handle by, else the handle.
    """
    lines = [line for line in split_lines(draft.text) if line.start >= draft.body]
    posts = _find_posts(lines, draft.zones)
    writers = Counter(post.handle for post in posts)
    fewest = FEWEST_BY_HANDLES if all(post.is_by_handle for post in posts) else FEWEST
    if len(posts) < fewest or len(writers) < 2:
        return []
    title = _title_of(draft, posts[0])
    names = _names_of(posts)
    found = []
    for number, post in enumerate(posts, 1):
        start = 0 if number == 1 else post.start
        end = posts[number].start if number < len(posts) else len(draft.text)
        part = cut(draft, Span(start, end))
        zones = [Zone(Span(post.start - start, post.end - start), "metadata", "message header")]
        if draft.text[start : post.start].strip():
            zones.insert(0, Zone(Span(0, post.start - start), "metadata", "thread"))
        kept = [z for z in part.zones if not any(z.span.overlaps(own.span) for own in zones)]
        facts = Facts(
            title=title,
            byline=names[post.handle],
            published=post.date or draft.facts.published,
            uncertain=("published",) if post.is_guess else (),
        )
        both = tuple(sorted((*zones, *kept), key=lambda zone: zone.span.start))
        found.append(
            replace(
                part, facts=facts, part=number, kind="message", zones=both, body=post.end - start
            )
        )
    return found


def _find_posts(lines: list[Block], zones: Sequence[Zone]) -> list[Post]:
    """Find the headers of posts, of the shape that most of them have; none of them is quoted."""
    headings = {zone.span.start for zone in zones if zone.kind == "heading"}
    quoted = [zone.span for zone in zones if zone.kind == "quotation"]
    shapes: list[list[Post]] = [[], [], [], [], []]
    for at, line in enumerate(lines):
        if _is_below_words(lines, at) and not AT_NAME.match(line.text):
            continue
        if any(span.overlaps(line.span) for span in quoted):
            continue
        readers = (_one_line, _two_lines, _at_name, _some_time_ago, _wrote)
        for found, read in zip(shapes, readers, strict=True):
            if read is _wrote and line.start not in headings:
                continue
            if (post := read(lines, at)) is not None:
                found.append(post)
    return max(shapes, key=len)


def _is_below_words(lines: list[Block], at: int) -> bool:
    """Tell a line with another right above it."""
    return at > 0 and not lines[at].blank


def _one_line(lines: list[Block], at: int) -> Post | None:
    line = lines[at]
    match = DATED_BY_NAME.match(line.text)
    if match is None or at + 1 >= len(lines):
        return None
    is_sure = CLOCK.search(line.text, match.end("date")) or "·" in line.text
    date = next(find_dates(match["date"]), None)
    if date is None or date.start or not is_sure:
        return None
    return Post(line.start, line.end, match["handle"], match["known"], date.value, date.is_guess)


def _two_lines(lines: list[Block], at: int) -> Post | None:
    if at + 2 >= len(lines) or lines[at + 1].blank:
        return None
    below = lines[at + 1]
    match, dated = NAME_ALONE.match(lines[at].text), DATE_ALONE.match(below.text)
    if match is None or dated is None:
        return None
    date = next(find_dates(dated["date"]), None)
    if date is None or date.start:
        return None
    start = lines[at].start
    return Post(start, below.end, match["handle"], match["known"], date.value, date.is_guess)


def _at_name(lines: list[Block], at: int) -> Post | None:
    line = lines[at]
    match = AT_NAME.match(line.text)
    if match is None:
        return None
    end = line.start + match.end() - 1
    return Post(line.start, end, match["handle"], match["known"], None)


def _some_time_ago(lines: list[Block], at: int) -> Post | None:
    line = lines[at]
    match = SOME_TIME_AGO.match(line.text)
    if match is None or at + 1 >= len(lines):
        return None
    post = _undated(line, match)
    return post if post.is_by_handle or match["ago"].endswith("ago") else None


def _wrote(lines: list[Block], at: int) -> Post | None:
    line = lines[at]
    match = WROTE.match(line.text)
    return _undated(line, match) if match is not None else None


def _undated(line: Block, match: re.Match[str]) -> Post:
    handle, known = match["handle"], match["known"]
    is_by_handle = HANDLE.match(handle) is not None
    return Post(line.start, line.end, handle, known, None, is_by_handle=is_by_handle)


def _title_of(draft: Draft, first: Post) -> str | None:
    """Return the title of a thread: what stands behind "Thread:", else the line at the top."""
    if draft.facts.title:
        return draft.facts.title
    above = [line.text for line in split_lines(draft.text[: first.start])]
    for line in above:
        if match := THREAD.search(line):
            return match["title"].strip(' "“”')
    return above[0] if above else None


def _names_of(posts: list[Post]) -> dict[str, str]:
    """Return the name to show of each writer: the same for all posts under one handle."""
    names: dict[str, str] = {}
    for post in posts:
        if post.known or post.handle not in names:
            names[post.handle] = _name_of(post.handle, post.known)
    return names


def _name_of(handle: str, known: str | None) -> str:
    """Return whom a handle is: the bracket's person or body, else a name that the handle spells.

    A person's bracket may give only whom they write for: "ada_brook (Wells Alliance)".
    """
    plain = re.sub(r"^(?:@|/?u/)", "", handle)
    parts = PARTS_OF_HANDLE.findall(plain.replace("_", " "))
    spelled = " ".join(part[:1].upper() + part[1:] for part in parts)
    is_joined = " " not in plain and len(parts) == 2 and len(parts[1]) > 1
    is_spelled = is_joined and parts[0].lower() in given_names()
    given = known.split(",")[0].strip() if known else ""
    words = {part.lower() for part in parts}
    shares = PERSON.fullmatch(given) is not None and bool(words & set(given.lower().split()))
    if shares or is_known_person(given):
        return given
    if is_spelled:
        return spelled
    if given and given.lower() not in {"verified", "moderator", "admin", "author", "op"}:
        return given
    return plain
