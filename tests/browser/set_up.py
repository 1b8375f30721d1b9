"""A machine with or without browsers → one with those that the tests need, or a sentence that says what to install.

Run as `python -m tests.browser.set_up`. Exits with 1 only where CI is set and a browser cannot be had.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.browser.browsers import CHROMIUM, FIREFOX, Kind, find_browser, find_driver, says_its_version
from tests.browser.fonts import MISSING, download_fonts
from tests.programs import install_from_debian, runs

SECONDS_TO_DOWNLOAD = 300


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
            install_from_debian(kind.packages)
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
    if not runs(command, seconds=SECONDS_TO_DOWNLOAD, variables=patience):
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


if __name__ == "__main__":
    sys.exit(main())
