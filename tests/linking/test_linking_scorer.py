"""The shipped scorer: what it reads, what its word counts for beside words and signs."""

from __future__ import annotations

import hashlib
import tomllib
from importlib.resources import files
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from linking_cases import Pile

from sayso.linking.candidates import weigh as weigh_words
from sayso.linking.entities import link_entities
from sayso.linking.pair import Pair, make_pair
from sayso.linking.scorer.near import LEAST, TOP, Reader, find_near, lean
from sayso.linking.scorer.network import PAIRS, VECTORS, Outcome, load_scorer
from sayso.linking.scorer.pieces import (
    BEFORE,
    CLAUSE,
    MOST,
    NEAREST,
    SIDE,
    SPEAKER,
    Said,
    join,
    place_of,
)
from sayso.linking.scorer.weigh import one_point, weigh
from sayso.linking.statements import make_statements
from sayso.networks import SHIPPED, manifest_of

TEXT = "The mill was shut.\n\nMr Lund said guards had opened the gate before dawn."
START, END = TEXT.index("guards"), len(TEXT)


@pytest.mark.parametrize("network", [VECTORS, PAIRS])
def test_its_manifest_says_what_it_was_made_from_and_names_its_files(network: str) -> None:
    table = tomllib.loads(manifest_of(network))
    assert all(table["data"][key] for key in ("name", "licence", "sha256"))
    for name, digest in table["files"].items():
        assert hashlib.sha256(files(SHIPPED).joinpath(name).read_bytes()).hexdigest() == digest


def test_a_claim_is_read_with_its_speaker_and_the_words_before_it() -> None:
    said = load_scorer().cut(TEXT, START, END, "Ravi Lund")
    words = load_scorer()._words.tokenizer.decode
    assert words(said.ids[said.parts == SPEAKER].tolist()) == "ravi lund"
    assert words(said.ids[said.parts == BEFORE].tolist()) == "the mill was shut. mr lund said"
    assert words(said.clause.tolist()) == "guards had opened the gate before dawn."


def test_of_a_long_claim_the_beginning_is_read_and_of_what_stands_before_the_end() -> None:
    text = "he " * 60 + "after " * 60
    said = load_scorer().cut(text, 180, len(text), "")
    assert len(said.clause) == MOST[CLAUSE]
    assert (said.parts == BEFORE).sum() == MOST[BEFORE]
    assert (said.nearest().parts == BEFORE).sum() == NEAREST
    assert said.nearest().clause.tolist() == said.clause.tolist()


def test_where_a_claim_lies_is_the_mean_of_its_clause_read_behind_the_words_before_it() -> None:
    said = load_scorer().cut(TEXT, START, END, "Ravi Lund")
    ids, weights = place_of(said)
    assert ids[weights > 0].tolist() == said.clause.tolist()
    assert weights.sum() == pytest.approx(1)
    assert len(ids) == len(said.clause) + (said.parts == BEFORE).sum() + 3


def test_two_claims_are_one_text_whose_parts_tell_them_apart() -> None:
    scorer = load_scorer()
    a, b = scorer.cut(TEXT, START, END, ""), scorer.cut("It was shut.", 0, 12, "Dana Holt")
    ids, parts, pool = join(a, b)
    assert len(ids) == len(parts) == pool.shape[1] == len(a) + len(b) + 3
    assert pool.sum(axis=1) == pytest.approx([1, 1, 1])
    assert set(parts[pool[1] > 0]) == {CLAUSE + SIDE}


def test_the_same_claims_have_the_same_outcome_whatever_was_asked_before() -> None:
    scorer = load_scorer()
    a, b = scorer.cut(TEXT, START, END, "Lund"), scorer.cut("Nobody opened it.", 0, 17, "Holt")
    first, place = scorer.compare(a, b), scorer.place(a)
    scorer.compare(b, a)
    assert scorer.compare(a, b) == first
    assert (scorer.place(a) == place).all()
    assert np.linalg.norm(place) == pytest.approx(1, abs=1e-5)


def test_clauses_on_one_matter_lie_nearer_than_others() -> None:
    scorer = load_scorer()
    lines = ("The patrol shelled the convoy.", "Soldiers fired on the lorries.", "Milk is dearer.")
    shelled, fired, milk = (scorer.place(scorer.cut(x, 0, len(x), "")) for x in lines)
    assert shelled @ fired > LEAST > shelled @ milk


def pair_of(second: str, **more: object) -> Pair:
    pile = Pile()
    pile.add("Vale Post", "[s:Guards] [p:opened] [o:the gate].", source="Dana Holt")
    pile.add("Harrow Post", second, source="Ravi Lund", **more)
    linker = link_entities(pile.documents, pile.attributions, pile.claims, ())
    a, b = make_statements(pile.documents, pile.attributions, pile.claims, (), linker)
    return make_pair(a, b, weigh_words([a, b]))


def test_what_speaks_for_one_point_raises_its_likelihood() -> None:
    assert one_point(0.8, 0.1) > one_point(0.2, 0.1)
    assert one_point(0.2, 0.9) > one_point(0.2, 0.1)


def test_a_negation_on_one_side_raises_the_conflict() -> None:
    plain, negated = (
        pair_of("[s:Guards] [p:opened] [o:the gate].", polarity=polarity)
        for polarity in ("positive", "negative")
    )
    told = [weigh(pair, "negation", 0.6, 0.6, Outcome(0.4, 0.4)) for pair in (plain, negated)]
    assert told[1].conflict > told[0].conflict
    assert told[1].one_point == pytest.approx(told[0].one_point, abs=1e-3)


def test_only_near_claims_of_two_sources_or_documents_are_compared() -> None:
    pile = Pile()
    lines = ("The patrol shelled the convoy", "Soldiers fired on the lorries", "Milk is dearer")
    for line in lines:
        pile.add("Vale Post", f"[s:{line}].", source="Dana Holt")
    linker = link_entities(pile.documents, pile.attributions, pile.claims, ())
    told = make_statements(pile.documents, pile.attributions, pile.claims, (), linker)
    found = find_near(told, weigh_words(told), Reader(told, load_scorer()))
    assert [(near.a, near.b) for near in found] == [(0, 1)]


def test_nothing_is_compared_in_an_empty_casebook() -> None:
    assert find_near([], weigh_words([]), Reader([], load_scorer())) == []


def test_a_claim_is_compared_with_its_nearest_alone() -> None:
    pile = Pile()
    for number in range(TOP + 6):
        pile.add("Vale Post", f"[s:The patrol] shelled convoy {number}.", source=f"Dana {number}")
    linker = link_entities(pile.documents, pile.attributions, pile.claims, ())
    told = make_statements(pile.documents, pile.attributions, pile.claims, (), linker)
    found = find_near(told, weigh_words(told), Reader(told, load_scorer()))
    assert len(found) < len(list(combinations(told, 2)))


class Counting:
    """The shipped scorer, counting what it reads."""

    def __init__(self) -> None:
        self.scorer, self.places, self.pairs = load_scorer(), 0, 0

    def cut(self, *told: Any) -> Said:
        return self.scorer.cut(*told)

    def place(self, said: Said) -> Any:
        self.places += 1
        return self.scorer.place(said)

    def compare(self, a: Said, b: Said) -> Outcome:
        self.pairs += 1
        return self.scorer.compare(a, b)


def test_equal_claims_are_read_once() -> None:
    pile = Pile()
    for number in range(9):
        pile.add(f"Post {number}", "[s:The patrol] [p:shelled] [o:the convoy].", source="Dana Holt")
    linker = link_entities(pile.documents, pile.attributions, pile.claims, ())
    told = make_statements(pile.documents, pile.attributions, pile.claims, (), linker)
    counting = Counting()
    reader = Reader(told, counting)  # type: ignore[arg-type]
    found = find_near(told, weigh_words(told), reader)
    assert len(found) == 36
    assert len({reader.compare(near.a, near.b) for near in found}) == 1
    assert (counting.places, counting.pairs) == (1, 1)


def test_claims_that_lean_on_the_same_neighbours_move_together() -> None:
    vectors = np.eye(4, dtype=np.float32)[[0, 1, 2]]
    shared = (np.array([2]), np.array([0.8], dtype=np.float32))
    nobody = (np.array([], dtype=np.int64), np.array([], dtype=np.float32))
    leaning = lean(vectors, [shared, shared, nobody])
    assert leaning[0] @ leaning[1] > vectors[0] @ vectors[1]
    assert np.linalg.norm(leaning, axis=1) == pytest.approx([1, 1, 1])
