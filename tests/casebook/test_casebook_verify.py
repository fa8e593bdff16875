"""Every kind of disagreement is found, named and left as it is."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from casebook_cases import dump, make_analysis, make_document, make_file, make_links

from sayso.casebook import Casebook
from sayso.casebook.judgements import make_judgement
from sayso.casebook.lock import DATABASE
from sayso.casebook.verify import find_problems
from sayso.model import FileRead, OffsetMap, Run

MADE = "2031-01-01T00:00:00Z"
TEXT = "The Ferrant Post\n\nMayor Ada Brenn said number 7 of the 12 gates “will stay shut” é 🙂."


def read_from_disk(folder: Path) -> FileRead:
    """Return a file that lies on the disk, with a byte order mark and Windows line breaks."""
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    path = folder / "brenn.txt"
    path.write_bytes(data)
    first, second = TEXT.index("\n"), TEXT.index("\n") + 2
    runs = (
        Run(0, first, 0, first),
        Run(first, first + 1, first, first + 2),
        Run(first + 1, second, first + 2, first + 4),
        Run(second, len(TEXT), second + 2, len(TEXT) + 2),
    )
    document = replace(
        make_document(path.name, TEXT),
        path=str(path),
        location=str(path),
        offsets=OffsetMap("characters", runs),
    )
    sha256 = hashlib.sha256(data).hexdigest()
    return FileRead(str(path), str(path), sha256, len(data), "text", (make_analysis(document),))


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    files = [read_from_disk(tmp_path), make_file(1)]
    with Casebook.write(folder) as book:
        book.apply_batch(files)
        book.apply_judgements([make_judgement("merge", "Ada Brenn", "Brenn", made=MADE)])
        book.apply_links(make_links(files), digest=book.documents_digest())
    return folder


def kinds(folder: Path) -> list[tuple[str, bool]]:
    """Return kind and damage of each problem but the missing file of the second document."""
    problems = find_problems(Casebook.open(folder))
    return [(p.kind, p.is_damage) for p in problems if p.subject != "pile/001.txt"]


def test_a_sound_casebook_has_no_problem_but_the_file_that_is_gone(sound: Path) -> None:
    (problem,) = find_problems(Casebook.open(sound))
    assert not problem.is_damage
    assert problem.words == (
        "pile/001.txt: the file is no longer there, so it could not be checked"
    )


def test_a_changed_original_is_named(sound: Path) -> None:
    path = sound.parent / "brenn.txt"
    path.write_bytes(path.read_bytes() + b"more")
    (problem, _) = find_problems(Casebook.open(sound))
    assert problem.subject == str(path)
    assert "changed since it was read" in problem.words
    assert not problem.is_damage


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("UPDATE documents SET text = replace(text, '12', '21')", "text"),
        ("UPDATE documents SET text_sha256 = 'x' WHERE path LIKE '%brenn.txt'", "text"),
        ("UPDATE attributions SET content = '[[5,900]]'", "span"),
        ("UPDATE attributions SET content = '[[16,18]]'", "span"),
        ("UPDATE attributions SET content = '[[30,40],[20,31]]'", "span"),
        ("UPDATE attributions SET content = '[]'", "empty"),
        ("UPDATE attributions SET chain = '[]'", "empty"),
        ("UPDATE attributions SET parent = 'nobody'", "reference"),
        ("UPDATE attributions SET document = 'none'", "reference"),
        ("UPDATE claims SET attribution = 'nobody'", "reference"),
        ("UPDATE claims SET span_end = 5000", "span"),
        ("INSERT INTO claims SELECT * FROM claims", "double"),
        ("INSERT INTO documents SELECT * FROM documents", "double"),
        ("DELETE FROM claims", "reference"),
        ("DELETE FROM files WHERE path LIKE '%brenn.txt'", "reference"),
        ("UPDATE sides SET claims = '[\"nobody\"]'", "reference"),
        ("UPDATE sides SET claims = '[]'", "empty"),
        ("DELETE FROM sides", "empty"),
        ("UPDATE relations SET a = 'nobody'", "reference"),
        ('UPDATE relations SET reasons = \'[["number","w",[0,3],[5,900]]]\'', "span"),
        ("UPDATE entity_names SET entity = 'nobody'", "reference"),
        ("UPDATE echo_members SET span_end = 5000", "span"),
        ("UPDATE echoes SET origin = 'nobody'", "reference"),
        ("UPDATE origins SET origin = 'nobody'", "reference"),
        ("INSERT INTO origins SELECT * FROM origins", "double"),
        ("UPDATE candidates SET b = 'nobody'", "reference"),
        ("UPDATE judgements SET kind = 'divine'", "reference"),
        ("UPDATE judgements SET other = ' '", "empty"),
        ("INSERT INTO judgements SELECT * FROM judgements", "double"),
        (
            "INSERT INTO judgements SELECT 'j9', 9, 'reject', other, name, made, NULL, NULL, NULL"
            " FROM judgements",
            "conflict",
        ),
        ("UPDATE judgements SET revoked = made", "stale"),
        ("UPDATE meta SET value = 'older'", "stale"),
        ("DELETE FROM meta WHERE key = 'linked_digest'", "stale"),
    ],
)
def test_each_kind_of_damage_is_found_and_nothing_is_changed(
    sound: Path, sql: str, kind: str
) -> None:
    with duckdb.connect(sound / DATABASE) as db:
        db.execute(sql)
    before = dump(sound)
    found = kinds(sound)
    assert (kind, kind != "stale") in found
    assert dump(sound) == before


def test_a_map_that_leads_to_other_characters_is_found(tmp_path: Path) -> None:
    file = read_from_disk(tmp_path)
    (analysis,) = file.analyses
    wrong = OffsetMap("characters", (Run(0, 5, 4, 9),))
    document = replace(analysis.document, offsets=wrong)
    with Casebook.write(tmp_path / "book") as book:
        book.apply_batch([replace(file, analyses=(replace(analysis, document=document),))])
        (problem, _) = find_problems(book)
    assert problem.words.endswith("characters 0 to 5 are not the original's")


def test_runs_out_of_order_are_found(tmp_path: Path) -> None:
    offsets = OffsetMap("paragraph", (Run(5, 9, number=1), Run(0, 4, number=2)))
    document = make_document("1.docx", "Left and right", offsets=offsets)
    analysis = replace(make_file(1).analyses[0], document=document, attributions=(), claims=())
    with Casebook.write(tmp_path) as book:
        file = FileRead(document.location, document.path, document.sha256, 1, "docx", (analysis,))
        book.apply_batch([file])
        problems = find_problems(book)
    assert [p.kind for p in problems if p.is_damage] == ["span"]
