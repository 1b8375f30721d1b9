"""The names of packages → programs that the tests need, installed once, or False where they cannot be had.

Nothing is printed and nothing is raised: what is missing is said by the set-up that asked, in its own words.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

SECONDS_FOR_PACKAGES = 600
SECONDS_FOR_NPM = 300
# Another program may be installing packages just now.
_APT_GET = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120")
# The scripts of packages would download more, and build what the tests do not use.
_NPM_CI = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def runs(
    command: Sequence[str], *, folder: Path | None = None, seconds: int, variables: Mapping[str, str] = {}
) -> bool:
    """Run a command whose output nobody reads. True if it ends with 0 in time; `variables` join its environment."""
    try:
        ended = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def install_from_debian(packages: Sequence[str], **variables: str) -> bool:
    """Install packages of Debian or Ubuntu. False where that is not the system, or the user may not install."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    quiet = {"DEBIAN_FRONTEND": "noninteractive", **variables}
    install = [*_APT_GET, "install", "-y", "--no-install-recommends", *packages]
    return all(
        runs(command, seconds=SECONDS_FOR_PACKAGES, variables=quiet) for command in ([*_APT_GET, "update"], install)
    )


def install_from_npm(source: Path, files: Sequence[str], folder: Path) -> bool:
    """Copy `files`, a lock file among them, from `source` to `folder`, and install there what they name.

    Does nothing where the same was installed before.
    """
    same = all(_is_same(source / name, folder / name) for name in files)
    if same and (folder / "node_modules/.package-lock.json").is_file():  # npm writes it when it is done
        return True
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        shutil.copy(source / name, folder)
    return runs(_NPM_CI, folder=folder, seconds=SECONDS_FOR_NPM)


def _is_same(file: Path, copy: Path) -> bool:
    return copy.is_file() and copy.read_bytes() == file.read_bytes()
