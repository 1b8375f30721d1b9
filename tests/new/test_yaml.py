"""Texts of any kind → YAML that reads back as they were, and lists that grow at their end and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.diagnostics import Diagnostics
from explainer.formats.yaml_edit import plain_value, with_item
from explainer.formats.yaml_file import parse_yaml
from explainer.formats.yaml_text import item_lines, lines_of

# What an editor can type: words with one space between them, in any script and with any sign.
WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
SIGNS = st.lists(st.sampled_from(list("-:#{}[]&*!|>'\"%@`?,~=\\ab0")), min_size=1, max_size=30)
HARD_TEXTS = SIGNS.map(lambda signs: " ".join("".join(signs).split())).filter(bool)


def read(text: str) -> object:
    diagnostics = Diagnostics()
    value = plain_value(parse_yaml(text, "file.yaml", diagnostics))
    assert [str(diagnostic) for diagnostic in diagnostics] == []
    return value


@settings(deadline=None, max_examples=150)
@given(TEXTS | HARD_TEXTS)
def test_any_text_is_read_back_as_it_was_typed(text: str) -> None:
    assert read("\n".join(lines_of({"name": text, "next": "x"}))) == {"name": text, "next": "x"}
    assert read("\n".join(item_lines({"id": "a", "parts": [{"text": text}, text]}, indent=2))) == [
        {"id": "a", "parts": [{"text": text}, text]}
    ]


@settings(deadline=None, max_examples=100)
@given(TEXTS | HARD_TEXTS, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\n", "\n\n# end\n", "\nlast: x\n"]))
def test_a_list_grows_at_its_end_and_every_other_byte_stays(text: str, line_end: str, after: str) -> None:
    before = f"# head\nfirst: x\nlist:\n  - id: a\n    note: |\n      # not a comment\n{after}".replace("\n", line_end)
    diagnostics = Diagnostics()
    grown, line = with_item(before, "file.yaml", "list", {"id": "b", "text": text}, diagnostics)
    assert list(diagnostics) == []
    lines, old = grown.split(line_end), before.split(line_end)
    added = ["", *item_lines({"id": "b", "text": text}, indent=2)]
    assert lines[line - 2 : line - 2 + len(added)] == added
    assert lines[: line - 2] + lines[line - 2 + len(added) :] == old


@pytest.mark.parametrize("text", ["2016", "1.5", "-3", "true", "no", "null", "~", "1e3"])
def test_a_text_that_others_would_take_for_something_else_is_quoted(text: str) -> None:
    assert lines_of({"label": text}, texts=frozenset({"label"})) == [f'label: "{text}"']
    assert lines_of({"date": text}) == [f"date: {text}"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("list: [a, b]\n", "list"), ("list:\n  -\n    id: a\n", "list"), ("other: x\n", "list"), ("list: x\n", "list")],
)
def test_where_a_list_cannot_grow_nothing_changes_and_it_is_reported(text: str, name: str) -> None:
    diagnostics = Diagnostics()
    after, _ = with_item(text, "file.yaml", name, "b", diagnostics)
    assert after == text
    assert len(diagnostics) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("list: []\nlast: x\n", "list:\n  - b\nlast: x\n"),
        ("list:\n- a\nlast: x\n", "list:\n- a\n- b\nlast: x\n"),
        ("list:\n  - a", "list:\n  - a\n  - b\n"),
        ("\ufefflist:\n  - a\n", "\ufefflist:\n  - a\n  - b\n"),
    ],
)
def test_a_list_keeps_its_own_way_of_being_written(before: str, after: str) -> None:
    diagnostics = Diagnostics()
    assert with_item(before, "file.yaml", "list", "b", diagnostics)[0] == after
    assert list(diagnostics) == []
