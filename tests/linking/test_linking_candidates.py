"""Candidates: of each claim the nearest by the words that tell something; which may relate."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest
from linking_cases import Pile

from sayso.linking import candidates
from sayso.linking.candidates import MIN_SCORE, TOP, find_candidates, weigh
from sayso.linking.entities import link_entities
from sayso.linking.pair import find_opposed, make_pair, may_relate
from sayso.linking.relate import relate
from sayso.linking.statements import Statement, make_statements

WORDS = [f"{first}{second}rrow" for first in "bdfghklmnp" for second in "aeiouy"]


def some_statements(count: int) -> list[Statement]:
    """Return claims of a few words each, two of one source in every document."""
    chance = random.Random(5)
    pile = Pile()
    base = pile.add("Vale Herald", "[s:The ferry board] [p:closed] [o:the Harrow crossing].")
    pile.documents += [
        replace(pile.documents[0], id=f"n{n:03}", publisher=f"Paper {n}") for n in range(count // 2)
    ]
    pile.claims = [
        replace(base, id=f"x{n:03}", terms=tuple(chance.sample(WORDS, 5)), document=f"n{n // 2:03}")
        for n in range(count)
    ]
    linker = link_entities(pile.documents, [], pile.claims)
    return make_statements(pile.documents, [], pile.claims, [], linker)


def test_each_claim_is_paired_with_its_nearest_of_another_source_or_document() -> None:
    rows = some_statements(120)
    weights = weigh(rows)
    expected = set()
    for i, one in enumerate(rows):
        scores = {
            j: weights.cosine(rows, i, j)
            for j, other in enumerate(rows)
            if (other.key, other.claim.document) != (one.key, one.claim.document)
        }
        near = sorted(scores, key=lambda j: (-scores[j], rows[j].id))[:TOP]
        expected |= {(min(i, j), max(i, j)) for j in near if scores[j] >= MIN_SCORE}
    assert find_candidates(rows, weights) == sorted(expected)


def test_a_term_of_too_many_claims_finds_none(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = some_statements(40)
    monkeypatch.setattr(candidates, "MAX_POSTINGS", 1)
    assert find_candidates(rows, weigh(rows)) == []


def test_no_claims_have_no_candidates() -> None:
    assert find_candidates([], weigh([])) == []


def test_what_may_not_relate_is_nothing_to_each_other() -> None:
    pile = Pile()
    pile.add("Vale Herald", "[s:Ina Brandt] [p:killed] [o:the Harrow mayor].")
    pile.add("Morrow Post", "[s:Oskar Lind] [p:killed] [o:the Harrow mayor].")
    pile.add("Hill Times", "[s:The Harrow mayor] [p:killed] [o:Ina Brandt].")
    pile.add("Lake Courier", "[s:The mayor] [p:praised] [o:the rescue crew].")
    pile.add("Coast Mail", "[s:The mayor] [p:criticised] [o:the rescue crew].")
    pile.add("Tarn Mail", "[s:The story that the mayor praised the rescue crew] [p:is] [o:a hoax].")
    linker = link_entities(pile.documents, pile.attributions, pile.claims)
    rows = make_statements(pile.documents, pile.attributions, pile.claims, [], linker)
    weights = weigh(rows)
    both = list(permutations(rows, 2))
    related = [pair for pair in both if relate(make_pair(*pair, weights))]
    assert 0 < len(related) < len([pair for pair in both if may_relate(*pair)]) < len(both)
    assert all(may_relate(*pair) for pair in related)


def test_only_words_that_have_an_opposite_are_opposed() -> None:
    assert find_opposed(frozenset({"abolish", "vale"}), frozenset({"creat", "tarn"})) == {
        "abolish",
        "creat",
    }
