"""Who speaks in the turns of a transcript, and who goes on in a quotation without a cue."""

from __future__ import annotations

import time

import pytest
from attribution_world import make_document, resolve_in, resolved

from sayso.attribution.cast.labels import fuller_name

TALK = (
    "On air are Orla Venn, skipper, and Emil Tarn, who runs the port.\n\n"
    "VENN: You said it was safe.\n\nTARN: I believe it is."
)


def test_a_label_in_capitals_leads_to_the_full_name() -> None:
    first, second = resolved(
        TALK, ("VENN", ":", "You said it was safe."), ("TARN", ":#2", "I believe it is.")
    )
    assert (first.source_name, second.source_name) == ("Orla Venn", "Emil Tarn")
    assert first.role == "skipper"


def test_of_two_who_bear_a_name_the_one_introduced_speaks() -> None:
    text = (
        "On air are Laura Venn, skipper, and Peter Tarn, who runs the port.\n\n"
        "VENN: You said it was safe.\n\nTARN: I believe it is.\n\n"
        "TARN: Is Susan Venn at the ferry office your sister?"
    )
    first, _ = resolved(
        text, ("VENN", ":", "You said it was safe."), ("TARN", ":#2", "I believe it is.")
    )
    assert first.source_name == "Laura Venn"


def test_you_is_the_other_where_two_talk_and_i_the_one_whose_turn_it_is() -> None:
    _, you, _, own = resolved(
        TALK,
        ("VENN", ":", "You said it was safe."),
        ("You", "said", "it was safe"),
        ("TARN", ":#2", "I believe it is."),
        ("I", "believe", "it is"),
    )
    assert (you.source_name, own.source_name) == ("Emil Tarn", "Emil Tarn")


@pytest.mark.parametrize(
    ("label", "publisher", "byline", "name", "kind"),
    [
        ("HM", "Harbour Mail", None, "Harbour Mail", "voice"),
        ("Mail", "Harbour Mail", None, "Harbour Mail", "voice"),
        ("Q", "Harbour Mail", "By Ida Moen", "Ida Moen", "voice"),
        ("Q", None, None, "q", "unnamed"),
        ("THE CLERK", None, None, "clerk", "unnamed"),
        ("MS LUND", None, None, "Lund", "person"),
        ("THE PRESIDENT", "Office of the President of Orvane", None, "president", "unnamed"),
        ("COURIER", "Harbour Courier", None, "Harbour Courier", "voice"),
    ],
)
def test_a_label_may_stand_for_the_publisher_the_author_or_nobody_known(
    label: str, publisher: str | None, byline: str | None, name: str, kind: str
) -> None:
    document = make_document(f"{label}: Did it rain?", publisher=publisher, byline=byline)
    (got,) = resolve_in(document, [(label, ":", "Did it rain?")])
    assert (got.source_name, got.source_kind) == (name, kind)


def test_a_quotation_without_a_cue_goes_on_with_the_last_speaker() -> None:
    text = "“It rained,” said Emil Tarn. The port was wet. “It will rain again.”"
    _, got = resolved(
        text, ("Emil Tarn", "said", "“It rained,”"), ("", "", "“It will rain again.”")
    )
    assert got.source_name == "Emil Tarn"


@pytest.mark.parametrize(
    ("roster", "label", "name"),
    [
        ("Present: Dame Anna Moll (Chair); Peter Rusk", "Q4 Chair", "Anna Moll"),
        ("Talks on the ferry. Chaired by Anna Moll.", "CHAIR", "Anna Moll"),
        ("Present: Anna Moll (Chair); Peter Rusk (Chair)", "CHAIR", "chair"),
        ("A talk about chairs.", "CHAIR", "chair"),
        ("Host: Anna Moll", "MODERATOR", "Anna Moll"),
        ("Harbour Master Anna Moll", "MOLL", "Anna Moll"),
        ("Anna Moll and Peter Moll", "MR MOLL", "Peter Moll"),
        ("On the ferry", "The Minister for Ports (Ms Anna Moll)", "Anna Moll"),
        ("On the ferry", "Anna Moll, on behalf of the Port Group", "Anna Moll"),
        ("On the ferry", "Ms Moll (Harbour East) (Lab)", "Moll"),
        ("On the ferry", "Q12 Anna Moll", "Anna Moll"),
        ("On the ferry", "Anna Moll -- Chief Executive Officer", "Anna Moll"),
        ("Anna Moll (AM) talks to Peter Rusk (PR).", "AM", "Anna Moll"),
        ("Anna Moll talks to Adam Moll.", "AM", "AM"),
        ("Anna Moll (@moll_at_sea)", "@moll_at_sea", "Anna Moll"),
        ("Anna Moll", "@moll_at_sea", "@moll_at_sea"),
    ],
)
def test_a_label_has_its_bearer_from_the_roster_or_from_its_own_words(
    roster: str, label: str, name: str
) -> None:
    own, colon = (f"{x}#{roster.count(x) + 1}" for x in (label, ":"))
    (got,) = resolved(f"{roster}\n\n{label}: It rained.", (own, colon, "It rained."))
    assert got.source_name == name


def test_an_office_is_held_by_whom_another_label_names_with_it_and_not_by_one_talked_of() -> None:
    text = "PRESIDENT MOLL: It rained.\n\nTHE PRESIDENT: It did. President Rusk knew."
    first, second = resolved(
        text,
        ("PRESIDENT MOLL", ":", "It rained."),
        ("THE PRESIDENT", ":#2", "It did. President Rusk knew."),
    )
    assert (first.source_name, second.source_name) == ("Moll", "Moll")
    text = "THE PRESIDENT: It did. President Rusk knew."
    (got,) = resolved(text, ("THE PRESIDENT", ":", "It did. President Rusk knew."))
    assert got.source_name == "president"


def seconds_for(turns: int) -> float:
    """Return the processor's time for the full names of so many speakers, each named once."""
    names = [f"T{'aeiou'[n % 5]}rn{n}" for n in range(turns)]
    text = "\n".join(f"{name}: Anna {name} said that the bridge was closed." for name in names)
    begun = time.process_time()
    assert [fuller_name(text, name) for name in names] == [f"Anna {name}" for name in names]
    return time.process_time() - begun


def test_the_time_for_full_names_grows_with_the_turns_and_not_with_their_square() -> None:
    assert seconds_for(800) < 8 * seconds_for(200)  # four times as many


def test_a_full_name_counts_up_to_where_a_turn_begins() -> None:
    text = "Guest: Anna Tarn\n\nTarn: No.\n\nHost: Not John TARN, then?\n"
    assert fuller_name(text, "TARN") is None
    assert fuller_name(text, "TARN", until=text.index("No.")) == "Anna Tarn"
    assert fuller_name(text, "Tarn", {"mr"}) == "John TARN"
    assert fuller_name("Nur İMAMOĞLU and John Smith", "imamoğlu", {"mr"}) is None
