"""A machine with or without the checker → one that has it, or a sentence that says what to install.

Run as `python -m tests.validity.set_up`. Exits with 1 only where CI is set and it cannot be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.validity.checker import MISSING, PACKAGES, find_java, install_checker

SECONDS_TO_INSTALL = 600


def main() -> int:
    """Set up Java and the checker. The exit code: 1 if one is missing in CI, else 0."""
    if not (find_java() and shutil.which("npm")):
        print("Looking for Java and npm to install (once) …", flush=True)
        _install_from_debian()
    if find_java() and install_checker():
        return 0
    print(MISSING)
    return 1 if os.environ.get("CI") else 0


def _install_from_debian() -> None:
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    wanted = [package for package in PACKAGES if not (shutil.which("npm") if package == "npm" else find_java())]
    apt_get = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    for command in ([*apt_get, "update"], [*apt_get, "install", "-y", "--no-install-recommends", *wanted]):
        try:
            ended = subprocess.run(
                command,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS_TO_INSTALL,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return
        if ended.returncode != 0:
            return


if __name__ == "__main__":
    sys.exit(main())
