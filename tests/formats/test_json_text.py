"""JSON as other programs write it → the same values by the reader of YAML, each with its line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explainer.diagnostics import Diagnostics
from explainer.formats.json_text import is_json, json_as_yaml
from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.formats.signs import unseen_signs
from explainer.formats.yaml_file import parse_yaml

_TEXTS = some.text(max_size=40).filter(lambda text: not [*unseen_signs(text)])
_VALUES = some.recursive(
    _TEXTS, lambda inner: some.lists(inner, max_size=4) | some.dictionaries(_TEXTS, inner, max_size=4), max_leaves=12
)


def parse(text: str) -> Node | None:
    diagnostics = Diagnostics()
    node = parse_yaml(json_as_yaml(text), "a.json", diagnostics)
    assert [str(diagnostic) for diagnostic in diagnostics] == []
    return node


def value_of(node: Node | None) -> object:
    if isinstance(node, Listing):
        return [value_of(item) for item in node.items]
    if isinstance(node, Mapping):
        return {name: value_of(item) for name, item in node.entries.items()}
    return node.text if isinstance(node, Scalar) else None


@given(_VALUES, some.sampled_from([None, 2, "\t"]), some.booleans())
def test_whatever_a_program_wrote_is_what_is_read(value: object, indent: int | str | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert is_json(text)
    assert value_of(parse(text)) == value


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\ud83d\ude00", "😀"),
        (r"\uD83D\uDE00\ud83d\ude00", "😀😀"),
        (r"\\ud83d\\ude00", r"\ud83d\ude00"),
        (r"\\\ud83d\ude00", "\\😀"),
        (r"\/\u00e9\"", '/é"'),
    ],
)
def test_signs_by_their_numbers_are_the_signs(written: str, read: str) -> None:
    assert value_of(parse(f'["{written}"]')) == [read]


@pytest.mark.parametrize("text", ["{a: b}", "[" * 100_000, "", "{", "'a'", "[1,]"])
def test_what_is_no_json_is_none(text: str) -> None:
    assert not is_json(text)
