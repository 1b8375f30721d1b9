"""languages.yaml → what is known of a language: the words by which it says "not", and its alphabet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.formats import nodes
from explainer.formats.nodes import Node
from explainer.formats.yaml_file import parse_yaml

_FILE = Path(__file__).with_name("languages.yaml")


@cache
def _languages() -> Mapping[str, Node]:
    node = parse_yaml(_FILE.read_text("utf-8"), _FILE.name, Diagnostics())
    assert isinstance(node, nodes.Mapping)
    return node.entries


def _known(language: str) -> Mapping[str, Node]:
    """What is known of a language, with or without its region."""
    node = _languages().get(language) or _languages().get(language.partition("-")[0])
    return node.entries if isinstance(node, nodes.Mapping) else {}


@cache
def negations_of(language: str) -> re.Pattern[str] | None:
    """What matches a negation; None for a language of which none are known."""
    words = _known(language).get("negations")
    if not isinstance(words, nodes.Listing):
        return None
    texts = [word.text for word in words.items if isinstance(word, nodes.Scalar)]
    return re.compile("|".join(map(_part, texts)), re.IGNORECASE)


@cache
def is_right_to_left(language: str) -> bool:
    """Is the language written from right to left, as the Unicode CLDR says?"""
    if language == "en":
        return False  # Babel takes a while to start
    from babel import Locale

    return bool(Locale.parse(language, sep="-").text_direction == "rtl")


def months_of(language: str) -> tuple[str, ...]:
    """The months, where the Unicode CLDR has those of another language; else nothing."""
    months = _known(language).get("months")
    items = months.items if isinstance(months, nodes.Listing) else ()
    return tuple(month.text for month in items if isinstance(month, nodes.Scalar))


def name_in(language: str, code: str) -> str:
    """The name of a language in another, where the Unicode CLDR does not know it; else empty."""
    names = _known(language).get("names")
    name = names.entries.get(code) if isinstance(names, nodes.Mapping) else None
    return name.text if isinstance(name, nodes.Scalar) else ""


def signs_of(language: str) -> dict[str, str]:
    """The signs between words, by the keys that they have among the words of the interface."""
    signs = _known(language).get("signs")
    entries = signs.entries.items() if isinstance(signs, nodes.Mapping) else ()
    return {key: sign.text for key, sign in entries if isinstance(sign, nodes.Scalar)}


def alphabet_of(language: str) -> str:
    """The letters of a language in its order, where that is not the order of Unicode; else empty."""
    letters = _known(language).get("alphabet")
    return letters.text if isinstance(letters, nodes.Scalar) else ""


def spaced(words: str) -> str:
    """What matches these words, also where no line may end between them."""
    return r"\s".join(map(re.escape, words.split()))


def _part(word: str) -> str:
    """A word; "ne-" and "-n't" are how longer words begin and end."""
    before = "" if word.startswith("-") else r"(?<!\w)"
    after = "" if word.endswith("-") else r"(?!\w)"
    return before + spaced(word.strip("-")) + after
