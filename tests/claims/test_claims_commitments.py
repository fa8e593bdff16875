"""What the reporter, each relay and the source commit to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_texts import claim_of, make_document, said
from marked_sentences import FILES, codes_at, read_sentence, read_sentences

from sayso.claims import find_claims
from sayso.claims.clause_words import find_clause_word, load_clause_words
from sayso.claims.values import NO, PROBABLY, UNKNOWN, YES
from sayso.language.parse import parse_document
from sayso.lexicons import load_lexicon
from sayso.model import THIS_DOCUMENT, Claim, Republication, Span

RIGHT = 0.94
"""Of the sentences written blind of the code. Of the first file .90 were right at first, .96 after
kinds of error were mended; of the second, written then, .95 at first."""


@pytest.mark.parametrize(("name", "count"), tuple(zip(FILES, (120, 60), strict=True)))
def test_sentences_written_blind(name: str, count: int) -> None:
    sentences = list(read_sentences(name))
    right = [s for s in sentences if codes_at(s, s.attributions) == s.expected]
    assert len(sentences) >= count
    assert len(right) / len(sentences) >= RIGHT


CASES = [
    ("The mayor knows that the dam had *leaked*.", "CT+"),
    ("The mayor does not know that the dam had *leaked*.", "CT+"),
    ("Does the mayor know that the dam had *leaked*?", "CT+"),
    ("Officials said the mayor knows that the dam had *leaked*.", "Uu"),
    ("It is not certain that the dam had *leaked*.", "Uu"),
    ("It is not unlikely that the dam had *leaked*.", "PR+"),
    ("The crew might have failed to *close* the gate.", "PS-"),
    ("The crew did not refuse to *close* the gate.", "CT+"),
    ("The rumour that the dam had *flooded* the valley was confirmed.", "CT+"),
    ("The rumour that the dam had *flooded* the valley is false.", "CT-"),
    ("The rumour that the mayor *spread* was false.", "CT+"),
    ("The crew will *leave* if the gate is closed.", "Uu"),
    ("The crew left because the gate was *broken*.", "CT+"),
    ("The crew did not *close* or paint the gate.", "CT-"),
]


@pytest.mark.parametrize(("marked", "code"), CASES)
def test_the_own_voice(marked: str, code: str) -> None:
    sentence = read_sentence(marked, (code,))
    assert codes_at(sentence, ()) == (code,)


def test_a_denial_says_no_and_its_reporter_leaves_it_open() -> None:
    text = "The mayor denied that the dam collapsed."
    found = claim_of(
        text, "collapse", [said(text, "The mayor", "denied", "that the dam collapsed")]
    )
    assert [(c.source, c.attribution, c.code) for c in found.commitments] == [
        (THIS_DOCUMENT, None, "Uu"),
        (None, "a", "CT-"),
    ]
    assert (found.polarity, found.heard_as) == ("positive", "denied")


def test_the_reporters_own_verdict_overrules_the_verb() -> None:
    text = "The mayor falsely claimed that the dam collapsed."
    said_so = said(text, "The mayor", "claimed", "that the dam collapsed")
    found = claim_of(text, "collapse", [replace(said_so, framing="rejecting")])
    assert [c.code for c in found.commitments] == ["CT-", "CT+"]


def commitments_of(text: str, **fields: object) -> Claim:
    """Return the claim that the dam collapsed, with a chain."""
    document = replace(
        make_document(text),
        publisher="Herald",
        republishes=(Republication("Norwire", None, Span(0, 1), is_whole=True),),
    )
    first = said(text, "The mayor", "said", "the dam collapsed", name="the mayor")
    told = replace(first, **fields)  # type: ignore[arg-type]
    return find_claims(document, parse_document(document), [told])[0]


def test_every_name_of_the_chain_has_a_commitment() -> None:
    chain = ("Herald", "Norwire", "Radio Nine", "the mayor")
    found = commitments_of("The mayor said the dam collapsed.", chain=chain)
    assert [(c.source, c.code) for c in found.commitments] == [
        ("Herald", "Uu"),
        ("Norwire", "Uu"),
        ("Radio Nine", "Uu"),
        ("the mayor", "CT+"),
    ]


def test_a_relay_that_says_the_same_itself_commits_to_it() -> None:
    text = "The mayor said the dam collapsed, Radio Nine said."
    chain = (THIS_DOCUMENT, "Radio Nine", "the mayor")
    inner = replace(
        said(text, "The mayor", "said", "the dam collapsed", name="the mayor"), chain=chain
    )
    outer = replace(
        said(text, "Radio Nine", "said.", "the dam collapsed", name="Radio Nine"),
        id="b",
        chain=chain[:2],
    )
    document = make_document(text)
    found = find_claims(document, parse_document(document), [outer, inner])[0]
    assert {c.source: c.code for c in found.commitments}["Radio Nine"] == "CT+"


def test_the_document_s_own_voice_commits_its_publisher() -> None:
    document = replace(make_document("The dam collapsed."), publisher="Herald")
    found = find_claims(document, parse_document(document), ())[0]
    assert [(c.source, c.code) for c in found.commitments] == [("Herald", "CT+")]


def test_the_lexicon_is_wide_and_sound() -> None:
    rows = load_lexicon("clause_words")
    keys = [(row["word"], row["pos"], row["frame"]) for row in rows]
    assert len(keys) == len(set(keys)) == len(load_clause_words())
    assert len({row["word"] for row in rows}) >= 300
    frames = {"that", "whether", "to", "np to", "gerund", "np gerund", "of"}
    assert {row["frame"] for row in rows} == frames


def test_subject_and_user_commit_apart() -> None:
    deny = find_clause_word("deny", "verb", "that")
    assert deny is not None
    assert (deny.source, deny.source_not, deny.reporter) == (NO, UNKNOWN, UNKNOWN)
    manage = find_clause_word("manage", "verb", "to")
    assert manage is not None
    assert (manage.source, manage.reporter, manage.reporter_not) == (None, YES, NO)


def test_values_compose() -> None:
    assert YES.flipped().capped(1) == NO
    assert YES.capped(2) == PROBABLY
    assert YES.opened().through(YES, YES) == YES
    assert UNKNOWN.through(YES, YES).sign == 0
    assert PROBABLY.through(NO, YES).flipped() == PROBABLY


@pytest.mark.parametrize(
    "text", ["It is not because the army left.", "He keeps a boat in case the army leaves."]
)
def test_no_reason_and_a_mere_case_are_left_open(text: str) -> None:
    assert claim_of(text, "leave").commitments[-1].code == "Uu"
