"""A question put to a casebook: read, looked up, and answered by the claims that stand to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.casebook import Casebook
    from sayso.config import Settings
    from sayso.views.ask import Answers

MOST_DOCUMENTS = 200
"""Documents that are looked into at most: those that hold most of the question's words."""


BARE = "on this."
"""What completes "the inquiry will report", which is else taken for a cue without its content."""


def ask(casebook: Casebook, question: str, settings: Settings) -> Answers:
    """Return the claims that speak for what a question asks about, against it, and the unclear.

    Args:
        casebook: open for reading.
        question: "Is the bridge safe?", "Who closed it?", or a plain statement.
        settings: which pipeline parses the question.

    Raises:
        InputError: there is no claim in the question's words.
        ResourceError: the pipeline is missing.

    Cost: the search of the full text, then what MOST_DOCUMENTS hold; the names of all entities and
        the points are read.
    """
    from dataclasses import replace

    from sayso.casebook.search import find_any
    from sayso.engine.base import analyse
    from sayso.language.questions import note, read_question
    from sayso.linking.asking import Asked, Material, answer, words_to_find
    from sayso.linking.scorer.network import load_scorer
    from sayso.views.ask import Reading, list_answers
    from sayso.views.lookup import Lookup

    question = question.encode("utf-8", "replace").decode("utf-8")  # an argument can be any bytes
    found = read_question(question, pipeline=settings.pipeline)
    # rules alone: a question has no speaker that a network must find
    plain = replace(settings, tagger="none")
    read = analyse(note(found.words), plain)
    if not read.claims:
        read = analyse(note(f"{found.words.removesuffix('.')} {BARE}"), plain)
    if not read.claims:
        words = f"no claim in {question!r}: ask it as a sentence with a verb"
        raise InputError(words, subject=question)
    asked = Asked(read.document, read.attributions, read.claims, found.asks, found.noun)
    with casebook.reading():
        wanted = words_to_find(found.words, casebook.entities())
        keys, every = find_any(casebook, wanted, limit=MOST_DOCUMENTS)
        lookup = Lookup(casebook)
        lookup.load(keys)
        lookup.load_claims(keys)
        material = Material(
            [casebook.document(key) for key in keys],
            [one for key in keys for one in lookup.attributions(key)],
            [one for key in keys for one in lookup.claims(key)],
            casebook.origins(),
            casebook.echoes(),
            casebook.points(),
            casebook.judgements(),
        )
        scorer = load_scorer() if casebook.scorer() != "none" else None
        replies = answer(asked, material, scorer)
        left = every - len(keys)
        reading = Reading(question, found.words, found.asks, len(keys), left, replies.aside)
        return list_answers(casebook, reading, replies.answered)
