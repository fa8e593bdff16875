"""The reporter's stance towards a content, and the words that show it; spans are given."""

from __future__ import annotations

from typing import get_args

import pytest
from extract_words import document

from sayso.attribution.constructions.boundaries import QuoteLayer
from sayso.attribution.framing import frame
from sayso.attribution.quotes import find_quotations
from sayso.attribution.stances import Place
from sayso.language.parse import find_paragraphs, parse_document
from sayso.lexicons import load_lexicon
from sayso.model import Attribution, Framing, Span, Spans

Told = tuple[str, str, str]
"""Source, cue and content, each a string that stands in the text, or empty."""


def span_of(words: str, text: str) -> Spans:
    if not words:
        return ()
    start = text.index(words)
    return (Span(start, start + len(words)),)


def framed(text: str, *told: Told) -> list[tuple[str, list[str]]]:
    """Return framing and framing words of each attribution."""
    made = document(text)
    given = [
        Attribution(
            id=f"{number}",
            document=made.id,
            form="indirect",
            kind="statement",
            source=span_of(source, text),
            cue=span_of(cue, text),
            content=span_of(content, text),
        )
        for number, (source, cue, content) in enumerate(told)
    ]
    layer = QuoteLayer(find_quotations(text, find_paragraphs(made)))
    found = frame(given, parse_document(made), layer)
    return [(one.framing, [s.of(text) for s in one.framing_words]) for one in found]


SAFE = "the weir was safe"


@pytest.mark.parametrize(
    ("text", "told", "framing", "words"),
    [
        (f"The mayor claimed {SAFE}.", ("The mayor", "claimed", SAFE), "distancing", "claimed"),
        (f"The mayor pointed out {SAFE}.", ("The mayor", "pointed out", SAFE), "endorsing", None),
        (f"The mayor falsely said {SAFE}.", ("The mayor", "said", SAFE), "rejecting", "falsely"),
        (f"The mayor rightly said {SAFE}.", ("The mayor", "said", SAFE), "endorsing", "rightly"),
        (
            f"The mayor said, without any evidence, that {SAFE}.",
            ("The mayor", "said", f"that {SAFE}"),
            "distancing",
            "without any evidence",
        ),
        (
            f"The mayor said {SAFE} but offered no proof.",
            ("The mayor", "said", SAFE),
            "distancing",
            "offered no proof",
        ),
        (
            f"The mayor said {SAFE}. She did not provide any evidence.",
            ("The mayor", "said", SAFE),
            "distancing",
            None,
        ),
        (
            f"The mayor said {SAFE} – a bald-faced lie!",
            ("The mayor", "said", SAFE),
            "rejecting",
            "a bald-faced lie",
        ),
        (
            f"The mayor said {SAFE}, a claim now widely ridiculed.",
            ("The mayor", "said", SAFE),
            "rejecting",
            None,
        ),
        (
            f"The mayor said {SAFE}, which is untrue.",
            ("The mayor", "said", SAFE),
            "rejecting",
            "which is untrue",
        ),
        (f"The mayor said {SAFE}. That is false.", ("The mayor", "said", SAFE), "rejecting", None),
        (f"The mayor said {SAFE}. She was right.", ("The mayor", "said", SAFE), "endorsing", None),
        (
            f"Her claim that {SAFE} has been debunked.",
            ("Her", "claim", f"that {SAFE}"),
            "rejecting",
            "debunked",
        ),
        (
            f"We do not share her view that {SAFE}.",
            ("her", "view", f"that {SAFE}"),
            "rejecting",
            "not share",
        ),
        (
            f"The mayor would have us believe {SAFE}.",
            ("The mayor", "would have us believe", SAFE),
            "ironic",
            "would have us believe",
        ),
        (
            f"The mayor has graced us with the view that {SAFE}.",
            ("The mayor", "view", f"that {SAFE}"),
            "ironic",
            "has graced us with",
        ),
        (
            "They spoke of what the mayor called a “reform”.",
            ("the mayor", "called", "a “reform”"),
            "distancing",
            "called",
        ),
        (
            "Photographs showed a crack in the wall.",
            ("Photographs", "showed", "a crack in the wall"),
            "endorsing",
            "showed",
        ),
        (
            f"The mayor said {SAFE}. It was not.",
            ("The mayor", "said", SAFE),
            "rejecting",
            "It was not",
        ),
        (
            f"The mayor said {SAFE}. Nothing could be further from the truth.",
            ("The mayor", "said", SAFE),
            "rejecting",
            "Nothing could be further from the truth",
        ),
        (
            f"The mayor said {SAFE}. We promised nothing of the kind.",
            ("The mayor", "said", SAFE),
            "rejecting",
            "We promised nothing of the kind",
        ),
        (
            f"The mayor said {SAFE}. We have not been able to verify this.",
            ("The mayor", "said", SAFE),
            "distancing",
            "We have not been able to verify this",
        ),
        (
            f"This so-called expert said {SAFE}.",
            ("This so-called expert", "said", SAFE),
            "distancing",
            "so-called",
        ),
        (
            f"We cannot accept the view that {SAFE}.",
            ("", "view", f"that {SAFE}"),
            "rejecting",
            "not accept",
        ),
        (
            f"The mayor would have its readers believe {SAFE}.",
            ("The mayor", "would have its readers believe", SAFE),
            "ironic",
            "would have its readers believe",
        ),
    ],
)
def test_the_reporter_takes_a_stance(
    text: str, told: Told, framing: str, words: str | None
) -> None:
    ((found, shown),) = framed(text, told)
    assert found == framing
    assert shown if words is None else shown == [words]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"The mayor said {SAFE}.", ("The mayor", "said", SAFE)),
        ("The mayor denied the report.", ("The mayor", "denied", "the report")),
        ("The mayor condemned the strike.", ("The mayor", "condemned", "the strike")),
        ("The mayor praised the crew.", ("The mayor", "praised", "the crew")),
        # the words are the source's own
        (
            "The mayor said the union spoke without evidence.",
            ("The mayor", "said", "the union spoke without evidence"),
        ),
        (
            "“The union falsely counted them,” the mayor said.",
            ("the mayor", "said", "“The union falsely counted them,”"),
        ),
        # nobody has shown it yet
        (f"The mayor hopes to show {SAFE}.", ("The mayor", "to show", SAFE)),
        # no content that could be true or false
        ("The mayor showed great courage.", ("The mayor", "showed", "great courage")),
        ("The mayor claimed the prize.", ("The mayor", "claimed", "the prize")),
        # no claim that "it was not" could deny, or one that it confirms
        (
            "The mayor said the weir was not safe. It was not.",
            ("The mayor", "said", "the weir was not safe"),
        ),
        ("The mayor asked for a weir. It was not.", ("The mayor", "asked for", "a weir")),
        (f"The mayor said {SAFE}. It was not cold.", ("The mayor", "said", SAFE)),
        (f"We could accept the view that {SAFE}.", ("", "view", f"that {SAFE}")),
        # one is one's own reporter
        (f"I claim {SAFE}.", ("I", "claim", SAFE)),
        (f"Rightly or wrongly, the mayor said {SAFE}.", ("the mayor", "said", SAFE)),
    ],
)
def test_what_is_no_stance_of_the_reporter(text: str, told: Told) -> None:
    assert framed(text, told) == [("neutral", [])]


def test_who_does_not_call_a_claim_false_rejects_nothing() -> None:
    text = f"Her claim that {SAFE} is not false."
    assert framed(text, ("Her", "claim", f"that {SAFE}")) == [("distancing", ["claim"])]


def test_inside_a_content_the_reporter_is_the_outer_source() -> None:
    text = "Lund said that the mayor falsely claimed the weir was safe."
    outer = ("Lund", "said", "that the mayor falsely claimed the weir was safe")
    inner = ("the mayor", "claimed", SAFE)
    assert framed(text, outer, inner) == [("neutral", []), ("rejecting", ["falsely"])]


def test_a_judgement_that_somebody_else_is_said_to_make_is_not_the_reporters() -> None:
    text = f"The mayor said {SAFE}. That is false, Lund said."
    told = [("The mayor", "said", SAFE), ("Lund", "Lund said", "That is false")]
    assert framed(text, *told) == [("neutral", []), ("neutral", [])]


def test_of_two_attributions_the_one_whose_cue_is_above_is_meant() -> None:
    text = "The mayor said the weir held, and Lund said without evidence that it leaked."
    told = [("The mayor", "said", "the weir held"), ("Lund", "Lund said", "that it leaked")]
    found = framed(text, *told)
    assert found == [("neutral", []), ("distancing", ["without evidence"])]


def test_where_two_could_be_meant_nothing_is_said() -> None:
    text = "The mayor said it held, Lund said it leaked. She did not provide any evidence."
    told = [("The mayor", "said", "it held"), ("Lund", "Lund said", "it leaked")]
    assert framed(text, *told) == [("neutral", []), ("neutral", [])]


def test_the_strongest_stance_is_heard() -> None:
    text = f"The mayor claimed {SAFE}. That is a lie."
    assert framed(text, ("The mayor", "claimed", SAFE)) == [("rejecting", ["That is a lie"])]


def test_the_lexicon_has_known_places_and_stances() -> None:
    rows = load_lexicon("framing")
    assert {row["place"] for row in rows} == set(get_args(Place))
    assert {row["framing"] for row in rows} <= set(get_args(Framing))
    keys = [(row["word"], row["place"]) for row in rows]
    assert len(keys) == len(set(keys))
