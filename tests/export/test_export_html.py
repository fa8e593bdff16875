"""The HTML report as text: escaping, links, policy, bytes, and what it shows."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from html_cases import FIRST, HOSTILE, find, make_dispute, make_hostile
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.export.html import render_report, write_report
from sayso.export.html_text import draw_blocks
from sayso.export.html_words import cut_words, shared_folder, write_date, write_span_of_dates
from sayso.model import Span
from sayso.views.documents import DocumentRow
from sayso.views.rows import DocumentHead, Words
from sayso.views.show import Mark, Segment, Shown

HEAD = DocumentHead("d1", "a.txt", 0, None, None, None, (), "d1")


@dataclass
class Page(HTMLParser):
    """What a page is made of."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"td", "th", "span"}:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def parse(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    return page


@pytest.fixture(scope="module")
def dispute(tmp_path_factory: pytest.TempPathFactory) -> str:
    return render_report(make_dispute(tmp_path_factory.mktemp("report") / "casebook"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return render_report(make_hostile(tmp_path_factory.mktemp("hostile") / "casebook"))


def test_markup_in_a_document_stays_words(hostile: str) -> None:
    page = parse(hostile)
    assert HOSTILE in "".join(page.words)
    assert not {"script", "img", "iframe", "form"} & {tag for tag, _ in page.tags}
    assert sum(tag == "svg" for tag, _ in page.tags) <= 1
    handlers = [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert handlers == []
    assert "javascript:" not in " ".join(page.values("href"))


@pytest.mark.parametrize("name", ["dispute", "hostile"])
def test_every_link_leads_to_one_place_in_the_report(
    name: str, request: pytest.FixtureRequest
) -> None:
    page = parse(request.getfixturevalue(name))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    hrefs = page.values("href")
    assert hrefs
    assert {href for href in hrefs if not href.startswith("#")} == set()
    assert {href[1:] for href in hrefs} - set(ids) == set()
    for label in ("aria-labelledby", "aria-describedby"):
        assert {i for value in page.values(label) for i in value.split()} <= set(ids)


@pytest.mark.parametrize("name", ["dispute", "hostile"])
def test_nothing_is_fetched_and_the_policy_names_the_only_style(
    name: str, request: pytest.FixtureRequest
) -> None:
    html = request.getfixturevalue(name)
    page = parse(html)
    assert not {"link", "base", "object", "embed", "audio", "video"} & {t for t, _ in page.tags}
    assert page.values("src") == page.values("srcset") == page.values("style") == []
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert not re.search(r"url\(|@import|image-set", style)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = [
        attrs["content"] or ""
        for tag, attrs in page.tags
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.split("; ")[:2] == ["default-src 'none'", f"style-src 'sha256-{digest}'"]


def test_the_same_documents_give_the_same_bytes_in_any_folder(tmp_path: Path) -> None:
    pages = []
    for name in ("one", "another"):
        write_report(make_dispute(tmp_path / name), tmp_path / f"{name}.html")
        pages.append((tmp_path / f"{name}.html").read_bytes())
    assert pages[0] == pages[1]


def test_a_place_that_cannot_be_written_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write the report"):
        write_report(make_dispute(tmp_path / "casebook"), tmp_path / "no" / "report.html")


def text_of(html: str) -> str:
    return " ".join("".join(parse(html).words).split())


def test_both_sides_stand_with_their_words_chain_and_reason(dispute: str) -> None:
    (point,) = re.findall(r'<article class="point".*?</article>', dispute, re.DOTALL)
    words = text_of(point)
    assert "The dam at Ullen did not break" in words
    assert "The dam at Ullen broke on Sunday" in words
    assert (
        "negation Mora Finch: The dam at Ullen did not break [1.1] against source not settled:"
        in (words)
    )
    assert "The Tarn Gazette ← on the word of Mora Finch" in words
    assert '<strong class="decides">did not</strong>' in point
    assert '<strong class="decides">broke</strong>' in point


def test_nested_contents_and_set_apart_zones_are_marked(dispute: str) -> None:
    assert '<mark class="q2">it will hold</mark>' in dispute
    assert re.search(r'<p class="zone boilerplate">Share this page</p>', dispute)
    assert re.search(r'<p class="zone metadata">The Tarn Gazette</p>', dispute)


def test_what_was_not_read_or_not_settled_is_counted_with_its_reason(dispute: str) -> None:
    words = text_of(dispute)
    assert "sheet.xlsx: not a kind of file that is read" in words
    assert "1 attribution without a settled source" in words
    assert "two officials fit 1 passage" in words


def test_the_matrix_leads_to_the_claims(dispute: str) -> None:
    (table,) = re.findall(r'<table class="matrix">.*?</table>', dispute, re.DOTALL)
    assert '<a href="#c-c11">' in table
    assert "denies" in text_of(table)


@given(
    text=st.text(alphabet="ab \n\t é🙂\u0301", max_size=40),
    cuts=st.lists(st.integers(0, 40), max_size=5),
    zones=st.lists(st.sampled_from([None, "boilerplate", "heading"]), min_size=7, max_size=7),
)
@settings(deadline=None, max_examples=150)
def test_blocks_hold_every_word_once(text: str, cuts: list[int], zones: list[str | None]) -> None:
    borders = sorted({0, len(text), *(c for c in cuts if c < len(text))})
    segments = tuple(
        Segment(Span(a, b), text[a:b], zone, (Mark("at", 1, "content"),), ("c1",), ())  # type: ignore[arg-type]
        for a, b, zone in zip(borders, borders[1:], zones, strict=False)
    )
    row = DocumentRow(
        HEAD, "", "text", "", None, None, None, "en", True, None, None, (), (), 0, 0, 0
    )
    blocks = draw_blocks(Shown(row, segments, ()), {"c1": (3,)})
    drawn = "\n\n".join("".join(p.text for p in block.pieces) for block in blocks)
    assert "".join(drawn.split()) == "".join(text.split())
    anchors = [a for block in blocks for piece in block.pieces for a in piece.anchors]
    assert sorted(anchors) == (["a-at", "c-c1"] if text.strip() else [])


def test_deciding_words_outside_the_claim_come_first() -> None:
    span = find(FIRST, "did not break")
    words = Words(HEAD, (span,), span.of(FIRST))
    cuts = cut_words(words, [(find(FIRST, "not"), "not"), (find(FIRST, "said"), "said")])
    assert [(cut.text, cut.is_deciding) for cut in cuts] == [
        ("said", True),
        (" … ", False),
        ("did ", False),
        ("not", True),
        (" break", False),
    ]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-03-12", "12 March 2024"),
        ("2024-03-12T11:40:00+01:00", "12 March 2024"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
        ("2024-W11", "2024-W11"),
        ("2024-13-01", "2024-13-01"),
        (None, "undated"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(date: str | None, words: str) -> None:
    assert write_date(date) == words


def test_a_period_needs_one_known_date() -> None:
    assert write_span_of_dates([None, "2024-03-12", "2024-03-20T10:00"]) == ("12 to 20 March 2024")
    assert write_span_of_dates(["2023-12-31", "2024-01-01"]) == "31 December 2023 to 1 January 2024"
    assert write_span_of_dates(["2024-02-01", "2024-03-01"]) == "1 February to 1 March 2024"
    assert write_span_of_dates(["2023", "2024-03-01"]) == "2023 to 1 March 2024"
    assert write_span_of_dates(["2024-03-01"]) == "1 March 2024"
    assert write_span_of_dates([None]) == ""


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        (["/a/b/c.txt", "/a/b/d/e.txt"], "/a/b/"),
        (["/a/b.txt", "c.txt"], ""),
        (["-"], ""),
        ([], ""),
    ],
)
def test_files_are_named_below_the_folder_that_holds_them_all(
    paths: list[str], folder: str
) -> None:
    assert shared_folder(paths) == folder
