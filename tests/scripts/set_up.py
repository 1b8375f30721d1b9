"""A machine with or without the tools for scripts → one that has them, or a sentence that says what to install.

Run as `python -m tests.scripts.set_up`. Exits with 1 only where CI is set and they cannot be had.
"""

from __future__ import annotations

import os
import shutil
import sys

from tests.programs import install_from_debian
from tests.scripts.tools import MISSING, install_tools

PACKAGES = ("nodejs", "npm")  # Debian's


def main() -> int:
    """Set up Node.js and the tools. The exit code: 1 if they are missing in CI, else 0."""
    if not (shutil.which("node") and shutil.which("npm")):
        print("Looking for Node.js and npm to install (once) …", flush=True)
        install_from_debian(PACKAGES)
    if install_tools():
        return 0
    print(MISSING)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
