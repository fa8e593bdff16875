"""HTML, feeds and mail: words with their places, the article told from what is around it."""
# ruff: noqa: E501 - texts stand as they come in files

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_files import BODY, BODY_TWO, read_all, read_documents, read_words

from sayso.model import Document, Skipped, Span
from sayso.reading.formats.html import read_html_text

PAGE = f"""<!doctype html><html lang="en"><head><title>The dam - The Norby Gazette</title>
<meta property="og:site_name" content="The Norby Gazette">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "The dam &amp; the river",
"datePublished": "2021-05-12T10:00:00Z", "author": [{{"@type": "Person", "name": "Jane Roe"}}]}}</script>
<style>p {{ color: red }}</style></head><body>
<nav><a href="/">Home</a> <a href="/n">News</a></nav>
<article><h1>The dam &amp; the river</h1><p class="byline">By Jane Roe</p>
<p>{BODY} It is &ldquo;<b>very</b> safe&rdquo;.</p><p>{BODY_TWO}</p>
<blockquote><p>We have seen the cracks with our own eyes and have told the minister about it.</p></blockquote>
<p>The opposition called for an inquiry on Tuesday, and a vote is planned for the coming week.</p>
</article><aside class="related"><h3>Related stories</h3><a href="x">Fish return to the river</a></aside>
<footer>© 2021 Norby Gazette. All rights reserved.</footer><script>alert("<p>hidden</p>")</script></body></html>"""


def test_a_page_gives_its_article_and_keeps_the_rest_apart(tmp_path: Path) -> None:
    (document,) = read_words(tmp_path, "a.html", PAGE)
    assert (document.title, document.byline) == ("The dam & the river", "Jane Roe")
    assert (document.publisher, document.published) == (
        "The Norby Gazette",
        "2021-05-12T10:00:00+00:00",
    )
    assert document.uncertain == ()
    apart = [zone.span.of(document.text) for zone in document.zones_of("boilerplate")]
    assert apart == [
        "Home News",
        "Related stories",
        "Fish return to the river",
        "© 2021 Norby Gazette. All rights reserved.",
    ]
    assert "alert" not in document.text
    assert "color" not in document.text
    (quotation,) = document.zones_of("quotation")
    assert quotation.span.of(document.text).startswith("We have seen")


def test_words_of_a_page_lead_back_to_its_source(tmp_path: Path) -> None:
    (document,) = read_words(tmp_path, "a.html", PAGE)
    start = document.text.index("“very safe”")
    pieces = document.offsets.to_original(Span(start, start + len("“very safe”")))
    assert [piece.of(PAGE) for piece in pieces] == ["&ldquo;", "very", " safe&rdquo;"]


SOURCE = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "word",
            " ",
            "\r\n",
            "&eacute;",
            "&#128512;",
            "שלום",
            "e\u0301",
            "<br>",
            "<!-- x -->",
            "<",
            "&",
            "<a href='x'>",
        ]
    ),
    max_size=40,
).map("".join)


@given(SOURCE)
@settings(deadline=None)
def test_every_run_of_html_is_the_source_or_a_replacement(source: str) -> None:
    draft = read_html_text(source, is_page=False)
    for run in draft.offsets.runs:
        there = source[run.original_start : run.original_end]
        words = draft.text[run.start : run.end]
        assert words == there or there.startswith("&") or there.isspace()


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 20_000 + "words" + "</div>" * 20_000,
        "<p " + " ".join(f'a{n}="{n}"' for n in range(100_000)) + ">words</p>",
        "words " + "<" * 100_000,
        "words " + "<!--" * 50_000,
        "words " + "<![CDATA[" * 50_000,
        "<title><script>alert(1)</script></title>words" + "<script>" * 10_000,
        "words " + '<a href="' * 50_000,
        "words " + "&" * 100_000,
        "words " + "<a b=" * 50_000,
        "words " + "</p></div>" * 50_000,
    ],
    ids=[
        "deep",
        "attributes",
        "less",
        "comments",
        "cdata",
        "scripts",
        "quotes",
        "and",
        "values",
        "closes",
    ],
)
def test_a_hostile_page_is_read_in_seconds(source: str) -> None:
    before = time.process_time()
    assert "words" in read_html_text(source).text
    assert time.process_time() - before < 8


def test_declared_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa">]><rss><channel><item><title>&a;</title></item></channel></rss>'
    (tmp_path / "a.xml").write_text(bomb)
    (result,) = read_all(tmp_path)
    assert isinstance(result, Skipped)
    assert "entities" in result.reason


FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Norby Radio</title><language>en-gb</language>
<item><title>Dam &amp; river</title><link>http://norby.example/1</link>
<pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{BODY} It is &amp;quot;safe&amp;quot;.&lt;/p&gt;</description></item>
<item><title>Two</title><description>short</description>
<content:encoded><![CDATA[<p>{BODY_TWO} <b>So</b> they said.</p>]]></content:encoded></item>
</channel></rss>"""


def test_each_item_of_a_feed_is_a_document(tmp_path: Path) -> None:
    first, second = read_words(tmp_path, "a.rss", FEED)
    assert [first.part, second.part] == [1, 2]
    assert (first.title, first.publisher, first.url) == (
        "Dam & river",
        "Norby Radio",
        "http://norby.example/1",
    )
    assert first.published == "2021-05-04T10:00:00+00:00"
    assert first.text == f'{BODY} It is "safe".'
    assert second.text == f"{BODY_TWO} So they said."
    start = first.text.index('"safe"')
    assert [p.of(FEED) for p in first.offsets.to_original(Span(start, start + 6))] == [
        "&amp;quot;safe&amp;quot;"
    ]
    start = second.text.index("So they")
    assert [p.of(FEED) for p in second.offsets.to_original(Span(start, start + 7))] == [
        "So",
        " they",
    ]


def test_an_atom_entry_is_a_document(tmp_path: Path) -> None:
    (document,) = read_words(
        tmp_path,
        "a.atom",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Lund</title><entry><title>T</title>'
        f"<updated>2021-05-12T10:00:00Z</updated><author><name>Jane Roe</name></author><summary>{BODY}</summary></entry></feed>",
    )
    assert (document.byline, document.published) == ("Jane Roe", "2021-05-12T10:00:00+00:00")
    assert document.text == BODY


def test_xml_that_is_no_feed_is_skipped_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<note><to>Jane</to></note>")
    (result,) = read_all(tmp_path)
    assert isinstance(result, Skipped)
    assert "<note>" in result.reason


def make_mail(body: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Jane Roe <jane@norby.example>"
    message["To"] = "list@norby.example"
    message["Subject"] = "Re: The dam"
    message["Date"] = "Tue, 04 May 2021 10:00:00 +0000"
    message.set_content(body)
    return message


def test_a_mail_thread_is_split_into_its_messages(tmp_path: Path) -> None:
    body = f"I doubt it.\n\nOn Mon, May 3, 2021 at 9:12 AM John Doe <john@doe.example> wrote:\n\n> {BODY}\n>\n> John\n"
    (tmp_path / "a.eml").write_bytes(make_mail(body).as_bytes())
    first, second = read_documents(tmp_path)
    assert (first.title, first.byline, first.published) == (
        "Re: The dam",
        "Jane Roe",
        "2021-05-04T10:00:00+00:00",
    )
    assert (second.byline, second.published) == ("John Doe", "2021-05-03")
    assert BODY in second.text
    assert ">" not in second.text.partition("wrote:")[2]


def test_forwarded_headers_begin_a_message(tmp_path: Path) -> None:
    text = f"See below.\n\n-----Original Message-----\nFrom: John Doe\nSent: Monday, May 3, 2021 9:12 AM\nTo: Jane Roe\nSubject: The dam\n\n{BODY}\n"
    first, second = read_words(tmp_path, "a.txt", text)
    assert first.text + second.text == text
    assert (second.byline, second.title, second.published) == (
        "John Doe",
        "The dam",
        "2021-05-03T09:12:00",
    )


def test_attachments_are_counted_and_html_is_read(tmp_path: Path) -> None:
    message = make_mail("x")
    message.clear_content()
    message.set_content(f"<p>{BODY}</p>", subtype="html")
    message.add_attachment(b"\x00\x01", maintype="application", subtype="pdf", filename="plan.pdf")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    document, skipped = read_all(tmp_path)
    assert isinstance(document, Document)
    assert document.text == BODY
    assert isinstance(skipped, Skipped)
    assert "plan.pdf" in skipped.reason


def test_an_ordinary_sentence_with_wrote_splits_nothing(tmp_path: Path) -> None:
    (document,) = read_words(tmp_path, "a.txt", f"On Tuesday, the minister wrote:\n\n{BODY}\n")
    assert document.part == 0
