"""Words, sentences and grades of plain text, against values worked out by hand or in a dictionary."""

from __future__ import annotations

import pathlib

import pytest

from explainer.readability import Readability, count_syllables, readability, split_sentences

WORDS = pathlib.Path(__file__).with_name("syllables.txt")


def known_syllables() -> list[tuple[str, int]]:
    lines = WORDS.read_text(encoding="utf-8").splitlines()
    return [(word, int(count)) for word, count in (line.split() for line in lines if line)]


@pytest.mark.parametrize(("word", "count"), known_syllables())
def test_syllables_are_those_a_dictionary_gives(word: str, count: int) -> None:
    assert count_syllables(word) == count


def test_an_abbreviation_is_read_letter_by_letter() -> None:
    assert [count_syllables(word) for word in ("US", "PDF", "PDFs", "WTO")] == [2, 3, 3, 5]


def test_a_word_with_hyphens_is_one_word_with_the_syllables_of_its_parts() -> None:
    assert count_syllables("fourteen-day") == 3
    assert readability("A fourteen-day limit.").words == 3


def test_the_grade_is_the_published_formula() -> None:
    # 20 words in 1 sentence, 27 syllables: 0.39 × 20 + 11.8 × 1.35 − 15.59 = 8.14
    text = "The office opens at ten on every day of the week and a lawyer will gladly answer your questions there."
    assert readability(text) == Readability(8.1, 20, 1, text, 20)


def test_the_longest_sentence_is_reported_with_its_words() -> None:
    assert readability("It is free. You may ask a lawyer. Go.").longest_sentence == "You may ask a lawyer."
    assert readability("It is free. You may ask a lawyer. Go.").longest_words == 5


def test_a_text_without_words_has_grade_nought() -> None:
    assert readability(" \n\n—\n") == Readability(0.0, 0, 0, "", 0)


def test_a_blank_line_ends_a_sentence() -> None:
    assert split_sentences("A heading\n\nOne line\nand the next.") == [
        "A heading",
        "One line and the next.",
    ]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    text = "It took force at 12:01 a.m. Eastern time (see s. 7). Mr. Smith left."
    assert split_sentences(text) == [
        "It took force at 12:01 a.m. Eastern time (see s. 7).",
        "Mr. Smith left.",
    ]


def test_a_sentence_ends_behind_its_closing_quote_or_bracket() -> None:
    assert split_sentences("“It is so.” Then? (Yes!) 14 days.") == [
        "“It is so.”",
        "Then?",
        "(Yes!)",
        "14 days.",
    ]


def test_figures_count_as_words_but_not_by_syllables() -> None:
    # 4 words; 3 of them weigh 9 syllables: 0.39 × 4 + 11.8 × 3 − 15.59 = 21.37
    assert readability("Protection everywhere, 1,967 animals.") == Readability(
        21.4, 4, 1, "Protection everywhere, 1,967 animals.", 4
    )


def test_terms_left_out_keep_a_sentence_long_but_not_hard() -> None:
    text = "You may ask for judicial\nreview of it."
    lighter = readability(text, ["judicial", "Judicial review"])
    # 8 words; 6 of them weigh 6 syllables: 0.39 × 8 + 11.8 × 1 − 15.59 = −0.67
    assert (lighter.grade, lighter.words, lighter.longest_words) == (-0.7, 8, 8)
    assert readability(text).grade > lighter.grade


def test_a_term_inside_a_longer_word_is_not_left_out() -> None:
    assert readability("A reconsideration.", ["consideration"]) == readability("A reconsideration.")


def test_harder_text_has_a_higher_grade() -> None:
    easy = "You can go home. Ask for help. It is free."
    hard = "Eligibility determinations necessitate individualised consideration of circumstances."
    assert readability(easy).grade < 3
    assert readability(hard).grade > 12
