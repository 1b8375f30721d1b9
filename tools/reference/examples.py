"""The mistakes that tests make → what was reported for each, as it is printed.

Tests keep each mistake and its exact message in files; the reference of messages takes its examples from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mistake_blocks import read_mistakes

_TESTS = Path(__file__).resolve().parents[2] / "tests"
# content/facts/a.yaml:12: there is no … (a question of `new` has no place)
_FIRST_LINE = re.compile(r"(?:[^\s:][^:]*:\d+: |(?:[^\s:]+\.[a-z]+|output): )?(?P<what>\S.*)")
_HELP = "  help: "


@dataclass(frozen=True, slots=True)
class Example:
    """One message as it was printed: the mistake in a few words, what is wrong, how to fix it, and all lines."""

    mistake: str
    what: str
    help_text: str | None
    printed: str


def examples() -> list[Example]:
    """All examples. Those of whole sites come first: they show a mistake as an editor makes it."""
    found: list[Example] = []
    for path in sorted((_TESTS / "mistakes").glob("*/expected.txt")):
        found += _in(path.read_text("utf-8").splitlines(), path.parent.name.replace("-", " "))
    for file in ("mistakes.txt", "images/mistakes.txt", "rules/fixtures/mistakes.txt"):
        for mistake in read_mistakes(_TESTS / file, file="rules.yaml" if file.startswith("rules/") else ""):
            typed = f"$ python build.py {mistake.command}" if mistake.command else ""
            found += _in(mistake.said, mistake.name, typed)
    for block in (_TESTS / "markdown/fixtures/mistakes.md").read_text("utf-8").split("\n.\n\n"):
        name, _, rest = block.strip().partition("\n.\n")
        found += _in(rest.rpartition("\n.\n")[2].splitlines(), name)
    return found


def _in(lines: Sequence[str], mistake: str, typed: str = "") -> Iterator[Example]:
    """The messages among lines that were printed after something was typed."""
    start = [typed] if typed else []
    for number, line in enumerate(lines):
        first = _FIRST_LINE.fullmatch(line)
        following = lines[number + 1 : number + 3]
        end = next((count for count, each in enumerate(following, 1) if each.startswith(_HELP)), 0)
        if first and end:
            help_text = following[end - 1].removeprefix(_HELP)
            yield Example(mistake, first["what"], help_text, "\n".join(start + list(lines[number : number + end + 1])))
        elif line:
            yield Example(mistake, line, None, "\n".join([*start, line]))
