"""Chains: invented passages of many genres, and through whom the words reached the page."""

from __future__ import annotations

import pytest
from attribution_world import Said, make_document, resolve_in

from sayso.model import Span, Zone

Case = tuple[str, list[Said], tuple[str, ...]]
"""A text, its attributions, and the chain expected of the last one, without the publisher."""

FIRST: dict[str, Case] = {
    "plain": (
        "Mayor Ilse Brandt said the bridge was safe.",
        [("Mayor Ilse Brandt", "said", "the bridge was safe")],
        ("Ilse Brandt",),
    ),
    "told_agency": (
        "“The dam will hold,” Deputy Minister Pavlo Rudenko told Reuters on Monday.",
        [("Deputy Minister Pavlo Rudenko", "told", "“The dam will hold,”")],
        ("Reuters", "Pavlo Rudenko"),
    ),
    "told_newspaper_by_its_last_word": (
        "Captain Nuria Solis told the Castell Gazette that the ferry had been overloaded.",
        [("Captain Nuria Solis", "told", "that the ferry had been overloaded")],
        ("Castell Gazette", "Nuria Solis"),
    ),
    "told_his_wife": (
        "Anton Weber told his wife that he would be late.",
        [("Anton Weber", "told", "that he would be late")],
        ("Anton Weber",),
    ),
    "told_reporters": (
        "“We will appeal,” Anton Weber told reporters outside the court.",
        [("Anton Weber", "told", "“We will appeal,”")],
        ("Anton Weber",),
    ),
    "interview_with_broadcaster": (
        "In an interview with Radio Harbour on Tuesday, Ms Solis said the ferry had been "
        "overloaded.",
        [("Ms Solis", "said", "the ferry had been overloaded")],
        ("Radio Harbour", "Solis"),
    ),
    "interview_with_a_person": (
        "In an interview with Greta Holm, the minister Pavlo Rudenko said the dam would hold.",
        [("the minister Pavlo Rudenko", "said", "the dam would hold")],
        ("Greta Holm", "Pavlo Rudenko"),
    ),
    "statement_quoted": (
        "“The talks were useful,” a Palace statement quoted Queen Amara as saying.",
        [("Queen Amara", "quoted … as saying", "“The talks were useful,”")],
        ("Palace", "Amara"),
    ),
    "was_quoted_by": (
        "The governor, Tomas Rehn, was quoted by the Northern Courier as saying that "
        "taxes would fall.",
        [("The governor, Tomas Rehn", "was quoted … as saying", "that taxes would fall")],
        ("Northern Courier", "Tomas Rehn"),
    ),
    "was_quoted_in_statement": (
        "“The border is closed,” Mr Rehn was quoted as telling Ms Solis in an Interior "
        "Ministry statement.",
        [("Mr Rehn", "was quoted as telling", "“The border is closed,”")],
        ("Interior Ministry", "Rehn"),
    ),
    "according_to_report_first": (
        "According to an AFP report, the Harbour Authority said the port would reopen.",
        [("the Harbour Authority", "said", "the port would reopen")],
        ("AFP", "Harbour Authority"),
    ),
    "according_to_last": (
        "“The port will reopen,” spokesman Emil Tarn told islanders, according to Reuters.",
        [("spokesman Emil Tarn", "told", "“The port will reopen,”")],
        ("Reuters", "Emil Tarn"),
    ),
    "according_to_as_parent": (
        "“The port will reopen,” spokesman Emil Tarn told islanders, according to Reuters.",
        [
            (
                "Reuters",
                "according to",
                "“The port will reopen,” spokesman Emil Tarn told islanders",
            ),
            ("spokesman Emil Tarn", "told", "“The port will reopen,”"),
        ],
        ("Reuters", "Emil Tarn"),
    ),
    "state_television_cites": (
        "State television cited Defence Minister Odo Kranz as saying that the shelling "
        "had stopped.",
        [("Defence Minister Odo Kranz", "cited … as saying", "that the shelling had stopped")],
        ("State television", "Odo Kranz"),
    ),
    "addressee_is_no_relay": (
        "“The threat has grown,” President Lena Ostrow wrote in a notification to Parliament.",
        [("President Lena Ostrow", "wrote", "“The threat has grown,”")],
        ("Lena Ostrow",),
    ),
    "network": (
        "The party leader, Ida Moen, wrote on Twitter that the vote had been stolen.",
        [("The party leader, Ida Moen", "wrote", "that the vote had been stolen")],
        ("Twitter", "Ida Moen"),
    ),
    "nested_once": (
        "Emil Tarn said the Harbour Authority had warned that the crane was unsafe.",
        [
            ("Emil Tarn", "said", "the Harbour Authority had warned that the crane was unsafe"),
            ("the Harbour Authority", "had warned", "that the crane was unsafe"),
        ],
        ("Emil Tarn", "Harbour Authority"),
    ),
    "nested_twice": (
        "The Courier wrote that Emil Tarn said a witness had seen smoke.",
        [
            ("The Courier", "wrote", "that Emil Tarn said a witness had seen smoke"),
            ("Emil Tarn", "said", "a witness had seen smoke"),
            ("a witness", "had seen", "smoke"),
        ],
        ("Courier", "Emil Tarn", "witness"),
    ),
    "quotation_in_quotation": (
        "“The inspector told me, ‘Close it today,’” said Captain Nuria Solis.",
        [
            ("Captain Nuria Solis", "said", "“The inspector told me, ‘Close it today,’”"),
            ("The inspector", "told", "‘Close it today,’"),
        ],
        ("Nuria Solis", "inspector"),
    ),
    "belief_of_the_speaker_himself": (
        "Emil Tarn said he believes the crane is unsafe.",
        [
            ("Emil Tarn", "said", "he believes the crane is unsafe"),
            ("he", "believes", "the crane is unsafe"),
        ],
        ("Emil Tarn",),
    ),
}
"""Written before the rules were run on them."""

THIRD: dict[str, Case] = {
    "network_that_no_lexicon_has": (
        "The party leader, Ida Moen, wrote on Warble that the vote had been stolen.",
        [("The party leader, Ida Moen", "wrote", "that the vote had been stolen")],
        ("Warble", "Ida Moen"),
    ),
    "page_on_a_network": (
        "“The crane is safe,” Emil Tarn announced on his Warble page.",
        [("Emil Tarn", "announced", "“The crane is safe,”")],
        ("Warble", "Emil Tarn"),
    ),
    "written_on_a_day": (
        "Ida Moen wrote on Monday that the vote had been stolen.",
        [("Ida Moen", "wrote", "that the vote had been stolen")],
        ("Ida Moen",),
    ),
    "outlet_told_by_a_noun": (
        "Ida Moen told the weekly Timon that the vote was fair.",
        [("Ida Moen", "told", "that the vote was fair")],
        ("Timon", "Ida Moen"),
    ),
    "outlet_of_a_place": (
        "The harbour master, quoted by the Castell daily Ora Nova, said the crane was rusty.",
        [
            (
                "The harbour master, quoted by the Castell daily Ora Nova",
                "said",
                "the crane was rusty",
            )
        ],
        ("Ora Nova", "harbour master"),
    ),
    "readers_of_an_outlet": (
        "General Odo Kranz informed readers of the Northern Courier that the shelling had stopped.",
        [("General Odo Kranz", "informed", "that the shelling had stopped")],
        ("Northern Courier", "Odo Kranz"),
    ),
    "through_a_lawyer_with_a_name": (
        "Anton Weber said, through his lawyer, Greta Holm, that he had taken nothing.",
        [("Anton Weber", "said", "that he had taken nothing")],
        ("Greta Holm", "Anton Weber"),
    ),
    "through_an_agency": (
        "The bridge is open, the mayor announced through the Vesna agency.",
        [("the mayor", "announced", "The bridge is open")],
        ("Vesna", "mayor"),
    ),
    "account_in_an_outlet": (
        "An article printed by the Northern Courier, in which a guard is quoted as saying that "
        "the gate was open, was withdrawn.",
        [("a guard", "is quoted as saying", "that the gate was open")],
        ("Northern Courier", "guard"),
    ),
    "learned_from_an_outlet": (
        "Emil Tarn learned from the Northern Courier that the crane was unsafe.",
        [("Emil Tarn", "learned", "that the crane was unsafe")],
        ("Emil Tarn",),
    ),
}

SECOND: dict[str, Case] = {
    "agency_citing_officials": (
        "The blast killed nine people, the Vesna news agency reported, citing two officials.",
        [("two officials", "citing", "The blast killed nine people")],
        ("Vesna", "two officials"),
    ),
    "letter_obtained_by": (
        "In a letter obtained by the Castell Gazette, Anton Weber warned that funds had run out.",
        [("Anton Weber", "warned", "that funds had run out")],
        ("Castell Gazette", "Anton Weber"),
    ),
    "remarks_carried_by": (
        "“No one will be spared,” General Odo Kranz said in remarks carried by state radio.",
        [("General Odo Kranz", "said", "“No one will be spared,”")],
        ("state radio", "Odo Kranz"),
    ),
    "through_a_lawyer": (
        "Through his lawyer, Anton Weber denied that he had taken the money.",
        [("Anton Weber", "denied", "that he had taken the money")],
        ("lawyer", "Anton Weber"),
    ),
    "on_a_programme": (
        "Ida Moen said on CNN’s State of the Union that the vote had been stolen.",
        [("Ida Moen", "said", "that the vote had been stolen")],
        ("CNN", "Ida Moen"),
    ),
    "op_ed": (
        "In an op-ed for the Northern Courier, Ida Moen argued that the vote was fair.",
        [("Ida Moen", "argued", "that the vote was fair")],
        ("Northern Courier", "Ida Moen"),
    ),
    "compound_interview": (
        "Ida Moen said in a Radio Harbour interview that the vote was fair.",
        [("Ida Moen", "said", "that the vote was fair")],
        ("Radio Harbour", "Ida Moen"),
    ),
    "the_newspaper_taken_up": (
        "The Northern Courier printed a photograph of the crane on Monday. "
        "“It was rusty,” Emil Tarn told the newspaper.",
        [("Emil Tarn", "told", "“It was rusty,”")],
        ("Northern Courier", "Emil Tarn"),
    ),
    "own_statement": (
        "“The port is open,” the Harbour Authority said in a statement.",
        [("the Harbour Authority", "said", "“The port is open,”")],
        ("Harbour Authority",),
    ),
    "the_statement_taken_up": (
        "“The port is open,” the Harbour Authority said in a statement. "
        "“Ships may enter,” the statement said.",
        [
            ("the Harbour Authority", "said", "“The port is open,”"),
            ("the statement", "said#2", "“Ships may enter,”"),
        ],
        ("Harbour Authority",),
    ),
    "statement_of_another": (
        "“The talks were useful,” King Odran said in a Palace statement.",
        [("King Odran", "said", "“The talks were useful,”")],
        ("Palace", "Odran"),
    ),
    "he_added_after_interview": (
        "“The dam will hold,” Pavlo Rudenko told Reuters. “We tested it twice,” he added.",
        [
            ("Pavlo Rudenko", "told", "“The dam will hold,”"),
            ("he", "added", "“We tested it twice,”"),
        ],
        ("Reuters", "Pavlo Rudenko"),
    ),
    "neighbour_keeps_his_relay": (
        "Pavlo Rudenko told Reuters that the dam would hold, but Ida Moen said it was cracked.",
        [
            ("Pavlo Rudenko", "told", "that the dam would hold"),
            ("Ida Moen", "said", "it was cracked"),
        ],
        ("Ida Moen",),
    ),
    "metonym": (
        "Ankara says the talks failed.",
        [("Ankara", "says", "the talks failed")],
        ("Ankara",),
    ),
    "unnamed_source_to_outlet": (
        "“Nobody checked the crane,” a senior port official told the Castell Gazette.",
        [("a senior port official", "told", "“Nobody checked the crane,”")],
        ("Castell Gazette", "senior port official"),
    ),
    "group_by_group": (
        "According to local mediators, several hundred former miners insisted that they "
        "would stay.",
        [
            (
                "local mediators",
                "According to",
                "several hundred former miners insisted that they would stay",
            ),
            ("several hundred former miners", "insisted", "that they would stay"),
        ],
        ("local mediators", "several hundred former miners"),
    ),
    "no_source": (
        "Anton Weber was accused of taking the money.",
        [("", "was accused of", "taking the money")],
        (),
    ),
    "open_pronoun_ends_the_chain": (
        "Tomas Rehn and Emil Tarn met. In Reuters he was quoted as saying it rained.",
        [("he", "was quoted as saying", "it rained")],
        ("Reuters",),
    ),
    "first_person_in_quotation": (
        "“I think the crane is unsafe,” Emil Tarn told Reuters.",
        [
            ("Emil Tarn", "told", "“I think the crane is unsafe,”"),
            ("I", "think", "the crane is unsafe"),
        ],
        ("Reuters", "Emil Tarn"),
    ),
    "reported_by_outlet_in_parenthesis": (
        "The crane will be replaced, Emil Tarn said, the Northern Courier reported.",
        [("Emil Tarn", "said", "The crane will be replaced")],
        ("Northern Courier", "Emil Tarn"),
    ),
}


@pytest.mark.parametrize("name", [*FIRST, *SECOND, *THIRD])
def test_a_chain_names_everyone_the_words_passed_through(name: str) -> None:
    text, said, expected = {**FIRST, **SECOND, **THIRD}[name]
    document = make_document(text, publisher="The Lantern")
    assert resolve_in(document, said)[-1].chain == ("The Lantern", *expected)


def test_a_republished_text_has_its_first_publisher_next() -> None:
    document = make_document(
        "Mayor Ilse Brandt said the bridge was safe.",
        publisher="The Lantern",
        republishes=("North Wire",),
    )
    (got,) = resolve_in(document, [("Mayor Ilse Brandt", "said", "the bridge was safe")])
    assert got.chain == ("The Lantern", "North Wire", "Ilse Brandt")


def test_an_unknown_publisher_is_this_document() -> None:
    document = make_document("Ilse Brandt said the bridge was safe.")
    (got,) = resolve_in(document, [("Ilse Brandt", "said", "the bridge was safe")])
    assert got.chain == ("this document", "Ilse Brandt")


def test_a_publisher_that_was_told_does_not_come_twice() -> None:
    text = "“The dam will hold,” Pavlo Rudenko told the Castell Gazette."
    document = make_document(text, publisher="Castell Gazette")
    (got,) = resolve_in(document, [("Pavlo Rudenko", "told", "“The dam will hold,”")])
    assert got.chain == ("Castell Gazette", "Pavlo Rudenko")


def test_a_block_quotation_passes_through_the_outlet_that_its_introduction_names() -> None:
    intro = (
        "According to a Reuters report, the two sides met. "
        "Odo Kranz and Ida Moen agreed on a truce:"
    )
    block = "The Palace announced that Odo Kranz had signed the truce."
    text = f"{intro}\n\n{block}\n"
    start = text.index(block)
    zone = Zone(Span(start, start + len(block)), "quotation", "introduced by a colon")
    document = make_document(text, publisher="The Lantern", zones=(zone,))
    outer, inner = resolve_in(
        document,
        [
            ("Odo Kranz and Ida Moen", "agreed on", block),
            ("The Palace", "announced", "that Odo Kranz had signed the truce"),
        ],
    )
    assert outer.source_name is None
    assert outer.abstained is not None
    assert "third person" in outer.abstained
    assert inner.parent == outer.id
    assert inner.chain == ("The Lantern", "Reuters", "Palace")
