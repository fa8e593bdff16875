"""A batch replaces its files' rows and no others; what goes in comes out; order changes nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from casebook_cases import (
    dump,
    make_analysis,
    make_document,
    make_file,
    make_links,
    paged_document,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.casebook import Casebook, Links
from sayso.casebook.lock import DATABASE, hold_lock
from sayso.casebook.migrations import Migration, find_migrations, migrate
from sayso.casebook.rows import (
    CLAIM_COLUMNS,
    attribution_of,
    attribution_row,
    claim_of,
    claim_row,
    document_of,
    document_row,
)
from sayso.errors import CasebookBusy, CasebookDamaged, CasebookTooNew, NoCasebook, NoSuchThing
from sayso.model import Analysis, Attribution, Claim, FileRead, Skipped, Span

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
SPANS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 9)), max_size=3).map(
    lambda pairs: tuple(Span(start, start + size) for start, size in pairs)
)


def write(folder: Path, *batches: list[FileRead]) -> None:
    with Casebook.write(folder) as book:
        for batch in batches:
            book.apply_batch(batch)


def test_what_goes_in_comes_out(tmp_path: Path) -> None:
    files = [make_file(1), make_file(2)]
    full = Analysis(paged_document(), is_analysed=False)
    paged = full.document
    mixed = FileRead(paged.location, paged.path, paged.sha256, 4, "pdf", (full,))
    write(tmp_path, [*files, mixed])
    book = Casebook.open(tmp_path)
    analyses = [full, *(file.analyses[0] for file in files)]
    in_order = sorted(analyses, key=lambda a: (a.document.path, a.document.part))
    assert [d.id for d in book.documents()] == [a.document.id for a in in_order]
    assert book.document(paged.id) == paged
    one = files[0].analyses[0]
    assert book.document(one.document.id) == one.document
    assert book.attributions(one.document.id) == one.attributions
    assert book.claims(one.document.id) == one.claims
    assert book.attributions() == tuple(x for a in in_order for x in a.attributions)


@settings(deadline=None)
@given(title=WORDS, headings=st.lists(WORDS, max_size=3), name=st.none() | WORDS, spans=SPANS)
def test_rows_keep_every_value(
    title: str, headings: list[str], name: str | None, spans: tuple[Span, ...]
) -> None:
    document = replace(paged_document(), title=title, headings=tuple(headings), byline=name)
    assert document_of(document_row(Analysis(document), "1")) == document
    attribution = Attribution(
        "a", document.id, "direct", "belief", spans, spans, spans, source_name=name, role=title
    )
    attribution = replace(attribution, chain=tuple(headings), framing_words=spans)
    assert attribution_of(attribution_row(attribution, 3)) == attribution
    claim = Claim("c", document.id, name, Span(1, 2), name, title, None, names=tuple(headings))
    claim = replace(claim, deciding=spans, object_span=spans[0] if spans else None)
    assert claim_of(claim_row(claim, 0)) == claim


def test_a_file_read_again_changes_nothing(tmp_path: Path) -> None:
    files = [make_file(n) for n in range(3)]
    write(tmp_path, files)
    before = dump(tmp_path)
    write(tmp_path, files, files[1:2])
    assert dump(tmp_path) == before


def test_a_changed_file_replaces_its_own_rows_only(tmp_path: Path) -> None:
    files = [make_file(n) for n in range(3)]
    changed = make_file(1, text="The Post\n\nMayor Brenn said all 12 gates “will open soon” now.")
    write(tmp_path / "a", files, [changed])
    write(tmp_path / "b", [files[0], changed, files[2]])
    assert dump(tmp_path / "a") == dump(tmp_path / "b")
    texts = [document.text for document in Casebook.open(tmp_path / "a").documents()]
    assert sum("open soon" in text for text in texts) == 1
    assert len(texts) == 3


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_reading_changes_nothing_even_with_copies(tmp_path: Path, seed: int) -> None:
    files = [make_file(n, folder=folder) for n in range(4) for folder in ("b", "a", "c")]
    write(tmp_path / "straight", files)
    shuffled = list(files)
    random.Random(seed).shuffle(shuffled)
    cut = 1 + seed * 2
    write(tmp_path / "mixed", shuffled[:cut], shuffled[cut:], shuffled[:1])
    assert dump(tmp_path / "mixed") == dump(tmp_path / "straight")


def test_a_copy_is_skipped_and_takes_over_when_the_kept_file_changes(tmp_path: Path) -> None:
    kept, copy = make_file(1, folder="a"), make_file(1, folder="b")
    write(tmp_path, [copy, kept])
    book = Casebook.open(tmp_path)
    assert [document.path for document in book.documents()] == ["a/001.txt"]
    copies = [one for one in book.skipped() if one.code == "duplicate"]
    assert copies == [Skipped("b/001.txt", "duplicate", "the same document as a/001.txt")]
    changed = make_file(1, folder="a", text="Now\n\nMayor B said the 12 gates “leak”.")
    write(tmp_path, [changed])
    assert sorted(document.path for document in book.documents()) == ["a/001.txt", "b/001.txt"]
    assert not [one for one in book.skipped() if one.code == "duplicate"]
    assert len(book.attributions()) == len(book.claims()) == 2


def test_files_of_another_analysis_version_are_not_known(tmp_path: Path) -> None:
    file = make_file(1)
    with Casebook.write(tmp_path, analysis_version="1") as book:
        book.apply_batch([file])
        assert book.known_files() == {file.location: file.sha256}
    digest = Casebook.open(tmp_path).documents_digest()
    with Casebook.write(tmp_path, analysis_version="2") as book:
        assert book.known_files() == {}
        book.apply_batch([file])
        assert book.known_files() == {file.location: file.sha256}
    assert Casebook.open(tmp_path).documents_digest() != digest


def test_links_come_back_and_go_with_their_documents(tmp_path: Path) -> None:
    files = [make_file(n) for n in range(3)]
    links = make_links(files)
    with Casebook.write(tmp_path) as book:
        book.apply_batch(files[:2])
        book.apply_links(links, digest=book.documents_digest())
        assert book.links_are_current()
        read = Links(
            book.entities(),
            book.entity_names(),
            book.relations(),
            book.differences(),
            book.points(),
            book.echoes(),
            book.origins(),
            book.candidates(),
        )
        assert read == links
        book.apply_batch(files[2:])
        assert not book.links_are_current()
        assert book.points() == links.points
        book.apply_batch([make_file(1, text="Now\n\nMayor B said the 12 gates “leak”.")])
        assert [book.points(), book.relations(), book.echoes(), book.origins()] == [()] * 4


def test_skipped_inputs_are_noted_once_and_an_emptied_file_loses_its_documents(
    tmp_path: Path,
) -> None:
    file = make_file(1)
    odd = Skipped("/pile/picture.png", "type", "not a kind of file that is read")
    with Casebook.write(tmp_path) as book:
        book.apply_batch([file])
        book.apply_skipped([odd])
        book.apply_skipped([odd])
        assert [one for one in book.skipped() if one.code == "type"] == [odd]
        assert len(book.documents()) == 1
        book.apply_skipped([Skipped(file.location, "duplicate", "named twice")])
        assert len(book.documents()) == 1
        book.apply_skipped([Skipped(file.location, "empty", "no text")])
        assert [book.documents(), book.attributions(), book.claims()] == [()] * 3


def test_readers_are_told_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(NoCasebook, match="no casebook in"):
        Casebook.open(tmp_path)
    later = Casebook.open(tmp_path, must_exist=False)
    with pytest.raises(NoCasebook):
        later.documents()
    write(tmp_path, [make_file(1)])
    assert len(later.documents()) == 1
    with pytest.raises(NoSuchThing, match="no document 'zz'"):
        later.document("zz")
    file = tmp_path / DATABASE
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(CasebookDamaged, match="damaged"):
        later.documents()
    file.write_bytes(b"something else" * 1000)
    with pytest.raises(CasebookDamaged, match="damaged"):
        later.documents()


def test_a_casebook_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, [make_file(1)])
    with duckdb.connect(tmp_path / DATABASE) as db:
        db.execute("INSERT INTO migrations VALUES (99, 'from the future')")
    with pytest.raises(CasebookTooNew, match="version 99"):
        Casebook.open(tmp_path).documents()
    before = (tmp_path / DATABASE).read_bytes()
    with pytest.raises(CasebookTooNew), Casebook.write(tmp_path):
        pass
    assert (tmp_path / DATABASE).read_bytes() == before


def make_old(folder: Path) -> None:
    """Make a casebook as version 1 wrote it: the framing also told what the source did."""
    with duckdb.connect(folder / DATABASE) as db:
        migrate(db, "old", find_migrations()[:1])
        for number, framing in enumerate(("denying", "knowing", "distancing")):
            db.execute(
                "INSERT INTO attributions VALUES (?, 'd', ?, 'direct', 'statement', '[]', '[]',"
                " '[[0, 5]]', NULL, 'none', NULL, '[]', ?, '[[0, 2]]', 0.5, NULL, NULL)",
                [f"{number}", number, framing],
            )


def test_a_casebook_of_an_earlier_version_opens_and_keeps_its_words(tmp_path: Path) -> None:
    make_old(tmp_path)
    book = Casebook.open(tmp_path)
    found = book.query("SELECT framing, framing_words, act FROM attributions ORDER BY seq")
    assert found == [
        ("neutral", "[]", "denying"),
        ("neutral", "[]", "stating"),
        ("distancing", "[[0, 2]]", "stating"),
    ]
    with Casebook.write(tmp_path):
        assert book.query("SELECT count(*) FROM migrations") == [(len(find_migrations()),)]


def test_claims_of_an_earlier_version_have_no_commitments_until_read_again(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / DATABASE) as db:
        migrate(db, "old", find_migrations()[:2])
        db.execute(
            "INSERT INTO claims VALUES ('c', 'd', 0, NULL, 0, 5, NULL, 'sink', NULL, 'positive',"
            " 'certain', 'asserted', NULL, ?)",
            [
                '{"quantities": [], "times": [], "names": [], "terms": [], "deciding": [],'
                ' "subject_span": null, "predicate_span": [0, 5], "object_span": null}'
            ],
        )
    rows = Casebook.open(tmp_path).query(f"SELECT {', '.join(CLAIM_COLUMNS)} FROM claims")
    assert [claim_of(row).commitments for row in rows] == [()]


def test_points_of_an_earlier_version_have_the_origins_that_were_shown_then(tmp_path: Path) -> None:
    with duckdb.connect(tmp_path / DATABASE) as db:
        migrate(db, "old", find_migrations()[:4])
        db.execute("INSERT INTO points VALUES ('p', 0, 'the gates', true)")
        for seq, documents in enumerate(('["a", "b"]', '["c", "a"]')):
            db.execute(
                "INSERT INTO sides VALUES ('p', ?, 'affirms', '', '[]', '[]', ?, 1)",
                [seq, documents],
            )
        db.execute(
            "INSERT INTO origins VALUES ('a', 'a', NULL), ('b', 'a', NULL), ('c', 'c', NULL)"
        )
    (point,) = Casebook.open(tmp_path).points()
    assert point.origins == 2


def test_an_old_casebook_that_another_is_bringing_up_to_date_is_not_touched(
    tmp_path: Path,
) -> None:
    make_old(tmp_path)
    before = (tmp_path / DATABASE).read_bytes()
    with hold_lock(tmp_path), pytest.raises(CasebookBusy):
        Casebook.open(tmp_path).documents()
    assert (tmp_path / DATABASE).read_bytes() == before
    assert Casebook.open(tmp_path).documents() == ()


def test_migrations_are_done_once_each_and_a_broken_one_leaves_nothing(tmp_path: Path) -> None:
    last = find_migrations()[-1].number
    notes = Migration(last + 1, "notes", "CREATE TABLE notes (words VARCHAR)")
    steps = (*find_migrations(), notes)
    broken = Migration(last + 2, "broken", "CREATE TABLE half (a INTEGER); SELECT * FROM nowhere")
    with duckdb.connect(tmp_path / "old.duckdb") as db:
        migrate(db, "old", steps[:-1])
        assert [step.name for step in migrate(db, "old", steps)] == ["notes"]
        assert migrate(db, "old", steps) == ()
        with pytest.raises(duckdb.CatalogException):
            migrate(db, "old", (*steps, broken))
    with duckdb.connect(tmp_path / "old.duckdb") as db:
        rows = db.execute("SELECT number, name FROM migrations ORDER BY number").fetchall()
        tables = db.execute("SELECT table_name FROM duckdb_tables()").fetchall()
    assert rows == [(step.number, step.name) for step in steps]
    assert ("half",) not in tables


def test_a_document_told_twice_in_one_file_is_kept_once(tmp_path: Path) -> None:
    analysis = make_analysis(make_document("1.txt", "P\n\nMayor B said the 12 gates “leak”."))
    file = FileRead("/pile/1.txt", "pile/1.txt", "00", 3, "text", (analysis, analysis))
    write(tmp_path, [file])
    assert len(Casebook.open(tmp_path).documents()) == 1
