"""Words and texts of a language → syllables and ease, as the formulas of that language count them."""

from __future__ import annotations

import pytest

from explainer.readability_by_language import ease, french_syllables, spanish_syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("asile", 2),
        ("demande", 2),
        ("frontière", 2),
        ("agent", 2),
        ("réfugié", 3),
        ("de", 1),
        ("loi", 1),
    ],
)
def test_french_syllables_are_those_that_are_heard(word: str, syllables: int) -> None:
    assert french_syllables(word) == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("asilo", 3),
        ("país", 2),
        ("frontera", 3),
        ("ciudad", 2),
        ("oficial", 3),
        ("quien", 1),
        ("refugiado", 4),
    ],
)
def test_a_spanish_diphthong_is_one_syllable(word: str, syllables: int) -> None:
    assert spanish_syllables(word) == syllables


def test_short_words_in_short_sentences_are_easy() -> None:
    easy = ease("Vous avez le droit de parler. Un agent vous pose des questions. Dites la vérité.", "fr")
    hard = ease(
        "L’irrecevabilité réglementaire susmentionnée détermine l’inadmissibilité procédurale des revendications "
        "additionnelles ultérieurement communiquées aux autorités administratives compétentes.",
        "fr",
    )
    assert easy is not None
    assert hard is not None
    assert not easy.is_hard
    assert hard.is_hard


def test_of_other_languages_the_sentences_are_measured() -> None:
    measured = ease("هذه جملة قصيرة. هل هذه جملة قصيرة؟ " + "كلمة " * 60, "ar")
    assert measured is not None
    assert measured.score is None
    assert measured.is_hard
    assert measured.longest_sentence.startswith("كلمة كلمة")


def test_where_there_is_nothing_to_read_nothing_is_measured() -> None:
    assert ease(" — ", "es") is None
