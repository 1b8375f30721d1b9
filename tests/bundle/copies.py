"""The files for download of a built site → what is in them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

LINK = re.compile(r'\b(?:href|src)="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')


def the(site: Path, kind: str) -> Path:
    """The file for download of this kind, `zip` or `html`."""
    (file,) = (site / "bundle").glob(f"*.{kind}")
    return file


def unpacked(site: Path) -> dict[str, bytes]:
    """Every file of the zip by its name."""
    with zipfile.ZipFile(the(site, "zip")) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
