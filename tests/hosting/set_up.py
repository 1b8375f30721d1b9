"""A machine with or without servers → one with those that the tests need, or a sentence that says what to install.

Run as `python -m tests.hosting.set_up`. Exits with 1 only where CI is set and something cannot be had.
"""

from __future__ import annotations

import os
import sys

from tests.hosting import graders, servers
from tests.programs import install_from_debian


def main() -> int:
    """Set up nginx, Caddy and the graders. The exit code: 1 if one is missing in CI, else 0."""
    missing = []
    if not servers.servers_are_there():
        print("Looking for nginx and Caddy to install (once) …", flush=True)
        # RUNLEVEL: Debian would start each server as soon as it is installed.
        if not (install_from_debian(servers.PACKAGES, RUNLEVEL="1") and servers.servers_are_there()):
            missing.append(servers.MISSING)
    if not graders.install_graders():
        missing.append(graders.MISSING)
    print("\n".join(missing), end="\n" if missing else "")
    return 1 if missing and os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
