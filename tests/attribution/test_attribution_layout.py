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


MINUTES = [
    (
        "# Minutes\n\n- Cllr Dane: the ferry was full\n- Cllr Pell: nobody was counted.\n"
        "- The board rose.\n",
        [("Dane", "the ferry was full"), ("Pell", "nobody was counted")],
    ),
    (
        "# Minutes\n\nPresent: Orla Dane, Gus Pell.\n\n1. Dane: the ferry was full.\n"
        "2. Gus Pell: nobody was counted.\n3. Mayor: we close the quay in June.\n",
        [
            ("Orla Dane", "the ferry was full"),
            ("Gus Pell", "nobody was counted"),
            ("Mayor", "we close the quay in June"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "told"), MINUTES)
def test_items_that_begin_with_names_are_their_speakers(
    text: str, told: list[tuple[str, str]]
) -> None:
    assert speakers(text) == told


@pytest.mark.parametrize(
    "items",
    [
        "- Bridge: a structure that spans a river.\n- Ferry: the boat crosses a river.\n",
        "- Mayor: the person leads a town.\n- Captain: the person leads a ship.\n",
        "1. Water: boil the water.\n2. Salt: you add it late.\n",
        "- Orla Dane: she leads the board.\n- Gus Pell: engineer who built the quay.\n",
        "- Chair: Orla Dane.\n- Clerk: Gus Pell.\n",
        "- Cllr Orla Dane: the ferry was full.\n- The board rose at noon.\n",
    ],
)
def test_definitions_steps_and_people_in_a_list_are_no_speakers(items: str) -> None:
    assert said(f"# The harbour\n\n{items}") == []


ASKED = (
    "**Why was the ferry full?**\n\nWe sold too many tickets. Nobody was counted.\n\n"
    "**The crew say they warned you in May.**\n\nThat is untrue. The letter came in June.\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "# Interview: Orla Dane\n\n",
        "# The ferry\n\nOrla Dane speaks to the Gazette about the ferry.\n\n",
        "# The ferry\n\nOrla Dane answers our questions.\n\n",
    ],
)
def test_answers_in_an_interview_are_the_interviewees(head: str) -> None:
    told = [who for who, words in speakers(head + ASKED) if "letter" in words or "sold" in words]
    assert told == ["Orla Dane", "Orla Dane"]


@pytest.mark.parametrize(
    "text",
    [
        "# The ferry\n\nOrla Dane built it.\n\n" + ASKED,
        "# Questions on our ferry\n\nOrla Dane owns the line.\n\n## Do you sail at noon?\n\n"
        "We sail at noon.\n\n## Where do you sell tickets?\n\nWe sell them at the quay.\n",
    ],
)
def test_questions_of_a_reporter_or_a_company_make_no_interview(text: str) -> None:
    assert "Orla Dane" not in [who for who, _ in speakers(text)]


DANE, PELL = "## Orla Dane, harbour master\n\n", "## Gus Pell, engineer\n\n"


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("The ferry", "We counted forty.\n\nThe ferry was full.", "I warned the board in May."),
        ("Two views on the ferry", "The ferry was full.", "The board was warned in May."),
    ],
)
def test_sections_under_persons_are_what_these_say(title: str, first: str, second: str) -> None:
    text = f"# {title}\n\n{DANE}{first}\n\n{PELL}{second}\n\n## The board\n\nIt meets in June.\n"
    joined = first.removesuffix(".").replace(".\n\n", " // ")
    assert speakers(text) == [("Orla Dane", joined), ("Gus Pell", second.removesuffix("."))]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("People of the harbour", "The ferry was full.", "The quay is dry."),
        ("Views of the harbour", "She was born in Marl.", "The quay is dry."),
        ("Views of the harbour", "The ferry was full.", "Pell built the quay."),
        ("The harbour", "I met her at dawn.", "I found him on the quay."),
    ],
)
def test_profiles_under_persons_are_nobodys_words(title: str, first: str, second: str) -> None:
    assert said(f"# {title}\n\n{DANE}{first}\n\n{PELL}{second}\n") == []
    assert said(f"# Views on the ferry\n\n{DANE}The ferry was full.\n") == []
