"""`A-1 12(3)(b)` → an act and the parts of a label, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explainer.law.labels import covers, instrument_id, label_of, label_part, parse_label, parse_reference, sort_key

_SECTIONS = some.sampled_from(["1", "12", "113.01", "9.1", "Schedule", "Schedule 1.1"])
_INNER = some.sampled_from(["1", "1.1", "2", "a", "b.1", "A", "i", "iv", "“card”", "“night reader”"])


@given(_SECTIONS, some.lists(_INNER, max_size=4))
def test_a_label_reads_back_as_it_was_written(section: str, inner: list[str]) -> None:
    parts = (section, *inner)
    assert parse_label(label_of(parts)) == parts


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("12", ("12",)),
        ("113.01", ("113.01",)),
        ("12 (3)( b.1 )", ("12", "3", "b.1")),
        ('2 "night reader"(a)', ("2", "“night reader”", "a")),
        ("2 “night  reader” (a)", ("2", "“night reader”", "a")),
        ("Schedule  1.1", ("Schedule 1.1",)),
        ("Schedule", ("Schedule",)),
    ],
)
def test_a_label_may_be_written_with_spaces_and_any_quotes(written: str, parts: tuple[str, ...]) -> None:
    assert parse_label(written) == parts


@pytest.mark.parametrize(
    "written", ["", "(3)", "12(", "12()", "12 13", "section 12", "12(3) and (4)", "“card”", "12“card"]
)
def test_what_is_no_label_is_not_guessed(written: str) -> None:
    assert parse_label(written) is None


def test_a_source_may_stand_for_several_provisions() -> None:
    reference = parse_reference("DORS/2031-12 7(1.1), 7(2)")
    assert reference is not None
    assert reference.provisions == (("7", "1.1"), ("7", "2"))
    assert str(reference) == "SOR-2031-12 7(1.1), 7(2)"


@pytest.mark.parametrize("written", ["", "L-9.5", "12(3)", "L-9.5 12,", "L-9.5 twelve"])
def test_what_names_no_provision_is_no_reference(written: str) -> None:
    assert parse_reference(written) is None


@pytest.mark.parametrize(
    ("number", "identifier"),
    [
        ("L-9.5", "L-9.5"),
        ("SOR/2031-12", "SOR-2031-12"),
        ("DORS/2031-12", "SOR-2031-12"),
        ("DORS-2031-12", "SOR-2031-12"),
        ("TR/98-1", "SI-98-1"),
        ("C.R.C., ch. 870", "C.R.C.-c.-870"),
        ("C.R.C., c. 870", "C.R.C.-c.-870"),
    ],
)
def test_an_act_has_one_name_in_both_languages(number: str, identifier: str) -> None:
    assert instrument_id(number) == identifier


@pytest.mark.parametrize(
    ("label", "part"), [("*(4)", "4"), ("b.1)", "b.1"), ("(2) and (3)", "2 and 3"), ("ANNEXE 2", "Schedule 2")]
)
def test_a_label_is_read_without_its_marks(label: str, part: str) -> None:
    assert label_part(label) == part


@pytest.mark.parametrize(
    ("joined", "part", "answer"),
    [
        ("2 and 3", "3", True),
        ("c et d", "c", True),
        ("4 to 6", "5", True),
        ("227.1 à 232", "230", True),
        ("2 and 4", "3", False),
        ("4 to 6", "7", False),
        ("3", "3", False),
    ],
)
def test_one_label_can_stand_for_several(joined: str, part: str, answer: bool) -> None:
    assert covers(joined, part) is answer


def test_labels_are_ordered_as_they_follow_one_another() -> None:
    labels = ["113", "12.1", "12(2)", "12(1.1)", "12(1)(b.1)", "12(1)(b)", "12(1)", "12", "9"]
    parts = [parse_label(label) or () for label in labels]
    assert sorted(parts, key=sort_key) == list(reversed(parts))
