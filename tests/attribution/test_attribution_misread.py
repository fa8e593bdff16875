"""A network's own candidates are held to what the rules begin with; sayings unmet are none."""

from __future__ import annotations

import pytest
from attribution_world import make_document

from sayso.attribution import find_attributions
from sayso.attribution.constructions.candidate import TAGGED, Candidate
from sayso.attribution.cues import load_cues
from sayso.attribution.discarding.misread import is_misread, is_unknown_verb
from sayso.attribution.discarding.unmet import is_unmet
from sayso.language.parse import Parse, parse_document
from sayso.model import Span, Spans

Parts = tuple[str, str, str, str]


def tagged(text: str, parts: Parts) -> tuple[Parse, Candidate]:
    """Return what a network would propose: source, cue and content by words, the cue's head."""
    parse = parse_document(make_document(text))
    said_by, said_how, said_what, head = parts

    def spans(words: str) -> Spans:
        start = text.index(words)
        return (Span(start, start + len(words)),) if words else ()

    source, cue, content = spans(said_by), spans(said_how), spans(said_what)
    place = text.index(said_how) + said_how.index(head)
    anchor = parse.tokens_in(Span(place, place + len(head)))[0]
    named = parse.tokens_in(source[0])[-1].i if source else None
    return parse, Candidate(
        "clause", anchor.lemma, TAGGED, anchor.i, source, cue, content, source_head=named
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The dredging operation revealed facts about the bay.",
            ("The dredging operation", "revealed", "facts about the bay", "revealed"),
        ),
        (
            "Norland has been offering military assistance to the island.",
            ("Norland", "has been offering", "military assistance to the island", "offering"),
        ),
        (
            "Towns like Port Velm lost their boats.",
            ("Towns", "like", "Port Velm", "like"),
        ),
        (
            "The islanders are unable or too poor to fight the pirates.",
            ("The islanders", "are unable", "the pirates", "unable"),
        ),
        (
            "Orla Dane has been friendly with the council.",
            ("Orla Dane", "has been friendly with", "the council", "friendly"),
        ),
        (
            "The boats reportedly came back at night.",
            ("", "reportedly", "The boats", "reportedly"),
        ),
        (
            "The union renewed its ban on trawlers.",
            ("The", "renewed", "its ban on trawlers", "renewed"),
        ),
        (
            "The mayor claimed it.",
            ("The mayor", "claimed", "it", "claimed"),
        ),
    ],
)
def test_a_network_is_not_believed_against_grammar(text: str, parts: Parts) -> None:
    parse, candidate = tagged(text, parts)
    assert is_misread(parse, candidate, load_cues())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The audit revealed that the quay had sunk.",
            ("The audit", "revealed", "that the quay had sunk", "revealed"),
        ),
        ("The mayor said so.", ("The mayor", "said", "so", "said")),
        (
            "The mayor said “a miracle” had come.",
            ("The mayor", "said", "“a miracle”", "said"),
        ),
        (
            "The islanders are sure that the quay is safe.",
            ("The islanders", "are sure", "that the quay is safe", "sure"),
        ),
    ],
)
def test_a_network_is_believed_where_grammar_allows(text: str, parts: Parts) -> None:
    parse, candidate = tagged(text, parts)
    assert not is_misread(parse, candidate, load_cues())


@pytest.mark.parametrize(
    ("text", "parts", "unknown"),
    [
        (
            "Norland is upending the order of the bay.",
            ("Norland", "is upending", "the order of the bay", "upending"),
            True,
        ),
        (
            "Norland is opposing the order of the bay.",
            ("Norland", "is opposing", "the order of the bay", "opposing"),
            False,
        ),
        (
            "He stood by his account: the weir had gone.",
            ("He", "stood", "the weir had gone", "stood"),
            False,
        ),
        (
            "The baker rang that the weir had gone.",
            ("The baker", "rang", "that the weir had gone", "rang"),
            False,
        ),
        (
            "Norland is upending “the old order”.",
            ("Norland", "is upending", "“the old order”", "upending"),
            False,
        ),
    ],
)
def test_a_verb_that_no_lexicon_knows_is_told_from_cues(
    text: str, parts: Parts, *, unknown: bool
) -> None:
    parse, candidate = tagged(text, parts)
    assert is_unknown_verb(parse, candidate, load_cues()) == unknown


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The leaflet neglects to say a word of the flood.",
            ("The leaflet", "neglects to say a word of", "the flood", "neglects"),
        ),
        (
            "Nothing harbour officials say is believable.",
            ("harbour officials", "say", "Nothing", "say"),
        ),
        (
            "Nothing harbour officials say is believable.",
            ("harbour officials", "say", "is believable", "say"),
        ),
        (
            "Every rule that the board cites has been broken by it.",
            ("the board", "cites", "has been broken by it", "cites"),
        ),
        (
            "The divers will be able to determine whether the quay is sound.",
            (
                "The divers",
                "will be able to determine",
                "whether the quay is sound",
                "determine",
            ),
        ),
        (
            "The strike will end because the union claims the port has paid.",
            ("the union", "claims", "the port has paid", "claims"),
        ),
    ],
)
def test_failures_and_what_is_to_come_are_unmet(text: str, parts: Parts) -> None:
    parse, candidate = tagged(text, parts)
    assert is_unmet(parse, candidate, "statement")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor left the hall without mentioning the flood.",
        "That does not mean the council has plans to sell the quay.",
        "The inspectors sailed to the quay to discern whether it was safe.",
        "The rebels can count on the support of Port Velm.",
        "The mayor no longer called the letter a forgery.",
    ],
)
def test_the_rules_drop_purposes_and_what_is_left_out(text: str) -> None:
    made = make_document(text)
    assert find_attributions(made, parse_document(made), "none") == ()


def test_going_on_to_say_is_said() -> None:
    made = make_document("The mayor went on to say that the quay was safe.")
    assert len(find_attributions(made, parse_document(made), "none")) == 1


BELOW = "\n\nThe council met with Orla Dane on Monday. Later Dane left the old hall of the town.\n"


@pytest.mark.parametrize(
    ("title", "source", "cue"),
    [
        ("Orla Dane – “The quay is not for sale”", "Orla Dane", "–"),
        ("Orla Dane Slams Port Council Over Quay Sale", "Orla Dane", "Slams"),
        ("Orla Dane hits out at council over quay sale", "Orla Dane", "hits out at"),
    ],
)
def test_titles_give_what_they_begin_with_a_source_for(title: str, source: str, cue: str) -> None:
    text = title + BELOW
    made = make_document(text)
    found = find_attributions(made, parse_document(made), "none")
    first = [a for a in found if a.cue[0].end <= len(title)]
    assert [(a.source[0].of(text), a.cue[0].of(text)) for a in first] == [(source, cue)]
    assert first[0].content[-1].end == len(title)


def test_blows_in_a_title_are_no_blame() -> None:
    text = "Orla Dane attacks harbour at night" + BELOW
    made = make_document(text)
    found = find_attributions(made, parse_document(made), "none")
    assert not any(a.confidence == 0.75 for a in found)
