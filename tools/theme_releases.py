"""The theme at each tag of a release → explainer/theme_releases.txt, by which an unchanged copy of a file is known.

Run it with `.venv/bin/python -m tools.theme_releases` after a release was tagged.
"""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

from explainer.theme import FOLDERS

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "explainer/theme_releases.txt"


def listed() -> str:
    """A line for each file of each release: the release, the fingerprint, the file."""
    lines = []
    for tag in _git("tag", "--sort=version:refname", "--list", "v*").decode().split():
        for file in _git("ls-tree", "-r", "--name-only", "-z", tag, "--", *FOLDERS).decode().split("\0")[:-1]:
            digest = hashlib.sha256(_git("show", f"{tag}:{file}")).hexdigest()[:32]
            lines.append(f"{tag.removeprefix('v')} {digest} {file}\n")
    return "".join(lines)


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True).stdout


if __name__ == "__main__":
    PAGE.write_text(listed(), "utf-8")
