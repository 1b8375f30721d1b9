"""A machine with or without the tools for scripts → one that has them, or a sentence that says what to install.

Run as `python -m tests.scripts.set_up`. Exits with 1 only where CI is set and they cannot be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.scripts.tools import MISSING, install_tools

PACKAGES = ("nodejs", "npm")  # Debian's
SECONDS_TO_INSTALL = 600


def main() -> int:
    """Set up Node.js and the tools. The exit code: 1 if they are missing in CI, else 0."""
    if not (shutil.which("node") and shutil.which("npm")):
        print("Looking for Node.js and npm to install (once) …", flush=True)
        _install_from_debian()
    if install_tools():
        return 0
    print(MISSING)
    return 1 if os.environ.get("CI") else 0


def _install_from_debian() -> None:
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    apt_get = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    for command in ([*apt_get, "update"], [*apt_get, "install", "-y", "--no-install-recommends", *PACKAGES]):
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
