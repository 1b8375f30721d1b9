"""Dates, numbers and lists in the words of a language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from explainer.formats.partial_date import PartialDate
from explainer.render.values import between_in_words, day_in_words, is_written, number_in_words
from explainer.translate.language_data import is_right_to_left


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (PartialDate(2002, 12, 5), "5\N{NO-BREAK SPACE}December 2002"),
        (PartialDate(2025, 3), "March 2025"),
        (PartialDate(2017), "2017"),
        (PartialDate(987, 1, 1), "1\N{NO-BREAK SPACE}January 987"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(day: PartialDate, words: str) -> None:
    assert day_in_words(day, "en") == words


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "5 décembre 2002"), ("de", "5. Dezember 2002"), ("es", "5 de diciembre de 2002")]
)
def test_other_languages_write_dates_in_their_own_order(language: str, words: str) -> None:
    assert day_in_words(PartialDate(2002, 12, 5), language) == words


def test_other_languages_write_months_and_years_in_words_too() -> None:
    assert [day_in_words(day, "fr") for day in (PartialDate(2025, 3), PartialDate(2017))] == ["mars 2025", "2017"]


def test_a_number_has_the_separators_of_its_language() -> None:
    assert number_in_words(50390, "en") == "50,390"
    assert number_in_words(0, "en") == "0"
    assert number_in_words(50390, "de") == "50.390"


@pytest.mark.parametrize(
    ("number", "form", "language", "words"),
    [
        ("-1.50", "number", "en", "-1.50"),
        ("-1.5", "number", "en", "-1.5"),
        ("1234567.250", "number", "es", "1.234.567,250"),
        ("0.000001", "number", "en", "0.000001"),
        ("33", "percent", "en", "33%"),
        ("12.5", "percent", "fr", "12,5\N{NO-BREAK SPACE}%"),
        ("-7.2", "percent", "ar", "\N{LEFT-TO-RIGHT MARK}-7.2%"),
    ],
)
def test_a_number_keeps_its_decimals_and_its_sign(number: str, form: str, language: str, words: str) -> None:
    assert number_in_words(Decimal(number), language, form) == words


@pytest.mark.parametrize(
    ("language", "things", "written"),
    [
        ("en", "a", "a"),
        ("en", "ab", "a and b"),
        ("en", "abcd", "a, b, c, and d"),
        ("fr", "abc", "a, b et c"),
        ("zh", "abc", "a、b和c"),
        ("ar", "ab", "a وb"),
    ],
)
def test_a_list_is_written_as_its_language_writes_lists(language: str, things: str, written: str) -> None:
    parts = [thing + between_in_words(place, len(things), language) for place, thing in enumerate(things, 1)]
    assert "".join(parts) == written


def test_the_direction_of_a_language_is_known() -> None:
    assert [is_right_to_left(language) for language in ("en", "fr", "ar", "fa")] == [False, False, True, True]


@pytest.mark.parametrize(
    ("language", "day", "number", "and_"),
    [
        ("en-GB", "5 December 2002", "1,250", " and "),
        ("en-US", "December 5, 2002", "1,250", ", and "),
        ("fr-CA", "5 décembre 2002", "1\N{NO-BREAK SPACE}250", " et "),
        ("de-CH", "5. Dezember 2002", "1\N{RIGHT SINGLE QUOTATION MARK}250", " und "),
    ],
)
def test_a_region_has_its_own_dates_numbers_and_lists(language: str, day: str, number: str, and_: str) -> None:
    assert day_in_words(PartialDate(2002, 12, 5), language) == day
    assert number_in_words(1250, language) == number
    assert between_in_words(2, 3, language) == and_


def test_a_language_is_known_with_a_region_that_it_has() -> None:
    known = {language: is_written(language) for language in ("en", "en-GB", "fr-CA", "pt-BR", "xx", "fr-XX")}
    assert [language for language in known if not known[language]] == ["xx", "fr-XX"]
