"""docs/editing.md → its course, done step by step on the practice site, as an editor would do it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from explainer.cli import main
from explainer.pipeline import make_outputs
from tests.conftest import ROOT

GUIDE = ROOT / "docs/editing.md"
_BLOCK = re.compile(r"(?:^(?: {4}.*)?\n)+", re.MULTILINE)
_FIND = re.compile(r"[Oo]pen\s+`([^`]+)`\.\s+Find:\s*\Z")
_APPEND = re.compile(r"Add at the end of\s+`([^`]+)`:\s*\Z")
_BELOW = re.compile(r"Add to\s+`([^`]+)`, below `([^`]+)`:\s*\Z")
_WRITE = re.compile(r"Write a new file\s+`([^`]+)`:\s*\Z")


@dataclass(frozen=True, slots=True)
class Step:
    """What the guide says before a block of text, and the block."""

    says: str
    block: str


def steps() -> Iterator[Step]:
    """The blocks of the course, in order."""
    course = GUIDE.read_text("utf-8").split("\n# To look up\n")[0]
    end = 0
    for match in _BLOCK.finditer(course):
        if match.group().strip():
            yield Step(course[end : match.start()].strip(), textwrap.dedent(match.group()).strip("\n"))
            end = match.end()


def replace_once(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    for depth in range(12, -1, -2):
        spaces = " " * depth
        shown = textwrap.indent(old, spaces)
        found = [match.start() for match in re.finditer(re.escape(shown), text)]
        if found and (text[found[0] - 1 : found[0]] == "\n" or not spaces):
            assert len(found) == 1, f"{file.name} has this {len(found)} times:\n{old}"
            file.write_text(text.replace(shown, textwrap.indent(new, spaces)), "utf-8")
            return
    pytest.fail(f"{file.name} does not have:\n{old}")


def test_the_course_can_be_done_by_the_guide_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "practice"
    assert main(["new", "site", str(site), "--site", str(ROOT)]) == 0
    done: list[str] = []
    place: tuple[Path, str] | None = None
    for step in steps():
        if step.says.endswith(("It says:", "so it says:")):
            check_reported(step.block, site, capsys)
            done.append("told")
        elif match := _FIND.search(step.says):
            place = (site / match.group(1), step.block)
        elif place and step.says.endswith("Write in its place:"):
            replace_once(*place, step.block)
            done.append("replaced")
        elif change(step, site):
            done.append("added")
    assert done == [
        *("replaced", "replaced", "told", "replaced", "added", "replaced", "replaced", "added", "added"),
        *("added", "told", "replaced", "replaced", "told", "replaced"),
    ]
    pages = {output.path: output.body.decode() for output in make_outputs(site) if output.path.endswith(".html")}
    assert "once a year" in pages["card.html"]
    assert "event-opening-hours" in pages["timeline.html"]
    assert "Saturdays" in pages["saturday.html"]
    assert "Does your village have a treaty with the town?" in pages["exempt.html"]


def check_reported(block: str, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["check", "--site", str(site)]) == 1
    told = capsys.readouterr().err
    # Where the guide shortens a line it ends in an ellipsis.
    assert [line for line in block.splitlines() if line.removesuffix("…") not in told] == [], told


def change(step: Step, site: Path) -> bool:
    """Add the block where the guide says so; False where it says no such thing."""
    if match := _APPEND.search(step.says):
        file = site / match.group(1)
        file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{textwrap.indent(step.block, '  ')}\n", "utf-8")
    elif match := _WRITE.search(step.says):
        (site / match.group(1)).write_text(step.block + "\n", "utf-8")
    elif match := _BELOW.search(step.says):
        file, line = site / match.group(1), match.group(2) + "\n"
        text = file.read_text("utf-8")
        assert text.count(line) == 1, line
        gap = "" if line.startswith("  - ") else "\n"
        file.write_text(text.replace(line, f"{line}{gap}{textwrap.indent(step.block, '  ')}\n"), "utf-8")
    return match is not None
