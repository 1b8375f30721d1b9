"""How a language counts: its plural categories (Unicode CLDR, by way of Babel), and words that have one for each.

A word of the interface that goes with a count is a mapping of categories to texts:

    facts-counted:
      one: "{total} fact"
      other: "{total} facts"
"""

from __future__ import annotations

from functools import cache
from typing import Any

CATEGORIES = ("zero", "one", "two", "few", "many", "other")  # in the order of CLDR
OTHER = "other"  # every language has it


@cache
def _rule(language: str) -> Any:
    from babel import Locale

    return Locale.parse(language, sep="-").plural_form


@cache
def categories_of(language: str) -> tuple[str, ...]:
    """The categories that a language tells apart."""
    return tuple(each for each in CATEGORIES if each in _rule(language).tags or each == OTHER)


@cache
def category_of(count: int, language: str) -> str:
    """The category of a number: "one" for 1 in English, "few" for 5 in Arabic."""
    return str(_rule(language)(count))


def key_of(key: str, category: str) -> str:
    """What the text of a category is called among the words."""
    return key if category == OTHER else f"{key}#{category}"
