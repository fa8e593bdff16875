"""The tool of annotated passages: strings become offsets, faults are named, agreement counted."""

from __future__ import annotations

import json
import runpy
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "bench"
TEXT = "Ilse Tarn said the weir was safe. The weir was safe, he said, and so was the mill."


@pytest.fixture
def tool() -> Iterator[dict[str, Any]]:
    sys.path.insert(0, str(BENCH))
    yield runpy.run_path(str(BENCH / "annotation.py"))
    sys.path.remove(str(BENCH))


def attribution(**changed: Any) -> dict[str, Any]:
    return {
        "id": "a1",
        "parent": None,
        "relays": [],
        "source": ["Ilse Tarn"],
        "cue": [{"t": "said", "n": 1}],
        "content": ["the weir was safe"],
        "name": "Ilse Tarn",
        "role": None,
        "affiliation": None,
        "source_kind": "person",
        "unnamed_type": None,
        "kind": "statement",
        "stance": "neutral",
        "stance_words": [],
        **changed,
    }


def passage(*attributions: dict[str, Any], text: str = TEXT) -> dict[str, Any]:
    return {
        "id": "p1",
        "genre": "news",
        "publisher": "The Weir",
        "author": None,
        "text": text,
        "attributions": list(attributions),
    }


def faults(tool: dict[str, Any], *attributions: dict[str, Any]) -> str:
    finish: Callable[..., tuple[dict[str, Any], list[str]]] = tool["finish"]
    return " ".join(finish(passage(*attributions))[1])


def test_strings_become_the_offsets_of_the_same_words(tool: dict[str, Any]) -> None:
    done, wrong = tool["finish"](passage(attribution()))
    found = done["attributions"][0]
    assert not wrong
    assert [TEXT[a:b] for role in ("source", "cue", "content") for a, b in found[role]] == [
        "Ilse Tarn",
        "said",
        "the weir was safe",
    ]


def test_only_whole_words_count_as_occurrences(tool: dict[str, Any]) -> None:
    done, wrong = tool["finish"](passage(attribution(source=["he"], name=None)))
    assert not wrong
    assert done["attributions"][0]["source"] == [[TEXT.index("he said"), TEXT.index(" said, and")]]


def test_a_longer_string_says_which_occurrence_is_meant(tool: dict[str, Any]) -> None:
    done, _ = tool["finish"](passage(attribution(cue=[{"t": "said", "in": "he said, and"}])))
    assert done["attributions"][0]["cue"] == [[TEXT.index("said, and"), TEXT.index(", and so")]]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"source": ["Ilse Barn"]}, "'Ilse Barn' is not in the text"),
        ({"cue": ["said"]}, "'said' stands 2 times"),
        ({"cue": [{"t": "said", "n": 3}]}, "there are 2"),
        ({"kind": "opinion"}, "'opinion' is none of"),
        ({"parent": "a7"}, "no parent 'a7'"),
        ({"parent": "a1"}, "no parent 'a1'"),
        ({"content": []}, "content: empty"),
        ({"source_kind": "none"}, "there is a source or a name"),
        ({"source_kind": "unnamed"}, "an unnamed source has"),
        ({"stance": "distancing"}, "stance_words go with"),
        ({"content": ["Ilse Tarn said the"]}, "overlap at"),
        ({"weight": 1}, "unknown field 'weight'"),
    ],
)
def test_each_fault_is_named(tool: dict[str, Any], changed: dict[str, Any], message: str) -> None:
    assert message in faults(tool, attribution(**changed))


def test_a_nested_attribution_stands_inside_its_parents_content(tool: dict[str, Any]) -> None:
    outside = attribution(id="a2", parent="a1", source=["he"], content=["so was the mill"])
    assert "'he' is not inside the content of a1" in faults(tool, attribution(), outside)


def test_what_stands_inside_a_content_names_it_as_its_parent(tool: dict[str, Any]) -> None:
    outer = attribution(content=[TEXT[TEXT.index("The weir") :]], cue=[])
    inner = attribution(id="a2", source=["he"], cue=[{"t": "said", "n": 2}], content=["the mill"])
    inner["name"] = None
    assert "a2: stands inside the content of a1, which is not its parent" in faults(
        tool, outer, inner
    )
    assert not faults(tool, outer, {**inner, "parent": "a1"})


def test_two_attributions_inside_each_other_are_a_fault(tool: dict[str, Any]) -> None:
    pair = attribution(parent="a2"), attribution(id="a2", parent="a1")
    assert "is inside itself" in faults(tool, *pair)


def test_nothing_is_built_from_a_faulty_draft(
    tool: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, out = tmp_path / "draft.jsonl", tmp_path / "out.jsonl"
    draft.write_text(json.dumps(passage(attribution(cue=["said"]))) + "\n{\n", "utf-8")
    assert tool["main"](["build", str(draft), "--out", str(out)]) == 1
    said = capsys.readouterr().err
    assert "draft.jsonl:1: p1: a1: cue: 'said' stands 2 times" in said
    assert "draft.jsonl:2: not JSON" in said
    assert not out.exists()


def agreement(tool: dict[str, Any], ours: dict[str, Any], theirs: dict[str, Any]) -> str:
    both = tool["Agreement"]()
    both.add(*(tool["finish"](p)[0] for p in (ours, theirs)))
    return "\n".join((*both.lines(), *both.different))


def test_a_file_agrees_with_itself(tool: dict[str, Any]) -> None:
    said = agreement(tool, passage(attribution()), passage(attribution()))
    assert "match F1 100.0, joint 100.0" in said
    assert "kind 100.0 %, kappa 1.000" in said


def test_another_source_breaks_the_joint_score_alone(tool: dict[str, Any]) -> None:
    other = attribution(source=["he"], name=None, stance="ironic", stance_words=["mill"])
    said = agreement(tool, passage(attribution()), passage(other))
    assert "match F1 100.0, joint 0.0" in said
    assert "source: source" not in said
    assert "p1 a1/a1: stance: neutral | ironic" in said


def test_a_missed_attribution_lowers_the_match(tool: dict[str, Any]) -> None:
    second = attribution(id="a2", source=["he"], content=["The weir was safe"], name=None)
    second["cue"] = [{"t": "said", "n": 2}]
    said = agreement(tool, passage(attribution(), second), passage(attribution()))
    assert "3 attributions in both: match F1 66.7" in said
    assert "p1: only the first: source[he]" in said


def test_nested_attributions_pair_with_their_own_kind(tool: dict[str, Any]) -> None:
    text = "Bo said Ilse Tarn said the weir was safe."
    outer = attribution(id="o", source=["Bo"], name="Bo")
    outer["content"] = ["Ilse Tarn said the weir was safe"]
    inner = attribution(id="i", parent="o", cue=[{"t": "said", "n": 2}])
    ours = passage(outer, inner, text=text)
    theirs = passage({**outer, "id": "x"}, {**inner, "id": "y", "parent": "x"}, text=text)
    said = agreement(tool, ours, theirs)
    assert "2 attributions nested in both: match F1 100.0, joint 100.0" in said
    assert "same parent 100.0 %" in said


def test_kappa_takes_chance_away(tool: dict[str, Any]) -> None:
    kappa = tool["Agreement"].lines.__globals__["kappa"]
    same, other = ("a", "a"), ("b", "b")
    assert kappa([same, other]) == 1
    assert kappa([same, other, ("a", "b"), ("b", "a")]) == 0
    assert kappa([same, same]) == 1
