"""The lexicon of cues and the tables beside it."""

from __future__ import annotations

import hashlib
import tomllib
from importlib import resources
from typing import get_args

from sayso.attribution.constructions.confidence import load_weights
from sayso.attribution.cues import load_cues, parse_frames
from sayso.lexicons import load_lexicon
from sayso.model import Act, Framing, Kind


def test_the_lexicon_has_hundreds_of_cues_of_every_class() -> None:
    rows = load_lexicon("cues")
    classes = {row["class"] for row in rows}
    assert len(rows) >= 500
    assert classes == {"verb", "noun", "phrase", "preposition", "adverb"}


def test_every_act_and_kind_has_cues_and_no_cue_alone_is_ironic() -> None:
    rows = load_lexicon("cues")
    assert {row["framing"] for row in rows} == set(get_args(Framing)) - {"ironic"}
    assert {row["act"] for row in rows} == set(get_args(Act))
    assert {row["kind"] for row in rows} == set(get_args(Kind))


def test_shares_and_weights_are_shares() -> None:
    cues = load_cues()
    for cue in (*cues.entries.values(), *cues.nouns.values()):
        assert 0 <= cue.weight <= 1
        assert all(0 <= share <= 1 for share in cue.frames.values()), cue.lemma


def test_no_lemma_stands_twice_in_a_class() -> None:
    rows = load_lexicon("cues")
    keys = [(row["lemma"], row["class"] == "noun") for row in rows]
    assert len(keys) == len(set(keys))


def test_frames_are_read_with_their_shares() -> None:
    assert parse_frames("clause=0.9 quote=1") == {"clause": 0.9, "quote": 1.0}


def test_what_a_source_does_is_no_stance_of_the_reporter() -> None:
    entries, nouns = load_cues().entries, load_cues().nouns
    expected = {
        "say": "stating",
        "admit": "admitting",
        "deny": "denying",
        "accuse": "accusing",
        "promise": "promising",
        "reject": "opposing",
        "praise": "supporting",
        "hit out at": "accusing",
        "cast doubt on": "opposing",
        "call for": "asking",
        "warn": "warning",
    }
    assert {lemma: entries[lemma].act for lemma in expected} == expected
    assert {entries[lemma].framing for lemma in expected} == {"neutral"}
    assert nouns["denial"].act == "denying"


def test_cues_by_which_a_reporter_takes_a_stance() -> None:
    entries, nouns = load_cues().entries, load_cues().nouns
    expected = {"claim": "distancing", "point out": "endorsing", "debunk": "rejecting"}
    assert {lemma: entries[lemma].framing for lemma in expected} == expected
    assert nouns["allegation"].framing == "distancing"


def test_kinds_tell_statements_from_beliefs_and_intentions() -> None:
    entries = load_cues().entries
    kinds = {lemma: entries[lemma].kind for lemma in ("say", "believe", "want", "know", "hear")}
    assert kinds == {
        "say": "statement",
        "believe": "belief",
        "want": "intention",
        "know": "knowledge",
        "hear": "perception",
    }


def test_weights_are_there_for_every_common_feature() -> None:
    weights = load_weights()
    assert {"always", "share", "weight", "no source", "content length"} <= set(weights)


def test_the_manifest_vouches_for_the_counted_tables() -> None:
    folder = resources.files("sayso.lexicons")
    manifest = tomllib.loads((folder / "attribution_weights.toml").read_text("utf-8"))
    digests = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in manifest["tables"]
    }
    assert digests == manifest["tables"]
    assert manifest["data"]["licence"].startswith("none stated")
