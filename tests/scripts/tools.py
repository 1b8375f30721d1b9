"""The scripts of pages → what Biome and TypeScript report, and the small versions that terser makes."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.programs import install_from_npm

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
FOLDER = ROOT / ".venv/scripts"
FILES = ("package.json", "package-lock.json")
MISSING = (
    "The checks of scripts need Node.js and npm"
    " (Debian: apt-get install nodejs npm; macOS: brew install node), then run make test again."
)
SECONDS_TO_RUN = 600


def install_tools() -> bool:
    """Install them once, as the lock file says, beside the other tools of tests. False if that fails."""
    return install_from_npm(HERE, FILES, FOLDER)


def lint(files: Sequence[Path]) -> str:
    """What Biome reports of the form and the style of some scripts; empty if nothing."""
    options = ["--error-on-warnings", "--colors=off", f"--config-path={HERE}"]
    return _run(["@biomejs/biome/bin/biome", "check", *options, *map(str, files)])


def check_types(project: Path = HERE / "tsconfig.json") -> str:
    """What TypeScript reports of the scripts of a project, whose types are in JSDoc; empty if nothing."""
    return _run(["typescript/bin/tsc", "--project", str(project)])


def minify(source: str) -> str:
    """The same script, as small as terser makes it. Raises CalledProcessError with what it reports."""
    # No `toplevel`: the names of a script outside of its block are those by which others find it.
    ended = _node(["terser/bin/terser", "--compress", "passes=3", "--mangle", "--ecma", "2020"], source)
    ended.check_returncode()
    return ended.stdout.strip()


def _run(command: Sequence[str]) -> str:
    ended = _node(command)
    return "" if ended.returncode == 0 else (ended.stdout + ended.stderr).strip() or f"exit code {ended.returncode}"


def _node(command: Sequence[str], text: str = "") -> subprocess.CompletedProcess[str]:
    program, *arguments = command
    return subprocess.run(
        ["node", str(FOLDER / "node_modules" / program), *arguments],
        cwd=ROOT,
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS_TO_RUN,
        check=False,
    )
