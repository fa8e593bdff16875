"""What a source does, read from the cue; spans are given."""

from __future__ import annotations

import pytest
from extract_words import document

from sayso.attribution.cues import load_cues
from sayso.attribution.kinds import with_kind
from sayso.language.parse import parse_document
from sayso.model import Attribution, Span


def read(text: str, cue: str, content: str) -> tuple[str, str]:
    """Return kind and act of an attribution whose cue and content are given as words."""
    made = document(text)
    by, what = ((Span(text.index(w), text.index(w) + len(w)),) for w in (cue, content))
    given = Attribution("0", made.id, "indirect", "statement", (), by, what)
    found = with_kind(given, parse_document(made), load_cues())
    return found.kind, found.act


@pytest.mark.parametrize(
    ("text", "cue", "content", "kind"),
    [
        ("Lund said it leaked.", "said", "it leaked", "statement"),
        ("Lund hoped it would hold.", "hoped", "it would hold", "intention"),
        ("Lund fears it will leak.", "fears", "it will leak", "belief"),
        ("Lund knew that it leaked.", "knew", "that it leaked", "knowledge"),
        ("Lund saw the crew leave.", "saw", "the crew leave", "perception"),
        ("Lund would like to leave.", "would like", "to leave", "intention"),
        ("Lund likes the bridge.", "likes", "the bridge", "belief"),
        ("Lund agreed to leave.", "agreed", "to leave", "intention"),
        ("Lund agreed that it leaked.", "agreed", "that it leaked", "statement"),
        ("Lund agrees with the mayor.", "agrees with", "the mayor", "belief"),
        ("Lund sees it as a threat.", "sees", "it as a threat", "belief"),
        ("The weir is believed to leak.", "is believed", "to leak", "belief"),
        ("The weir is said to leak.", "is said", "to leak", "statement"),
        ("Lund let it be known that it leaked.", "let it be known", "that it leaked", "statement"),
        ("Lund voiced hope that it held.", "voiced hope", "that it held", "statement"),
        ("They spoke of fears that it leaked.", "fears", "that it leaked", "belief"),
        ("LUND SAYS WEIR LEAKS", "SAYS", "WEIR LEAKS", "statement"),
        ("Lund swithered that it leaked.", "swithered", "that it leaked", "statement"),
    ],
)
def test_kinds_by_what_the_cue_means_here(text: str, cue: str, content: str, kind: str) -> None:
    assert read(text, cue, content)[0] == kind


@pytest.mark.parametrize(
    ("text", "cue", "content", "act"),
    [
        ("Lund said it leaked.", "said", "it leaked", "stating"),
        ("Lund issued a warning that it leaked.", "issued a warning", "that it leaked", "warning"),
        ("Lund called it a ruin.", "called", "it a ruin", "stating"),
        ("Lund called for repairs.", "called for", "repairs", "asking"),
        ("Lund campaigned keenly for repairs.", "campaigned keenly for", "repairs", "supporting"),
        ("Lund denied that it leaked.", "denied", "that it leaked", "denying"),
        ("Her denial that it leaked came late.", "denial", "that it leaked", "denying"),
    ],
)
def test_acts(text: str, cue: str, content: str, act: str) -> None:
    assert read(text, cue, content)[1] == act
