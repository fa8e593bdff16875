"""Who speaks by the layout alone: names under quotations, in lists, over sections and answers."""

from __future__ import annotations

import pytest
from extract_words import document, found, in_words

from sayso.attribution.extract import extract
from sayso.attribution.resolve import resolve
from sayso.language.parse import parse_document
from sayso.reading.formats.markdown import read_markdown_text


def said(source: str) -> list[tuple[str, str, str]]:
    """Return source, cue and content of the attributions of a Markdown text."""
    draft = read_markdown_text(source)
    return found(draft.text, *draft.zones)


def speakers(source: str) -> list[tuple[str | None, str]]:
    """Return who says what by name, None for nobody, in a Markdown text."""
    draft = read_markdown_text(source)
    made = document(draft.text, *draft.zones)
    parse = parse_document(made)
    told = resolve(made, parse, extract(made, parse, "none"))
    return [(a.source_name, in_words(a, draft.text)[2]) for a in told]


@pytest.mark.parametrize(
    "credit",
    ["> — Orla Dane, harbour master", "> -- Orla Dane", ">\n> Orla Dane, harbour master",
     "\n— Orla Dane, harbour master", ">\n> — Orla Dane (harbour master)"],
)  # fmt: skip
def test_a_block_quotation_is_whoevers_name_ends_it(credit: str) -> None:
    text = f"# Voices\n\nTwo wrote to us.\n\n> The ferry was full. It left late.\n{credit}\n"
    assert speakers(text) == [("Orla Dane", "The ferry was full. It left late")]


def test_each_of_several_block_quotations_has_its_own_speaker() -> None:
    text = (
        "# Voices\n\n> The ferry was full.\n> — Orla Dane, harbour master\n\n"
        "> It was half empty.\n>\n> Gus Pell, engineer\n"
    )
    assert speakers(text) == [
        ("Orla Dane", "The ferry was full"),
        ("Gus Pell", "It was half empty"),
    ]


@pytest.mark.parametrize(
    "block",
    [
        "> Orla Dane, harbour master\n>\n> The ferry was full.",
        "> The ferry leaves at noon.\n> -- but it never comes",
        "> A ferry is a boat.\n> Harbour Road",
        "> The ferry was full\n> Orla Dane, harbour master",
    ],
)
def test_a_name_elsewhere_or_a_line_that_is_none_ends_no_quotation(block: str) -> None:
    assert said(f"# Voices\n\nSomebody wrote to us.\n\n{block}\n") == []
