"""How answers are worded: whose stance it is, who has no name, what a document only passes on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.cli.text import (
    claim_text,
    echoes_text,
    how_said,
    own_voice,
    source_text,
    sources_text,
    stance_of,
)
from sayso.cli.when import timeline_text
from sayso.model import Commitment, Span
from sayso.views.echoes import Echoes, EchoMember, EchoRow
from sayso.views.rows import AttributionRow, ClaimRow, DocumentHead, Words
from sayso.views.timeline import Timeline, TimelineRow
from sayso.views.told import OnPoint, Told
from sayso.views.who import SourceDetail, SourceRow, Sources

HEAD = DocumentHead("d", "a.txt", 0, None, "Norwire", "2024-05-06", (), "d")
ROW = AttributionRow(
    id="a", document=HEAD, number=1, source="Mora Finch", source_kind="person", role=None,
    affiliation=None, unnamed_as=None, chain=("Norwire", "Mora Finch"), form="indirect",
    kind="statement", framing="neutral", act="stating", confidence=0.9, exact="it held",
    content_spans=(), source_words="Finch", source_spans=(), cue_words="said", cue_spans=(),
    framing_words="", framing_spans=(), parent=None, depth=0, abstained=None,
)  # fmt: skip


def _source(name: str, kind: str = "person", sort: str | None = None) -> SourceRow:
    return SourceRow(
        name=name, kind=kind, entity=None, aliases=(), roles=(name.lower(),), attributions=1,  # type: ignore[arg-type]
        statements=1, documents=1, origins=1, framings=(), acts=(), kinds=(), first=None,
        last=None, relayed=0, unnamed_as=sort,  # type: ignore[arg-type]
    )  # fmt: skip


def test_the_stance_is_the_reporters_and_comes_with_its_words() -> None:
    assert stance_of(ROW) == "reporter neutral"
    row = replace(ROW, act="denying", framing="rejecting", framing_words="claimed … falsely")
    assert stance_of(row) == "denying, reporter rejecting by “claimed”, “falsely”"


def test_a_mark_alone_is_no_cue_to_show() -> None:
    assert how_said(":") == ""
    assert how_said("said") == " [said]"


def test_those_without_a_name_stand_apart_with_their_sort() -> None:
    rows = (_source("Two officials", "group", "official"), _source("Mora Finch"))
    named, blank, heading, unnamed = sources_text(Sources(rows, ()))
    assert named == "Mora Finch: 1 statement of 1, 1 independent origin"
    assert (blank, heading[:14]) == ("", "Without a name")
    assert unnamed == "Two officials (group, official): 1 statement of 1, 1 independent origin"


def test_an_empty_choice_is_said() -> None:
    assert source_text(SourceDetail(_source("Mora Finch"), (), ()))[-1].startswith("nothing of")


def test_what_a_document_only_passes_on_is_not_its_own_word() -> None:
    assert own_voice("asserted") == "in its own voice"
    assert own_voice("denied") == "in its own words, as denied"


def test_the_timeline_tells_chain_cue_and_point_by_day() -> None:
    on = OnPoint("p", 2, "The dam held", "affirms")
    said = replace(ROW, chain=("Norwire", "Lake Mirror", "Finch"))
    row = TimelineRow(
        "2024-05-06T07:00", "published", "Mora Finch", said, "source", said.chain, HEAD, "asserted",
        (Told("it held", (), (on,), ()),), (replace(HEAD, publisher="Bell"),),
    )  # fmt: skip
    assert timeline_text(Timeline((row,), (), (), ())) == [
        "2024-05-06",
        "  Norwire, 2024-05-06, a.txt",
        "    Norwire ← Lake Mirror ← Mora Finch [said]",
        "        it held [point 2: affirms]",
        "        also in: Bell, 2024-05-06, a.txt",
        "",
        "Points",
        "  2. The dam held",
        "",
    ]


def _claim(**fields: Any) -> ClaimRow:
    yes = Commitment("Norwire", None, "positive", "certain")
    known: dict[str, Any] = {
        "id": "c", "document": HEAD, "span": Span(0, 8), "exact": "it broke", "voice": "source",
        "source": "Mora Finch", "attribution": ROW, "chain": ROW.chain, "framing": "neutral",
        "confidence": 0.9, "subject": "it", "predicate": "break", "object": None,
        "polarity": "positive", "certainty": "certain", "heard_as": "asserted",
        "commitments": (yes, replace(yes, source="Finch")), "quantities": (), "times": (),
        "place": None,
    }  # fmt: skip
    return ClaimRow(**(known | fields))


def test_what_a_source_does_not_assert_is_not_shown_as_its_word() -> None:
    def words(**fields: Any) -> str:
        return claim_text(_claim(**fields))[1]

    assert words() == "    “it broke”"
    assert words(heard_as="denied") == "    denies that “it broke”"
    assert words(heard_as="doubted") == "    doubts that “it broke”"
    assert words(heard_as="denied", exact="that it broke") == "    denies “that it broke”"
    assert words(heard_as="denied", source="growers") == "    as denied: “it broke”"
    assert words(heard_as="denied", kind="answer") == "    “it broke”"


def test_who_takes_an_answer_for_true_is_left_out() -> None:
    told = "    taken as so by Norwire, Finch"
    assert told in claim_text(_claim())
    assert not any("taken" in line for line in claim_text(_claim(kind="answer")))


def test_an_echo_tells_what_it_counts() -> None:
    def head(origins: int | None) -> str:
        member = EchoMember(Words(HEAD, (Span(0, 8),), "it broke"), is_origin=False)
        row = EchoRow(1, "e", "rewritten", (member,), None, "", 3, origins)
        return echoes_text(Echoes((row,), (), (), 3, origins))[0]

    assert head(3) == "1. rewritten, in 3 documents that count apart"
    assert head(2) == "1. rewritten, in 3 documents that count as 2"
    assert head(1) == "1. rewritten, in 3 documents that count as one"
    assert head(None) == "1. rewritten, in 3 documents"
