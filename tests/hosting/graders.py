"""Recorded answers of a host → what Mozilla's Observatory and Google's evaluator of policies say of them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from tests.programs import install_from_npm

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
FOLDER = ROOT / ".venv/graders"
FILES = ("package.json", "package-lock.json", "grade.mjs")
MISSING = "Grading the headers needs Node.js and npm (Debian: apt-get install nodejs npm)."
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
    return install_from_npm(HERE, FILES, FOLDER)


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
