"""A text that is stored and restored → the same text; whatever else is stored, nothing but a text or an error."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics, Location
from explainer.markdown.parse import parse, parse_inline
from explainer.markdown.stored import lazy, restore, store
from explainer.markdown.text import Html, LazyPieces, Text
from tests.conftest import ROOT
from tests.subprocesses import in_a_copy

TEXTS = [*sorted((ROOT / "content").rglob("*.md")), *sorted((ROOT / "tests/sites").rglob("*.md"))]
EVERYTHING = """\
## A *heading*

Words, {fact:card-shared|date} and `code`, [a link](other.md#there "title") and [one outside](https://example.org/).
A source [@card-case, (1); @card-case] and a note.[^1]

![What it shows](map.svg "A caption")

| a | b |
|---|---|
| 1 | 2 |

[^1]: The note.
"""


def same(text: Text, again: Text) -> bool:
    return (tuple(text.pieces), text.references, text.images, text.headings, text.words, text.classes, text.plain) == (
        tuple(again.pieces), again.references, again.images, again.headings, again.words, again.classes, again.plain
    )  # fmt: skip


@pytest.mark.parametrize("body", [EVERYTHING, "", "Plain.\n"], ids=["everything", "nothing", "plain"])
def test_a_text_is_the_same_when_it_was_stored(body: str) -> None:
    text = parse(body, "content/pages/a.md", 7, Diagnostics())
    again = restore(*store(text), text.file)
    assert isinstance(again.pieces, LazyPieces)
    assert (len(again.pieces), list(again.pieces[:1])) == (len(text.pieces), list(text.pieces[:1]))
    assert same(text, again)
    assert store(again) == store(text)
    assert lazy(again) is again


def test_nothing_of_a_parsed_text_is_left_to_the_collector_of_garbage() -> None:
    """A build switches it off: what holds itself would stay until the end, a hundred kilobytes a page."""

    def left() -> int:
        parse(EVERYTHING, "content/pages/a.md", 7, Diagnostics())  # whatever is imported late has been imported now
        gc.disable()
        gc.collect()
        parse(EVERYTHING, "content/pages/a.md", 7, Diagnostics())
        return gc.collect()

    assert in_a_copy(left) == 0


def test_every_text_of_our_own_sites_is_the_same() -> None:
    for path in TEXTS:
        file = Path(path).as_posix()
        text = parse(path.read_text("utf-8"), file, 1, Diagnostics())
        assert same(text, lazy(text)), file


def test_a_text_whose_passages_are_of_another_file_is_not_stored() -> None:
    inside = parse_inline("[a](b.md)", Location("content/a.yaml"), Diagnostics())
    moved = Text(inside.pieces, (), 1, 1, "content/other.md")
    with pytest.raises(ValueError, match="is not in"):
        store(moved)
    assert lazy(moved) is moved


def test_nothing_but_the_parts_of_a_text_comes_of_what_is_stored() -> None:
    known = json.dumps([1, 1, [], [], []])
    for pieces in ('[[99,"x"]]', '[["os.system","x"]]', '[{"a":1}]', "[[0]]"):
        with pytest.raises((ValueError, TypeError, KeyError, IndexError)):
            tuple(restore(known, pieces, "a.md").pieces)
    assert tuple(restore(known, '[[0,"<p>",true]]', "a.md").pieces) == (Html("<p>", True),)
