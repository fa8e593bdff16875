"""Points, the matrix over them, and gaps: every count leads to passages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pile
import pytest

from sayso.casebook import Casebook, Links
from sayso.errors import InputError, NoSuchThing
from sayso.model import Origin, Point, Quantity, Side
from sayso.views.choose import choose_by_key
from sayso.views.gaps import find_gaps
from sayso.views.matrix import make_matrix
from sayso.views.points import find_point, list_points
from sayso.views.rows import Count


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    return pile.build(tmp_path_factory.mktemp("points") / "casebook")


def test_points_come_in_their_order_with_counts(casebook: Casebook) -> None:
    first, second = list_points(casebook)
    assert (first.number, first.title, first.contested) == (1, "the dam is safe", True)
    assert [(s.stance, s.claims, s.documents, s.origins) for s in first.sides] == [
        ("affirms", 2, 2, 1),
        ("denies", 2, 2, 2),
    ]
    assert (first.documents, first.origins, first.differences) == (3, 2, 1)
    assert first.reasons == (Count("negation", 1),)
    assert second.reasons == ()


def test_contested_points_keep_their_numbers(casebook: Casebook) -> None:
    assert [row.number for row in list_points(casebook, contested_only=True)] == [1]


@pytest.mark.parametrize("key", [1, "1", pile.SAFETY.id, pile.SAFETY.id[:5]])
def test_a_point_is_found_by_number_or_id(casebook: Casebook, key: str | int) -> None:
    assert find_point(casebook, key).point.id == pile.SAFETY.id


@pytest.mark.parametrize("key", [0, 3, "nothing", ""])
def test_what_is_no_point_is_an_error(casebook: Casebook, key: str | int) -> None:
    with pytest.raises(NoSuchThing):
        find_point(casebook, key)


def test_a_beginning_that_several_share_is_an_error() -> None:
    with pytest.raises(InputError, match="2 points begin with 'ab'"):
        choose_by_key("point", "ab", ["ab1", "ab2", "cd3"])


def test_no_key_is_no_beginning_even_of_the_only_id() -> None:
    with pytest.raises(NoSuchThing):
        choose_by_key("point", "", ["ab1"])


def test_each_side_opens_on_its_claims_in_order_of_date(casebook: Casebook) -> None:
    affirms, denies = find_point(casebook, 1).sides
    assert [row.exact for row in affirms.claims] == ["the dam is safe", "dam is safe"]
    assert [row.source for row in denies.claims] == ["Dam Workers' Union", "Ada Quill"]
    assert affirms.claims[1].chain == ("Lakeside Herald", "Northern Wire", "Ada Quill")


def test_a_claim_in_the_documents_own_voice_is_the_publishers(casebook: Casebook) -> None:
    claim = find_point(casebook, 2).sides[0].claims[0]
    assert (claim.voice, claim.source, claim.attribution) == ("own", "Northern Wire", None)


def test_the_surest_pair_of_two_sources_leads_and_others_of_theirs_repeat_it(
    tmp_path: Path,
) -> None:
    told = (
        ("Quill", "The dam is safe", 0.5),
        ("Quill", "The dam has held", 0.9),
        ("Ira", "The dam stands", 0.9),
    )
    union = pile.document("u.txt", "The union said the dam broke.", publisher="Bell")
    broke = pile.said(union, "The union", "said", "the dam broke", name="the union")
    against = pile.claim(union, "the dam broke", broke)
    files = [pile.file_of(union, (broke,), (against,))]
    relations, ids = [], [against.id]
    for number, (name, words, sure) in enumerate(told):
        home = pile.document(f"{number}.txt", f"{words}, {name} said.", publisher="Bell")
        said = pile.said(home, name, "said", words, name=name)
        claim = pile.claim(home, words, said)
        files.append(pile.file_of(home, (said,), (claim,)))
        show = (pile.at(home.text, "dam"), pile.at(union.text, "dam broke"))
        relation = pile.relate(claim, against, "antonym", "safe, broke", show)
        relations.append(replace(relation, confidence=sure))
        ids.append(claim.id)
    side = Side("affirms", "", (), tuple(sorted(ids)), (), 1)
    links = Links(
        relations=tuple(sorted(relations, key=lambda r: (r.a, r.b))),
        points=(Point("0" * 16, "the dam", True, (side,), 1),),
    )
    rows = find_point(pile.store(tmp_path / "c", files, links), 1).reasons
    said_by = [next(n for n in (r.a_source, r.b_source) if n != "the union") for r in rows]
    assert list(
        zip(said_by, [r.confidence for r in rows], [r.repeats for r in rows], strict=True)
    ) == [
        ("Ira", 0.9, False),
        ("Quill", 0.9, False),
        ("Quill", 0.5, True),
    ]


def test_a_reason_shows_the_words_that_decide_on_both_sides(casebook: Casebook) -> None:
    (reason,) = find_point(casebook, 1).reasons
    assert {reason.a_words.exact, reason.b_words.exact} == {"is safe", "not"}
    assert {reason.a_claim.exact, reason.b_claim.exact} == {
        "the dam is safe",
        "The dam is not safe",
    }
    for words in (reason.a_claim, reason.a_words, reason.b_claim, reason.b_words):
        home = next(d for d in pile.DOCUMENTS if d.id == words.document.id)
        assert words.spans[0].of(home.text) == words.exact


def test_a_pair_that_only_differs_is_shown_with_its_guard(casebook: Casebook) -> None:
    (pair,) = find_point(casebook, 1).differences
    assert pair.guard == "not the same time"
    assert {pair.a.id, pair.b.id} == {pile.SAFE.id, pile.LEAKS.id}


def test_the_matrix_shows_each_sources_stances_with_claims(casebook: Casebook) -> None:
    matrix = make_matrix(casebook)
    rows = {row.name: row.cells for row in matrix.sources}
    assert rows["Ada Quill"][0].stances == ("affirms", "denies")
    assert rows["Ada Quill"][0].claims == (pile.SAFE.id, pile.SAFE_AGAIN.id, pile.NOT_SAFE.id)
    assert rows["Dam Workers' Union"][1].stances == ()
    assert {row.kind for row in matrix.sources} == {"person", "organisation"}


def test_the_matrix_tells_a_publishers_own_words_from_what_it_carries(casebook: Casebook) -> None:
    rows = {row.name: row.cells for row in make_matrix(casebook).publishers}
    safety, figure = rows["Northern Wire"]
    assert (len(safety.claims), safety.own) == (2, ())
    assert figure.own == figure.claims == (pile.FORTY.id,)


def test_a_matrix_of_sure_statements_leaves_out_the_rest(casebook: Casebook) -> None:
    everything = {row.name: row.cells for row in make_matrix(casebook).sources}
    wishes = make_matrix(casebook, kinds=["intention"])
    assert all(not cell.claims for row in wishes.sources for cell in row.cells)
    publishers = {row.name: row.cells for row in wishes.publishers}
    # what a publisher says in its own voice is nobody's wish, and stays
    assert publishers["Northern Wire"][1].own == (pile.FORTY.id,)
    sure = {row.name: row.cells for row in make_matrix(casebook, min_confidence=0.0).sources}
    assert sure == everything
    assert not make_matrix(casebook, min_confidence=1.0).sources


def test_a_matrix_of_contested_points_leaves_out_the_rest(casebook: Casebook) -> None:
    matrix = make_matrix(casebook, contested_only=True)
    assert [point.number for point in matrix.points] == [1]
    assert all(len(row.cells) == 1 for row in (*matrix.sources, *matrix.publishers))


def four_publishers(
    folder: Path,
    *,
    last_day: str,
    last_names: tuple[str, ...],
    last_terms: tuple[str, ...] = (),
    last_figure: float = 7,
    last_words: int = 120,
    told: int = 3,
    origins: int = 3,
) -> Casebook:
    names = ("Tarn", "Ada Quill", "Ira")
    homes = [
        pile.document("x.txt", "The dam broke.", publisher="Bell", published="2031-05-01"),
        pile.document("y.txt", "The dam broke!", publisher="Echo", published="2031-05-02"),
        pile.document("w.txt", "The dam broke…", publisher="Tell", published="2031-05-02"),
        pile.document(
            "z.txt", "Quill in Tarn." + " Rain." * last_words, publisher="Mute", published=last_day
        ),
    ]
    forty, last = (
        Quantity(pile.at(home.text, words), figure, figure, "exact")
        for home, words, figure in ((homes[0], "dam", 40), (homes[3], "Quill", last_figure))
    )
    claims = [
        pile.claim(
            homes[0], "The dam broke", names=names, terms=("dam", "break"), quantities=(forty,)
        ),
        pile.claim(homes[1], "The dam broke", names=names),
        pile.claim(homes[2], "The dam broke", names=names),
        pile.claim(
            homes[3], "Quill in Tarn", names=last_names, terms=last_terms, quantities=(last,)
        ),
    ]
    ids = tuple(home.id for home in homes[:told])
    tellers = tuple(home.publisher or "" for home in homes[:told])
    side = Side("affirms", "broke", tellers, tuple(claim.id for claim in claims[:told]), ids, told)
    links = Links(
        points=(Point("0" * 16, "the dam broke", False, (side,), 1),),
        origins=(
            Origin(homes[0].id, tuple(sorted(h.id for h in homes[: 4 - origins])), None),
            *(Origin(home.id, (home.id,), None) for home in homes[4 - origins :]),
        ),
    )
    files = [pile.file_of(h, (), (c,)) for h, c in zip(homes, claims, strict=True)]
    return pile.store(folder / "casebook", files, links)


def test_two_who_report_are_too_few_to_call_others_silent(tmp_path: Path) -> None:
    names = ("Tarn", "Ada Quill", "Ira")
    casebook = four_publishers(tmp_path, last_day="2031-05-03", last_names=names, told=2)
    assert find_gaps(casebook).gaps == ()


def test_silence_is_reported_where_three_others_report(tmp_path: Path) -> None:
    names = ("Tarn", "Ada Quill", "Ira")
    casebook = four_publishers(tmp_path, last_day="2031-05-03", last_names=names)
    (gap,) = find_gaps(casebook).gaps
    assert (gap.publisher, gap.title) == ("Mute", "the dam broke")
    assert (gap.number, gap.contested, gap.words) == (1, False, 123)
    assert gap.publishers == ("Bell", "Echo", "Tell")
    assert [head.path for head in gap.read] == ["z.txt"]
    assert (len(gap.reported), gap.origins) == (3, 3)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2031-05-04", ("Tarn", "Ada Quill", "Ira")),
        ("2031-04-30", ("Tarn", "Ada Quill", "Ira")),
        ("2031-05-02", ("Tarn", "Ira")),
    ],
    ids=["later", "before most of them", "another event"],
)
def test_what_is_not_about_the_same_is_no_silence(
    tmp_path: Path, day: str, names: tuple[str, ...]
) -> None:
    assert find_gaps(four_publishers(tmp_path, last_day=day, last_names=names)).gaps == ()


def test_a_brief_is_not_called_silent(tmp_path: Path) -> None:
    names = ("Tarn", "Ada Quill", "Ira")
    casebook = four_publishers(tmp_path, last_day="2031-05-02", last_names=names, last_words=20)
    assert find_gaps(casebook).gaps == ()


def test_prints_of_one_report_do_not_show_a_silence(tmp_path: Path) -> None:
    names = ("Tarn", "Ada Quill", "Ira")
    casebook = four_publishers(tmp_path, last_day="2031-05-02", last_names=names, origins=1)
    assert find_gaps(casebook).gaps == ()


def test_a_publisher_that_gives_the_figure_is_not_called_silent(tmp_path: Path) -> None:
    names = ("Tarn", "Ada Quill", "Ira")
    casebook = four_publishers(tmp_path, last_day="2031-05-02", last_names=names, last_figure=40)
    assert find_gaps(casebook).gaps == ()


def test_a_publisher_that_comes_near_to_the_matter_is_not_called_silent(tmp_path: Path) -> None:
    names = ("Tarn", "Ada Quill", "Ira")
    casebook = four_publishers(
        tmp_path, last_day="2031-05-02", last_names=names, last_terms=("dam", "burst")
    )
    assert find_gaps(casebook).gaps == ()


def test_one_publisher_that_reports_shows_no_silence_of_others(casebook: Casebook) -> None:
    gaps = find_gaps(casebook)
    assert gaps.gaps == ()
    assert [head.path for head in gaps.left_out] == ["e-fremd.txt", "f-cards.txt"]
