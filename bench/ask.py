"""Put questions to labelled piles, and hold every claim listed against its label.

usage: python bench/ask.py [FOLDER...] [--tagger SIZE] [--casebook DIR] [--titles] [--list]

The questions stand in bench/ask_questions.tsv, each with the labelled point that it is about; with
`--titles` the titles of all points are asked instead, as plain statements. A claim of the point
belongs on the side of its label: affirms for, denies and another value against, doubts unclear; a
question of who, when, where or how many has every value for. What is listed beside is wrong where
it is labelled in another point, and unjudged where it is not labelled at all.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pile_agreement import MATCH, overlap
from pile_faults import read_pile
from pile_form import Claim, Pile, words_between
from pile_scores import every_claim

import sayso
from sayso.asking import ask
from sayso.casebook import Casebook
from sayso.config import Settings
from sayso.views.ask import Answers

HERE = Path(__file__).parent
FOLDERS = [HERE / "piles" / "valley", HERE / "piles" / "north"]
SIDES = {"affirms": "for", "denies": "against", "other value": "against", "doubts": "unclear"}
ALL = ("for", "against", "unclear")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a labelled point."""

    point: str
    question: str


@dataclass(slots=True)
class Score:
    """Counts by side; `listed` and `right` go by the side shown, `labelled` and `met` by the label.

    `known` counts the labelled claims that Sayso has as claims at all.
    """

    listed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    unjudged: int = 0
    empty: int = 0
    turned: int = 0
    words: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Yield a line a side, then what the sides rest on."""
        for side in ALL:
            right, met = self.right[side], self.met[side]
            yield (
                f"  {side:8} precision {_share(right, self.listed[side])}"
                f"  recall {_share(met, self.labelled[side])}"
                f"  of those that are claims {_share(met, self.known[side])}"
            )
        listed, right = sum(self.listed.values()), sum(self.right.values())
        yield f"  all      precision {_share(right, listed)}"
        yield (
            f"  on the opposite side {self.turned}, not labelled {self.unjudged},"
            f" questions without an answer {self.empty}"
        )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f} ({part} of {whole})" if whole else "  –  (0 of 0)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask the questions of each pile and print the scores."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--tagger", choices=("default", "fast", "none"), default="default")
    options.add_argument("--casebook", type=Path, help="keep the casebooks here")
    options.add_argument("--titles", action="store_true", help="ask the titles of all points")
    options.add_argument("--list", action="store_true", help="say what is wrong, in the words")
    chosen = options.parse_args(arguments)
    for folder in chosen.folders or FOLDERS:
        pile = read_pile(folder)
        with tempfile.TemporaryDirectory() as place:
            kept = (chosen.casebook or Path(place)) / folder.name
            settings = Settings(tagger=chosen.tagger)
            with sayso.read(folder / "documents", casebook=kept, settings=settings) as book:
                asked = _titles(pile) if chosen.titles else _questions(folder.name)
                scores = score(book, pile, asked)
        for name, found in scores.items():
            print(f"{folder.name}, {name}")
            print(*found.lines(), sep="\n")
            if chosen.list:
                print(*found.words, sep="\n")
    return 0


def _questions(pile: str) -> list[Asked]:
    text = (HERE / "ask_questions.tsv").read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Asked(row["point"], row["question"]) for row in rows if row["pile"] == pile]


def _titles(pile: Pile) -> list[Asked]:
    return [Asked(point.id, point.title) for point in pile.points.values()]


def score(book: sayso.Book, pile: Pile, asked: Iterable[Asked]) -> dict[str, Score]:
    """Return the scores of yes-no questions and of those that leave a value open."""
    casebook = Casebook.open(book.folder)
    scores = {"yes or no": Score(), "who, when, where, how many": Score()}
    texts = {row.head.id: "".join(s.text for s in book.show(row.head.id).segments) for row in
             book.documents()}  # fmt: skip

    def words_of(row: object) -> Claim:
        claim, head = row, row.document  # type: ignore[attr-defined]
        words = words_between(texts[head.id], claim.span.start, claim.span.end)  # type: ignore[attr-defined]
        return Claim("", head.id, words, "", "", "", None, "")

    known = {
        name
        for claim in map(words_of, every_claim(book))
        for name, labelled in pile.claims.items()
        if overlap(claim, labelled) >= MATCH
    }
    for one in asked:
        answers = ask(casebook, one.question, Settings())
        name = "yes or no" if answers.asks == "whether" else "who, when, where, how many"
        listed = [
            (side.stance, f"{row.why}: {row.claim.exact}", words_of(row.claim))
            for side in answers.sides
            for row in side.answers
        ]
        _add(scores[name], pile, one, answers, listed, known)
    return {name: found for name, found in scores.items() if found.labelled}


def _add(
    score: Score,
    pile: Pile,
    asked: Asked,
    answers: Answers,
    listed: Sequence[tuple[str, str, Claim]],
    known: set[str],
) -> None:
    """Count what is listed for one question."""
    sides = SIDES if answers.asks == "whether" else {**SIDES, "other value": "for"}
    point = set(pile.points[asked.point].claims)
    wanted = {n: sides[pile.claims[n].stance] for n in point if pile.claims[n].stance in sides}
    score.empty += not listed
    met: dict[str, str] = {}
    for side, exact, claim in listed:
        near = [n for n, one in pile.claims.items() if overlap(claim, one) >= MATCH]
        inside = [n for n in near if n in wanted]
        line = " ".join(exact.split())[:90]
        if inside:
            score.listed[side] += 1
            is_right = any(wanted[n] == side for n in inside)
            score.right[side] += is_right
            for n in inside:
                met[n] = side if wanted[n] == side else met.get(n, side)
            if not is_right:
                is_turned = {side, wanted[inside[0]]} == {"for", "against"}
                score.turned += is_turned
                score.words.append(
                    f"    {asked.question}: {side}, labelled {wanted[inside[0]]}: {line}"
                )
        elif not near:
            score.unjudged += 1
            score.words.append(f"    {asked.question}: {side}, not labelled: {line}")
        elif not any(n in point for n in near):
            score.listed[side] += 1
            score.words.append(f"    {asked.question}: {side}, of another point: {line}")
    for n, side in wanted.items():
        score.labelled[side] += 1
        score.known[side] += n in known
        score.met[side] += met.get(n) == side
        if n not in met:
            exact = " ".join(pile.claims[n].exact.split())[:90]
            is_known = "" if n in known else ", which is no claim"
            score.words.append(f"    {asked.question}: missed {side}{is_known}: {exact}")


if __name__ == "__main__":
    sys.exit(main())
