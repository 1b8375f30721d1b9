"""A machine with or without browsers → one with those that the tests need, or a sentence that says what to install.

Run as `python -m tests.browser.set_up`. Exits with 1 only where CI is set and a browser cannot be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.browser.browsers import CHROMIUM, FIREFOX, ROOT, Kind, find_browser, find_driver, says_its_version
from tests.browser.fonts import MISSING, download_fonts

SECONDS_TO_DOWNLOAD = 300
SECONDS_TO_INSTALL = 600


def main() -> int:
    """Set up Chromium, Firefox and two sets of fonts. The exit code: 1 if one is missing in CI, else 0."""
    complete = all([_set_up(CHROMIUM), _set_up(FIREFOX), _set_up_fonts()])
    if complete:
        return 0
    print("Tests that need it are skipped." if not os.environ.get("CI") else "In CI a missing browser is a failure.")
    return 1 if os.environ.get("CI") else 0


def _set_up(kind: Kind) -> bool:
    if not _is_there(kind):
        print(f"Looking for {kind.name} to install (once) …", flush=True)
        if not (kind is CHROMIUM and _install_playwrights_own()):
            _install_from_debian(kind)
        if not _is_there(kind):
            print(kind.missing)
            return False
    return True


def _set_up_fonts() -> bool:
    if not download_fonts():
        print(MISSING)
        return False
    return True


def _is_there(kind: Kind) -> bool:
    return find_browser(kind) is not None and find_driver(kind) is not None


def _install_playwrights_own() -> bool:
    """Download the Chromium that Playwright was tested with. False, and quiet, if that cannot be had or started."""
    if find_driver(CHROMIUM) is None:
        return False
    command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    # Its default is to wait half a minute for each of several hosts, five times over.
    patience = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}
    if not _runs(command, SECONDS_TO_DOWNLOAD, patience):
        return False
    path = _playwrights_own()
    if path is None or not says_its_version(path):
        return False
    CHROMIUM.record.write_text(f"{path}\n", encoding="utf-8")
    return True


def _playwrights_own() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def _install_from_debian(kind: Kind) -> bool:
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    # Another program may be installing packages just now.
    apt_get = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    install = [*apt_get, "install", "-y", "--no-install-recommends", *kind.packages]
    return _runs([*apt_get, "update"], SECONDS_TO_INSTALL, quiet) and _runs(install, SECONDS_TO_INSTALL, quiet)


def _runs(command: list[str], seconds: int, variables: dict[str, str]) -> bool:
    """Run a command that says nothing, and tell whether it ended well in time."""
    try:
        ended = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
