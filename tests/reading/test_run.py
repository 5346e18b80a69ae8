"""A run of words knows which words hold which part of its text."""

from hypothesis import given
from hypothesis import strategies as st

from models.reading.page import Word
from models.reading.run import Run, fold


def run_of(text: str) -> Run:
    words, x = [], 0.0
    for piece in text.split():
        words.append((1, Word(piece, x, 0, x + 5 * len(piece), 10)))
        x += 5 * len(piece) + 5
    return Run(tuple(words))


@given(st.lists(st.text("abcÁñ-.", min_size=1, max_size=6), min_size=1, max_size=8))
def test_a_part_holds_exactly_the_words_that_its_characters_belong_to(words: list[str]) -> None:
    run = run_of(" ".join(words))
    at = 0
    for number, word in enumerate(run.text.split(" ")):
        part = run.part(at, at + len(word))
        assert part.items == (run.items[number],)
        at += len(word) + 1


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_a_word_divided_at_the_end_of_a_line_is_made_whole() -> None:
    run = Run(((1, Word("traf-", 100, 0, 120, 10)), (1, Word("ficking", 0, 14, 30, 24))))
    assert run.text == "trafficking"
    assert run.part(0, 11).items == run.items


def test_a_word_with_a_hyphen_within_a_line_stays() -> None:
    assert run_of("cross- border").text == "cross- border"


def test_the_box_is_that_of_the_first_page() -> None:
    run = Run(((1, Word("a", 10, 20, 30, 40)), (2, Word("b", 0, 0, 500, 500))))
    assert (run.page, run.box) == (1, (10, 20, 30, 40))
