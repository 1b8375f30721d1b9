"""HTML files → what the Nu Html Checker, which is behind the validator of the W3C, complains of."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.programs import install_from_npm, runs

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
FOLDER = ROOT / ".venv/validity"
FILES = ("package.json", "package-lock.json")
JAR = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
PACKAGES = ("default-jre-headless", "npm")  # Debian's
MISSING = (
    "The checks of HTML and CSS need Java and npm"
    f" (Debian: apt-get install {' '.join(PACKAGES)}; macOS: brew install openjdk node), then run make test again."
)
# For a file it calls every picture blocked, whatever the policy says: even a `data:` one under `img-src data:`. What
# browsers really block is found by explainer/deliver/blocked.py at each build, and by tests/browser.
CANNOT_JUDGE = "blocked by “img-src” directive."
SECONDS_TO_START = 300
SECONDS_TO_CHECK = 600


def find_java() -> str:
    """The program that runs the checker; empty if there is none. macOS has one that only says where to get Java."""
    for program in (shutil.which("java"), "/opt/homebrew/opt/openjdk/bin/java", "/usr/local/opt/openjdk/bin/java"):
        if program and Path(program).is_file() and runs([program, "-version"], seconds=SECONDS_TO_START):
            return program
    return ""


def install_checker() -> bool:
    """Install it once, as the lock file says, beside the other tools of tests. False, and quiet, if that fails."""
    return install_from_npm(HERE, FILES, FOLDER) and JAR.is_file()


def complaints_of(java: str, files: Sequence[Path]) -> list[str]:
    """Every error and warning, but for those that it cannot judge: `file:line: type: what is wrong`.

    Raises ValueError with what a broken checker says.
    """
    return [each for each in all_complaints_of(java, files) if CANNOT_JUDGE not in each]


def all_complaints_of(java: str, files: Sequence[Path]) -> list[str]:
    """The same, with those too."""
    command = [java, "-Xss2m", "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]
    ended = subprocess.run(
        [*command, *map(str, files)], capture_output=True, text=True, timeout=SECONDS_TO_CHECK, check=False
    )
    try:
        reported = json.loads(ended.stdout)["messages"]
    except (ValueError, KeyError) as error:
        raise ValueError(ended.stdout + ended.stderr) from error
    return [_complaint(message) for message in reported]


def _complaint(message: dict[str, Any]) -> str:
    kind = message.get("subType", message["type"])
    place = f"{Path(message.get('url', '')).name}:{message.get('lastLine', 0)}"
    return f"{place}: {kind}: {message['message']} [{message.get('extract', '').strip()[:80]}]"
