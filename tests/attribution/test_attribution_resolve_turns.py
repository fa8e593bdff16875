"""Who speaks in the turns of a transcript, and who goes on in a quotation without a cue."""

from __future__ import annotations

import pytest
from attribution_world import make_document, resolve_in, resolved

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
