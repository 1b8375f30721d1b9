"""A text of blocks, each of them one mistake: what is typed, what is changed in the files, and what is printed.

## a word that names the mistake
$ what is typed, if it is not always the same
^ the site of tests/ that is changed, if it is not the usual one
& a file or folder of tests/ that is put into the site first
! a file that is taken away
@ the file that is changed, if it is not always the same
-lines that are taken out
+lines that take their place, or a new file if nothing was taken out; `+30× ab` is a line in which ab stands 30 times,
and where {n} is in it there are 30 lines, each with its number
what is printed, to the end of the block
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_TESTS = Path(__file__).parent
_REPEATED = re.compile(r"(\d+)× (.+)")
_HEAD = ("$ ", "^ ", "& ", "! ", "@ ")


@dataclass(slots=True)
class Edit:
    """Lines of a file that are replaced by others; a new file, or an empty one, when none are taken out."""

    file: str
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Mistake:
    """One block of a file of mistakes."""

    name: str
    command: str = ""
    site: str = ""
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    head: list[str] = field(default_factory=list)  # of the block, as written
    said: list[str] = field(default_factory=list)


def read_mistakes(path: Path, *, file: str = "") -> list[Mistake]:
    """The mistakes of a file; `file` is changed where no other is named."""
    return [_read(block, file) for block in path.read_text("utf-8").split("\n## ")[1:]]


def write_mistakes(path: Path, mistakes: Sequence[Mistake]) -> None:
    """Write the file again, with what was said now."""
    opening = path.read_text("utf-8").split("\n\n## ")[0]
    blocks = ("\n".join([f"## {mistake.name}", *mistake.head, *mistake.said]).rstrip() for mistake in mistakes)
    path.write_text("\n\n".join([opening, *blocks]) + "\n", encoding="utf-8")


def _read(block: str, file: str) -> Mistake:
    name, *lines = block.rstrip("\n").split("\n")
    mistake = Mistake(name)
    for number, line in enumerate(lines):
        if not line.startswith(_HEAD if not file else (*_HEAD, "-", "+")):
            mistake.said = lines[number:]
            break
        mistake.head.append(line)
        if line.startswith("$ "):
            mistake.command = line[2:]
        elif line.startswith("^ "):
            mistake.site = line[2:]
        elif line.startswith("& "):
            mistake.added.append(line[2:])
        elif line.startswith("! "):
            mistake.removed.append(line[2:])
        elif line.startswith("@ "):
            file = line[2:]
            mistake.edits.append(Edit(file))
        else:
            if not mistake.edits or (line[0] == "-" and mistake.edits[-1].new):
                mistake.edits.append(Edit(file))
            (mistake.edits[-1].old if line[0] == "-" else mistake.edits[-1].new).extend(_lines(line[1:]))
    return mistake


def _lines(written: str) -> list[str]:
    repeated = _REPEATED.fullmatch(written)
    if repeated is None:
        return [written]
    times, text = int(repeated[1]), repeated[2]
    return [text.replace("{n}", str(number)) for number in range(times)] if "{n}" in text else [text * times]


def make_mistake(mistake: Mistake, root: Path, folder: str = "") -> None:
    """Change the files under `root`; those that a mistake names are in `folder` there."""
    if mistake.site:
        shutil.rmtree(root)
        shutil.copytree(_TESTS / mistake.site, root, ignore=shutil.ignore_patterns("output", ".cache"))
    for added in mistake.added:
        path = _TESTS / added
        if path.is_dir():
            shutil.copytree(path, root, dirs_exist_ok=True)
        else:
            shutil.copy(path, root)
    for removed in mistake.removed:
        (root / removed).unlink()
    for edit in mistake.edits:
        path = root / folder / edit.file
        before, after = "\n".join(edit.old), "\n".join(edit.new)
        if not edit.old:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(after + "\n", encoding="utf-8")
            continue
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {edit.file}"
        path.write_text(text.replace(before, after), encoding="utf-8")
