"""Sources: counted under one name, found by any of their names, with all they are said to say."""

from __future__ import annotations

from pathlib import Path

import pile
import pytest

from sayso.casebook import Casebook, Links
from sayso.errors import InputError, NoSuchThing
from sayso.views.rows import Count
from sayso.views.who import find_source, list_sources


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    return pile.build(tmp_path_factory.mktemp("who") / "casebook")


def test_names_of_one_entity_are_one_source(casebook: Casebook) -> None:
    quill = list_sources(casebook).sources[0]
    assert (quill.name, quill.aliases, quill.roles) == ("Ada Quill", ("Quill",), ("Minister",))
    assert (quill.attributions, quill.statements, quill.documents) == (3, 3, 3)


def test_a_reprint_is_no_origin_of_its_own(casebook: Casebook) -> None:
    assert list_sources(casebook).sources[0].origins == 2


def test_the_source_with_most_statements_is_first(casebook: Casebook) -> None:
    statements = [row.statements for row in list_sources(casebook).sources]
    assert statements == sorted(statements, reverse=True) == [3, 2, 1, 1]


def test_unresolved_sources_are_counted_with_the_reason(casebook: Casebook) -> None:
    assert list_sources(casebook).unresolved == (
        Count("the words name no source", 1),
        Count("two people could be meant", 1),
    )


def test_a_source_speaks_in_order_of_date(casebook: Casebook) -> None:
    says = find_source(casebook, "Ada Quill").says
    assert [row.document.path for row in says] == ["a-wire.txt", "b-herald.txt", "d-later.txt"]
    assert [row.exact for row in says] == [
        "the dam is safe",
        "dam is safe",
        "“The dam is not safe,”",
    ]


@pytest.mark.parametrize("name", ["Quill", "ada quill", "ADA", " Ada Quill "])
def test_an_alias_or_a_whole_word_finds_the_source(casebook: Casebook, name: str) -> None:
    assert find_source(casebook, name).source.name == "Ada Quill"


def test_a_piece_of_a_word_does_not_find_a_source(casebook: Casebook) -> None:
    with pytest.raises(NoSuchThing, match="did you mean Ada Quill"):
        find_source(casebook, "Quil")


def test_a_name_of_several_sources_names_them(casebook: Casebook, tmp_path: Path) -> None:
    one = pile.document("one.txt", "Ann Reed said no. Tom Reed said yes.")
    says = (
        pile.said(one, "Ann Reed", "Reed said no", "no", name="Ann Reed"),
        pile.said(one, "Tom Reed", "Reed said yes", "yes", name="Tom Reed"),
    )
    casebook = pile.store(tmp_path / "casebook", [pile.file_of(one, says)], Links())
    with pytest.raises(InputError, match="could be Ann Reed, Tom Reed"):
        find_source(casebook, "Reed")


def test_a_whole_name_wins_over_a_part(tmp_path: Path) -> None:
    one = pile.document("one.txt", "Union said no. Reed Union said yes.")
    says = (
        pile.said(one, "", "said no", "no", name="Union"),
        pile.said(one, "Reed Union", "said yes", "yes", name="Reed Union"),
    )
    casebook = pile.store(tmp_path / "casebook", [pile.file_of(one, says)], Links())
    assert find_source(casebook, "union").source.name == "Union"


def test_confidence_and_kinds_leave_out(casebook: Casebook) -> None:
    everything = find_source(casebook, "the union").says
    assert len(everything) == 3
    sure = find_source(casebook, "the union", min_confidence=0.5).says
    assert [row.exact for row in sure] == ["that the dam was ever sound", "‘it leaks’"]
    beliefs = find_source(casebook, "the union", kinds=["belief"]).says
    assert [row.exact for row in beliefs] == ["Some 60 families left Tarn"]


def test_statements_stand_before_what_is_thought_or_wanted(casebook: Casebook) -> None:
    kinds = [row.kind for row in find_source(casebook, "the union").says]
    assert kinds == sorted(kinds, key=lambda kind: kind != "statement")
    assert set(kinds) == {"statement", "belief"}


def test_the_list_of_sources_counts_only_what_is_asked_for(casebook: Casebook) -> None:
    held = {row.name: row.attributions for row in list_sources(casebook, kinds=["belief"]).sources}
    sure = list_sources(casebook, min_confidence=0.5).sources
    assert held == {"Dam Workers' Union": 1}
    assert {row.name: row.attributions for row in sure}["Dam Workers' Union"] == 2
    assert list_sources(casebook, kinds=["perception"]).sources == ()


def test_a_kind_or_confidence_that_is_none_is_an_error(casebook: Casebook) -> None:
    with pytest.raises(InputError, match="choose among statement"):
        find_source(casebook, "the union", kinds=["opinion"])  # type: ignore[list-item]
    with pytest.raises(InputError, match="between 0 and 1"):
        list_sources(casebook, min_confidence=70)


def test_nested_words_are_marked(casebook: Casebook) -> None:
    nested = find_source(casebook, "the union", kinds=["statement"]).says[-1]
    assert (nested.depth, nested.parent) == (1, pile.OUTER.id)


def test_a_relay_is_listed_apart_from_what_it_says_itself(tmp_path: Path) -> None:
    one = pile.document("one.txt", "Bo told the Bell he left.", publisher="Valley Post")
    told = pile.said(
        one, "Bo", "told", "he left", name="Bo", chain=("Valley Post", "the Bell", "Bo")
    )
    casebook = pile.store(tmp_path / "casebook", [pile.file_of(one, (told,))], Links())
    bell = find_source(casebook, "the Bell")
    assert (bell.says, [row.id for row in bell.relays]) == ((), [told.id])
    assert bell.source.relayed == 1
    assert [row.name for row in list_sources(casebook).sources] == ["Bo"]


def test_an_empty_casebook_has_no_sources(tmp_path: Path) -> None:
    casebook = pile.store(tmp_path / "casebook", [], Links())
    assert list_sources(casebook).sources == ()
    with pytest.raises(NoSuchThing):
        find_source(casebook, "Quill")
