"""Claims that are told again word for word stand behind one of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from linking_cases import Pile, linked, side_by_side, statements_of

from sayso.linking import Linked
from sayso.linking.copies import Copies, set_copies_apart
from sayso.linking.guards import find_guard
from sayso.model import Claim, Echo, Independence, Origin, Passage, Span

OPEN = "[s:The guards] [p:opened] [o:the northern gate]."
SHUT = "[s:The guards] did [n:not] [p:open] [o:the northern gate]."


def apart(pile: Pile, echoes: list[Echo] | None = None) -> Copies:
    return set_copies_apart(statements_of(pile), Independence(pile.origins, echoes or []))


def reprint(pile: Pile, claims: list[Claim]) -> None:
    """Let the Documents of claims count as one."""
    documents = tuple(claim.document for claim in claims)
    pile.origins.append(Origin(documents[0], documents, None))


def dispute(prints: int) -> tuple[Pile, Linked]:
    """Return a conflict of two papers whose stories are printed so many times each."""
    pile = Pile()
    for words, polarity, source in ((OPEN, "positive", "Ada Quill"), (SHUT, "negative", "Bo Rask")):
        told = [
            pile.add(f"Paper {n}", words, polarity=polarity, source=source) for n in range(prints)
        ]
        reprint(pile, told)
    return pile, linked(pile)


def test_how_often_a_story_is_printed_changes_nothing_but_the_documents() -> None:
    (once,), (often,) = (dispute(prints)[1].points for prints in (1, 40))
    assert once.contested
    assert often.contested
    assert (once.title, once.origins) == (often.title, often.origins) == (often.title, 2)
    assert [(s.stance, s.sources, s.origins) for s in once.sides] == [
        (s.stance, s.sources, s.origins) for s in often.sides
    ]
    assert [len(side.documents) for side in often.sides] == [40, 40]


def test_the_relations_of_copies_grow_with_the_copies_and_not_with_their_pairs() -> None:
    pile, found = dispute(40)
    kinds = [relation.kind for relation in found.relations]
    assert kinds.count("contradicts") == 1
    assert kinds.count("same") == 2 * 39
    assert len(apart(pile).firsts) == 2


@pytest.mark.parametrize("days", [("2024-03-02", "2024-03-01"), (None, "2024-03-01")])
def test_the_earliest_stands_for_the_others(days: tuple[str | None, str]) -> None:
    pile = Pile()
    late, early = [pile.add("Post", OPEN, published=day, source="Ada Quill") for day in days]
    reprint(pile, [late, early])
    copies = apart(pile)
    assert [one.id for one in copies.firsts] == [early.id]
    assert [one.id for one in copies.again[early.id]] == [late.id]
    assert copies.firsts[0].told_in == {early.document, late.document}


def test_other_speakers_other_senses_and_other_origins_are_no_copies() -> None:
    pile = Pile()
    told = [
        pile.add("Post", OPEN, source="Ada Quill"),
        pile.add("Mail", OPEN, source="Bo Rask"),
        pile.add("Mail", OPEN, source="Ada Quill", heard_as="denied"),
        pile.add("Mail", OPEN, source="Ada Quill", subject="the gaolers"),
    ]
    reprint(pile, told)
    pile.add("Herald", OPEN, source="Ada Quill")
    assert len(apart(pile).firsts) == 5


def test_papers_that_print_one_story_as_their_own_repeat_it() -> None:
    pile = Pile()
    reprint(pile, [pile.add("Post", OPEN), pile.add("Mail", OPEN)])
    assert len(apart(pile).firsts) == 1


def test_one_print_stands_for_all_its_claims() -> None:
    pile = Pile()
    ids = {"d000": ("c2", "c3"), "d001": ("c1", "c4")}  # each print has the first id of one claim
    for name, (opened, shut) in ids.items():
        for key, words, polarity in ((opened, OPEN, "positive"), (shut, SHUT, "negative")):
            told = pile.add(f"Paper {name}", words, polarity=polarity)
            pile.claims[-1] = replace(told, id=key, document=name)
    pile.documents = [pile.documents[0], replace(pile.documents[2], id="d001")]
    pile.origins.append(Origin("d000", ("d000", "d001"), None))
    assert {one.claim.document for one in apart(pile).firsts} == {"d000"}
    assert not any(point.contested for point in linked(pile).points)


def test_words_in_passages_that_repeat_each_other_are_copies() -> None:
    pile = Pile()
    told = [pile.add(paper, OPEN, source="Ada Quill") for paper in ("Post", "Mail")]
    passages = tuple(Passage(claim.document, Span(0, 200)) for claim in told)
    assert len(apart(pile).firsts) == 2
    assert len(apart(pile, [Echo("e", "verbatim", passages, None, "")]).firsts) == 1


def test_an_answer_that_a_reprint_adds_stands_against_what_was_first_told() -> None:
    pile = Pile()
    first = pile.add("Post", OPEN, source="Ada Quill")
    again = pile.add("Mail", OPEN, source="Ada Quill")
    reprint(pile, [first, again])
    answer = pile.add("Mail", "[s:That] [p:is] [o:untrue].", source="Bo Rask")
    pile.claims[-1] = replace(
        answer,
        document=again.document,
        span=Span(0, 5),
        refers_back="denies",
        refers_to=(again.id,),
    )
    copies = apart(pile)
    told = next(one for one in copies.firsts if one.id == answer.id)
    assert told.claim.refers_to == (first.id,)


def test_a_paper_that_prints_a_story_and_contradicts_it_is_heard() -> None:
    pile = Pile()
    told = [pile.add("Post", OPEN), pile.add("Mail", SHUT, polarity="negative")]
    reprint(pile, told)
    pair = side_by_side(pile)
    assert find_guard(pair, "negation") == "same origin"
    printed = replace(pair.a, told_in=frozenset(claim.document for claim in told))
    assert find_guard(replace(pair, a=printed), "negation") is None
