"""What repeats is found, word for word or rewritten; what is only alike is not."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lineage_cases import BRIDGE, FILLERS, FIRE, SPEECH, among, apart, make, passages

from sayso.lineage import find_echoes
from sayso.lineage.shingles import WORD, hash_shingles, read_words
from sayso.model import Document


def edit(text: str, every: int) -> str:
    """Put another word for every so manieth word."""
    words = text.split(" ")
    return " ".join("otherwise" if i % every == every - 1 else w for i, w in enumerate(words))


def test_a_repeated_paragraph_is_an_echo_with_exact_passages() -> None:
    one, other = make("a.txt", f"{FILLERS[0]}\n\n{BRIDGE}"), make("b.txt", among(4, BRIDGE))
    (echo,) = find_echoes([one, other])
    assert echo.kind == "verbatim"
    assert passages(echo, one, other) == {"a.txt": BRIDGE[:-1], "b.txt": BRIDGE[:-1]}


@pytest.mark.parametrize(("every", "kind"), [(30, "verbatim"), (15, "rewritten"), (6, "rewritten")])
def test_changed_words_make_it_rewritten(every: int, kind: str) -> None:
    text = f"{BRIDGE} {FIRE}"
    one, other = make("a.txt", text), make("b.txt", among(3, edit(text, every)))
    (echo,) = find_echoes([one, other])
    assert echo.kind == kind
    assert len(passages(echo, one, other)["a.txt"]) > 0.9 * len(text)


def test_quotation_marks_apostrophes_case_and_line_breaks_do_not_matter() -> None:
    one = make("a.txt", f"It's said: “{BRIDGE}”")
    other = make("b.txt", f"It’s said: ''{BRIDGE.upper().replace(' ', chr(10), 3)}''")
    (echo,) = find_echoes([one, other])
    assert echo.kind == "verbatim"
    assert passages(echo, one, other)["a.txt"] == one.text[:-2]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (SPEECH, SPEECH),
        (SPEECH, SPEECH[: len(SPEECH) // 2]),
        ("the harbour will rot and nobody cares", "the harbour will rot and nobody cares"),
        (
            "the harbour will rot before anybody lifts a finger",
            "the harbour will rot before anyone lifts a finger",
        ),
    ],
)
def test_quotations_are_echoes_from_six_words_on(mine: str, theirs: str) -> None:
    one = make("a.txt", among(0, f"“{mine},” she told the council."))
    other = make("b.txt", among(2, f'The mayor: "{theirs}" – nothing else.'))
    (echo,) = find_echoes([one, other])
    assert passages(echo, one, other)["b.txt"] in theirs


@pytest.mark.parametrize(
    "shared",
    [
        "the harbour will rot and nobody cares",  # seven words, not quoted
        "the Minister of Foreign Affairs of the Republic of Orlach and Member of the Assembly",
        "who spoke on condition of anonymity because she was not authorised to speak publicly",
        "did not immediately respond to a request for comment, and a spokesman declined to comment",
        "and it was on the one that they had been with us for all of this as it is",
    ],
)
def test_names_stock_phrases_and_short_stretches_are_no_echoes(shared: str) -> None:
    one = make("a.txt", among(0, f"Joss Keller saw {shared} near Tarsk yesterday."))
    other = make("b.txt", among(2, f"Mira Toll heard {shared} while others slept."))
    assert find_echoes([one, other]) == ()


def test_set_apart_zones_are_not_compared() -> None:
    notice = f"Join the conversation! {BRIDGE}"
    texts = [f"{FILLERS[0]}\n\n{notice}", f"{FILLERS[1]}\n\n{notice}"]
    shown = [make(f"{i}.txt", text) for i, text in enumerate(texts)]
    hidden = [make(f"{i}.txt", text, zones=(apart(text, notice),)) for i, text in enumerate(texts)]
    assert len(find_echoes(shown)) == 1
    assert find_echoes(hidden) == ()
    assert find_echoes([shown[0], hidden[1]]) == ()


def test_a_passage_runs_on_across_a_short_notice() -> None:
    half = BRIDGE.index("and drivers")
    text = f"{BRIDGE[:half]}\n\nAdvertisement\n\n{BRIDGE[half:]}"
    one = make("a.txt", text, zones=(apart(text, "Advertisement"),))
    (echo,) = find_echoes([one, make("b.txt", BRIDGE)])
    assert passages(echo, one, make("b.txt", BRIDGE))["a.txt"] == text[:-1]
    assert echo.kind == "verbatim"


def test_what_a_document_repeats_within_itself_does_not_count() -> None:
    twice = make("a.txt", f"{BRIDGE}\n\n{FIRE}\n\n{BRIDGE}")
    assert find_echoes([twice]) == ()
    (echo,) = find_echoes([twice, make("b.txt", BRIDGE)])
    assert len(echo.members) == 2


def test_a_part_that_one_more_document_has_is_an_echo_of_its_own() -> None:
    whole = [make(f"{i}.txt", among(i, f"{BRIDGE}\n\n{FIRE}")) for i in range(2)]
    part = make("2.txt", among(2, FIRE))
    small, large = find_echoes([*whole, part])
    assert set(passages(small, *whole, part)) == {"0.txt", "1.txt", "2.txt"}
    assert set(passages(small, *whole, part).values()) == {FIRE[:-1]}
    assert set(passages(large, *whole, part)) == {"0.txt", "1.txt"}


@pytest.mark.parametrize("prints", [2, 19, 45])
def test_a_report_in_many_prints_is_one_echo(prints: int) -> None:
    pile = [make(f"{i:02d}.txt", among(i, BRIDGE)) for i in range(prints)]
    best = find_echoes(pile)[0]
    assert len(best.members) == prints
    assert set(passages(best, *pile).values()) == {BRIDGE[:-1]}


def test_every_planted_passage_is_found_and_nothing_else() -> None:
    chance = random.Random(4)
    words = sorted({w for t in (*FILLERS, BRIDGE, FIRE) for w in WORD.findall(t.lower())})
    words = [f"{a}{b}" for a in words[:60] for b in ("", "ing", "ed")]

    def paragraph() -> str:
        return " ".join(chance.choice(words) for _ in range(60))

    base = [make(f"base{i}.txt", "\n\n".join(paragraph() for _ in range(6))) for i in range(40)]
    copies = []
    for i in range(20):
        stolen = base[i].text.split("\n\n")[2]
        changed = " ".join(
            chance.choice(words) if chance.random() < 0.1 else w for w in stolen.split(" ")
        )
        copies.append(make(f"copy{i}.txt", "\n\n".join([paragraph(), changed, paragraph()])))
    path = {document.id: document.path for document in (*base, *copies)}
    found = [sorted(path[m.document] for m in echo.members) for echo in find_echoes(base + copies)]
    expected = [[f"base{i}.txt", f"copy{i}.txt"] for i in range(20)]
    assert sorted(found) == sorted(expected)


PARTS = st.lists(st.sampled_from([BRIDGE, FIRE, f"“{SPEECH}”", *FILLERS]), max_size=4)


@settings(deadline=None, max_examples=60)
@given(pile=st.lists(PARTS, max_size=5), seed=st.integers(0, 99))
def test_the_order_of_documents_changes_nothing_and_spans_are_whole_words(
    pile: list[list[str]], seed: int
) -> None:
    documents = [make(f"{i}.txt", "\n\n".join(parts)) for i, parts in enumerate(pile)]
    echoes = find_echoes(documents)
    shuffled: list[Document] = list(documents)
    random.Random(seed).shuffle(shuffled)
    assert find_echoes(shuffled) == echoes
    texts = {document.id: document.text for document in documents}
    assert len({echo.id for echo in echoes}) == len(echoes)
    for echo in echoes:
        assert len({member.document for member in echo.members}) == len(echo.members) >= 2
        for member in echo.members:
            words = member.span.of(texts[member.document])
            assert WORD.match(words)
            after = texts[member.document][member.span.end : member.span.end + 1]
            assert not (after.isalnum() and words[-1].isalnum())


@given(st.text(max_size=80))
@settings(deadline=None)
def test_words_stand_where_they_are_said_to_stand(text: str) -> None:
    words = read_words(make("a.txt", text.encode("utf-8", "replace").decode()))
    assert all(a <= b for a, b in pairwise(words.starts))
    assert len(list(hash_shingles(words))) == max(0, len(words.words) - 4)


def test_hashes_are_the_same_on_every_machine() -> None:
    words = read_words(make("a.txt", "one two three four five six"))
    assert list(hash_shingles(words)) == [(16779001585721188446, 0), (8384839310964715744, 1)]
