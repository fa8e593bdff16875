"""The timeline: sentences by day, with chain and point; and who shifted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pile
import pytest

from sayso.casebook import Casebook, Links
from sayso.errors import InputError, NoSuchThing
from sayso.model import Attribution, Claim, Document, Meaning, Point, Side, Span
from sayso.model.sentence_cuts import SentenceCuts
from sayso.views.rows import Count
from sayso.views.sentences import sentences_of, write_out
from sayso.views.timeline import Timeline, TimelineRow, make_timeline


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    return pile.build(tmp_path_factory.mktemp("pile") / "casebook")


def clause(
    home: Document, words: str, verb: str, by: Attribution | None = None, **fields: Any
) -> Claim:
    """Return a claim with a subject and a predicate in the Document's text."""
    whole = pile.at(home.text, words)
    start = home.text.index(verb, whole.start)
    known = {
        "subject": words.split(maxsplit=1)[0],
        "subject_span": Span(whole.start, start - 1),
        "predicate": verb,
        "predicate_span": Span(start, start + len(verb)),
    }
    return pile.claim(home, words, by, **(known | fields))


def timeline_of(
    folder: Path, *files: Any, links: Links | None = None, **chosen: Any
) -> tuple[Timeline, tuple[TimelineRow, ...]]:
    casebook = pile.store(folder / "c", files, links or Links())
    timeline = make_timeline(casebook, **chosen)
    return timeline, (*timeline.dated, *timeline.undated)


MAIL = pile.document(
    "mail.txt",
    "Ada Quill said the dam was built in 1934 and that it leaks. "
    "Mayor Ode Brill told the Post that “we stay. The road, which floods, is open.” "
    "Water came over the wall. Brill hopes that rain stops.",
    publisher="Valley Post",
    published="2031-06-04",
)
BUILT = pile.said(
    MAIL, "Ada Quill", "said", "the dam was built in 1934 and that it leaks", name="Ada Quill"
)
OPEN = pile.said(
    MAIL,
    "Mayor Ode Brill",
    "told",
    "“we stay. The road, which floods, is open.”",
    name="Ode Brill",
    chain=("Valley Post", "Post", "Ode Brill"),
    form="direct",
)
HOPE = pile.said(
    MAIL, "Brill hopes", "hopes that", "rain stops", name="Ode Brill", kind="intention"
)
CLAIMS = (
    clause(MAIL, "the dam was built in 1934", "built", BUILT),
    clause(MAIL, "it leaks", "leaks", BUILT),
    clause(MAIL, "we stay", "stay", OPEN),
    clause(MAIL, "which floods", "floods", OPEN),
    clause(MAIL, "The road, which floods, is open", "is open", OPEN),
    clause(MAIL, "Water came over the wall", "came"),
    clause(MAIL, "rain stops", "stops", HOPE),
)
FILE = pile.file_of(MAIL, (BUILT, OPEN, HOPE), CLAIMS)


def test_a_sentence_stands_for_its_clauses_and_a_mere_word_for_nothing(tmp_path: Path) -> None:
    _, rows = timeline_of(tmp_path, FILE)
    assert [[one.words for one in row.told] for row in rows] == [
        ["the dam was built in 1934 and that it leaks"],
        ["The road, which floods, is open."],
    ]


def test_the_chain_of_a_row_is_whole(tmp_path: Path) -> None:
    _, rows = timeline_of(tmp_path, FILE)
    said = [row.attribution.chain for row in rows if row.attribution]
    assert said[1] == ("Valley Post", "Post", "Ode Brill")


def test_a_row_stands_on_the_day_of_publication_whatever_its_words_mention(tmp_path: Path) -> None:
    timeline, rows = timeline_of(tmp_path, FILE)
    assert {(row.date, row.dated_by) for row in rows} == {("2031-06-04", "published")}
    assert timeline.undated == ()


def test_what_is_left_out_is_counted_with_the_reason(tmp_path: Path) -> None:
    timeline, _ = timeline_of(tmp_path, FILE)
    assert set(timeline.left_out) == {
        Count("in documents' own words, on no point", 1),
        Count("that tell nothing by themselves", 1),
    }


def test_a_publishers_own_words_are_there_where_it_is_asked_for(tmp_path: Path) -> None:
    _, rows = timeline_of(tmp_path, FILE, source="valley post")
    assert [one.words for row in rows for one in row.told] == ["Water came over the wall."]


def point_on(*claims: Claim) -> Point:
    side = Side("affirms", "", (), tuple(c.id for c in claims), (MAIL.id,), 1)
    return Point("0" * 16, "the wall held", False, (side,), 1)


def test_what_is_on_a_point_says_so_and_can_be_asked_for_alone(tmp_path: Path) -> None:
    links = Links(points=(point_on(CLAIMS[5], CLAIMS[6]),))
    _, rows = timeline_of(tmp_path, FILE, links=links, point=1)
    assert [(row.source, one.words) for row in rows for one in row.told] == [
        ("Valley Post", "Water came over the wall."),
        ("Ode Brill", "Brill hopes that rain stops."),
    ]
    (on,) = rows[0].told[0].points
    assert (on.number, on.title, on.stance) == (1, "the wall held", "affirms")
    with pytest.raises(NoSuchThing):
        make_timeline(Casebook.open(tmp_path / "c"), point=2)


def test_a_mere_that_is_told_with_its_sentence(tmp_path: Path) -> None:
    home = pile.document(
        "deny.txt", "The gate was shut. Brill denied that.", published="2031-06-04"
    )
    said = pile.said(home, "Brill", "denied", "that", name="Ode Brill")
    claim = pile.claim(home, "denied that", said)
    side = Side("denies", "", (), (claim.id,), (home.id,), 1)
    links = Links(points=(Point("0" * 16, "shut", True, (side,), 1),))
    _, (row,) = timeline_of(tmp_path, pile.file_of(home, (said,), (claim,)), links=links)
    assert row.told[0].words == "Brill denied that."


def test_the_same_words_of_a_source_are_told_once(tmp_path: Path) -> None:
    again = pile.document(
        "print.txt",
        "“The dam was built in 1934 and that it leaks,” Ada Quill said.",
        publisher="Lake Mirror",
        published="2031-06-05",
    )
    said = pile.said(
        again, "Ada Quill", "said", "The dam was built in 1934 and that it leaks", name="Ada Quill"
    )
    claim = clause(again, "The dam was built in 1934", "built", said)
    _, rows = timeline_of(tmp_path, FILE, pile.file_of(again, (said,), (claim,)))
    assert [[head.path for head in row.again] for row in rows] == [["print.txt"], []]


def test_a_part_of_what_a_source_said_before_is_told_once(tmp_path: Path) -> None:
    again = pile.document("part.txt", "“The road, which floods, is open,” said Brill.")
    said = pile.said(again, "Brill", "said", "The road, which floods, is open,", name="Ode Brill")
    claim = clause(again, "The road, which floods, is open", "is open", said)
    both = (CLAIMS[4], clause(MAIL, "we stay", "stay", OPEN))
    first = pile.file_of(MAIL, (OPEN,), both)
    _, rows = timeline_of(tmp_path, first, pile.file_of(again, (said,), (claim,)))
    assert [[head.path for head in row.again] for row in rows] == [["part.txt"]]


def test_a_document_does_not_say_what_stands_in_its_sentence_in_others_words(
    tmp_path: Path,
) -> None:
    home = pile.document(
        "mixed.txt",
        "The wall held, though Quill said the dam is weak.",
        publisher="Valley Post",
        published="2031-06-04",
    )
    said = pile.said(home, "Quill", "said", "the dam is weak", name="Quill")
    own = clause(home, "The wall held", "held")
    side = Side("affirms", "", (), (own.id,), (home.id,), 1)
    links = Links(points=(Point("0" * 16, "held", False, (side,), 1),))
    file = pile.file_of(home, (said,), (own, clause(home, "the dam is weak", "is weak", said)))
    _, rows = timeline_of(tmp_path, file, links=links)
    assert [(row.source, row.told[0].words) for row in rows] == [
        ("Valley Post", "The wall held"),
        ("Quill", "the dam is weak"),
    ]


def test_a_pronoun_has_its_name_behind_it_and_the_speaker_none() -> None:
    text = "He said that we saw it fall"
    names = {"He": "Ode Brill", "we": "Tarn", "it": "the dam"}
    found = [Meaning(pile.at(text, words), name) for words, name in names.items()]
    told = write_out(text, (Span(0, len(text)),), found)
    assert told == "He [Ode Brill] said that we saw it [the dam] fall"


def test_a_bracket_that_is_cut_off_is_left_out() -> None:
    text = "He named the Guard (GR"
    assert write_out(text, (Span(0, len(text)),), ()) == "He named the Guard"


def test_a_sentence_broken_by_its_cue_is_one() -> None:
    text = "“We stay,” he said, “to the end. Mr. Brill agrees. It rains.”"
    cue = pile.at(text, " he said, ")
    spans = (Span(0, cue.start), Span(cue.end, len(text)))
    words = [write_out(text, found, ()) for found in sentences_of(text, spans)]
    assert words == ["We stay, … to the end.", "Mr. Brill agrees.", "It rains."]


def test_the_sentence_around_words_is_whole() -> None:
    text = "Rain fell.\n\nThe U.S. road is open. It was shut."
    assert SentenceCuts(text).around(pile.at(text, "road")).of(text) == "The U.S. road is open."


def test_the_timeline_is_in_order_and_can_be_narrowed(casebook: Casebook) -> None:
    dates = [row.date or "" for row in make_timeline(casebook).dated]
    assert dates == sorted(dates)
    april = make_timeline(casebook, since="2031-04", until="2031")
    assert {row.date for row in april.dated} == {"2031-04-10"}
    march = make_timeline(casebook, until="2031-03")
    assert {row.date for row in march.dated} == {"2031-03-02", "2031-03-03"}
    quill = make_timeline(casebook, source="quill")
    assert {row.source for row in quill.dated} == {"Ada Quill"}
    with pytest.raises(NoSuchThing):
        make_timeline(casebook, source="Nobody")


def test_a_date_that_is_a_guess_is_called_so(casebook: Casebook) -> None:
    found = {row.document.path: row.dated_by for row in make_timeline(casebook).dated}
    assert found["b-herald.txt"] == "guess"


def test_a_source_that_takes_another_stance_later_has_shifted(casebook: Casebook) -> None:
    (shift,) = make_timeline(casebook).shifts
    assert (shift.source, shift.before, shift.after) == ("Ada Quill", "affirms", "denies")
    assert (shift.before_date, shift.after_date) == ("2031-03-02", "2031-04-10")
    assert [row.exact for row in shift.after_claims] == ["The dam is not safe"]


@pytest.mark.parametrize(
    ("day", "kind", "confidence", "subject"),
    [
        ("2031-03-02", "statement", 0.9, "dam"),
        ("2031-04-10", "belief", 0.9, "dam"),
        ("2031-04-10", "statement", 0.2, "dam"),
        ("2031-04-10", "statement", 0.9, "none of them"),
    ],
    ids=["on one day", "not a statement", "not sure", "of what is left open"],
)
def test_what_does_not_show_a_shift(
    tmp_path: Path, day: str, kind: str, confidence: float, subject: str
) -> None:
    later = pile.document("later.txt", "Quill said it is not safe.", published=day)
    said = pile.said(
        later, "Quill", "said", "it is not safe", name="Quill", kind=kind, confidence=confidence
    )
    claim = pile.claim(later, "it is not safe", said, subject=subject)
    sides = (
        Side("affirms", "", (), (pile.SAFE.id,), (pile.WIRE.id,), 1),
        Side("denies", "", (), (claim.id,), (later.id,), 1),
    )
    links = Links(
        entities=(pile.QUILL,),
        entity_names=(("Ada Quill", pile.QUILL.id), ("Quill", pile.QUILL.id)),
        points=(Point("0" * 16, "safe", True, sides, 2),),
    )
    files = [pile.FILES[0], pile.file_of(later, (said,), (claim,))]
    assert make_timeline(pile.store(tmp_path / "c", files, links)).shifts == ()


@pytest.mark.parametrize("limit", ["bogus", "2024-13", "2024-02-30", "24", "", "PXD"])
def test_a_limit_of_the_timeline_that_is_no_date_is_refused(casebook: Casebook, limit: str) -> None:
    with pytest.raises(InputError, match="no date"):
        make_timeline(casebook, since=limit)
    with pytest.raises(InputError, match="no date"):
        make_timeline(casebook, until=limit)
