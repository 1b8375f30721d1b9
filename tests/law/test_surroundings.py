"""Newer files → what changed around a cited provision: new sections, lost neighbours, definitions under it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from explainer.law.citations import parse_reference
from explainer.law.compare import compare
from explainer.law.model import DEFINITION
from explainer.law.pins import make_pin
from explainer.law.words import EQUAL
from tests.law.libraries import ENGLISH, FRENCH, amended, became, beside, consolidation, pin_one, relabelled, without

_FOURTH = '<Section lims:inforce-start-date="2015-02-20"'
_NEW = "<Section><Label>{}</Label><Text>More.</Text></Section>"
_REPEALED = "<Section><Label>{}</Label><Text><Repealed>[Repealed]</Repealed></Text></Section>"


# --- New sections ---


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("L-9.5 3", ["3: A new section is beside 3: 3.1."]),
        ("L-9.5 4(a)", ["4: A new section is beside 4: 3.1."]),
        ("L-9.5 2 “card”", []),
        ("L-9.5 9(1)", []),
    ],
)
def test_a_new_section_is_told_to_those_who_cite_the_one_beside_it(cited: str, said: list[str]) -> None:
    after = amended(ENGLISH, _FOURTH, _NEW.format("3.1") + _FOURTH)
    assert list(beside(became(ENGLISH, after, cited))) == said


def test_several_new_sections_are_told_together_in_their_order() -> None:
    after = amended(ENGLISH, _FOURTH, _NEW.format("3.1") + _NEW.format("3.2") + _FOURTH)
    for cited in ("3", "4"):
        told = list(beside(became(ENGLISH, after, f"L-9.5 {cited}")))
        assert told == [f"{cited}: New sections are beside {cited}: 3.1, 3.2."]


def test_a_new_section_before_the_first_and_after_the_last_is_told() -> None:
    only = f"{ENGLISH.partition('<Section')[0]}{_NEW.format(1)}</Body></Statute>"
    after = only.replace(_NEW.format(1), _NEW.format("0.1") + _NEW.format(1) + _NEW.format(2))
    assert list(beside(became(only, after, "L-9.5 1"))) == ["1: New sections are beside 1: 0.1, 2."]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_FOURTH, _REPEALED.format("3.1") + _FOURTH),
        ("<Label>5</Label>", "<Label>5 and 5.1</Label>"),
        ("<Label>6 to 8</Label>", "<Label>6 to 8.1</Label>"),
    ],
)
def test_sections_that_say_nothing_are_not_told(old: str, new: str) -> None:
    assert became(ENGLISH, amended(ENGLISH, old, new), "L-9.5 4", "L-9.5 9", "L-9.5 3").findings == ()


def test_where_the_section_beside_it_is_gone_nothing_is_taken_for_new() -> None:
    assert list(beside(became(ENGLISH, without(ENGLISH, "150"), "L-9.5 3(2)"))) == []


# --- Neighbours that went ---


def test_a_subsection_that_vanishes_beside_a_cited_one_is_told() -> None:
    assert list(beside(became(ENGLISH, without(ENGLISH, "141"), "L-9.5 3(2)", "L-9.5 4(a)"))) == [
        "3: Not in 3 any more: 3(5)."
    ]


def test_a_paragraph_that_is_repealed_beside_a_cited_one_is_told() -> None:
    after = amended(ENGLISH, "holds a card;", "<Repealed>[Repealed, 2031]</Repealed>")
    assert "3: Not in 3 any more: 3(1)(a)." in list(beside(became(ENGLISH, after, "L-9.5 3(2)")))


def test_of_a_subsection_that_vanishes_only_the_outermost_label_is_told() -> None:
    assert "3: Not in 3 any more: 3(1)(c)." in list(beside(became(ENGLISH, without(ENGLISH, "135"), "L-9.5 3(2)")))


def test_what_one_language_never_had_has_not_vanished_from_it() -> None:
    reference = parse_reference("L-9.5 3(2)")
    assert reference is not None
    pin = make_pin([consolidation(ENGLISH), consolidation(FRENCH)], reference, datetime.date(2031, 5, 1), "A. Reader")
    assert pin is not None
    assert pin.outline == "1[a b c[i ii]] 2 5"
    assert pin.fingerprints["fr"].outline == "1[a b c[i ii]] 2"
    both = [consolidation(ENGLISH), consolidation(FRENCH)]
    assert compare([replace(pin_one("L-9.5 3(2)", both), pin=pin)], both, []).findings == ()


# --- Definitions ---

_TWO_STEPS = amended(ENGLISH, "who works at night", "whose ticket is for the night").replace(
    "<Repealed>[Repealed, 2011, c. 4, s. 2]</Repealed>", " means a paper with a stamp."
)


def test_a_pin_lists_the_definitions_on_which_the_words_rest_followed_two_steps() -> None:
    pin = pin_one("L-9.5 3(1)(c)(ii)", [consolidation(_TWO_STEPS)]).pin
    assert pin is not None
    assert pin.rests_on == ("2 “night reader”", "2 “ticket”")
    assert len(pin.fingerprints["en"].definitions) == 2


@pytest.mark.parametrize(
    ("old", "new", "label"),
    [
        ("cannot sleep", "does not sleep", "2 “night reader”"),
        ("a paper with a stamp", "a paper with two stamps", "2 “ticket”"),
    ],
)
def test_a_definition_that_changes_is_told_to_those_whose_words_rest_on_it(old: str, new: str, label: str) -> None:
    (finding,) = became(_TWO_STEPS, amended(_TWO_STEPS, old, new), "L-9.5 3(1)(c)(ii)", "L-9.5 4(a)", old=True).findings
    assert (finding.kind, finding.label) == (DEFINITION, label)
    assert finding.says == "A definition changed, and cited words rest on it."
    assert finding.sources == ("L-9.5 3(1)(c)(ii)",)
    assert any(span.kind != EQUAL for span in finding.spans)


def test_a_third_step_is_not_followed() -> None:
    third = amended(_TWO_STEPS, "a paper with a stamp", "a paper with a stamp, like a card")
    after = amended(third, "a card that a library has stamped", "a card that a librarian has stamped")
    assert became(third, after, "L-9.5 3(1)(c)(ii)").findings == ()


def test_a_definition_that_goes_is_told() -> None:
    (told,) = beside(became(ENGLISH, without(ENGLISH, "123"), "L-9.5 3(1)(c)(ii)"))
    assert told == "2 “night reader”: A definition is gone, and cited words rest on it."


def test_a_definition_that_comes_is_told_to_those_who_used_the_word_before() -> None:
    (told,) = beside(became(without(ENGLISH, "123"), ENGLISH, "L-9.5 3(1)(c)(ii)"))
    assert told == "2 “night reader”: A definition is new, and cited words rest on it."


def test_a_term_is_found_in_the_plural_and_at_the_beginning_of_a_sentence() -> None:
    after = amended(ENGLISH, "A library may refuse a person", "Night readers pay; a library may refuse a person")
    pin = pin_one("L-9.5 3(5)", [consolidation(after)]).pin
    assert pin is not None
    assert pin.rests_on == ("2 “night reader”",)


def test_a_term_with_a_capital_is_not_the_common_word() -> None:
    named = amended(ENGLISH, "<DefinedTermEn>card</DefinedTermEn>", "<DefinedTermEn>Card</DefinedTermEn>")
    pin = pin_one("L-9.5 3(1)(a)", [consolidation(named)]).pin
    assert pin is not None
    assert pin.rests_on == ()


@pytest.mark.parametrize(
    ("lead", "rests_on"),
    [
        ("In this section, the following apply.", ()),
        ("The following apply in this section and section 3.", ("2 “night reader”",)),
    ],
)
def test_a_definition_for_one_section_is_left_to_it(lead: str, rests_on: tuple[str, ...]) -> None:
    narrow = amended(ENGLISH, "The following definitions apply in this Act.", lead)
    pin = pin_one("L-9.5 3(1)(c)(ii)", [consolidation(narrow)]).pin
    assert pin is not None
    assert pin.rests_on == rests_on


def test_a_definition_that_follows_counts_only_for_the_whole_act() -> None:
    moved = relabelled(ENGLISH, "130", "3", "1.1")
    section = moved[
        moved.index('<Section lims:inforce-start-date="2003-01-01" lims:lastAmendedDate="2019-03-04" lims:fid="130"') :
    ]
    section = section[: section.index("</Section>") + len("</Section>")]
    first = moved.replace(section, "")
    moved = first.replace("<Section", f"{section}<Section", 1)
    for text, rests_on in (
        (moved, ("2 “night reader”",)),
        (amended(moved, "apply in this Act.", "apply in this Part."), ()),
    ):
        pin = pin_one("L-9.5 1.1(1)(c)(ii)", [consolidation(text)]).pin
        assert pin is not None
        assert pin.rests_on == rests_on


def test_the_term_is_that_of_the_language_of_the_file() -> None:
    pin = pin_one("L-9.5 3(1)(c)(ii)", [consolidation(FRENCH)]).pin
    assert pin is not None
    assert pin.rests_on == ("2 “night reader”",)


# --- Pins of older builds ---


def test_a_pin_that_knows_less_is_named_and_compared_by_what_it_knows() -> None:
    pinned = pin_one("L-9.5 3(2)", [consolidation(ENGLISH)])
    assert pinned.pin is not None
    older = replace(pinned, pin=replace(pinned.pin, beside=(), rests_on=()))
    after = amended(without(ENGLISH, "141"), "for thirty days", "for forty days")
    comparison = compare([older], [consolidation(after)], [])
    assert [each.kind for each in comparison.findings] == ["words"]
    assert comparison.meagre == ("L-9.5 3(2)",)
