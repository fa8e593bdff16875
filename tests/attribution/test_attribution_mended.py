"""Sources that do not speak: hearers in headlines, the end of another clause, a roster's lines."""

from __future__ import annotations

import pytest
from extract_words import document, found, in_words

from sayso.attribution import find_attributions
from sayso.attribution.constructions.candidate import Candidate
from sayso.attribution.constructions.mended import mend
from sayso.attribution.extract import extract
from sayso.language.parse import parse_document

BELOW = "\n\nThe council met on Monday in the old hall of the town, as it does in every month.\n"


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Farmers warned about loss of wheat trade", ""),
        ("Mayor accused of lying to the council", ""),
        ("Mayor warns of lies to the council", "Mayor"),
        ("Mayor warned farmers of loss of trade", "Mayor"),
    ],
)
def test_a_headline_that_leaves_out_the_passive_gives_no_source(title: str, source: str) -> None:
    text = title + BELOW
    made = document(text)
    told = [in_words(a, text) for a in extract(made, parse_document(made))]
    assert {s for s, cue, _ in told if text.index(cue) < len(title)} <= {source}


def test_below_the_headline_a_warning_is_its_subjects() -> None:
    text = "The mayor warned that the harbour would be flooded on Monday."
    assert found(text)[0][0] == "The mayor"


def test_a_singular_verb_has_the_person_behind_and_as_its_source() -> None:
    text = "It is the first ship of exporter Brask and spokesman Emil Tarn says it will sail."
    made = document(text)
    (got,) = find_attributions(made, parse_document(made))
    assert (in_words(got, text)[0], got.source_name) == ("spokesman Emil Tarn", "Emil Tarn")
    assert found("Orla Dane and spokesman Emil Tarn say it will sail.")[0][0] == (
        "Orla Dane and spokesman Emil Tarn"
    )


def test_a_view_that_somebody_ought_to_have_is_not_theirs() -> None:
    def sources(text: str) -> list[str]:
        made = document(text)
        return [in_words(a, text)[0] for a in extract(made, parse_document(made))]

    assert sources("She says farmers should be very concerned about any plans.") == ["She"]
    assert "farmers" in sources("She says farmers are very concerned about any plans.")


def test_a_line_that_names_a_speaker_is_no_turn() -> None:
    text = (
        "Presenter: Orla Dane\n\nDANE: You have said that it rained?\n\nTARN: It did.\n\n"
        "DANE: For long?\n\nTARN: For a week. You saw it.\n"
    )
    made = document(text)
    told = find_attributions(made, parse_document(made))
    assert "Presenter" not in {in_words(a, text)[0] for a in told}
    (said,) = (
        a for a in told if in_words(a, text)[0] == "You" and "rained" in in_words(a, text)[2]
    )
    assert said.source_name == "TARN".title()


def test_a_clause_that_describes_somebody_ends_before_what_they_do() -> None:
    text = "Party agents who allege that the papers arrived open are asked to produce the numbers."
    told = {cue: content for _, cue, content in found(text)}
    assert told["allege"] == "that the papers arrived open"


def test_in_the_words_of_somebody_takes_the_quotation_alone() -> None:
    text = 'They decided, in the words of a memo, to "let complaints be".'
    assert ("a memo", "in the words of", '"let complaints be"') in found(text)
    assert not [s for s, cue, _ in found("It was, in my words, a farce.") if "words" in cue]


def test_who_answers_complaints_does_not_complain() -> None:
    text = "The head of the inquiry has yet to respond to complaints that the hearing is unfair."
    made = document(text)
    told = extract(made, parse_document(made))
    assert [in_words(a, text)[0] for a in told if "complaints" in in_words(a, text)[1]] == [""]


def test_a_singular_verb_does_not_follow_a_plural_source() -> None:
    text = "Chairman Emil Tarn says growers should not pay for it and wants the port to close."
    made = document(text)
    told = extract(made, parse_document(made))
    assert [in_words(a, text)[0] for a in told if in_words(a, text)[1] == "wants"] == [
        "Chairman Emil Tarn"
    ]


def test_whose_plan_is_rejected_does_not_reject_it() -> None:
    parse = parse_document(document("The judge rejected the union's plan to strike."))
    verb, owner = parse.tokens[2], parse.tokens[4]
    spans = (owner.span,), (verb.span,), (parse.span_of(6, 8),)
    made = Candidate("object", "reject", "object", verb.i, *spans, owner.i)
    assert mend(parse, [], made).source == ()
