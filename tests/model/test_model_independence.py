"""How many independent origins what was told goes back to."""

from sayso.model import Echo, Independence, Origin, Passage, Span, Telling

PLACE = Span(10, 20)


def count(*told: Telling) -> int:
    reprints = Origin("a", ("a", "b"), None)
    passages = (Passage("c", Span(0, 50)), Passage("d", Span(5, 60)))
    return Independence([reprints], [Echo("e", "verbatim", passages, None, "")]).count(told)


def test_documents_that_count_as_one_are_one_origin() -> None:
    assert count(Telling("a", PLACE), Telling("b", PLACE)) == 1
    assert count(Telling("a", PLACE), Telling("c", PLACE)) == 2
    assert count() == 0


def test_words_within_passages_that_repeat_each_other_are_one_origin() -> None:
    assert count(Telling("c", PLACE), Telling("d", PLACE)) == 1
    assert count(Telling("c", PLACE), Telling("d", Span(55, 65))) == 2


def test_what_one_source_said_is_one_origin_wherever_it_is_reported() -> None:
    assert (
        count(Telling("x", PLACE, "ada"), Telling("y", PLACE, "ada"), Telling("z", PLACE, "bo"))
        == 2
    )


def test_origins_are_joined_through_a_third() -> None:
    assert count(Telling("a", PLACE, "ada"), Telling("b", PLACE), Telling("y", PLACE, "ada")) == 1
    assert count(Telling("c", PLACE), Telling("y", PLACE, "ada"), Telling("d", PLACE, "ada")) == 1
