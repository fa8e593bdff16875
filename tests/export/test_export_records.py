"""The export contract: valid against its schemas, in one order, and every span on its words."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso import model
from sayso.casebook import Casebook, Links
from sayso.errors import InputError
from sayso.export.jsonl import dump, write_jsonl
from sayso.export.records import records_of
from sayso.export.shapes import RECORDS, record_schema
from sayso.export.tables import WHATS, What
from sayso.export.write import export


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    return pile.build(tmp_path_factory.mktemp("records") / "casebook")


def lines_of(casebook: Casebook, what: What) -> list[dict[str, Any]]:
    stream = io.StringIO()
    number = write_jsonl(casebook, what, stream)
    lines = stream.getvalue().split("\n")
    assert lines.pop() == ""
    assert len(lines) == number
    return [json.loads(line) for line in lines]


def find_spans(value: Any) -> Iterator[tuple[dict[str, Any], list[int]]]:
    """Every record part that shows exact words beside one span."""
    if isinstance(value, dict):
        span = value.get("span") or value.get("evidence")
        if "exact" in value and isinstance(span, list):
            yield value, span
        for part in value.values():
            yield from find_spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from find_spans(part)


def assert_exact(casebook: Casebook) -> int:
    """Assert that all exact words are the text at their spans; return how many were looked at."""
    texts = {row["id"]: row["text"] for row in lines_of(casebook, "documents")}
    looked_at = 0
    for what in WHATS:
        for row in lines_of(casebook, what):
            home = row["id"] if what == "documents" else row.get("document")
            for part, (start, end) in find_spans(row):
                text = texts[part.get("document") or home]
                assert text[start:end] == part["exact"]
                looked_at += 1
            if what == "attributions":
                words = [texts[home][start:end] for start, end in row["content"]]
                assert " … ".join(words) == row["exact"]
                looked_at += 1
    return looked_at


@pytest.mark.parametrize("what", WHATS)
def test_each_line_is_valid_against_its_schema(casebook: Casebook, what: What) -> None:
    lines = lines_of(casebook, what)
    assert lines
    for line in lines:
        _, name, _ = line["schema"].split("/")
        jsonschema.Draft202012Validator(record_schema(name)).validate(line)


@pytest.mark.parametrize("name", RECORDS)
def test_a_schema_is_sound_and_refuses_what_lacks_a_field(casebook: Casebook, name: str) -> None:
    schema = record_schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    what = next(w for w in WHATS if w.startswith(name.removesuffix("y")))
    line = lines_of(casebook, what)[0]
    for field in line:
        less = {key: value for key, value in line.items() if key != field}
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(less, schema)


@pytest.mark.parametrize(
    ("name", "path", "literal"),
    [
        ("attribution", "form", model.Form),
        ("attribution", "kind", model.Kind),
        ("attribution", "framing", model.Framing),
        ("attribution", "act", model.Act),
        ("attribution", "unnamed_as", model.UnnamedAs),
        ("attribution", "source_kind", model.SourceKind),
        ("claim", "polarity", model.Polarity),
        ("claim", "certainty", model.Certainty),
        ("relation", "kind", model.RelationKind),
        ("relation", "reasons.items.properties.kind", model.ReasonKind),
        ("point", "sides.items.properties.stance", model.Stance),
        ("echo", "kind", model.EchoKind),
        ("entity", "candidates.items.properties.kind", model.CandidateKind),
        ("judgement", "kind", model.JudgementKind),
        ("document", "zones.items.properties.kind", model.ZoneKind),
    ],
)
def test_the_values_a_schema_allows_are_those_of_the_model(
    name: str, path: str, literal: object
) -> None:
    part = record_schema(name)["properties"]
    for key in path.split("."):
        part = part[key]
    assert tuple(value for value in part["enum"] if value is not None) == get_args(literal)


def test_an_unknown_record_is_an_error() -> None:
    with pytest.raises(InputError, match="attribution"):
        record_schema("nothing")


def test_exact_words_stand_at_their_spans(casebook: Casebook) -> None:
    assert assert_exact(casebook) == 30


def test_originals_are_given_in_characters_or_as_places(casebook: Casebook) -> None:
    rows = {row["id"]: row for row in lines_of(casebook, "attributions")}
    plain = rows[pile.QUILL_SAFE.id]
    assert plain["original"] == {key: plain[key] for key in ("source", "cue", "content")}
    assert plain["places"] is None
    word = rows[pile.IRA.id]
    assert word["original"] is None
    assert word["places"]["content"] == [{"paragraph": 2, "box": None}]


def test_originals_follow_the_map_over_folded_line_breaks(tmp_path: Path) -> None:
    original = "He\r\nsaid   no."
    stored = "He\nsaid no."
    runs = (
        model.Run(0, 2, 0, 2),
        model.Run(2, 3, 2, 4),
        model.Run(3, 7, 4, 8),
        model.Run(7, 8, 8, 11),
        model.Run(8, 11, 11, 14),
    )
    home = pile.document("one.txt", stored, offsets=model.OffsetMap("characters", runs))
    said = pile.said(home, "He", "said", "no", name=None)
    casebook = pile.store(tmp_path / "c", [pile.file_of(home, (said,))], Links())
    (row,) = lines_of(casebook, "attributions")
    words = {
        key: [original[start:end] for start, end in spans] for key, spans in row["original"].items()
    }
    assert words == {"source": ["He"], "cue": ["said"], "content": ["no"]}


def test_names_are_resolved_in_the_document_and_across_documents(casebook: Casebook) -> None:
    rows = {row["id"]: row for row in lines_of(casebook, "attributions")}
    admits = rows[pile.ADMITS.id]
    assert (admits["source_name"], admits["entity_name"]) == ("Quill", "Ada Quill")
    assert rows[pile.OUTER.id]["source_name"] is None
    assert rows[pile.OUTER.id]["abstained"] == "two people could be meant"


def test_a_claim_gives_its_first_quantity_and_time(casebook: Casebook) -> None:
    rows = {row["id"]: row for row in lines_of(casebook, "claims")}
    forty = rows[pile.FORTY.id]
    assert forty["attribution"] is None
    assert forty["quantity"] == forty["quantities"][0]
    assert (forty["quantity"]["low"], forty["quantity"]["high"]) == (40, None)
    assert forty["time"] == "2031-03-01"
    assert rows[pile.SAFE.id]["quantity"] is None


def test_records_come_in_one_order(casebook: Casebook, tmp_path: Path) -> None:
    turned = pile.build(tmp_path / "turned", tuple(reversed(pile.FILES)))
    for what in WHATS:
        there, here = io.StringIO(), io.StringIO()
        write_jsonl(turned, what, there)
        write_jsonl(casebook, what, here)
        assert there.getvalue() == here.getvalue()


def test_what_ends_a_line_inside_words_is_escaped() -> None:
    line = dump({"exact": "a\u2028b\u0085c\nd"})
    assert line.splitlines() == [line]
    assert json.loads(line) == {"exact": "a\u2028b\u0085c\nd"}


def test_a_file_is_replaced_as_a_whole(casebook: Casebook, tmp_path: Path) -> None:
    file = tmp_path / "points.jsonl"
    file.write_text("old", "utf-8")
    assert export(casebook, "points", to=file) == 2
    assert [row["id"] for row in map(json.loads, file.read_bytes().splitlines())] == [
        pile.SAFETY.id,
        pile.FIGURE.id,
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["points.jsonl"]


def exported(casebook: Casebook, what: What, **chosen: Any) -> list[dict[str, Any]]:
    stream = io.StringIO(newline="")
    export(casebook, what, to=stream, **chosen)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_kind_and_confidence_choose_among_attributions_and_their_claims(casebook: Casebook) -> None:
    everything = exported(casebook, "attributions")
    statements = exported(casebook, "attributions", kinds=["statement"])
    assert statements == [row for row in everything if row["kind"] == "statement"] != everything
    sure = exported(casebook, "attributions", min_confidence=0.5)
    assert sure == [row for row in everything if row["confidence"] >= 0.5] != everything
    kept = {row["id"] for row in sure}
    claims = exported(casebook, "claims")
    assert exported(casebook, "claims", min_confidence=0.5) == [
        row for row in claims if row["attribution"] is None or row["attribution"] in kept
    ]
    with pytest.raises(InputError, match="points"):
        exported(casebook, "points", min_confidence=0.5)


def test_what_cannot_be_exported_is_an_error(casebook: Casebook, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="documents, attributions"):
        export(casebook, "rumours", to=tmp_path / "x")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="jsonl, csv"):
        export(casebook, "points", format="xml", to=tmp_path / "x")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="cannot write"):
        export(casebook, "points", to=tmp_path / "no" / "such" / "folder")
    assert list(tmp_path.iterdir()) == []


PIECES = (
    "\U0001f3de\ufe0f",
    "e\u0301",
    "סכר",
    "\r\n",
    "\u2028",
    "'",
    '"',
    "=1",
    " ",
    "dam",
    "\x00",
)
texts = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), max_size=24)


@settings(deadline=None, max_examples=15)
@given(st.data(), texts.map("".join))
def test_any_words_stand_at_their_spans_in_every_export(data: st.DataObject, text: str) -> None:
    spots = st.integers(0, len(text))
    spans = st.tuples(spots, spots).map(lambda p: model.Span(min(p), max(p)))
    a, b, c = (data.draw(spans) for _ in range(3))
    home = pile.document("any.txt", text, republishes=(model.Republication("Bell", None, a),))
    said = model.Attribution("a" * 16, home.id, "direct", "statement", (a,), (b,), (c,))
    amount = model.Quantity(b, 1, 2, "between")
    time = model.TimeExpression(c, "DATE", "2031")
    claims = tuple(
        model.Claim(
            letter * 16, home.id, None, span, None, None, None, quantities=(amount,), times=(time,)
        )
        for letter, span in (("b", b), ("c", c))
    )
    reason = model.Reason("number", "1; 2", b, c)
    links = Links(
        relations=(model.Relation("b" * 16, "c" * 16, "contradicts", (reason,), 1.0),),
        echoes=(
            model.Echo(
                "d" * 16,
                "verbatim",
                (model.Passage(home.id, a), model.Passage(home.id, b)),
                None,
                "",
            ),
        ),
    )
    with tempfile.TemporaryDirectory() as folder:
        casebook = pile.store(Path(folder), [pile.file_of(home, (said,), claims)], links)
        assert next(records_of(casebook, "documents"))["text"] == text
        with casebook.reading():
            assert assert_exact(casebook) == 14


def test_an_evaluation_tells_what_is_held_and_by_whom(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The dam is not safe. The plan was criticised by growers.", "utf-8"
    )
    book = sayso.read(tmp_path, casebook=tmp_path / "book")
    book.export("claims", to=tmp_path / "claims.jsonl")
    told = [json.loads(line) for line in (tmp_path / "claims.jsonl").read_text().splitlines()]
    found = {row["evaluation"]["target"]: row["evaluation"] for row in told if row["evaluation"]}
    assert (found["dam"]["value"], found["dam"]["held"]) == ("good", "not good")
    assert (found["plan"]["held"], found["plan"]["holder"]) == ("bad", "growers")
    assert not any(row["is_open"] for row in found.values())
