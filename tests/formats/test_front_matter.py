"""The head of a Markdown file, its body, and the line on which the body begins."""

from __future__ import annotations

import pytest

from explainer.formats.front_matter import split_front_matter
from explainer.problems import Problems


@pytest.fixture
def problems() -> Problems:
    return Problems()


def test_the_head_and_the_body_are_parted_and_know_their_lines(problems: Problems) -> None:
    head, body, first_line = split_front_matter("---\ntitle: T\n---\n\nWords.\n", "a.md", problems)
    assert head is not None
    assert head.key_places["title"].line == 2
    assert (body, first_line) == ("\nWords.\n", 4)
    assert len(problems) == 0


def test_a_line_in_the_body_does_not_end_the_head_again(problems: Problems) -> None:
    _, body, _ = split_front_matter("---\ntitle: T\n---\none\n\n---\n\ntwo\n", "a.md", problems)
    assert body == "one\n\n---\n\ntwo\n"


def test_a_body_may_be_empty(problems: Problems) -> None:
    assert split_front_matter("---\ntitle: T\n---", "a.md", problems)[1:] == ("", 4)


@pytest.mark.parametrize(
    "text", ["", "\n", "Words.", "---", "---\n", "---\n---\n", "---\n- a\n---\n", "---\ntitle: [\n---\n"]
)
def test_a_head_that_cannot_be_read_is_one_problem(text: str, problems: Problems) -> None:
    head, _, _ = split_front_matter(text, "a.md", problems)
    assert head is None
    assert len(problems) == 1
