"""The shipped networks: whole, said where from, and of use on plain sentences."""

from __future__ import annotations

import hashlib
import tomllib
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from extract_words import document, in_words
from hypothesis import given
from hypothesis import strategies as st
from tagger_cases import SIZES, pieces_of, read, readings_of

from sayso import networks
from sayso.attribution.extract import extract
from sayso.attribution.tagger.network import LONGEST, LONGEST_PARAGRAPH, load_network, packed
from sayso.attribution.tagger.pieces import Pieces
from sayso.config import Tagger
from sayso.errors import ResourceError
from sayso.language.parse import parse_document
from sayso.model import Span, Zone
from sayso.networks import SHIPPED, manifest_of

MOST_BYTES = 45_000_000
NAMES = sorted(tomllib.loads(manifest_of("default"))["files"])

each_size = pytest.mark.parametrize("size", SIZES)


def test_the_files_of_all_sizes_together_stay_small() -> None:
    names = {name for size in SIZES for name in tomllib.loads(manifest_of(size))["files"]}
    assert sum(len(files(SHIPPED).joinpath(name).read_bytes()) for name in names) < MOST_BYTES


@each_size
def test_a_manifest_says_what_its_network_was_made_from(size: str) -> None:
    table = tomllib.loads(manifest_of(size))
    assert all(table["data"][key] for key in ("name", "licence", "sha256"))
    assert all(table["base"][key] for key in ("name", "licence", "sha256"))
    assert table["recipe"]["epochs"] > 0
    assert 0 < table["scores_in_training"]["joint_all"] <= 100


@each_size
def test_the_digests_of_a_manifest_are_those_of_its_files(size: str) -> None:
    digests = tomllib.loads(manifest_of(size))["files"]
    assert set(digests) == {f"{size}.onnx", "words.npy", "scales.npy", "tokenizer.json"}
    assert digests == {
        name: hashlib.sha256(files(SHIPPED).joinpath(name).read_bytes()).hexdigest()
        for name in digests
    }


def copy_models(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the networks loaded from a copy that may be harmed."""
    copy = folder / f"models_{folder.name}"
    copy.mkdir()
    for entry in files(SHIPPED).iterdir():
        if entry.is_file():
            (copy / entry.name).write_bytes(entry.read_bytes())
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr(networks, "SHIPPED", copy.name)
    return copy


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_named(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copy_models(tmp_path, monkeypatch)
    load_network.__wrapped__("default")
    (copy / name).unlink()
    with pytest.raises(ResourceError, match=f"{name} .* is missing; install"):
        load_network.__wrapped__("default")


@pytest.mark.parametrize("name", NAMES)
def test_a_file_with_one_other_byte_is_named(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = copy_models(tmp_path, monkeypatch) / name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(ResourceError, match=f"{name} .* is damaged; install"):
        load_network.__wrapped__("default")


def test_a_size_that_is_not_shipped_is_named() -> None:
    with pytest.raises(ResourceError, match="no network 'huge'"):
        load_network("huge")


@each_size
def test_outputs_are_probabilities_over_labels_and_over_where_a_link_leads(size: str) -> None:
    pieces = pieces_of("“The gate is safe,” said Dana Holt.")
    outputs = load_network(size).ask(pieces)
    count = len(pieces)
    assert outputs.tags.shape == (count, 7)
    assert np.exp(outputs.tags).sum(axis=1) == pytest.approx(np.ones(count), abs=1e-4)
    for pointer in (outputs.content_cue, outputs.cue_source, outputs.content_source):
        assert pointer.shape == (count, count + 1)
        assert (np.exp(pointer).sum(axis=1) <= 1 + 1e-4).all()


@each_size
def test_the_same_window_has_the_same_scores_whatever_was_asked_before(size: str) -> None:
    asked = load_network(size)
    pieces = pieces_of("The mayor said that the gate was closed.")
    first = asked.ask(pieces)
    asked.ask(pieces_of("“Go home!” " * 20))
    again = asked.ask(pieces)
    anew = load_network.__wrapped__(size).ask(pieces)
    for other in (again, anew):
        assert other.tags.tobytes() == first.tags.tobytes()
        assert other.content_source.tobytes() == first.content_source.tobytes()


SHORT = (
    "The mayor said that the gate was closed.",
    "“Go home!”",
    "Dana Holt told the council: “We will rebuild the mill.”",
)


@each_size
def test_texts_that_share_a_window_do_not_see_each_other(size: str) -> None:
    asked = load_network(size)
    texts = [pieces_of(text) for text in SHORT]
    for pieces, together in zip(texts, asked.ask_each(texts), strict=True):
        alone = asked.ask(pieces)
        assert (together.tags.argmax(axis=1) == alone.tags.argmax(axis=1)).all()
        # Eight bits are scaled by what is in a window: nothing but that may differ.
        assert np.exp(together.tags) == pytest.approx(np.exp(alone.tags), abs=0.1)
        assert np.exp(together.content_cue) == pytest.approx(np.exp(alone.content_cue), abs=0.1)


@given(st.lists(st.integers(1, LONGEST_PARAGRAPH), max_size=12))
def test_windows_hold_all_texts_in_order_and_no_more_than_fits(sizes: list[int]) -> None:
    texts = [some_pieces(size) for size in sizes]
    windows = list(packed(texts))
    assert [id(pieces) for window in windows for pieces in window] == [id(p) for p in texts]
    for window in windows:
        assert len(window) == 1 or sum(len(p) + 2 for p in window) <= LONGEST + 2


def some_pieces(count: int) -> Pieces:
    return Pieces(*(np.zeros(count, dtype=np.int64) for _ in range(5)))


@each_size
def test_the_longest_window_can_be_asked(size: str) -> None:
    pieces = pieces_of("gate " * LONGEST_PARAGRAPH)
    assert len(load_network(size).ask(pieces).tags) == LONGEST_PARAGRAPH


@each_size
@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "“The gate is safe,” said Dana Holt.",
            "Dana Holt",
            "said",
            "“The gate is safe,”",
        ),
        ("The mayor said that the gate was closed.", "mayor", "said", "that the gate was closed"),
        (
            "According to the port authority, two ships sank.",
            "the port authority",
            "According to",
            "two ships sank",
        ),
        (
            "“We lost the mill,” Hill said. “We will rebuild it.”",
            "Hill",
            "said",
            "“We lost the mill,” // “We will rebuild it.”",
        ),
    ],
)
def test_plain_attributions_are_read(
    size: str, text: str, source: str, cue: str, content: str
) -> None:
    ((of, by, what),) = read(text, size=size)
    assert source in of
    assert (by, what) == (cue, content)


@each_size
def test_a_plain_report_holds_no_attribution(size: str) -> None:
    assert read("Two ships sank near the port on Monday. The crew swam ashore.", size=size) == []


@each_size
def test_an_attribution_in_a_content_is_read_there(size: str) -> None:
    text = "Holt said the army believes that rebels fired the first shot at the mill."
    depths = {r.cue[0].of(text): r.depth for r in readings_of(text, size=size).found}
    assert depths == {"said": 0, "believes": 1}


PARAGRAPHS = (
    "“{mark}The gate is safe,{end} the mayor said.",
    "The minister said the road was closed.",
    "Dana Holt told the council: “Go home.”",
)


@each_size
def test_an_unclosed_mark_costs_no_paragraph_but_its_own(size: Tagger) -> None:
    def told(end: str) -> list[tuple[str, str, str]]:
        text = "\n\n".join(PARAGRAPHS).format(mark="", end=end)
        made = document(text)
        return [in_words(a, text) for a in extract(made, parse_document(made), size)]

    closed, unclosed = told("”"), told("")
    assert len(closed) == 3
    assert unclosed[-2:] == closed[-2:]


def test_the_default_network_reads_past_an_unclosed_mark() -> None:
    closed, unclosed = (read("\n\n".join(PARAGRAPHS).format(mark="", end=end)) for end in ("”", ""))
    assert unclosed[-2:] == closed[-2:]


@each_size
def test_a_line_that_is_wrapped_is_read_as_if_it_were_not(size: str) -> None:
    text = "The minister of ports told reporters on Monday that the mill was closed for repairs."
    wrapped = text.replace("told ", "told\n").replace("the mill ", "the mill\n")
    assert wrapped.count("\n") == 2
    (one,) = readings_of(text, size=size).found
    assert readings_of(wrapped, size=size).found == (one,)


@each_size
def test_what_is_set_apart_gives_nothing_and_joins_nothing(size: str) -> None:
    before, apart, after = (
        "The mayor said that the gate was closed.",
        "“Log in to comment,” said the site.",
        "The minister said the road was open.",
    )
    text = "\n\n".join((before, apart, after))
    start = text.index(apart)
    zone = Zone(Span(start, start + len(apart)), "boilerplate", "comment form")
    assert read(text, zone, size=size) == read(before, size=size) + read(after, size=size)


def test_without_a_network_the_rules_are_alone_and_find_less() -> None:
    text = (
        "Holt was adamant on Monday. The gate, in her telling, had never been open.\n\n"
        "Critics of the plan fear a flood, and some in the council see a plot behind it.\n\n"
        "“The gate is safe,” said Dana Holt."
    )
    made = document(text)
    parse = parse_document(made)
    alone = [in_words(a, text) for a in extract(made, parse, "none")]
    assert ("Dana Holt", "said", "“The gate is safe,”") in alone
    assert alone != [in_words(a, text) for a in extract(made, parse)]
