"""Documents count as one when they are one report; two witnesses stay two."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lineage_cases import BRIDGE, FILLERS, FIRE, SPEECH, among, credit, make

from sayso.lineage import find_echoes, find_origins
from sayso.lineage.credits import find_dateline
from sayso.model import Document


def groups(*documents: Document) -> list[list[str]]:
    """Return the paths of the Documents of each Origin, sorted."""
    path = {document.id: document.path for document in documents}
    origins = find_origins(documents, find_echoes(documents))
    return sorted(sorted(path[key] for key in origin.documents) for origin in origins)


def agency(name: str, words: str, publisher: str | None = None, **fields: Any) -> Document:
    text = f"ORLACH (Tarn Wire) – {words}"
    republishes = (credit(text, "(Tarn Wire)", "Tarn Wire"),)
    return make(name, text, publisher=publisher, republishes=republishes, **fields)


def test_each_document_alone_is_its_own_origin() -> None:
    pile = [make(f"{i}.txt", text) for i, text in enumerate(FILLERS)]
    origins = find_origins(pile, find_echoes(pile))
    assert [origin.documents for origin in origins] == sorted((d.id,) for d in pile)
    assert len(origins) == len(pile)


def test_half_of_the_shorter_document_makes_two_count_as_one() -> None:
    report = make("a.txt", f"{BRIDGE}\n\n{FIRE}")
    assert groups(report, make("b.txt", f"{BRIDGE} {FILLERS[0]}")) == [["a.txt", "b.txt"]]
    longer = "\n\n".join((BRIDGE, *FILLERS))
    assert groups(make("a.txt", f"{FIRE} {' '.join(FILLERS[:2])} {BRIDGE}"[:-40]), report)
    assert groups(make("c.txt", longer), make("d.txt", f"{FIRE} {FIRE} {longer[:90]}")) == [
        ["c.txt"],
        ["d.txt"],
    ]


def test_two_reporters_who_quote_one_speaker_are_two_origins() -> None:
    one = make("a.txt", f"Mayor Ada Brenn spoke. “{SPEECH},” she said.")
    other = make("b.txt", f'"{SPEECH.capitalize()}" – so said the mayor on Monday.')
    echoes = find_echoes([one, other])
    assert len(echoes) == 1
    assert groups(one, other) == [["a.txt"], ["b.txt"]]
    assert len(find_origins([one, other], echoes)) == 2


def test_a_statement_and_the_report_made_of_it_are_one_origin() -> None:
    statement = make("statement.txt", f"{BRIDGE} {FIRE}")
    report = make("report.txt", f"The council wrote: “{BRIDGE} {FIRE}” It said no more.")
    assert groups(statement, report) == [["report.txt", "statement.txt"]]


def test_a_shared_passage_and_a_shared_credit_make_one_origin() -> None:
    shared = FIRE[: FIRE.index(" Nobody")]
    long = " ".join(FILLERS)
    one, other = agency("a.txt", f"{shared} {long}"), agency("b.txt", f"{shared} {BRIDGE}", "Post")
    assert groups(one, other) == [["a.txt", "b.txt"]]
    plain = [make("c.txt", f"{shared} {long}"), make("d.txt", f"{shared} {BRIDGE}")]
    assert groups(*plain) == [["c.txt"], ["d.txt"]]
    assert groups(one, plain[1]) == [["a.txt"], ["d.txt"]]
    assert groups(one, agency("e.txt", BRIDGE)) == [["a.txt"], ["e.txt"]]


def test_a_credit_for_a_part_joins_nothing_by_itself() -> None:
    shared = FIRE[: FIRE.index(" Nobody")]
    text = f"{shared} {BRIDGE} Material by Tarn Wire was used."
    part = credit(text, "Material by Tarn Wire", "Tarn Wire", is_whole=False)
    one = make("a.txt", text, publisher="Post", republishes=(part,))
    own = make("b.txt", f"{shared} {' '.join(FILLERS)}", publisher="Tarn Wire")
    assert groups(one, own) == [["a.txt"], ["b.txt"]]


@pytest.mark.parametrize("publisher", ["Tarn Wire", "the TARN wire"])
def test_the_credited_publishers_own_print_is_the_origin(publisher: str) -> None:
    own = make("z.txt", BRIDGE, publisher=publisher, published="2021-05-04")
    prints = [agency(f"{i}.txt", BRIDGE, "Post", published="2021-05-03") for i in range(2)]
    (echo,) = find_echoes([own, *prints])
    (origin,) = find_origins([own, *prints], [echo])
    assert echo.origin == origin.document == own.id
    assert "Tarn Wire" in echo.evidence
    assert origin.publisher == "Tarn Wire"


def test_an_agencys_text_without_a_publisher_stands_for_the_agency() -> None:
    sent, printed = agency("z.txt", BRIDGE), make("a.txt", BRIDGE, publisher="Post")
    (echo,) = find_echoes([sent, printed])
    assert echo.origin == sent.id


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2021-05-03", "2021-05-04", "a.txt"),
        ("2021-05-04T01:00:00+02:00", "2021-05-03", "b.txt"),
        ("2021-05-03T09:00:00+02:00", "2021-05-03T08:00:00+02:00", "b.txt"),
        ("2021-05-03T09:00:00+02:00", "2021-05-03T08:00:00Z", None),
        ("2021-05-03", "2021-05-03T08:00:00Z", None),
        ("2021-05-03", "2021-05-03", None),
        ("2021-05", "2021-06-01", None),
        (None, "2021-05-03", None),
    ],
)
def test_the_earlier_date_tells_the_origin_where_it_is_sure(
    first: str | None, second: str, expected: str | None
) -> None:
    pile = [make("a.txt", BRIDGE, published=first), make("b.txt", BRIDGE, published=second)]
    path = {document.id: document.path for document in pile}
    (echo,) = find_echoes(pile)
    assert (None if echo.origin is None else path[echo.origin]) == expected
    assert ("published first" in echo.evidence) == (expected is not None)


def test_a_guessed_date_tells_nothing() -> None:
    early = make("a.txt", BRIDGE, published="2021-05-03", uncertain=("published",))
    (echo,) = find_echoes([early, make("b.txt", BRIDGE, published="2021-05-09")])
    assert echo.origin is None


@pytest.mark.parametrize(
    ("start", "agency_name"),
    [
        ("ORLACH, May 3 (Quill News) – ", "Quill News"),
        ("A title\n\nBy Ada Brenn\n\nWEST ORLACH (Quill News) -- ", "Quill News"),
        ("Orlach (Reuters) - ", "Reuters"),
        ("Ada Brenn (Labour) – ", None),
        ("ORLACH (Quill News) said ", None),
        ("ORLACH – ", None),
    ],
)
def test_a_dateline_names_the_agency(start: str, agency_name: str | None) -> None:
    assert find_dateline(make("a.txt", start + BRIDGE)) == agency_name


def test_two_prints_with_one_agencys_dateline_are_one_origin() -> None:
    shared, long = FIRE[: FIRE.index(" Nobody")], " ".join(FILLERS)
    start = "ORLACH (Quill News) – "
    one = make("a.txt", f"{start}{shared} {long}", publisher="Post")
    other = make("b.txt", f"{start}{shared} {BRIDGE}", publisher="Mail")
    assert groups(one, other) == [["a.txt", "b.txt"]]
    sent = make("c.txt", f"{start}{BRIDGE}", publisher="quill news")
    (echo,) = find_echoes([other, sent])
    assert echo.origin == sent.id


PARTS = st.lists(st.sampled_from([BRIDGE, FIRE, f"“{SPEECH}”", *FILLERS[:3]]), max_size=3)


@settings(deadline=None, max_examples=60)
@given(pile=st.lists(st.tuples(PARTS, st.booleans()), max_size=6), seed=st.integers(0, 99))
def test_each_document_is_in_exactly_one_origin_in_any_order(
    pile: list[tuple[list[str], bool]], seed: int
) -> None:
    documents = [
        agency(f"{i}.txt", among(i, " ".join(parts))) if sent else make(f"{i}.txt", " ".join(parts))
        for i, (parts, sent) in enumerate(pile)
    ]
    echoes = find_echoes(documents)
    origins = find_origins(documents, echoes)
    assert sorted(d for o in origins for d in o.documents) == sorted(d.id for d in documents)
    assert all(origin.document in origin.documents for origin in origins)
    shuffled, mixed = list(documents), list(echoes)
    random.Random(seed).shuffle(shuffled)
    random.Random(seed).shuffle(mixed)
    assert find_origins(shuffled, mixed) == origins
