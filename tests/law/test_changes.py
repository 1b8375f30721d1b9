"""Newer files → what changed in a cited provision, and how that is reported. It must not sleep."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explainer.law.compare import compare
from explainer.law.model import CHAPEAU, DATE, DEFINITION, NEIGHBOURS, REPEALED, WORDS
from explainer.law.words import EQUAL
from tests.law.libraries import ENGLISH, amended, became, consolidation, pinned, reported


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("fewer than 14 books", "fewer than 15 books", [(WORDS, "3"), (WORDS, "3(1)(b)")]),
        ("subsection 7(1.1) of", "subsection 7(1.2) of", [(WORDS, "3"), (WORDS, "3(1)(b)")]),
        ("holds a card;", "holds a card, or", [(WORDS, "3"), (WORDS, "3(1)(a)")]),
        ("(<DefinedTermFr>carte</DefinedTermFr>)", "", [(WORDS, "2 “card”"), (DEFINITION, "2 “card”")]),
        ("<entry>7</entry>", "<entry>8</entry>", [(WORDS, "9(1)")]),
        ("The Hill Library", "The Hall Library", [(WORDS, "Schedule 1.1")]),
        ("(Subsection 9(1))", "(Subsection 9(2))", [(WORDS, "Schedule 1.1")]),
        ("cannot sleep", "does not sleep", [(WORDS, "2 “night reader”"), (DEFINITION, "2 “night reader”")]),
        ("person who brings a book back", "person who sends a book back", [(CHAPEAU, "4")]),
        ("unless the library was closed", "even if the library was closed", [(CHAPEAU, "4")]),
        (
            "lends a book to a person who",
            "may lend a book to a person who",
            [(WORDS, "3"), (CHAPEAU, "3(1)"), (CHAPEAU, "3(1)(c)")],
        ),
        ("is a night reader who", "is a reader who", [(WORDS, "3"), (CHAPEAU, "3(1)(c)")]),
        (
            '<Paragraph lims:inforce-start-date="2003-01-01" lims:fid="133"',
            '<Paragraph lims:inforce-start-date="2031-01-01" lims:fid="133"',
            [(DATE, "3"), (DATE, "3(1)(a)")],
        ),
        (
            'lims:inforce-start-date="2003-01-01" lims:fid="141"',
            'lims:inforce-start-date="2031-01-01" lims:fid="141"',
            [(DATE, "3")],
        ),
        ("<Text>has fewer", '<Text lims:inforce-start-date="2031-01-01">has fewer', [(DATE, "3"), (DATE, "3(1)(b)")]),
        ("<row><entry>Atlas", '<row lims:inforce-start-date="2031-01-01"><entry>Atlas', [(DATE, "9(1)")]),
        (
            "<Text>The Hill Library</Text>",
            "<Text><Repealed>[Repealed, 2031]</Repealed></Text>",
            [(REPEALED, "Schedule 1.1")],
        ),
        (
            "<Text>holds a card;</Text>",
            "<Text><Repealed>[Repealed, 2031]</Repealed></Text>",
            [(WORDS, "3"), (NEIGHBOURS, "3"), (REPEALED, "3(1)(a)")],
        ),
    ],
)
def test_what_is_cited_is_reported_when_it_changes(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert reported(became(ENGLISH, amended(ENGLISH, old, new))) == expected


_IN_SECTION_3 = [
    (start + each.start(), start + each.end())
    for start, text in [
        (match.start(1), match[1]) for match in re.finditer(r">([^<>]+)</(?:Text|XRefExternal)>", ENGLISH)
    ]
    if ENGLISH.index('lims:fid="130"') < start < ENGLISH.index('lims:fid="150"')
    for each in re.finditer(r"\w+", text)
]


@pytest.mark.slow
@given(some.sampled_from(_IN_SECTION_3), some.sampled_from(["other", "77", "not", "minister", "a.1"]))
def test_any_one_word_of_a_cited_section_is_reported(place: tuple[int, int], word: str) -> None:
    start, end = place
    changed = ENGLISH[:start] + word + ENGLISH[end:]
    if ENGLISH[start:end] != word:
        assert (WORDS, "3") in reported(became(ENGLISH, changed))


@given(some.sampled_from(_IN_SECTION_3))
def test_any_one_word_that_is_taken_away_is_reported(place: tuple[int, int]) -> None:
    start, end = place
    assert reported(became(ENGLISH, ENGLISH[:start] + ENGLISH[end:], "L-9.5 3")) == [(WORDS, "3")]


def test_the_difference_is_shown_when_the_older_file_is_given() -> None:
    after = amended(ENGLISH, "for thirty days", "for forty days")
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)", old=True).findings
    assert [span.text for span in finding.spans if span.kind != EQUAL] == ["thirty", "forty"]
    assert finding.text == ""


def test_without_the_older_file_the_new_words_are_shown_whole() -> None:
    after = amended(ENGLISH, "for thirty days", "for forty days")
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert finding.spans == ()
    assert finding.text.startswith("Despite paragraph (1)(a), a child")
    assert "for forty days" in finding.text


def test_an_older_file_that_was_not_pinned_is_not_used() -> None:
    before = amended(ENGLISH, "for thirty days", "for sixty days")
    after = amended(ENGLISH, "for thirty days", "for forty days")
    (finding,) = compare(pinned([ENGLISH], ["L-9.5 3(2)"]), [consolidation(after)], [consolidation(before)]).findings
    assert finding.spans == ()


def test_the_words_that_lead_in_are_shown_as_they_were() -> None:
    after = amended(ENGLISH, "is a night reader who", "is a reader who")
    (finding,) = became(ENGLISH, after, "L-9.5 3(1)(c)(ii)", old=True).findings
    assert [span.text for span in finding.spans if span.kind != EQUAL] == ["night"]
    assert finding.says == "The words that lead into the parts of 3(1)(c) changed."


def test_a_new_day_is_reported_with_the_old_one() -> None:
    after = amended(
        ENGLISH,
        'lims:inforce-start-date="2003-01-01" lims:fid="138"',
        'lims:inforce-start-date="2031-01-01" lims:fid="138"',
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert finding.says == "The words are the same, in force from another day: 2003-01-01, now 2031-01-01."
    (finding,) = became(ENGLISH, after, "L-9.5 3", old=True).findings
    assert finding.says == "The words are the same, in force from another day: 3(2) 2003-01-01, now 2031-01-01."


def test_a_day_that_is_not_the_newest_of_its_section_is_told_too() -> None:
    after = amended(
        ENGLISH,
        'lims:inforce-start-date="2003-01-01" lims:fid="138"',
        'lims:inforce-start-date="2004-01-01" lims:fid="138"',
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3").findings
    assert finding.says == "The words are the same; a part of it is in force from another day."


def test_what_waited_and_comes_into_force_is_reported() -> None:
    after = amended(
        ENGLISH,
        'lims:fid="180" lims:id="180" in-force="no"',
        'lims:fid="180" lims:id="180" lims:inforce-start-date="2032-01-01"',
    )
    (finding,) = became(ENGLISH, after, "L-9.5 10").findings
    assert (finding.kind, finding.says) == (
        DATE,
        "The words are the same, in force from another day: no day, now 2032-01-01.",
    )
