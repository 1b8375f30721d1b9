"""A machine with or without the checker → one that has it, or a sentence that says what to install.

Run as `python -m tests.validity.set_up`. Exits with 1 only where CI is set and it cannot be had.
"""

from __future__ import annotations

import os
import shutil
import sys

from tests.programs import install_from_debian
from tests.validity.checker import MISSING, PACKAGES, find_java, install_checker


def main() -> int:
    """Set up Java and the checker. The exit code: 1 if one is missing in CI, else 0."""
    absent = [package for package in PACKAGES if not (shutil.which("npm") if package == "npm" else find_java())]
    if absent:
        print("Looking for Java and npm to install (once) …", flush=True)
        install_from_debian(absent)
    if find_java() and install_checker():
        return 0
    print(MISSING)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
