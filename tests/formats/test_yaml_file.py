"""YAML read strictly: what is written is what is read, with its line. Mistakes: see tests/mistakes/."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.formats.yaml_file import parse_yaml


def parse(text: str, first_line: int = 1) -> Node | None:
    diagnostics = Diagnostics()
    node = parse_yaml(text, "a.yaml", diagnostics, first_line)
    assert [str(diagnostic) for diagnostic in diagnostics] == []
    return node


@pytest.mark.parametrize(
    "text", ["yes", "no", "on", "null", "~", "012", "1:30", "1e3", "2023-03-25", "0x1F", "1_000", ".5", "true"]
)
def test_a_value_is_the_text_that_was_typed(text: str) -> None:
    node = parse(f"key: {text}\n")
    assert isinstance(node, Mapping)
    assert node.entries["key"] == Scalar(text, Location("a.yaml", 1))


def test_everything_knows_its_line() -> None:
    node = parse("# head\none: 1\ntwo:\n  - a\n  - b: c\n\nthree: >\n  x\n  y\n", first_line=10)
    assert isinstance(node, Mapping)
    assert {name: location.line for name, location in node.key_locations.items()} == {"one": 11, "two": 12, "three": 16}
    two, three = node.entries["two"], node.entries["three"]
    assert isinstance(two, Listing)
    assert [item.location.line for item in two.items] == [13, 14]
    assert isinstance(three, Scalar)
    assert (three.text, three.location.line) == ("x y\n", 16)


def test_names_stay_in_the_order_in_which_they_are_written() -> None:
    node = parse("z: 1\na: 2\nm: 3\n")
    assert isinstance(node, Mapping)
    assert list(node.entries) == ["z", "a", "m"]


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n"])
def test_an_empty_text_is_nothing(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "a: [x",
        "a: 'x",
        "a: \tx\n\tb: y",
        "a: &x y",
        "a: *x",
        "a: !x y",
        "{a: b}: c",
        "? x\n",
        "a: b: c",
        "%x",
        "a: \x00",
    ],
)
def test_what_cannot_be_read_is_one_diagnostic_with_a_line(text: str) -> None:
    diagnostics = Diagnostics()
    parse_yaml(text, "a.yaml", diagnostics)
    assert len(diagnostics) <= 1
    assert all(diagnostic.location.line in (1, 2) for diagnostic in diagnostics)


@given(some.text(max_size=40))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    diagnostics = Diagnostics()
    parse_yaml(text, "a.yaml", diagnostics)
    # libyaml counts the line ends of all alphabets.
    assert all(1 <= diagnostic.location.line <= len(f"{text}.".splitlines()) + 1 for diagnostic in diagnostics)


@given(some.text(alphabet=some.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_a_quoted_text_comes_back_as_it_is(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    node = parse(f'key: "{escaped}"\n')
    assert isinstance(node, Mapping)
    value = node.entries["key"]
    assert isinstance(value, Scalar)
    assert value.text == text


@pytest.mark.parametrize("opening", ["[", "{a: ", "[{a: ", "? "])
@pytest.mark.parametrize("depth", [50, 3000, 100_000])
def test_depth_has_a_limit_and_a_message(opening: str, depth: int) -> None:
    diagnostics = Diagnostics()
    parse_yaml(opening * depth, "a.yaml", diagnostics)
    (diagnostic,) = diagnostics
    assert depth == 50 or "deep in one another" in diagnostic.what
