"""Copies of the generator to which a test adds something, as somebody who changes the code would."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def copy_generator(folder: Path) -> Path:
    """A copy of `explainer/` in `folder`, and of its theme beside it; returns that folder."""
    for part in ("explainer", "templates", "assets"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def add_after(file: Path, line: str, added: str) -> None:
    """Put `added` after a line that is in the file once."""
    before, found, after = file.read_text("utf-8").partition(f"{line}\n")
    assert found
    assert f"\n{line}\n" not in after
    file.write_text(before + found + added.strip("\n") + "\n" + after, "utf-8")


def run_on(site: Path, generator: Path, command: str) -> subprocess.CompletedProcess[str]:
    """What a command of that generator does with a site."""
    arguments = [sys.executable, "-m", "explainer", command, "--site", str(site)]
    return subprocess.run(arguments, cwd=generator, capture_output=True, text=True, check=False)
