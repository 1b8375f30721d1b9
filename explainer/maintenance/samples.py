"""A site's folder → reminders of the sample texts that came with a new site, and that nobody has changed yet.

A line is a sample if the sample site has the same line in the same file, and it says that it is a sample, or speaks of
the sample's topic: an invented library. What fits every site ("Every statement that was checked …") may stay, and is
not listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from explainer.diagnostics import Location
from explainer.maintenance.reminders import Reminder

_STARTER = Path(__file__).resolve().parents[1] / "new/starter"  # what `new` makes a site of
_FOLDERS = ("content/**/*.md", "content/**/*.yaml", "site.yaml", "README.md")
_TOPIC = re.compile(r"\b(?:librar|card|book|desk|town|reader|invented|sample|topic of your choice)", re.IGNORECASE)
# Three words and more: names and numbers alone are no texts.
_TEXT = re.compile(r"(?:\S*\w\S* +){2}\S*\w")
# `  says: `, `- `, `# `
_MARKUP = re.compile(r"\A[\s#>*-]*(?:[a-z][\w-]*:\s+)?")
_LONGEST = 70  # characters of a text that is quoted


def sample_reminders(root: Path) -> list[Reminder]:
    """The sample texts in the site under `root`, in the order of files and lines."""
    if root.resolve() == _STARTER:
        return []
    return [reminder for pattern in _FOLDERS for reminder in _in_files(root, pattern)]


def _in_files(root: Path, pattern: str) -> Iterator[Reminder]:
    for sample in sorted(_STARTER.glob(pattern)):
        file = sample.relative_to(_STARTER).as_posix()
        if (root / file).is_file():
            texts = {text for line in _lines(sample) if (text := _text_of(line))}
            for number, line in enumerate(_lines(root / file), 1):
                text = _text_of(line)
                if text and text in texts:
                    yield Reminder(
                        "sample text", Location(file, number), f"this came with the new site: {_short(text)}"
                    )


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8", errors="replace").splitlines()


def _text_of(line: str) -> str:
    """The text of a line, without what it is a field or an item of; empty if it says nothing of the sample's topic."""
    text = _MARKUP.sub("", line, count=1).strip()
    return text if _TOPIC.search(text) and _TEXT.search(text) else ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
