"""Two languages and several acts at once → each compared with its own words."""

from __future__ import annotations

from explainer.law.compare import compare
from explainer.law.model import GONE, WORDS
from tests.law.libraries import (
    ENGLISH,
    FRENCH,
    REGULATION,
    amended,
    became,
    consolidation,
    pinned,
    reported,
    shaken,
    without,
)


def test_each_language_is_compared_with_its_own_words() -> None:
    sources = pinned([ENGLISH, FRENCH], ["L-9.5 3(2)", "L-9.5 2 “night reader”"])
    after = amended(FRENCH, "pendant trente jours", "pendant quarante jours")
    comparison = compare(sources, [consolidation(ENGLISH), consolidation(after)], [])
    assert [(finding.language, finding.label) for finding in comparison.findings] == [("fr", "3(2)")]
    assert comparison.unchanged == (
        ("L-9.5 3(2)", "L-9.5 3(2)", ("en",)),
        ("L-9.5 2 “night reader”", "L-9.5 2 “night reader”", ("en", "fr")),
    )


def test_what_no_file_reaches_is_said_to_be_not_compared() -> None:
    sources = pinned([ENGLISH, FRENCH, REGULATION], ["L-9.5 3(2)", "SOR-2031-12 7(1.1)"])
    comparison = compare(sources, [consolidation(ENGLISH)], [])
    assert comparison.not_compared == (("L-9.5 (fr)", ("L-9.5 3(2)",)), ("SOR-2031-12 (en)", ("SOR-2031-12 7(1.1)",)))


def test_several_provisions_of_one_source_are_watched_as_one() -> None:
    reference = "L-9.5 3(1)(a), 3(2)"
    assert became(ENGLISH, shaken(ENGLISH), reference).findings == ()
    assert reported(became(ENGLISH, amended(ENGLISH, "for thirty days", "for forty days"), reference)) == [
        (WORDS, "3(1)(a), 3(2)")
    ]
    assert reported(became(ENGLISH, without(ENGLISH, "138"), reference)) == [(GONE, "3(1)(a), 3(2)")]
