"""Annotated articles made of plain sentences, for tests of training."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from hypothesis import strategies as st

from tagger.data import Article, Gold, Ranges

Told = tuple[str, str, str]
"""Source, cue and content of a sentence, by their words; '' for none; parts joined by ' // '."""

SENTENCES: Sequence[tuple[str, Told | None]] = (
    ("“The gate is safe,” said Dana Holt.", ("Dana Holt", "said", "“The gate is safe,”")),
    (
        "“We lost the mill,” Hill told the council, “but we stay.”",
        ("Hill", "told", "“We lost the mill,” // “but we stay.”"),
    ),
    (
        "In Varn the mayor, Ida Quill, warned that no boat would sail before Monday.",
        ("the mayor, Ida Quill", "warned", "that no boat would sail before Monday"),
    ),
    ("Mr Pard called it \"a 'quiet' week\".", ("Mr Pard", "called", "\"a 'quiet' week\"")),
    ("The road was reportedly closed.", ("", "reportedly", "The road was // closed")),
    ("Two ships of Port Orlach sank near the pier.", None),
)


def article_of(paragraphs: Sequence[Sequence[int]], name: str = "a") -> Article:
    """Return an article of sentences, given by number, in paragraphs."""
    text = ""
    golds = []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        for place, number in enumerate(paragraph):
            words, told = SENTENCES[number]
            text += " " if place else ""
            if told is not None:
                golds.append(Gold(*(_ranges(words, part, len(text)) for part in told)))
            text += words
    return Article(name, text, tuple(golds))


def _ranges(text: str, part: str, offset: int) -> Ranges:
    found = []
    for words in part.split(" // ") if part else ():
        start = offset + text.index(words)
        found.append((start, start + len(words)))
    return tuple(found)


def articles() -> st.SearchStrategy[Article]:
    numbers = st.integers(0, len(SENTENCES) - 1)
    paragraphs = st.lists(st.lists(numbers, min_size=1, max_size=3), min_size=1, max_size=4)
    return paragraphs.map(article_of)


def words_of_ranges(article: Article, ranges: Ranges) -> list[str]:
    """Return the words of some ranges, without marks and case."""
    return [w for a, b in ranges for w in re.findall(r"\w+", article.text[a:b].casefold())]


def words_of_golds(article: Article) -> list[list[list[str]]]:
    return [
        [words_of_ranges(article, part) for part in (g.source, g.cue, g.content)]
        for g in article.golds
    ]


def write_articles(path: Path, made: Sequence[Article]) -> Path:
    """Write articles in the form that training reads."""
    rows = [
        {
            "id": a.id,
            "text": a.text,
            "attributions": [
                {"source": g.source, "cue": g.cue, "content": g.content} for g in a.golds
            ],
        }
        for a in made
    ]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(lines, "utf-8", newline="\n")
    return path
