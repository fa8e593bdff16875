"""Compilations split into their documents; ordinary texts left whole."""
# ruff: noqa: E501 - texts stand as they come in files

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_files import BODY, BODY_TWO, read_documents, read_words

from sayso.reading.formats.text import plain_draft
from sayso.reading.splitting.cites import read_cite
from sayso.reading.splitting.compilation import split_compilation

EVIDENCE = f"""Answers to: The dam will hold

The ministry is wrong about the wall

Norby News Service, May 7, 2021

Valley/Dam: Engineers Contradict Ministry After Inspection

Body {BODY}

Non-unique: repairs are late now

Jane Roe, 9 -16 May 2021, Is the ministry waiting for the next flood in the valley?,

{BODY_TWO}

Repairs. Cheap if done this year

Lund Radio, May 15, 2021, Institute: repairs would cost ‘two million’ crowns

{BODY}

No time is left
Norby Media, 5-22, 21,
{BODY_TWO}

The flood is near

John Doe |Senior Lecturer at the School of Rivers, 5-1, , With the snow melting, is there a plan for the valley?

{BODY}

Uniqueness – the minister resists

Joan Poe, 5-2, 21, The Lund Times, Minister: inspection could ’cause panic’ in the valley,

{BODY_TWO}
"""


def test_an_evidence_file_splits_into_its_cards(tmp_path: Path) -> None:
    cards = read_words(tmp_path, "a.txt", EVIDENCE)
    assert [(c.part, c.tag) for c in cards] == [
        (1, "The ministry is wrong about the wall"),
        (2, "Non-unique: repairs are late now"),
        (3, "Repairs. Cheap if done this year"),
        (4, "No time is left"),
        (5, "The flood is near"),
        (6, "Uniqueness – the minister resists"),
    ]
    assert [c.cite for c in cards][1] == (
        "Jane Roe, 9 -16 May 2021, Is the ministry waiting for the next flood in the valley?,"
    )
    assert [c.published for c in cards] == [
        "2021-05-07",
        "2021-05-16",
        "2021-05-15",
        "2021-05-22",
        None,
        "2021-05-02",
    ]
    assert [c.byline for c in cards] == [None, "Jane Roe", None, None, "John Doe", "Joan Poe"]
    assert [c.publisher for c in cards] == [
        "Norby News Service",
        None,
        "Lund Radio",
        "Norby Media",
        None,
        "The Lund Times",
    ]
    assert cards[0].title == "Valley/Dam: Engineers Contradict Ministry After Inspection"
    assert cards[5].title == "Minister: inspection could ’cause panic’ in the valley"
    assert "published" in cards[1].uncertain
    assert "published" in cards[5].uncertain
    assert cards[0].headings == ("Answers to: The dam will hold",)


def test_the_parts_of_a_compilation_are_the_whole_file(tmp_path: Path) -> None:
    cards = read_words(tmp_path, "a.txt", EVIDENCE)
    assert "".join(card.text for card in cards) == EVIDENCE
    for card in cards:
        for run in card.offsets.runs:
            there = EVIDENCE[run.original_start : run.original_end]
            assert card.text[run.start : run.end] == there


def test_tag_and_cite_are_set_apart_and_the_body_is_not(tmp_path: Path) -> None:
    card = read_words(tmp_path, "a.txt", EVIDENCE)[0]
    assert [(z.kind, z.reason) for z in card.zones] == [
        ("metadata", "heading"),
        ("metadata", "tag"),
        ("metadata", "cite"),
        ("heading", "title"),
        ("metadata", "label"),
    ]
    assert card.text.strip().endswith(BODY)


def test_a_headline_glued_to_a_body_goes_to_the_card_below(tmp_path: Path) -> None:
    text = EVIDENCE.replace(
        f"{BODY}\n\nNo time", f"{BODY} Ministry rejects plan for new wall in the valley\n\nNo time"
    )
    cards = read_words(tmp_path, "a.txt", text)
    assert cards[2].text.strip().endswith(BODY)
    assert cards[3].title == "Ministry rejects plan for new wall in the valley"
    assert "title" in cards[3].uncertain
    assert "".join(card.text for card in cards) == text


@pytest.mark.parametrize(
    ("cite", "byline", "publisher", "published", "title"),
    [
        ("Roe 21", "Roe", None, None, None),
        ("Roe and Doe ’21", "Roe and Doe", None, None, None),
        (
            "Roe 2021 – Professor at Lund, “The Wall,” Norby Journal, 5/22/21, http://n.example/1",
            "Roe",
            "Norby Journal",
            "2021-05-22",
            "The Wall",
        ),
        ("Norby Post, 22 May 2021", None, "Norby Post", "2021-05-22", None),
        (
            "Jane Roe, analyst at the Lakes Institute, May 22, 2021, Why the wall leaks",
            "Jane Roe",
            None,
            "2021-05-22",
            "Why the wall leaks",
        ),
    ],
)
def test_citations_are_read(
    cite: str, byline: str | None, publisher: str | None, published: str | None, title: str | None
) -> None:
    read = read_cite(cite)
    assert read is not None
    facts = read.facts
    assert (facts.byline, facts.publisher, facts.published, facts.title) == (
        byline,
        publisher,
        published,
        title,
    )


@pytest.mark.parametrize(
    "line",
    [
        "In 1986, the court stopped the ministry from leaving the dam to the valley.",
        "The 1951 treaty, which most states signed, asks them to warn those below a dam.",
        "John Doe, 62",
        "Lakes Outlook 2006 conference",
        "Top 10 list",
        "The dam will hold",
        "On May 3, 2021, the minister said that the dam was safe.",
    ],
)
def test_running_text_is_no_citation(line: str) -> None:
    assert read_cite(line) is None


def make_digest(separator: str) -> str:
    return (
        f"Dam is safe, says ministry\nNorby Post, 3 May 2021\n\n{BODY}\n\n{separator}\n\n"
        f"Engineers see cracks\nBy Jane Roe\n\n{BODY_TWO}\n\n{separator}\n\n"
        f"Vote planned\nLUND, May 4 (Reuters) - {BODY}\n"
    )


@pytest.mark.parametrize("separator", ["-----", "* * *", "======", "***"])
def test_a_digest_is_split_at_its_separators(tmp_path: Path, separator: str) -> None:
    text = make_digest(separator)
    first, second, third = read_words(tmp_path, "a.txt", text)
    assert first.text + second.text + third.text == text
    assert (first.title, first.publisher, first.published) == (
        "Dam is safe, says ministry",
        "Norby Post",
        "2021-05-03",
    )
    assert (second.title, second.byline) == ("Engineers see cracks", "Jane Roe")
    assert (third.title, third.publisher) == ("Vote planned", "Reuters")


def test_a_digest_without_separators_is_split_at_its_dated_heads(tmp_path: Path) -> None:
    text = f"Dam is safe\n\nNorby Post, 3 May 2021\n\n{BODY}\n\nCracks are seen\n\nLund Times, 4 May 2021\n\n{BODY_TWO}\n"
    first, second = read_words(tmp_path, "a.txt", text)
    assert (first.title, first.publisher, first.tag) == ("Dam is safe", "Norby Post", None)
    assert (second.title, second.published) == ("Cracks are seen", "2021-05-04")


def test_a_numbered_download_is_split_at_its_counters(tmp_path: Path) -> None:
    text = "".join(
        f"{n} of 2 DOCUMENTS\n\nNorby Post\n\nMay {n}, 2021 Monday\n\nHeadline number {n}\n\nLENGTH: 512 words\n\n{body}\n\n"
        for n, body in ((1, BODY), (2, BODY_TWO))
    )
    first, second = read_words(tmp_path, "a.txt", text)
    assert first.text + second.text == text
    assert BODY_TWO in second.text


@pytest.mark.parametrize(
    "text",
    [
        f"A headline\n\n{BODY}\n\n* * *\n\n{BODY_TWO}\n\n* * *\n\n{BODY}\n",
        f"A headline\n\nNorby Post, 3 May 2021\n\n{BODY}\n\n{BODY_TWO}\n",
        f"A headline\n\n{BODY}\n\nThose who were heard\n\nJohn Doe, 62\n\n{BODY_TWO}\n\nJane Roe, 41\n\n{BODY}\n",
    ],
)
def test_an_ordinary_article_stays_whole(tmp_path: Path, text: str) -> None:
    (document,) = read_words(tmp_path, "a.txt", text)
    assert (document.part, document.text) == (0, text)


LINES = st.lists(
    st.sampled_from(
        [
            BODY,
            BODY_TWO,
            "A tag line",
            "Norby Post, 3 May 2021",
            "-----",
            "",
            "1 of 3",
            "Roe 21",
            "On Mon, May 3, 2021 at 9:12 AM Jo <j@d.example> wrote:",
            "> quoted",
            "Document ABCD000020210503eh5300001",
        ]
    ),
    max_size=16,
)


@given(LINES)
@settings(deadline=None, max_examples=60)
def test_parts_always_make_up_the_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    parts = split_compilation(plain_draft(text))
    kept = "".join(part.text for part in parts)
    assert kept.replace(">", "").split() == text.replace(">", "").split()
    assert [p.part for p in parts] == ([0] if len(parts) == 1 else list(range(1, len(parts) + 1)))


@pytest.mark.corpora
def test_the_real_evidence_file_gives_eight_cards() -> None:
    folder = Path(__file__).parents[3] / "shared" / "samples"
    if not folder.exists():
        pytest.skip("the samples are not beside the checkout")
    documents = read_documents(folder)
    cards = [document for document in documents if document.part]
    assert len(cards) == 8
    assert all(card.tag and card.cite for card in cards)
    assert sum(1 for document in documents if document.republishes) >= 2


@pytest.mark.parametrize("rule", ["-----", "=====", "* * *"])
@pytest.mark.parametrize("byline", ["", "By Ann Poe\n"])
def test_items_below_ruled_lines_keep_outlet_title_and_byline(
    tmp_path: Path, rule: str, byline: str
) -> None:
    text = (
        f"Kestrel Morgen, 3 May 2021\nDam is safe\n{byline}\n{BODY}\n\n{rule}\n\n"
        f"Lund Times, 4 May 2021\nAt least two cracks are seen\n{byline}\n{BODY_TWO}\n"
    )
    found = read_words(tmp_path, "a.txt", text)
    assert "".join(part.text for part in found) == text
    assert [(part.publisher, part.title, part.published) for part in found] == [
        ("Kestrel Morgen", "Dam is safe", "2021-05-03"),
        ("Lund Times", "At least two cracks are seen", "2021-05-04"),
    ]
    assert {part.byline for part in found} == {"Ann Poe" if byline else None}
    assert {part.tag for part in found} == {None}
    rules = [z for part in found for z in part.zones if z.span.of(part.text) == rule]
    assert [z.kind for z in rules] == ["metadata"]


def test_a_rule_under_a_headline_underlines_it(tmp_path: Path) -> None:
    text = "".join(
        f"{title}\n=====\n{outlet}\n\n{BODY}\n\n"
        for title, outlet in (
            ("Dam is safe", "Norby Post, 3 May 2021"),
            ("Pumps", "Lund Times, 4 May 2021"),
        )
    )
    assert [part.title for part in read_words(tmp_path, "a.txt", text)] == ["Dam is safe", "Pumps"]
