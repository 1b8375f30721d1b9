"""Recorded answers of a host → what Mozilla's Observatory and Google's evaluator of policies say of them."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
FOLDER = ROOT / ".venv/graders"
FILES = ("package.json", "package-lock.json", "grade.mjs")
MISSING = "Grading the headers needs Node.js and npm (Debian: apt-get install nodejs npm)."
SECONDS_TO_INSTALL = 300
SECONDS_TO_GRADE = 600


class Recorded(TypedDict):
    """An answer: what a grader looks at."""

    address: str
    headers: dict[str, str]
    html: str
    meta: str  # the policy that is in the page


@dataclass(frozen=True, slots=True)
class Grade:
    """What both graders say of one answer."""

    letter: str
    points: int
    results: dict[str, str]  # of the Observatory, by the name of its test
    findings: list[str]  # of the evaluator


def install_graders() -> bool:
    """Install them once, as the lock file says, beside the other tools of tests. False, and quiet, if that fails."""
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    FOLDER.mkdir(parents=True, exist_ok=True)
    same = all((FOLDER / name).is_file() and _same(name) for name in FILES)
    if same and (FOLDER / "node_modules").is_dir():
        return True
    for name in FILES:
        shutil.copy(HERE / name, FOLDER)
    # Their own scripts would download lists, and build what only a database needs.
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        ended = subprocess.run(
            command, cwd=FOLDER, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS_TO_INSTALL, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def grade(answers: Sequence[Recorded]) -> list[Grade]:
    """Grade each answer. Raises CalledProcessError with what Node said."""
    asked = subprocess.run(
        ["node", FOLDER / "grade.mjs"],
        input=json.dumps(answers),
        capture_output=True,
        text=True,
        timeout=SECONDS_TO_GRADE,
        check=True,
    )
    return [
        Grade(
            reported["observatory"]["grade"],
            reported["observatory"]["score"],
            reported["observatory"]["results"],
            reported["findings"],
        )
        for reported in json.loads(asked.stdout)
    ]


def _same(name: str) -> bool:
    return (FOLDER / name).read_bytes() == (HERE / name).read_bytes()
