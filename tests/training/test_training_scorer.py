"""The scorer: what it learns from, and a small run from marked piles to shipped files."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tiny_base import start, write_base

from sayso import networks
from sayso.linking.scorer.network import load_scorer

ASKED = "training needs torch: pip install --group train (pip 25.1 or later)"
torch = pytest.importorskip("torch", reason=ASKED)
pytest.importorskip("safetensors.torch", reason=ASKED)
pytest.importorskip("onnx", reason=ASKED)

from scorer.data import load_tokenizer, titled  # noqa: E402
from scorer.piles import (  # noqa: E402
    AGREE,
    CONFLICT,
    NEITHER,
    UNKNOWN,
    Marked,
    is_one_point,
    outcome_of,
    read_small_pile,
)
from scorer.vectors import gathered  # noqa: E402

PILE = """# An invented quarrel
= P1 y | Guards opened the gate.
= P2 y | Forty houses were flooded.
@ Vale Post | 2031-05-04 | Gate row
Dana Holt said {P1+|Dana Holt|guards had wound the gate up}. {P2+|Vale Post|Forty houses were wet}.
@ Harrow Post | 2031-05-05 | No guards
{P1-|Ravi Lund|Nobody touched the gate}, he said. {P2=28|Ravi Lund|Twenty-eight were wet}.
{P1~|Ravi Lund|Guards open it every spring}.
"""


PACK = """# An invented quarrel, claim by claim
= P1 y | Guards opened the gate.
- {P1+|Dana Holt|guards had wound the gate up}
- Asked about his men, he said {P1-|Colonel Pruss|they had slept in the hut}.
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scorer")
    write_base(folder / "base")
    (folder / "piles").mkdir()
    for number in range(3):
        (folder / "piles" / f"{number}.txt").write_text(PILE, "utf-8")
    (folder / "piles" / "pack.txt").write_text(PACK, "utf-8")
    return folder


def marked(*labels: tuple[str, str]) -> Marked:
    return Marked(0, 0, 1, labels)


def test_marks_are_taken_off_and_stand_where_their_words_do(place: Path) -> None:
    pile = read_small_pile(place / "piles" / "0.txt")
    assert [pile.texts[c.document][c.start : c.end] for c in pile.claims][:3] == [
        "guards had wound the gate up",
        "Forty houses were wet",
        "Nobody touched the gate",
    ]
    assert pile.texts[0].startswith("Gate row\n\nDana Holt said guards had wound the gate up.")
    assert pile.claims[3].labels == (("P2", "=28"),)


def test_each_line_of_a_pack_is_a_claim_by_itself(place: Path) -> None:
    pack = read_small_pile(place / "piles" / "pack.txt")
    assert pack.texts == (
        "guards had wound the gate up\n",
        "Asked about his men, he said they had slept in the hut.\n",
    )
    assert [claim.document for claim in pack.claims] == [0, 1]
    assert pack.titles == (("P1", "Guards opened the gate."),)


def test_titles_are_claims_that_affirm_their_points(place: Path) -> None:
    pack = read_small_pile(place / "piles" / "pack.txt")
    tokenizer = load_tokenizer(place / "base")
    said, claims = titled(pack, tokenizer)
    assert len(said) == len(claims) == 3
    assert claims[-1].labels == (("P1", "+"),)
    found = gathered(pack, tokenizer)
    assert found.one.tolist() == [[0, 1, 1], [1, 0, 1], [1, 1, 0]]
    assert found.outcomes[2].tolist() == [AGREE, CONFLICT, UNKNOWN]


def test_opposed_claims_are_on_one_point_and_those_that_look_so_are_not() -> None:
    assert is_one_point(marked(("P1", "+")), marked(("P1", "-")))
    assert not is_one_point(marked(("P1", "+")), marked(("P1", "~")))
    assert not is_one_point(marked(("P1", "+")), marked(("P2", "+")))


def test_a_mark_of_another_form_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(PILE + "{P1 nobody|says this}\n", "utf-8")
    with pytest.raises(ValueError, match="line 9: a mark of another form"):
        read_small_pile(path)


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("+", "+", AGREE),
        ("-", "-", AGREE),
        ("=ten", "=ten", AGREE),
        ("+", "-", CONFLICT),
        ("+", "=ten", CONFLICT),
        ("=ten", "=two", CONFLICT),
        ("+", "?", CONFLICT),
        ("-", "=ten", UNKNOWN),
        ("+", "~", NEITHER),
    ],
)
def test_stances_to_one_point_tell_what_two_claims_are(
    first: str, second: str, outcome: int
) -> None:
    assert outcome_of(marked(("P1", first)), marked(("P1", second))) == outcome
    assert outcome_of(marked(("P1", first)), marked(("P2", second))) == NEITHER


def run(place: Path, module: str, *arguments: object) -> None:
    process = start(place, module, *arguments)
    _, said = process.communicate()
    assert process.returncode == 0, said[-2000:]


def test_a_run_learns_is_resumed_and_is_shipped(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = "--base base --out out --piles piles --dev piles --ranks 1 --batch 2 --rate 0.001"
    run(place, "scorer.vectors", *plain.split(), "--epochs", 2)
    run(place, "scorer.vectors", *plain.split(), "--epochs", 4)
    lines = [json.loads(x) for x in (place / "out" / "log.jsonl").read_text().splitlines()]
    assert [line["epoch"] for line in lines] == [1, 2, 3, 4]
    assert lines[-1]["loss"] < lines[0]["loss"]
    made = "--base base --out files --train piles --data Ours"
    run(place, "scorer.export", "out/state.pt", *made.split())
    monkeypatch.syspath_prepend(place)
    monkeypatch.setattr(networks, "SHIPPED", "files")
    shipped = load_scorer.__wrapped__()
    said = shipped.cut("Guards opened the gate. Nobody touched it.", 24, 41)
    assert np.linalg.norm(shipped.place(said)) == pytest.approx(1, abs=1e-5)
    assert shipped.place(said).tolist() == shipped.place(said).tolist()
