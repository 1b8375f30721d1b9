"""Dates, numbers and lists → words, as a language writes them (Unicode CLDR, by way of Babel)."""

from __future__ import annotations

import datetime
import unicodedata
from copy import copy
from decimal import Decimal
from functools import cache
from typing import Any

from explainer.foreign import without_signs
from explainer.formats.partial_date import AnyDate
from explainer.translate.language_data import alphabet_of, is_right_to_left, months_of, name_in

# CLDR writes English dates in the American order. This order cannot be misread, and plain-language guides advise it.
_PATTERNS = {"en": {"day": "d\N{NO-BREAK SPACE}MMMM y", "month": "MMMM y", "year": "y"}}
_SKELETONS = {"month": "yMMMM", "year": "y"}


@cache
def _locale(language: str) -> Any:
    """The Unicode CLDR's data of a language, with or without a region: "fr", "fr-CA"."""
    from babel import Locale

    return Locale.parse(language, sep="-")


@cache
def day_in_words(day: AnyDate, language: str) -> str:
    """A date as exactly as it is known: "5 December 2002", "March 2025", "2017"."""
    # Babel takes 30 ms to start; a site without dates does not pay for it.
    from babel.dates import format_date, format_skeleton

    precision, first = ("day", day) if isinstance(day, datetime.date) else (day.precision, day.first_date())
    if months := months_of(language):
        parts = {"day": f"{first.day}\N{NO-BREAK SPACE}", "month": "", "year": ""}
        return f"{parts[precision]}{'' if precision == 'year' else months[first.month - 1] + ' '}{first.year}"
    pattern = _PATTERNS.get(language, {}).get(precision)
    if pattern or precision == "day":
        return str(format_date(first, pattern or "long", locale=_locale(language)))
    return str(format_skeleton(_SKELETONS[precision], first, locale=_locale(language)))


def number_in_words(number: int | Decimal, language: str, form: str = "number") -> str:
    """A number with its separators and all of its decimals: "50,390", "-1.50"; of the form "percent", "33%" of 33."""
    return _number_in_words(str(number), language, form)


@cache  # by its digits: 1.5 and 1.50 are equal numbers, and are not written alike
def _number_in_words(digits: str, language: str, form: str) -> str:
    locale, exact = _locale(language), Decimal(digits)
    decimals = max(0, -int(exact.as_tuple().exponent))
    patterns = locale.percent_formats if form == "percent" else locale.decimal_formats
    pattern = copy(patterns[None])
    pattern.frac_prec = decimals, decimals
    words = str(pattern.apply(exact.scaleb(-2) if form == "percent" else exact, locale))
    # Between words that run from the right, a minus would move behind its number.
    return f"\N{LEFT-TO-RIGHT MARK}{words}" if exact < 0 and is_right_to_left(language) else words


@cache
def between_in_words(place: int, length: int, language: str) -> str:
    """What is between a thing of a list and the next: ", " or " and "; nothing after the last.

    `place` counts from 1.
    """
    if place >= length:
        return ""
    patterns = _locale(language).list_patterns["standard"]
    kind = "2" if length == 2 else "start" if place == 1 else "end" if place == length - 1 else "middle"
    return str(patterns[kind]).removeprefix("{0}").removesuffix("{1}")


def direction_of(language: str) -> str:
    """How HTML names the direction of a language."""
    return "rtl" if is_right_to_left(language) else "ltr"


@cache
def is_language(code: str) -> bool:
    """Does the Unicode CLDR name the language of this code (BCP 47: "fr", "ht", "pt-BR")?"""
    from babel import Locale

    return code.replace("-", "_") in Locale("en").languages


@cache
def is_written(language: str) -> bool:
    """Does the Unicode CLDR say how dates, numbers and lists are written in it ("en", "en-GB")?"""
    if language == "en":
        return True
    from babel import UnknownLocaleError

    try:
        return _locale(language) is not None
    except (UnknownLocaleError, ValueError):
        return False


def sort_key(text: str, language: str) -> tuple[list[int], str]:
    """Sorts words as a reader of the language looks for them: without case and accents, by its own alphabet.

    The Unicode collation algorithm does more; the words of a glossary are few and differ early.
    """
    plain = unicodedata.normalize("NFKD", without_signs(text).casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    alphabet = alphabet_of(language)
    return [alphabet.find(sign) if sign in alphabet else ord(sign) for sign in letters], plain


@cache
def own_name(code: str) -> str:
    """The name of a language as its speakers write it: "français", "العربية"; its code where CLDR has none.

    A region is named only where the code has one: that a Persian is of Afghanistan is for whoever chooses between two.
    """
    locale = _locale(code)
    return str(locale.languages.get(code.replace("-", "_")) or locale.get_language_name() or code)


@cache
def language_in_words(code: str, language: str) -> str:
    """The name of a language: "Haitian Creole"; its code where `language` has no name for it."""
    known = name_in(language, code) or _locale(language).languages.get(code.replace("-", "_"))
    return str(known or code)


def phone_in_words(number: str) -> str:
    """A telephone number in groups that are not torn apart: "+1 416 979 1446".

    Only the groups of the North American Numbering Plan are known here; other numbers stay as they are.
    """
    if len(number) == 12 and number.startswith("+1"):
        return "\N{NO-BREAK SPACE}".join((number[:2], number[2:5], number[5:8], number[8:]))
    return number
