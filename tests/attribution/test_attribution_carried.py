"""Paragraphs that carry on a quotation introduced above them."""

from __future__ import annotations

from attribution_world import make_document

from sayso.attribution import find_attributions
from sayso.language.parse import parse_document
from sayso.model import Attribution

LEAD = "Separately, Orla Dane blasted the dredging, unusual words from so mild a woman, saying:"
FIRST = "“When we count who gains most, it is the owners of the quay and their friends.”"
REST = (
    "“It is hardly the first attempt to spare them. During the storm the gates were thrown open"
    " for the big ships” to be sent out unharmed."
)
TURNED = (
    "”There are doubts about the dredging, because mayor Tom Reed has told me three times that"
    " their one aim is a safe harbour.”"
)


def told(*paragraphs: str) -> dict[str, tuple[Attribution, str]]:
    """Return attributions by their cue's last word, with the words of their contents."""
    text = "\n\n".join(paragraphs)
    made = make_document(text)
    found = find_attributions(made, parse_document(made), "none")
    return {
        a.cue[-1].of(text).split()[-1]: (a, " … ".join(s.of(text) for s in a.content))
        for a in found
    }


def test_quoted_paragraphs_after_an_introduction_stay_with_its_speaker() -> None:
    found = told(LEAD, FIRST, REST, TURNED, "The council pays for the dredging.")
    saying, words = found["saying"]
    assert saying.source_name == "Orla Dane"
    assert words == " … ".join((FIRST, REST.removesuffix(" to be sent out unharmed."), TURNED))


def test_words_told_to_the_speaker_pass_through_the_speaker() -> None:
    found = told(LEAD, FIRST, REST, TURNED)
    inner, words = found["told"]
    assert words == "that their one aim is a safe harbour"
    assert inner.parent == found["saying"][0].id
    assert inner.chain[-2:] == ("Orla Dane", "Tom Reed")


def test_a_paragraph_with_text_of_its_own_ends_the_quotation() -> None:
    crowd = "“Peaceful” crowds filled the quay until late."
    clause = "“The gates were thrown open for the big ships during the storm” was all anyone heard."
    for paragraph in (crowd, clause):
        _, words = told(LEAD, FIRST, paragraph, TURNED)["saying"]
        assert words == FIRST


def test_an_unclosed_quotation_goes_on_in_the_next_paragraph() -> None:
    unclosed = "“The gates were thrown open for the big ships."
    _, words = told(LEAD, unclosed, "“Nobody heard of it, and nobody will.", "Trade fell.")[
        "saying"
    ]
    assert words == f"{unclosed} … “Nobody heard of it, and nobody will."
