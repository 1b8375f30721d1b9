"""docs/reference/ → what the code says today, and an example of every message."""

from __future__ import annotations

import re

import pytest

from explainer.markdown import block_renderer, inline_renderer
from tests.markdown.shown import html_of
from tools.reference.marks import EXAMPLES
from tools.reference.messages import entries, without_example
from tools.reference.pages import FILES, FOLDER

# [words](file.md#anchor)
_LINK = re.compile(r"\]\(([\w./-]*)#?([\w-]*)\)")
# A line of a block of code, or code within a line.
_CODE = re.compile(r"^ {4}.*$|`` .*? ``|`[^`\n]*`", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@pytest.mark.parametrize("file", FILES)
def test_the_page_is_current(file: str, accept: bool) -> None:
    made = FILES[file]()
    if accept:
        (FOLDER / file).write_text(made, "utf-8")
    assert (FOLDER / file).read_text("utf-8") == made, "run `python -m tools.reference`, and read the diff"


def test_no_page_is_kept_that_nothing_makes() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(FILES)


@pytest.mark.parametrize("file", FILES)
def test_every_link_of_the_page_leads_somewhere(file: str) -> None:
    for target, anchor in _LINK.findall(_CODE.sub("", (FOLDER / file).read_text("utf-8"))):
        text = (FOLDER / (target or file)).read_text("utf-8")
        anchors = {anchor_of(heading) for heading in _HEADING.findall(text)}
        assert not anchor or anchor in anchors, f"{target}#{anchor}"


def anchor_of(heading: str) -> str:
    """The anchor that GitHub gives to a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_every_message_has_an_example() -> None:
    missing = without_example(entries())
    assert missing == [], "make each of these mistakes in tests/mistakes/ or a block of tests/mistakes.txt"


def test_everything_that_a_text_can_become_is_in_an_example() -> None:
    becomes = "".join(html_of(written) + "\n" for _, _, written in EXAMPLES)
    fixed = {**block_renderer._FIXED, **inline_renderer._FIXED}
    assert [kind for kind, html in fixed.items() if html.strip() not in becomes] == []
