"""Newer files → provisions that were repealed, taken away or renumbered, and new neighbours."""

from __future__ import annotations

import re

import pytest

from explainer.law.model import GONE, NEIGHBOURS, RENUMBERED, REPEALED, WORDS
from explainer.law.words import EQUAL
from tests.law.libraries import ENGLISH, amended, became, relabelled, reported, shaken, without

_LAMP = "<Label>(ii)</Label><Text>brings a lamp.</Text></Subparagraph>"
_NEW = '<Section lims:enacted-date="2031-02-01"'


def test_a_provision_that_is_repealed_in_place_is_reported_as_repealed() -> None:
    after = re.sub(
        r"<Text>Despite paragraph.*?</Text>", "<Text><Repealed>[Repealed, 2031, c. 1, s. 2]</Repealed></Text>", ENGLISH
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert (finding.kind, finding.says) == (REPEALED, "It is repealed: [Repealed, 2031, c. 1, s. 2]")


def test_a_provision_that_is_repealed_with_its_neighbours_is_reported_as_repealed() -> None:
    after = without(amended(ENGLISH, "<Label>(3) and (4)</Label>", "<Label>(2) to (4)</Label>"), "138")
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert (finding.kind, finding.says) == (REPEALED, "It is repealed: [Repealed, 2011, c. 4, s. 3]")


def test_a_provision_that_is_not_there_any_more_is_reported() -> None:
    after = without(ENGLISH, "138")
    assert reported(became(ENGLISH, after, "L-9.5 3(2)")) == [(GONE, "3(2)")]
    assert reported(became(ENGLISH, after, "L-9.5 3")) == [(WORDS, "3")]


def test_a_section_that_is_not_there_any_more_takes_its_parts_along() -> None:
    assert reported(became(ENGLISH, without(ENGLISH, "150"), "L-9.5 4(a)", "L-9.5 3(2)")) == [(GONE, "4(a)")]


@pytest.mark.parametrize("identifiers", ["kept", "new"])
def test_a_renumbered_provision_is_found_under_its_new_label(identifiers: str) -> None:
    after = relabelled(ENGLISH, "138", "(2)", "(6)")
    if identifiers == "new":
        after = shaken(after)
    (finding,) = [each for each in became(ENGLISH, after, "L-9.5 3(2)").findings if each.kind != NEIGHBOURS]
    assert (finding.kind, finding.says) == (RENUMBERED, "It is 3(6) now, with the same words.")


def test_a_provision_that_changes_places_with_another_is_reported_as_renumbered() -> None:
    after = relabelled(relabelled(ENGLISH, "141", "(5)", "(2)"), "138", "(2)", "(5)")
    assert reported(became(ENGLISH, shaken(after), "L-9.5 3(2)", "L-9.5 3(5)")) == [
        (RENUMBERED, "3(2)"),
        (RENUMBERED, "3(5)"),
    ]


def test_a_renumbered_provision_of_few_words_is_found_in_its_section() -> None:
    after = shaken(relabelled(ENGLISH, "133", "(a)", "(a.1)"))
    (finding,) = [each for each in became(ENGLISH, after, "L-9.5 3(1)(a)").findings if each.kind != NEIGHBOURS]
    assert finding.says == "It is 3(1)(a.1) now, with the same words."


def test_a_provision_that_keeps_its_identifier_has_not_moved_to_the_same_words_elsewhere() -> None:
    before = amended(ENGLISH, "comes after dark, and", "holds a card;")
    after = amended(
        before, "</Label><Text>holds a card;</Text></Paragraph>", "</Label><Text>owns a card;</Text></Paragraph>"
    )
    assert reported(became(before, after, "L-9.5 3(1)(a)")) == [(WORDS, "3(1)(a)")]


def test_a_renumbered_section_takes_its_parts_along() -> None:
    after = relabelled(ENGLISH, "150", "4", "4.1")
    findings = became(ENGLISH, after, "L-9.5 4(a)", "L-9.5 4").findings
    assert [finding.says for finding in findings] == [
        "It is 4.1 now, with the same words.",
        "It is 4.1(a) now, with the same words.",
    ]


def test_a_provision_that_is_renumbered_and_amended_is_known_by_its_identifier() -> None:
    after = amended(relabelled(ENGLISH, "138", "(2)", "(6)"), "thirty days", "forty days")
    (finding,) = [each for each in became(ENGLISH, after, "L-9.5 3(2)", old=True).findings if each.kind == RENUMBERED]
    assert finding.says == "It is 3(6) now, and its words changed."
    assert [span.text for span in finding.spans if span.kind != EQUAL] == ["thirty", "forty"]


def test_the_same_few_words_elsewhere_are_not_taken_for_the_provision() -> None:
    same = amended(ENGLISH, "<Text>for a novel, 1 coin; and</Text>", "<Text>holds a card;</Text>")
    after = amended(shaken(same), "\t\t\t\t\t<Text>holds a card;</Text>", "<Text>owns a card;</Text>")
    assert reported(became(same, after, "L-9.5 3(1)(a)")) == [(WORDS, "3(1)(a)")]


def test_a_new_neighbour_in_a_cited_section_is_reported_once_for_all_that_are_cited() -> None:
    new = '<Paragraph lims:inforce-start-date="2031-01-01"><Label>(b.1)</Label><Text>owns a shelf;</Text></Paragraph>'
    after = amended(
        ENGLISH,
        '<Paragraph lims:inforce-start-date="2019-03-04" lims:enacted',
        f'{new}<Paragraph lims:inforce-start-date="2019-03-04" lims:enacted',
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3(1)(a)", "L-9.5 3(2)", "L-9.5 4(a)").findings
    assert (finding.kind, finding.says) == (NEIGHBOURS, "New in 3: 3(1)(b.1).")
    assert finding.sources == ("L-9.5 3(1)(a)", "L-9.5 3(2)")


def test_of_a_new_subsection_only_the_outermost_label_is_reported() -> None:
    inside = "<Paragraph><Label>(a)</Label><Text>not maps.</Text></Paragraph>"
    new = f"<Subsection><Label>(6)</Label><Text>But</Text>{inside}</Subsection>"
    after = amended(
        ENGLISH,
        '<HistoricalNote><HistoricalNoteSubItem lims:fid="142"',
        f'{new}<HistoricalNote><HistoricalNoteSubItem lims:fid="142"',
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert finding.says == "New in 3: 3(6)."


def test_a_new_part_of_the_provision_itself_is_a_change_of_its_words() -> None:
    after = amended(ENGLISH, _LAMP, _LAMP + "<Subparagraph><Label>(iii)</Label><Text>sings.</Text></Subparagraph>")
    assert reported(became(ENGLISH, after, "L-9.5 3(1)(c)")) == [(WORDS, "3(1)(c)")]


def test_a_neighbour_that_comes_back_to_life_is_new() -> None:
    after = ENGLISH.replace(
        "<Label>(3) and (4)</Label><Text><Repealed>[Repealed, 2011, c. 4, s. 3]</Repealed></Text>",
        "<Label>(3)</Label><Text>Maps are books.</Text>",
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert finding.says == "New in 3: 3(3)."
