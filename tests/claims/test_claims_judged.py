"""Who holds a clause that a noun of saying brings: whoever rejects or confirms what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_texts import claims_of, said

from sayso.model import Attribution, Claim

CASES = [
    ("Ravi Lund rejected claims that the dam was unsafe.", "rejected", "denied"),
    ("Ravi Lund dismissed the allegation that the dam was unsafe.", "dismissed", "denied"),
    ("Ravi Lund denied rumours and suggestions that the dam was unsafe.", "denied", "denied"),
    ("Ravi Lund doubted the report that the dam was unsafe.", "doubted", "doubted"),
    ("Ravi Lund confirmed the report that the dam was unsafe.", "confirmed", "asserted"),
    ("Ravi Lund did not reject claims that the dam was unsafe.", "reject", "supposed"),
]


def read(text: str, verb: str, *inner: Attribution) -> list[Claim]:
    """Return the claims where the object of a verb is what its subject is told to say."""
    content = text[text.index(verb) + len(verb) + 1 : -1]
    act = "denying" if verb == "denied" else "opposing"
    outer = said(text, "Ravi Lund", verb, content, name="Ravi Lund", act=act)
    return list(claims_of(text, (outer, *inner)))


@pytest.mark.parametrize(("text", "verb", "heard"), CASES)
def test_the_clause_is_heard_from_whoever_judges_it(text: str, verb: str, heard: str) -> None:
    (claim,) = read(text, verb)
    assert (claim.predicate, claim.attribution, claim.heard_as) == ("be unsafe", "a", heard)


@pytest.mark.parametrize("name", ["council", None])
def test_he_holds_it_against_whoever_is_told_to_say_it(name: str | None) -> None:
    text = "Ravi Lund rejected the council's claim that the dam was unsafe."
    source = "the council's" if name else ""
    inner = said(text, source, "claim", "that the dam was unsafe", name=name)
    (claim,) = read(text, "rejected", replace(inner, id="b", parent="a"))
    assert (claim.attribution, claim.heard_as) == ("a", "denied")
    assert [one.polarity for one in claim.commitments] == ["unknown", "negative"]


def test_a_passive_says_so_too() -> None:
    text = "Claims that the dam was unsafe were rejected by Ravi Lund."
    content = "Claims that the dam was unsafe"
    outer = said(text, "Ravi Lund", "were rejected", content, name="Ravi Lund", act="opposing")
    (claim,) = claims_of(text, (outer,))
    assert (claim.attribution, claim.heard_as) == ("a", "denied")
    assert claim.commitments[-1].polarity == "negative"


def test_what_a_noun_is_said_to_say_is_its_source_s() -> None:
    text = "The army repeated the claim that the rebels fired first."
    inner = said(text, "The army", "the claim", "that the rebels fired first", name="army")
    claim = next(c for c in claims_of(text, (inner,)) if c.predicate == "fire")
    assert (claim.attribution, claim.heard_as) == ("a", "asserted")


def test_a_clause_that_an_inner_source_is_told_to_say_is_what_it_says() -> None:
    text = "Ravi Lund rejected the allegation that the dam leaked."  # "that" may be an object here
    inner = said(text, "", "the allegation", "that the dam leaked")
    (claim,) = read(text, "rejected", replace(inner, id="b", parent="a"))
    assert (claim.predicate, claim.attribution, claim.heard_as) == ("leak", "a", "denied")


def test_a_clause_that_describes_its_noun_is_not_what_it_says() -> None:
    text = "Ravi Lund rejected the report that the council ordered."
    assert all(claim.heard_as == "asserted" for claim in read(text, "rejected"))


def test_that_before_a_whole_clause_is_no_object_of_it() -> None:
    text = "Ravi Lund dismissed the allegation that guards opened the gate."
    (claim,) = read(text, "dismissed")
    assert (claim.subject, claim.object, claim.heard_as) == ("guards", "gate", "denied")
