"""A pin → its lines in an editor's file, and back; and every other byte of that file as it was."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explainer.diagnostics import BuildStopped, Diagnostics
from explainer.formats.nodes import Listing, Mapping
from explainer.formats.parsed import Parsed
from explainer.formats.yaml_file import parse_yaml
from explainer.law.citations import parse_reference
from explainer.law.model import Fingerprint, Pin
from explainer.law.pins import labels_in, make_pin, outline_of
from explainer.maintenance.law_pins import lines_of, with_pins
from explainer.model.pins import PinFields, pin_of
from tests.law.libraries import ENGLISH, FRENCH, consolidation

COMPARED = datetime.date(2031, 5, 1)

_PARTS = some.lists(
    some.sampled_from(["1", "1.1", "a", "b.1", "ii", "“card”", "“night reader”", "2 and 3"]), min_size=1
)


def a_pin(by: str = "A. Reader", reference: str = "L-9.5 3(1)(b)") -> Pin:
    """The pin of a provision in both languages."""
    where = parse_reference(reference)
    assert where is not None
    pin = make_pin([consolidation(FRENCH), consolidation(ENGLISH)], where, COMPARED, by)
    assert pin is not None
    return pin


def read_back(lines: list[str]) -> Pin | None:
    """The pin in the lines of a source."""
    diagnostics = Diagnostics()
    node = parse_yaml("\n".join(["provision: L-9.5 3(1)(b)", *lines]), "sources.yaml", diagnostics)
    assert isinstance(node, Mapping)
    written = node.entries["pin"]
    assert isinstance(written, Mapping)
    pin = pin_of(Parsed.of(PinFields, written, diagnostics), written.location, diagnostics)
    assert list(diagnostics) == []
    return pin


def test_a_pin_is_a_few_lines_that_a_person_can_read() -> None:
    lines = lines_of(a_pin())
    # What stands for words is of no use to a reader: that the rest can be read is what counts.
    assert [re.sub(r'"[0-9a-f]+"', '"…"', line) for line in lines] == [
        "pin:",
        "  compared: 2031-05-01",
        "  by: A. Reader",
        "  outline: 1[a b c[i ii]] 2 5",
        '  beside: [2, 4, "Schedule 1.1"]',
        *(
            f"  {language}: {{fid: {fid}, id: {fid}, in_force: 2003-01-01, "
            f'words: "…", days: "…", lead: "…", refers: [SOR-2031-12]{outline}, current: 2031-04-02}}'
            for language, fid, outline in (("en", 134, ""), ("fr", 534, ', outline: "1[a b c[i ii]] 2"'))
        ),
    ]
    assert max(map(len, lines)) < 200


def test_a_pin_lists_the_definitions_by_their_labels() -> None:
    lines = lines_of(a_pin(reference="L-9.5 3(1)(c)(ii)"))
    assert '  rests_on: ["2 “night reader”"]' in lines
    assert all(re.search(r', definitions: "[0-9a-f]{8}", ', line) for line in lines if ": {" in line)


@pytest.mark.parametrize(
    "by", ["A. Reader", "Zoë O’Hara", 'Ann "the pen" Lee', "Lee: counsel", "- # {x}", "true", "B\\C"]
)
def test_a_pin_reads_back_as_it_was_written(by: str) -> None:
    assert read_back(lines_of(a_pin(by))) == a_pin(by)


@pytest.mark.parametrize("languages", [("it",), ("de", "fr", "rm"), ("gle",), ("en", "pt-BR")])
def test_a_pin_can_be_in_any_language(languages: tuple[str, ...]) -> None:
    pin = Pin(COMPARED, "A. Reader", {code: Fingerprint("", "", "", f"a{code}", "bb") for code in languages})
    assert read_back(lines_of(pin)) == pin


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("by: A. Reader", "this pin holds no text."),
        ("by: A. Reader\n  english: {words: aa, days: bb}", 'this pin has no field "english"'),
        ("by: A. Reader\n  it: {words: aa}", '"days" is missing'),
        ("by: A. Reader\n  it: aa", '"it" must'),
    ],
)
def test_what_is_no_pin_is_reported(written: str, said: str) -> None:
    diagnostics = Diagnostics()
    node = parse_yaml(f"compared: 2031-05-01\n{written.replace(chr(10) + '  ', chr(10))}", "sources.yaml", diagnostics)
    assert isinstance(node, Mapping)
    pin_of(Parsed.of(PinFields, node, diagnostics), node.location, diagnostics)
    assert said in " ".join(str(diagnostic) for diagnostic in diagnostics)


def test_the_pin_of_a_whole_section_needs_no_outline() -> None:
    pin = a_pin(reference="L-9.5 3")
    assert (pin.outline, pin.fingerprints["en"].chapeau) == ("", "")
    assert read_back(lines_of(pin)) == pin


def test_the_pin_of_what_is_not_in_force_has_no_day() -> None:
    reference = parse_reference("L-9.5 10")
    assert reference is not None
    pin = make_pin([consolidation(ENGLISH)], reference, COMPARED, "A. Reader")
    assert pin is not None
    assert "in_force" not in "".join(lines_of(pin))
    assert read_back(lines_of(pin)) == pin


def test_a_provision_that_one_language_lacks_gets_no_pin() -> None:
    reference = parse_reference("L-9.5 3(5)")
    assert reference is not None
    assert make_pin([consolidation(ENGLISH), consolidation(FRENCH)], reference, COMPARED, "A. Reader") is None


@given(some.sets(_PARTS.map(tuple), max_size=8))
def test_an_outline_names_every_label_and_those_that_hold_it(labels: set[tuple[str, ...]]) -> None:
    held = {label[:length] for label in labels for length in range(1, len(label) + 1)}
    assert labels_in(outline_of(sorted(held))) == held


# --- Into the file ---

_PIN = Pin(COMPARED, "A. Reader", {"en": Fingerprint("1", "2", "2003-01-01", "aa", "bb")})
_LINES = [
    "  pin:",
    "    compared: 2031-05-01",
    "    by: A. Reader",
    '    en: {fid: 1, id: 2, in_force: 2003-01-01, words: "aa", days: "bb"}',
]
_SOURCES = """\
# The law, once.

- id: card-rule   # the rule of the card
  kind:   law
  title: 'Lending  Libraries Act'
  provision: L-9.5
    3(1)(a)

  # opened by hand
  opened: true


- id: other
  provision: L-9.5 4
  opened: false
- provision: L-9.5 9
  id: last
"""


def put(text: str, *identifiers: str) -> str:
    """The text with a pin in these sources."""
    return with_pins(text, dict.fromkeys(identifiers, _PIN))


def test_a_first_pin_stands_after_its_provision() -> None:
    lines = _SOURCES.splitlines()
    assert put(_SOURCES, "card-rule").splitlines() == [*lines[:7], *_LINES, *lines[7:]]


@pytest.mark.parametrize("identifiers", [("card-rule",), ("other",), ("last",), ("card-rule", "other", "last"), ()])
def test_taking_the_new_lines_away_gives_the_old_file_byte_for_byte(identifiers: tuple[str, ...]) -> None:
    after = put(_SOURCES, *identifiers)
    assert after.count("\n".join(_LINES)) == len(identifiers)
    assert after.replace("\n".join(_LINES) + "\n", "") == _SOURCES


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_ends_of_lines_stay_as_they_are(end: str) -> None:
    text = "\ufeff" + _SOURCES.replace("\n", end)
    assert put(text, "other", "last") == "\ufeff" + put(_SOURCES, "other", "last").replace("\n", end)


def test_a_file_without_a_last_line_end_gets_one() -> None:
    bare = "- id: only\n  provision: L-9.5 4"
    assert put(bare, "only") == "\n".join(["- id: only", "  provision: L-9.5 4", *_LINES]) + "\n"


def test_a_pin_takes_the_place_of_the_older_one() -> None:
    once = put(_SOURCES, "card-rule", "other")
    older = once.replace("compared: 2031-05-01", "compared: 2030-01-01").replace(
        "by: A. Reader", "by: >-\n      A long\n\n      name"
    )
    assert put(older, "card-rule", "other") == once


def test_pins_are_put_into_a_listing_that_is_indented() -> None:
    text = "  - id: only\n    provision: L-9.5 4\n    opened: true\n"
    assert put(text, "only").splitlines()[2:6] == [f"  {line}" for line in _LINES]


def test_a_source_on_one_line_is_left_alone_with_a_reason() -> None:
    with pytest.raises(BuildStopped) as stopped:
        put('- {id: only, provision: "L-9.5 4"}\n', "only")
    (diagnostic,) = stopped.value.diagnostics
    assert str(diagnostic.location) == "content/sources.yaml:1"
    assert diagnostic.what == '"provision" shares its line with something else.'


def test_what_is_written_is_yaml_that_says_the_same_and_the_pin() -> None:
    diagnostics = Diagnostics()
    before, after = (parse_yaml(text, "", diagnostics) for text in (_SOURCES, put(_SOURCES, "other")))
    assert isinstance(before, Listing)
    assert isinstance(after, Listing)
    names = [[list(item.entries) for item in each.items if isinstance(item, Mapping)] for each in (before, after)]
    assert names[1][1] == ["id", "provision", "pin", "opened"]
    assert [names[1][0], names[1][2]] == [names[0][0], names[0][2]]
