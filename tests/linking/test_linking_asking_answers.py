"""Which claims are read, and how often what is printed again counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linking_cases import Pile

from sayso.config import Settings
from sayso.engine.base import analyse
from sayso.language.questions import note, read_question
from sayso.linking.asking import Asked, Material, Replies, answer
from sayso.linking.asking.nearness import MOST_READ
from sayso.linking.scorer.network import Scorer, load_scorer
from sayso.model import Claim, Origin, Point, Side

QUESTION = "Did the guards open the northern gate?"
OPEN = "[s:The guards] [p:opened] [o:the northern gate]."
SHUT = "[s:The guards] did [n:not] [p:open] [o:the northern gate]."
THROUGH = "[s:The guards] [p:let] [o:people] through the northern gate."


def asked(question: str) -> Asked:
    found = read_question(question)
    read = analyse(note(found.words), Settings(tagger="none"))
    return Asked(read.document, read.attributions, read.claims, found.asks, found.noun)


def replies(
    pile: Pile,
    *,
    scorer: Scorer | None = None,
    points: Sequence[Point] = (),
    question: str = QUESTION,
) -> Replies:
    material = Material(
        pile.documents, pile.attributions, pile.claims, pile.origins, (), tuple(points)
    )
    return answer(asked(question), material, scorer)


def reprint(pile: Pile, claims: Sequence[Claim]) -> None:
    documents = tuple(claim.document for claim in claims)
    pile.origins.append(Origin(documents[0], documents, None))


def test_claims_past_those_that_are_read_do_not_answer_and_are_counted() -> None:
    pile = Pile()
    for n in range(MOST_READ + 10):
        pile.add(f"Paper {n}", OPEN)
    found = replies(pile, scorer=load_scorer())
    assert (len(found.answered), found.aside) == (MOST_READ, 10)
    assert len(replies(pile).answered) == MOST_READ + 10


def test_a_story_that_is_printed_often_is_read_once() -> None:
    pile = Pile()
    reprint(pile, [pile.add("Herald", OPEN, source="Ada Quill") for _ in range(MOST_READ + 10)])
    other = pile.add("Post", SHUT, polarity="negative", source="Bo Rask")
    found = replies(pile, scorer=load_scorer())
    assert (len(found.answered), found.aside) == (MOST_READ + 11, 0)
    assert other.id in {one.claim for one in found.answered}


def test_how_often_a_story_is_printed_does_not_decide_a_point() -> None:
    pile = Pile()
    often = [pile.add("Herald", OPEN, source="Ada Quill") for _ in range(10)]
    reprint(pile, often)
    once = pile.add("Post", SHUT, polarity="negative", source="Bo Rask")
    left = pile.add("Courier", THROUGH, source="Ina Brandt")
    names = tuple(sorted(one.id for one in (*often, once, left)))
    side = Side("affirms", "affirms", ("Herald",), names, tuple(d.id for d in pile.documents), 3)
    point = Point(often[0].id, "The guards opened the northern gate.", False, (side,), 3)
    found = {one.claim: one.stance for one in replies(pile, points=[point]).answered}
    assert (found[often[0].id], found[once.id]) == ("for", "against")
    assert left.id not in found
    agreed = replace(side, claims=tuple(name for name in names if name != once.id))
    alone = replies(pile, points=[replace(point, sides=(agreed,))])
    assert left.id in {one.claim for one in alone.answered}


def test_what_a_thing_is_called_is_no_call() -> None:
    pile = Pile()
    pile.add("Herald", "[s:The people] now [p:call] [o:it] so.")
    call = pile.add("Post", "There [p:was] [o:a call] at ten.")
    found = [one.claim for one in replies(pile, question="Was there any call?").answered]
    assert found == [call.id]
