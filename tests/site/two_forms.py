"""The small site with two forms, copied into an empty folder, with its files changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import Files, replace_files

TWO_FORMS = Path(__file__).resolve().parents[1] / "sites/two-forms"
RULES = ("card", "fees")


def two_forms(folder: Path, files: Files | None = None) -> Path:
    """A copy of the site, with `files` put in place of its own; None takes a file away."""
    shutil.copytree(TWO_FORMS, folder, ignore=shutil.ignore_patterns("output", ".cache"))
    replace_files(folder, files or {})
    return folder


def edited(file: str, old: str, new: str) -> dict[str, str]:
    """A file of the site in which `old`, which is there once, is replaced by `new`."""
    text = (TWO_FORMS / file).read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    return {file: text.replace(old, new)}
