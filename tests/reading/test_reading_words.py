"""What the words around an article say about it, and what is set apart."""

# ruff: noqa: E501 - texts stand as they come in files

from __future__ import annotations

from pathlib import Path

import pytest
from reading_files import BODY, BODY_TWO, read_words

from sayso.reading.facts.boilerplate import match_block
from sayso.reading.facts.dates import find_dates

ARTICLE = f"""Dam is safe, ministry says

By Jane Roe

Norby Gazette, May 05, 2021

Lund Outlook 4 May 2021

Region: Lakes, Rivers

{BODY}

{BODY_TWO}

Jane Roe is a writer who lives in Lund.

The original source of this article is Lund Outlook
Copyright © Jane Roe, Lund Outlook, 2021

Leave a Reply

Your email address will not be published. Required fields are marked *
"""


def test_the_head_of_an_article_gives_its_facts(tmp_path: Path) -> None:
    (document,) = read_words(tmp_path, "a.txt", ARTICLE)
    assert (document.title, document.byline) == ("Dam is safe, ministry says", "Jane Roe")
    assert (document.publisher, document.published) == ("Norby Gazette", "2021-05-05")
    (one,) = document.republishes
    assert (one.publisher, one.date) == ("Lund Outlook", "2021-05-04")
    assert one.evidence.of(document.text) == "Lund Outlook 4 May 2021"


def test_what_is_not_the_article_is_set_apart_and_kept(tmp_path: Path) -> None:
    (document,) = read_words(tmp_path, "a.txt", ARTICLE)
    assert document.text == ARTICLE
    running = ARTICLE
    for zone in document.zones:
        running = running.replace(zone.span.of(ARTICLE), "", 1)
    assert running.split() == f"{BODY} {BODY_TWO}".split()


def test_an_undated_article_stays_undated(tmp_path: Path) -> None:
    (document,) = read_words(tmp_path, "a.txt", f"A headline\n\n{BODY}\n")
    assert (document.published, document.publisher, document.byline) == (None, None, None)
    assert document.republishes == ()


@pytest.mark.parametrize(
    ("words", "publisher", "date", "evidence"),
    [
        (
            f"Norby Post, 4 May 2021\n\nNORBY, May 3 (Reuters) - {BODY}",
            "Reuters",
            None,
            "(Reuters) -",
        ),
        (f"{BODY} -AFP", "AFP", None, "-AFP"),
        (
            f"{BODY}\n\nThis article first appeared in the Lund Times on May 3, 2021.",
            "Lund Times",
            "2021-05-03",
            "This article first appeared in the Lund Times on May 3, 2021",
        ),
        (
            f"{BODY}\n\nRepublished with permission from Lund Weekly.",
            "Lund Weekly",
            None,
            "Republished with permission from Lund Weekly",
        ),
        (f"{BODY}\n\nSource: AFP", "AFP", None, "Source: AFP"),
    ],
)
def test_credits_name_what_is_republished(
    tmp_path: Path, words: str, publisher: str, date: str | None, evidence: str
) -> None:
    (document,) = read_words(tmp_path, "a.txt", f"A headline\n\n{words}\n")
    (one,) = document.republishes
    assert (one.publisher, one.date, one.evidence.of(document.text)) == (publisher, date, evidence)


def test_reporting_by_an_agency_covers_a_part_only(tmp_path: Path) -> None:
    (document,) = read_words(tmp_path, "a.txt", f"A headline\n\n{BODY}\n\nWith reporting by AP.\n")
    (one,) = document.republishes
    assert (one.publisher, one.is_whole) == ("AP", False)


@pytest.mark.parametrize(
    "words",
    [
        f"{BODY} (Photo by AFP)",
        f"NORBY (Pa.) – {BODY}",
        "The system first appeared in France, he says, and has never been tried in the valley.",
        f"{BODY} The story first appeared to be a hoax, he told Reuters.",
    ],
)
def test_other_words_credit_nobody(tmp_path: Path, words: str) -> None:
    (document,) = read_words(tmp_path, "a.txt", f"A headline\n\n{words}\n\n{BODY_TWO}\n")
    assert document.republishes == ()


@pytest.mark.parametrize(
    "line",
    [
        "Join the conversation",
        "Leave a Reply",
        "Share this article",
        "© 2021 Norby Post. All rights reserved.",
        "Trending on Norby Videos",
        "We use cookies to improve this site.",
        "Follow Jane Roe on Twitter",
    ],
)
def test_notices_are_told(line: str) -> None:
    assert match_block(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        "Leave a reply to the letter, the minister told his staff on Monday.",
        "Share prices of the builder fell by a third after the report on the dam.",
        "The conversation turned to the dam.",
        "Comments by the minister angered the valley, and he withdrew them.",
        "More troops were sent to the valley.",
    ],
)
def test_ordinary_sentences_are_no_notices(line: str) -> None:
    assert match_block(line) is None


def quotations(folder: Path, text: str) -> list[str]:
    (document,) = read_words(folder, "a.txt", text)
    return [zone.span.of(document.text) for zone in document.zones_of("quotation")]


def test_a_block_quotation_ends_where_its_speaker_is_named_again(tmp_path: Path) -> None:
    text = f"A headline\n\n{BODY}\n\nThe Lakes Institute published a paper. There it argues (our italics):\n\n{BODY_TWO}\n\n{BODY}\n\nLakes analysts seem not to have seen the wall. They have not been in the valley.\n"
    assert quotations(tmp_path, text) == [f"{BODY_TWO}\n\n{BODY}"]


def test_of_a_quotation_without_an_end_only_the_first_paragraph_is_taken(tmp_path: Path) -> None:
    text = f"A headline\n\nThe statement reads:\n\n{BODY}\n\n{BODY_TWO}\n\n{BODY}\n"
    assert quotations(tmp_path, text) == [BODY]


def test_an_excerpt_of_a_report_ends_where_the_author_comments_again(tmp_path: Path) -> None:
    text = f"A headline\n\nDon’t look now, but the ministry has changed its mind:\n\n{BODY}\n\n{BODY_TWO}\n\nSo much for the promise of last year. We will see what comes next.\n"
    assert quotations(tmp_path, text) == [f"{BODY}\n\n{BODY_TWO}"]


@pytest.mark.parametrize(
    "text",
    [
        f"A headline\n\nThe minister said:\n\n“{BODY}”\n\n{BODY_TWO}\n",
        f"A headline\n\nThe ministry has three plans:\n\n- {BODY}\n\n- {BODY_TWO}\n",
        f"A headline\n\nThe valley has one question left:\n\n{BODY}\n\n{BODY_TWO}\n",
    ],
)
def test_quoted_words_lists_and_plain_colons_are_no_block_quotations(
    tmp_path: Path, text: str
) -> None:
    assert quotations(tmp_path, text) == []


@pytest.mark.parametrize(
    ("words", "value", "is_guess"),
    [
        ("April 05, 2016", "2016-04-05", False),
        ("4 April 2016", "2016-04-04", False),
        ("Sept. 7, 2021", "2021-09-07", False),
        ("9 -16 September 2021", "2021-09-16", True),
        ("9-15, 21", "2021-09-15", False),
        ("9-2, 21", "2021-09-02", True),
        ("5/22/21", "2021-05-22", False),
        ("22.5.2021", "2021-05-22", False),
        ("2021-05-22", "2021-05-22", False),
    ],
)
def test_dates_are_read(words: str, value: str, is_guess: bool) -> None:
    (found,) = find_dates(f"Norby, {words}")
    assert (found.value, found.is_guess) == (value, is_guess)


@pytest.mark.parametrize("words", ["February 30, 2021", "9-1, ,", "April 5", "in 2021", "1-2-3-4"])
def test_what_is_no_whole_date_is_none(words: str) -> None:
    assert list(find_dates(words)) == []
