"""languages.yaml → what a language says where Unicode's data does not know it."""

from __future__ import annotations

import datetime

import pytest

from explainer.formats.partial_date import PartialDate
from explainer.render.values import day_in_words, language_in_words, sort_key
from explainer.translate.language_data import negations_of


def test_months_of_haitian_creole_are_not_those_of_french() -> None:
    assert day_in_words(datetime.date(2026, 11, 22), "ht") == "22\N{NO-BREAK SPACE}novanm 2026"
    month, year = PartialDate.parse("2025-03"), PartialDate.parse("2025")
    assert month is not None
    assert year is not None
    assert day_in_words(month, "ht") == "mas 2025"
    assert day_in_words(year, "ht") == "2025"
    assert language_in_words("en", "ht") == "angle"


def test_words_are_sorted_as_a_reader_of_the_language_looks_for_them() -> None:
    french = ["zone", "été", "asile", "Étape", "entente"]
    assert sorted(french, key=lambda word: sort_key(word, "fr")) == ["asile", "entente", "Étape", "été", "zone"]
    persian = ["گذرگاه", "کانادا", "چای", "پناه"]
    assert sorted(persian, key=lambda word: sort_key(word, "fa")) == ["پناه", "چای", "کانادا", "گذرگاه"]


@pytest.mark.parametrize(
    ("language", "says_it", "does_not"),
    [
        ("en", "You do not need it.", "You note it at noon."),
        ("fr", "Il n’est pas là.", "Le passage est naturel."),
        ("ht", "Ou pa bezwen li.", "Paran ou anpil."),
        ("es", "No lo necesita.", "La noche del norte."),
        ("ar", "لا تحتاج إليه.", "اللاجئ هنا."),
        ("fa", "به آن نیاز ندارید.", "نام شما نزدیک است."),
        ("tr", "Hayır", "Hayat"),
        ("tr", "Emin değilim.", "Siz sınırdasınız."),
        ("tr", "Bunu imzalamayın.", "Bunu imzalayın."),
    ],
)
def test_a_not_is_told_from_words_that_begin_like_it(language: str, says_it: str, does_not: str) -> None:
    pattern = negations_of(language)
    assert pattern is not None
    assert pattern.search(says_it)
    assert not pattern.search(does_not)


def test_a_not_of_two_words_is_one_where_no_line_may_end_between_them() -> None:
    pattern = negations_of("ht")
    assert pattern is not None
    assert pattern.search("Komisyon an p\N{NO-BREAK SPACE}ap tande w.")
