"""The tool of labelled piles: faults have their place, labellings and outputs are compared."""

from __future__ import annotations

import copy
import hashlib
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "bench"
MODULES = ("pile_form", "pile_faults", "pile_agreement", "pile_scores", "piles", "pile_gate")
TEXTS = {
    "01.txt": "The weir was opened by border guards on Monday. The weir is safe, said Ilse Tarn.",
    "02.txt": "Ilse Tarn denied that the weir was opened by border guards. That is false.",
    "03.txt": "Fishermen opened the weir, Karl Moor said. The weir is not safe, Karl Moor said.",
    "04.txt": "The weir was not opened by border guards. The weir was shut.",
}
OPENED = "The weir was opened by border guards"
LABELS: dict[str, Any] = {
    "about": "Who opened an invented weir.",
    "claims": [
        {"id": "a", "document": "01.txt", "exact": OPENED, "source": "The Reed"},
        {"id": "b", "document": "02.txt", "exact": "the weir was opened by border guards"},
        {"id": "c", "document": "03.txt", "exact": "Fishermen opened the weir"},
        {"id": "d", "document": "04.txt", "exact": "The weir was not opened by border guards"},
        {"id": "e", "document": "01.txt", "exact": "The weir is safe"},
        {"id": "f", "document": "03.txt", "exact": "The weir is not safe"},
    ],
    "points": [
        {"id": "who", "title": "Border guards opened the weir.", "claims": ["a", "b", "c", "d"]},
        {"id": "safe", "title": "The weir is safe.", "claims": ["e", "f"]},
    ],
    "relations": [
        {"a": "a", "b": "b", "kind": "contradicts", "reason": "denial"},
        {"a": "a", "b": "c", "kind": "contradicts", "reason": "who did what"},
        {"a": "a", "b": "d", "kind": "contradicts", "reason": "negation"},
        {"a": "e", "b": "f", "kind": "contradicts", "reason": "negation"},
        {"a": "a", "b": "e", "kind": "differs", "guard": "other subject"},
    ],
    "shifts": [],
    "gaps": [],
}
STANCES = {"b": "denies", "c": "other value", "d": "denies", "f": "denies"}
SOURCES = {"a": "The Reed", "b": "Ilse Tarn", "d": "The Rush", "e": "Ilse Tarn"}
for _row in LABELS["claims"]:
    _row["source"] = SOURCES.get(_row["id"], "Karl Moor")
    _row["stance"] = STANCES.get(_row["id"], "affirms")
    _row |= {"says": "It stands alone.", "passed_on": []}
for _row in LABELS["points"]:
    _row["contested"] = True


@pytest.fixture(scope="module")
def bench() -> Iterator[dict[str, ModuleType]]:
    sys.path.insert(0, str(BENCH))
    yield {name: import_module(name) for name in MODULES}
    sys.path.remove(str(BENCH))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "weir", LABELS)


def write(folder: Path, labels: dict[str, Any]) -> Path:
    (folder / "documents").mkdir(parents=True, exist_ok=True)
    texts = TEXTS | {f"1{n}.txt": "The reeds grow along the river bank." for n in range(4)}
    for number, (name, text) in enumerate(texts.items()):
        words = f"{text}\n\nNumber {number}: all of it is invented.\n"
        (folder / "documents" / name).write_text(words, "utf-8")
    (folder / "labels.json").write_text(json.dumps(labels), "utf-8")
    return folder


def faults(bench: dict[str, ModuleType], folder: Path, labels: dict[str, Any]) -> str:
    files = bench["pile_form"].read_files(folder)
    return "\n".join(bench["pile_faults"].find_faults(labels, files))


def changed(kind: str, number: int, /, **fields: Any) -> dict[str, Any]:
    labels = copy.deepcopy(LABELS)
    row = labels[kind][number]
    row |= fields
    for name in [name for name, value in fields.items() if value is None]:
        del row[name]
    return labels


def pile(bench: dict[str, ModuleType], folder: Path, labels: dict[str, Any]) -> Any:
    return bench["pile_form"].make_pile("weir", labels, bench["pile_form"].read_files(folder))


def test_a_sound_pile_has_no_faults(bench: dict[str, ModuleType], folder: Path) -> None:
    assert not faults(bench, folder, LABELS)
    assert bench["piles"].main(["check", str(folder)]) == 0


@pytest.mark.parametrize(
    ("kind", "number", "fields", "message"),
    [
        ("claims", 0, {"exact": "opened by nobody"}, "claims a: 'opened by nobody' is not in 01"),
        ("claims", 4, {"exact": "The weir"}, "claims e: 'The weir' stands 2 times"),
        ("claims", 4, {"exact": {"t": "The weir", "n": 3}}, "'The weir' stands only 2 times"),
        ("claims", 0, {"document": "9.txt"}, "claims a: no document '9.txt'"),
        ("claims", 0, {"stance": "other figure"}, "claims a: stance 'other figure'"),
        ("claims", 0, {"says": None}, "claims a: no field 'says'"),
        ("claims", 0, {"mood": "bad"}, "claims a: unknown field 'mood'"),
        ("claims", 0, {"said_on": "Monday"}, "claims a: said_on 'Monday' is no day"),
        ("claims", 0, {"passed_on": ["The Reed"]}, "claims a: its source stands in passed_on"),
        ("claims", 1, {"id": "a"}, "claims a: stands 2 times"),
        ("points", 0, {"claims": ["a", "b", "c"]}, "claims d: in no point"),
        ("points", 1, {"claims": ["a", "e", "f"]}, "claims a: in 2 points"),
        ("points", 1, {"claims": ["e", "x"]}, "points safe: no claims x"),
        ("points", 1, {"contested": False}, "points safe: not contested, and two of"),
        ("claims", 5, {"stance": "affirms"}, "points safe: contested, and nobody denies"),
        ("points", 1, {"claims": ["f"]}, "points safe: nobody affirms the title"),
        ("relations", 0, {"b": "a"}, "relations a a: not two claims"),
        ("relations", 1, {"b": "b"}, "relations a b: stands twice"),
        ("relations", 0, {"reason": "mood"}, "relations a b: reason 'mood'"),
        ("relations", 0, {"reason": None}, "relations a b: reason None"),
        ("relations", 4, {"kind": "supports", "guard": None}, "'supports' between two points"),
        ("relations", 0, {"a": "d"}, "relations d b: 'contradicts' of one stance"),
    ],
)
def test_each_fault_is_named_with_its_place(
    bench: dict[str, ModuleType],
    folder: Path,
    kind: str,
    number: int,
    fields: dict[str, Any],
    message: str,
) -> None:
    assert message in faults(bench, folder, changed(kind, number, **fields))


@pytest.mark.parametrize(
    ("kind", "row", "message"),
    [
        (
            "shifts",
            {"source": "Karl Moor", "point": "safe", "before": ["a"], "after": ["f"], "of": "view"},
            "shifts Karl Moor safe: a claim is of another source",
        ),
        (
            "shifts",
            {"source": "Karl Moor", "point": "who", "before": ["c"], "after": ["f"], "of": "mood"},
            "of 'mood'",
        ),
        ("gaps", {"publisher": "The Heron", "point": "who"}, "no document names that publisher"),
        ("gaps", {"publisher": "The Heron", "point": "how"}, "no contested point of that name"),
    ],
)
def test_faults_of_shifts_and_gaps_are_named(
    bench: dict[str, ModuleType], folder: Path, kind: str, row: dict[str, Any], message: str
) -> None:
    assert message in faults(bench, folder, {**LABELS, kind: [row]})


def test_scoring_refuses_labels_with_faults(bench: dict[str, ModuleType], tmp_path: Path) -> None:
    folder = write(tmp_path / "weir", changed("points", 1, contested=False))
    assert bench["piles"].main(["check", str(folder)]) == 1
    with pytest.raises(SystemExit, match="1 faults"):
        bench["pile_faults"].read_pile(folder)


def test_a_labelling_agrees_with_itself(bench: dict[str, ModuleType], folder: Path) -> None:
    one = pile(bench, folder, LABELS)
    lines = list(bench["pile_agreement"].Agreement(one, one).lines(with_lists=True))
    assert "claims: 6 and 6, 6 in both, F1 100.0" in lines
    assert "contradicts: 4 and 4, 4 in both, F1 100.0" in lines
    assert "contested points: 2 and 2, 2 in both, F1 100.0" in lines
    assert not [line for line in lines if line.startswith("    ")]


def test_what_differs_is_counted_and_listed(bench: dict[str, ModuleType], folder: Path) -> None:
    other = changed("claims", 1, source="The Reed", stance="doubts")
    other["relations"][0]["reason"] = "negation"
    other["points"][0]["claims"].remove("d")
    del other["claims"][3], other["relations"][2]
    both = bench["pile_agreement"].Agreement(*(pile(bench, folder, x) for x in (LABELS, other)))
    lines = "\n".join(both.lines(with_lists=True))
    assert "claims: 6 and 5, 5 in both" in lines
    assert "only the first: d (04.txt, The Rush)" in lines
    assert "same source: 80.0 % of 5\n" in lines
    assert "Ilse Tarn | The Reed" in lines
    assert "same reason: 66.7 % of 3" in lines


def test_a_title_the_other_way_round_is_the_same_position(
    bench: dict[str, ModuleType], folder: Path
) -> None:
    other = copy.deepcopy(LABELS)
    for row in other["claims"][4:]:
        row["stance"] = {"affirms": "denies", "denies": "affirms"}[row["stance"]]
    both = bench["pile_agreement"].Agreement(*(pile(bench, folder, x) for x in (LABELS, other)))
    assert both.same["stance"].right == 4
    assert both.same["stance, whichever side the title takes"].right == 6


def test_claims_of_the_same_words_are_told_apart_by_their_point(
    bench: dict[str, ModuleType], folder: Path
) -> None:
    labels = copy.deepcopy(LABELS)
    labels["claims"].append({**labels["claims"][0], "id": "g"})
    labels["points"][1]["claims"].append("g")
    other = copy.deepcopy(labels)
    for row in (other["claims"][0], other["claims"][6]):
        row["id"] = {"a": "g", "g": "a"}[row["id"]]
    for point, names in zip(other["points"], (["g", "b", "c", "d"], ["e", "f", "a"]), strict=True):
        point["claims"] = names
    pairs = bench["pile_agreement"].pair_claims(
        pile(bench, folder, labels), pile(bench, folder, other)
    )
    assert (pairs["a"], pairs["g"]) == ("g", "a")


@pytest.mark.parametrize(
    ("one", "other", "others", "expected"),
    [
        ("Dr Ilse Tarn", "Ilse Tarn", (), True),
        ("Tarn", "Ilse Tarn", ("Ilse Tarn", "Karl Moor"), True),
        ("Tarn", "Ilse Tarn", ("Ilse Tarn", "Petra Tarn"), False),
        ("Karl Tarn", "Ilse Tarn", (), False),
        ("", "Ilse Tarn", (), False),
    ],
)
def test_names_of_one_source(
    bench: dict[str, ModuleType], one: str, other: str, others: tuple[str, ...], expected: bool
) -> None:
    assert bench["pile_agreement"].is_same_name(one, other, others) is expected


def test_b_cubed_counts_what_is_thrown_together_and_what_is_torn_apart(
    bench: dict[str, ModuleType],
) -> None:
    b_cubed = bench["pile_agreement"].b_cubed
    assert b_cubed([("p", "1"), ("p", "1"), ("q", "2")]) == (100, 100, 100)
    assert b_cubed([("p", "1"), ("q", "1")])[:2] == (50, 100)
    assert b_cubed([("p", "1"), ("p", "2")])[:2] == (100, 50)


def test_labels_taken_for_an_output_are_all_right(
    bench: dict[str, ModuleType], folder: Path
) -> None:
    one = pile(bench, folder, LABELS)
    values = {name: value for name, value, _ in bench["pile_scores"].compare(one, one).values()}
    assert values.pop("shifts, recall", None) is None
    assert {value for value in values.values() if value is not None} == {100}


def test_what_is_false_and_what_is_missed_counts(
    bench: dict[str, ModuleType], folder: Path
) -> None:
    found = copy.deepcopy(LABELS)
    # one point swallows both, the border guards' side is another source's, and a pair is false
    found["points"][0]["claims"] += found["points"].pop()["claims"]
    found["claims"][3]["source"] = "Karl Moor"
    found["relations"] = [
        {"a": "a", "b": "b", "kind": "contradicts", "reason": "negation"},
        {"a": "a", "b": "e", "kind": "contradicts", "reason": "number"},
        {"a": "a", "b": "f", "kind": "contradicts", "reason": "negation"},
        {"a": "b", "b": "d", "kind": "contradicts", "reason": "negation"},
    ]
    scores = bench["pile_scores"].compare(pile(bench, folder, LABELS), pile(bench, folder, found))
    values = {name: of for name, _, of in scores.values()}
    assert values["contested points, precision"] == "1 of 1"
    assert values["contested points, recall"] == "1 of 2"
    assert values["contradictions raised that can be one"] == "1 of 4"
    assert values["reason of contradictions right"] == "0 of 1"
    words = "\n".join(scores.lists())
    assert "differs other subject: a (01.txt, The Reed)" in words
    assert "of two points: a" in words
    assert "of one side: b" in words
    assert "contested points, missed: safe: The weir is safe." in words
    assert "positions, missed: The Rush denies 'who'" in words
    assert "positions, false: Karl Moor denies 'who', not ['other value']" in words


def test_a_clause_labelled_twice_conflicts_where_either_of_its_claims_does(
    bench: dict[str, ModuleType], folder: Path
) -> None:
    labels = copy.deepcopy(LABELS)
    labels["claims"].append({**labels["claims"][4], "id": "g"})
    labels["points"][0]["claims"].append("g")
    labels["relations"].append({"a": "b", "b": "g", "kind": "contradicts", "reason": "denial"})
    found = copy.deepcopy(LABELS)
    found["relations"] = [{"a": "b", "b": "e", "kind": "contradicts", "reason": "denial"}]
    scores = bench["pile_scores"].compare(pile(bench, folder, labels), pile(bench, folder, found))
    share = scores.shares["contradictions raised that can be one"]
    assert (share.right, share.of) == (1, 1)
    assert scores.shares["labelled claims that are found"].of == 7


def test_what_sayso_finds_is_held_against_the_labels(
    bench: dict[str, ModuleType], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench["piles"].main(["score", str(folder), "--tagger", "none", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    found = next(line for line in lines if "labelled claims that are found" in line)
    assert found.split("  ")[-1] == "6 of 6"
    assert any("contested points, recall" in line for line in lines)


def test_the_gate_holds_what_is_found_to_its_floors_and_tells_no_words(
    bench: dict[str, ModuleType], folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels, floors = folder / "labels.json", tmp_path / "floors.toml"
    digest = hashlib.sha256(labels.read_bytes()).hexdigest()
    head = f'sizes = ["none"]\n[passages]\nsha256 = "{digest}"\n[floors]\n'
    name = '"none: labelled claims that are found"'

    def gate(*more: str, floor: str = "") -> int:
        if floor:
            floors.write_text(f"{head}{name} = {floor}\n", "utf-8")
        told = ["--passages", str(labels), "--floors", str(floors), *more]
        status: int = bench["pile_gate"].main(told)
        return status

    assert gate("--raise", floor="10.0") == 0
    assert gate() == 0
    assert "points, B-cubed F1" in floors.read_text("utf-8")
    assert gate(floor="100.5") == 1
    out = capsys.readouterr().out
    assert "BELOW" in out
    assert OPENED not in out
    labels.write_text(labels.read_text("utf-8") + "\n", "utf-8")
    assert gate() == 2
