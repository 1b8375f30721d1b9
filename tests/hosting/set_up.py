"""A machine with or without servers → one with those that the tests need, or a sentence that says what to install.

Run as `python -m tests.hosting.set_up`. Exits with 1 only where CI is set and something cannot be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from tests.hosting import graders, servers

SECONDS_TO_INSTALL = 600


def main() -> int:
    """Set up nginx, Caddy and the graders. The exit code: 1 if one is missing in CI, else 0."""
    missing = []
    if not servers.servers_are_there():
        print("Looking for nginx and Caddy to install (once) …", flush=True)
        if not (_install_from_debian() and servers.servers_are_there()):
            missing.append(servers.MISSING)
    if not graders.install_graders():
        missing.append(graders.MISSING)
    print("\n".join(missing), end="\n" if missing else "")
    return 1 if missing and os.environ.get("CI") else 0


def _install_from_debian() -> bool:
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    # RUNLEVEL: Debian would start each server as soon as it is installed.
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    apt_get = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    commands = ([*apt_get, "update"], [*apt_get, "install", "-y", "--no-install-recommends", *servers.PACKAGES])
    try:
        return all(
            subprocess.run(
                command,
                env=variables,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=SECONDS_TO_INSTALL,
                check=False,
            ).returncode
            == 0
            for command in commands
        )
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(main())
