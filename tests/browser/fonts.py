"""Debian's packages of fonts → two sets of fonts, one wide and one narrow, each alone in a browser's own settings.

The packages are unpacked into .cache/, not installed: no right of root is needed, and the machine stays as it is.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.browser.browsers import ROOT
from tests.programs import runs

FOLDER = ROOT / ".cache/fonts"
SECONDS_TO_DOWNLOAD = 300
MISSING = "Tests of the layout with other fonts need two packages of Debian: run make test where apt-get can download."
FontSet = Literal["wide", "narrow"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a set comes from."""

    package: str
    files: tuple[str, ...]  # patterns; the files of the first that matches are the set


SOURCES: dict[FontSet, Source] = {
    "wide": Source("fonts-dejavu-core", ("DejaVuSans[.-]*ttf",)),
    # A newer package has no narrow cut any more; the plain one is still narrower than the other set.
    "narrow": Source("fonts-liberation", ("LiberationSansNarrow-*.ttf", "LiberationSans-*.ttf")),
}
_SETTINGS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{work}</cachedir></fontconfig>
"""


def fonts_are_there() -> bool:
    """Are both sets unpacked?"""
    return all(any((FOLDER / name).glob("*.ttf")) for name in SOURCES)


def download_fonts() -> bool:
    """Unpack both sets, if they are not there. False, and quiet, if a package cannot be had."""
    if not fonts_are_there():
        for name, source in SOURCES.items():
            _unpack(name, source)
    return fonts_are_there()


def settings_for(name: FontSet, work: Path) -> Path:
    """A file of settings for fontconfig, in `work`, by which a program finds this set and no other font."""
    file = work / "fonts.conf"
    file.write_text(_SETTINGS.format(fonts=FOLDER / name, work=work), "utf-8")
    return file


def _unpack(name: FontSet, source: Source) -> None:
    if not (shutil.which("apt-get") and shutil.which("dpkg")):
        return
    with tempfile.TemporaryDirectory() as work:
        Path(work).chmod(0o755)  # apt downloads as a user of its own
        runs(["apt-get", "-qq", "download", source.package], folder=Path(work), seconds=SECONDS_TO_DOWNLOAD)
        for package in Path(work).glob("*.deb"):
            runs(["dpkg", "-x", str(package), "unpacked"], folder=Path(work), seconds=SECONDS_TO_DOWNLOAD)
        found = next((files for each in source.files if (files := list(Path(work).rglob(each)))), [])
        (FOLDER / name).mkdir(parents=True, exist_ok=True)
        for file in found:
            shutil.copy(file, FOLDER / name)
