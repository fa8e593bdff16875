"""The invented dispute: what is found in it against what examples/expected.json says."""

from __future__ import annotations

import json
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.book import Book
from sayso.examples import demo_folder
from sayso.model import SET_APART
from sayso.views.points import PointDetail, ReasonRow
from sayso.views.rows import AttributionRow, ClaimRow
from sayso.views.show import Shown

ROOT = Path(__file__).resolve().parent.parent
EXPECTED: dict[str, Any] = json.loads((ROOT / "examples" / "expected.json").read_text("utf-8"))
MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})

Item = dict[str, Any]


def items(name: str) -> list[Any]:
    """One parameter an item; those not reached yet are expected to fail, with the reason."""
    return [
        pytest.param(
            item,
            id=_label(item),
            marks=[pytest.mark.xfail(reason=item["xfail"])] if "xfail" in item else [],
        )
        for item in EXPECTED[name]
    ]


def _label(item: Item) -> str:
    words = item.get("words") or item.get("a") or item.get("title") or item.get("tag") or ""
    where = item.get("file") or item.get("kind") or item.get("who") or ""
    return f"{str(where)[:14]}:{str(words)[:28]}"


def plain(text: str) -> str:
    return " ".join(text.translate(MARKS).split())


def holds(text: str, words: str) -> bool:
    return plain(words).casefold() in plain(text).casefold()


def touches(claim: str, words: str) -> bool:
    return holds(claim, words) or holds(words, claim)


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    folder = tmp_path_factory.mktemp("dispute") / "casebook"
    with demo_folder() as documents, sayso.read([documents], casebook=folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def shown(book: Book) -> dict[tuple[str, int], Shown]:
    """Every Document as shown, by file name and part."""
    return {
        (Path(row.head.path).name, row.head.part): book.show(row.head.id)
        for row in book.documents()
    }


@pytest.fixture(scope="session")
def details(book: Book) -> tuple[PointDetail, ...]:
    return tuple(book.point(row.id) for row in book.points())


def attributions(shown: dict[tuple[str, int], Shown], item: Item) -> tuple[AttributionRow, ...]:
    return shown[item["file"], item.get("part", 0)].attributions


def is_from(row: AttributionRow, item: Item) -> bool:
    if "kind" in item:
        return bool(row.source_kind == item["kind"])
    return row.source is not None and holds(row.source, item["who"])


def is_in_order(names: tuple[str, ...], wanted: list[str]) -> bool:
    remaining = iter(names)
    return all(any(holds(name, want) for name in remaining) for want in wanted)


def test_every_format_is_among_the_documents() -> None:
    with demo_folder() as folder:
        endings = {path.suffix for path in folder.iterdir()}
    assert endings == {".txt", ".md", ".html", ".pdf", ".docx", ".xml", ".jsonl", ".eml"}


def test_the_binary_files_are_made_from_their_texts_byte_for_byte() -> None:
    script = runpy.run_path(str(ROOT / "examples" / "make_binary.py"))
    for number, ending, make in (("04", "pdf", "make_pdf"), ("07", "docx", "make_docx")):
        (source,) = (ROOT / "examples" / "source").glob(f"{number}-*.txt")
        with demo_folder() as folder:
            committed = (folder / f"{source.stem}.{ending}").read_bytes()
        assert script[make](script["read_statement"](source)) == committed


def test_every_document_says_that_it_is_invented() -> None:
    with demo_folder() as folder:
        files = [path for path in folder.iterdir() if path.suffix not in {".pdf", ".docx"}]
        texts = [path.read_text("utf-8") for path in files]
    texts += [p.read_text("utf-8") for p in (ROOT / "examples" / "source").glob("*.txt")]
    assert all("invent" in text for text in texts)


def test_nothing_of_the_dispute_is_unreadable(book: Book) -> None:
    assert [row for row in book.skipped() if row.is_error] == []


@pytest.mark.parametrize("item", items("documents"))
def test_metadata(item: Item, shown: dict[tuple[str, int], Shown]) -> None:
    row = shown[item["file"], item["part"]].document
    found = {
        "title": row.head.title,
        "byline": row.byline,
        "publisher": row.head.publisher,
        "published": (row.head.published or "")[:10],
    }
    assert {key: found[key] for key in found if key in item} == {
        key: item[key] for key in found if key in item
    }


@pytest.mark.parametrize("item", items("parts"))
def test_compilations_are_split(item: Item, shown: dict[tuple[str, int], Shown]) -> None:
    assert sum(file == item["file"] for file, _ in shown) == item["documents"]


def test_cards_keep_their_tag_and_cite(shown: dict[tuple[str, int], Shown]) -> None:
    found = [
        {"tag": row.document.tag, "cite": row.document.cite}
        for (file, _), row in sorted(shown.items(), key=lambda pair: pair[0])
        if file == "12-debate-evidence.txt"
    ]
    assert found == EXPECTED["cards"]


@pytest.mark.parametrize("item", items("not_analysed"))
def test_other_languages_are_stored_and_counted(
    item: Item, shown: dict[tuple[str, int], Shown], book: Book
) -> None:
    row = shown[item["file"], 0]
    assert (row.document.language, row.document.is_analysed) == (item["language"], False)
    assert row.document.words > 0
    assert row.attributions == ()
    assert any(s.code == "language" and s.path.endswith(item["file"]) for s in book.skipped())


@pytest.mark.parametrize("item", items("set_apart"))
def test_boilerplate_is_set_apart_and_kept(item: Item, shown: dict[tuple[str, int], Shown]) -> None:
    segments = shown[item["file"], 0].segments
    text = "".join(segment.text for segment in segments)
    start = text.index(item["words"])
    end = start + len(item["words"])
    zones = {s.zone for s in segments if s.span.start < end and start < s.span.end}
    assert zones <= SET_APART


@pytest.mark.parametrize("item", items("republishes"))
def test_credit_lines(item: Item, shown: dict[tuple[str, int], Shown]) -> None:
    found = shown[item["file"], 0].document.republishes
    assert item["publisher"] in [credit.publisher for credit in found]


@pytest.mark.parametrize("item", items("attributions"))
def test_who_says_what(item: Item, shown: dict[tuple[str, int], Shown]) -> None:
    rows = [row for row in attributions(shown, item) if holds(row.exact, item["words"])]
    found = [row for row in rows if is_from(row, item)]
    assert found, [(row.source, row.source_words, row.abstained, row.exact) for row in rows]
    for field in ("form", "framing", "act"):
        if field in item:
            assert item[field] in [getattr(row, field) for row in found]
    if "chain" in item:
        assert any(is_in_order(row.chain, item["chain"]) for row in found), found


@pytest.mark.parametrize("item", items("not_attributions"))
def test_quotation_marks_that_are_not_speech(
    item: Item, shown: dict[tuple[str, int], Shown]
) -> None:
    contents = [plain(row.exact).strip("\"'.,") for row in attributions(shown, item)]
    assert plain(item["words"]) not in contents


@pytest.mark.parametrize("item", items("never"))
def test_no_words_are_put_into_another_mouth(
    item: Item, shown: dict[tuple[str, int], Shown]
) -> None:
    rows = [row for row in attributions(shown, item) if holds(row.exact, item["words"])]
    assert [row for row in rows if is_from(row, item)] == []


@pytest.mark.parametrize("pair", EXPECTED["kept_apart"], ids=" / ".join)
def test_look_alike_names_are_kept_apart(pair: list[str], book: Book) -> None:
    names = [(row.name, *row.aliases) for row in book.who().sources]
    for name in pair:
        assert any(name in known for known in names)
    assert not [known for known in names if all(name in known for name in pair)]


def is_conflict_between(detail: PointDetail, item: Item) -> bool:
    if item["kind"] not in {r.kind for r in detail.reasons if r.relation == "contradicts"}:
        return False
    sides = [[claim.exact for claim in side.claims] for side in detail.sides]
    with_a = {n for n, claims in enumerate(sides) if any(touches(c, item["a"]) for c in claims)}
    with_b = {n for n, claims in enumerate(sides) if any(touches(c, item["b"]) for c in claims)}
    return any(a != b for a in with_a for b in with_b)


@pytest.mark.parametrize("item", items("contested"))
def test_conflicts(item: Item, details: tuple[PointDetail, ...]) -> None:
    contested = [detail for detail in details if detail.point.contested]
    assert any(is_conflict_between(detail, item) for detail in contested), [
        detail.point.title for detail in contested
    ]


def conflicts(details: tuple[PointDetail, ...]) -> list[ReasonRow]:
    return [r for d in details for r in d.reasons if r.relation == "contradicts"]


@pytest.mark.parametrize("item", items("not_contested"))
def test_differences_that_are_no_conflict(item: Item, details: tuple[PointDetail, ...]) -> None:
    for reason in conflicts(details):
        pair = (reason.a_claim.exact, reason.b_claim.exact)
        for first, second in (pair, pair[::-1]):
            assert not (holds(first, item["a"]) and holds(second, item["b"])), reason


def files_of(group: Any) -> list[str]:
    return [Path(member.words.document.path).name for member in group.members]


@pytest.mark.parametrize("item", items("echoes"))
def test_echoes(item: Item, book: Book) -> None:
    groups = [g for g in book.echoes().groups if set(item["files"]) <= set(files_of(g))]
    assert groups
    assert any(holds(m.words.exact, item["words"]) for g in groups for m in g.members)
    assert {Path(g.origin.path).name for g in groups if g.origin} == {item["origin"]}
    assert all(g.origins == 1 for g in groups)


@pytest.mark.parametrize("pair", EXPECTED["never_echo"], ids=" / ".join)
def test_documents_that_share_a_matter_only_are_no_echo(pair: list[str], book: Book) -> None:
    assert [g for g in book.echoes().groups if set(pair) <= set(files_of(g))] == []


def claims_hold(claims: tuple[ClaimRow, ...], item: Item) -> bool:
    return any(
        Path(claim.document.path).name == item["file"] and touches(claim.exact, item["words"])
        for claim in claims
    )


@pytest.mark.parametrize("item", items("shift"))
def test_shifts(item: Item, book: Book) -> None:
    shifts = [s for s in book.timeline().shifts if holds(s.source, item["who"])]
    assert any(
        claims_hold(s.before_claims, item["before"]) and claims_hold(s.after_claims, item["after"])
        for s in shifts
    ), book.timeline().shifts


@pytest.mark.parametrize("item", items("omission"))
def test_omissions(item: Item, book: Book) -> None:
    gaps = [gap for gap in book.gaps().gaps if gap.publisher == item["publisher"]]
    found = [g for g in gaps if any(touches(c.exact, item["words"]) for c in g.reported)]
    assert found, [gap.title for gap in gaps]
    assert any(set(item["others"]) <= set(gap.publishers) for gap in found)
