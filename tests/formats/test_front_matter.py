"""The head of a Markdown file, its body, and the line on which the body begins."""

from __future__ import annotations

import pytest

from explainer.diagnostics import Diagnostics
from explainer.formats.front_matter import split_front_matter


@pytest.fixture
def diagnostics() -> Diagnostics:
    return Diagnostics()


def test_the_head_and_the_body_are_parted_and_know_their_lines(diagnostics: Diagnostics) -> None:
    head, body, first_line = split_front_matter("---\ntitle: T\n---\n\nWords.\n", "a.md", diagnostics)
    assert head is not None
    assert head.key_locations["title"].line == 2
    assert (body, first_line) == ("\nWords.\n", 4)
    assert len(diagnostics) == 0


def test_a_line_in_the_body_does_not_end_the_head_again(diagnostics: Diagnostics) -> None:
    _, body, _ = split_front_matter("---\ntitle: T\n---\none\n\n---\n\ntwo\n", "a.md", diagnostics)
    assert body == "one\n\n---\n\ntwo\n"


def test_a_body_may_be_empty(diagnostics: Diagnostics) -> None:
    assert split_front_matter("---\ntitle: T\n---", "a.md", diagnostics)[1:] == ("", 4)


@pytest.mark.parametrize(
    "text", ["", "\n", "Words.", "---", "---\n", "---\n---\n", "---\n- a\n---\n", "---\ntitle: [\n---\n"]
)
def test_a_head_that_cannot_be_read_is_one_diagnostic(text: str, diagnostics: Diagnostics) -> None:
    head, _, _ = split_front_matter(text, "a.md", diagnostics)
    assert head is None
    assert len(diagnostics) == 1
