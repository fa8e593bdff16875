"""Judgements stay in the casebook, and none that contradicts another gets in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from casebook_cases import make_file, make_links

from sayso.casebook import Casebook
from sayso.casebook.judgements import check_judgement, find_conflict, make_judgement
from sayso.errors import InputError
from sayso.model import Judgement, JudgementKind

MADE = "2031-01-01T00:00:00Z"


def decided(kind: JudgementKind, name: str, other: str) -> Judgement:
    return make_judgement(kind, name, other, made=MADE, by="Ola", note="as the register says")


def test_judgements_come_back_in_their_order(tmp_path: Path) -> None:
    made = [decided("merge", "Zed", "Yan"), decided("reject", "Ada", "Bea")]
    with Casebook.write(tmp_path) as book:
        book.apply_judgements(made)
    assert Casebook.open(tmp_path).judgements() == tuple(made)


def test_judgements_stay_when_their_documents_go_or_are_read_again(tmp_path: Path) -> None:
    files = [make_file(1), make_file(2)]
    made = (decided("merge", "Ada", "Bea"),)
    with Casebook.write(tmp_path) as book:
        book.apply_batch(files)
        book.apply_judgements(made)
        book.apply_links(make_links(files), digest=book.documents_digest())
        book.apply_batch([make_file(1)])
        assert book.judgements() == made


def test_links_are_old_once_a_judgement_is_made_or_revoked(tmp_path: Path) -> None:
    files = [make_file(1), make_file(2)]
    merge = decided("merge", "Ada", "Bea")
    with Casebook.write(tmp_path) as book:
        book.apply_batch(files)
        book.apply_links(make_links(files), digest=book.documents_digest())
        book.apply_judgements([merge])
        assert not book.links_are_current()
        book.apply_judgements([replace(merge, revoked=MADE)])
        assert book.links_are_current()


def test_a_chain_of_merges_conflicts_with_what_parts_its_ends() -> None:
    chain = [decided("merge", "Ada", "Bea"), decided("merge", "bea", "Cleo")]
    parts = decided("reject", "Cleo", "Ada")
    assert find_conflict([parts, *chain]) == (parts, chain[1])
    assert find_conflict([*chain, parts]) == (parts, chain[1])
    assert find_conflict(chain) is None
    assert find_conflict([replace(parts, revoked=MADE), *chain]) is None


@pytest.mark.parametrize("kind", ["split", "reject"])
def test_a_merge_against_what_parts_is_refused_and_says_what_to_undo(kind: JudgementKind) -> None:
    made = [decided("merge", "Dan", "Eva"), decided(kind, "Ada", "Bea")]
    with pytest.raises(InputError, match=r"judgement 2 says the opposite.*sayso undo 2"):
        check_judgement(made, decided("merge", "Bea", "Ada"))


def test_what_parts_against_a_merge_is_refused_and_says_what_to_undo() -> None:
    made = [decided("merge", "Ada", "Bea"), decided("merge", "Bea", "Cleo")]
    with pytest.raises(InputError, match=r"sayso undo 2"):
        check_judgement(made, decided("reject", "Ada", "Cleo"))


def test_the_same_again_is_refused() -> None:
    made = [decided("reject", "Ada", "Bea")]
    with pytest.raises(InputError, match="judgement 1 says so already"):
        check_judgement(made, decided("reject", "Bea", "Ada"))
    with pytest.raises(InputError, match="one name"):
        check_judgement([], decided("merge", "Ada", "ada"))


def test_names_are_compared_as_linking_compares_them() -> None:
    with pytest.raises(InputError, match="one name"):
        check_judgement([], decided("merge", "the el-Badri family", "Badri Family"))
    made = [decided("reject", "José Marín", "Ada")]
    with pytest.raises(InputError, match="judgement 1 says the opposite"):
        check_judgement(made, decided("merge", "Ada", "Jose Marin"))
    check_judgement([], decided("merge", "WHO", "Who"))  # an acronym and a word are two
