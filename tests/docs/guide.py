"""A guide in docs/ → its steps, and what each asks to be written, done in a folder as a reader would do it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_BLOCK = re.compile(r"(?:^(?: {4}.*)?\n)+", re.MULTILINE)
_FIND = re.compile(r"[Oo]pen\s+`([^`]+)`\.\s+Find:\s*\Z")
_APPEND = re.compile(r"Add at the end of\s+`([^`]+)`:\s*\Z")
_BELOW = re.compile(r"Add to\s+`([^`]+)`, below `([^`]+)`:\s*\Z")
_WRITE = re.compile(r"Write (?:a\s+new\s+file|in)\s+`([^`]+)`(?:, [^:`]*)?:\s*\Z")


@dataclass(frozen=True, slots=True)
class Step:
    """What the guide says before a block of text, and the block with its own indentation."""

    says: str
    block: str

    @property
    def words(self) -> str:
        """The block without the spaces that all of its lines begin with."""
        return textwrap.dedent(self.block)


def steps(guide: str) -> Iterator[Step]:
    """The indented blocks of a guide, in order."""
    end = 0
    for match in _BLOCK.finditer(guide):
        if match.group().strip():
            block = re.sub("^ {4}", "", match.group(), flags=re.MULTILINE).strip("\n")
            yield Step(guide[end : match.start()].strip(), block)
            end = match.end()


class Reader:
    """Follows a guide in the folder of a site."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._found: tuple[Path, str] | None = None

    def write(self, step: Step) -> str:
        """Do what the step says, if it is about a file. Returns what was done; "" for any other step."""
        if match := _FIND.search(step.says):
            self._found = (self._site / match.group(1), step.words)
            return "found"
        if self._found and step.says.endswith("Write in its place:"):
            _replace_once(*self._found, step.words)
            return "replaced"
        if match := _BELOW.search(step.says):
            _add_below(self._site / match.group(1), match.group(2), step.block)
        elif match := _APPEND.search(step.says):
            file = self._site / match.group(1)
            file.write_text(f"{file.read_text('utf-8').rstrip()}\n\n{step.block}\n", "utf-8")
        elif match := _WRITE.search(step.says):
            file = self._site / match.group(1)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(step.words + "\n", "utf-8")
        else:
            return ""
        return "added"


def check_said(step: Step, said: str) -> None:
    """Is each line of the block among what was printed? Where the guide shortens a line it ends in an ellipsis."""
    assert [line for line in step.words.splitlines() if line.removesuffix("…") not in said] == [], said


def _replace_once(file: Path, old: str, new: str) -> None:
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


def _add_below(file: Path, line: str, block: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(f"{line}\n") == 1, line
    gap = "" if line.startswith("  - ") else "\n"
    file.write_text(text.replace(f"{line}\n", f"{line}\n{gap}{block}\n"), "utf-8")
