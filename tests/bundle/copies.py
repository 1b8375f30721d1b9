"""The files for download of a built site → what is in them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

LINK = re.compile(r'\b(?:href|src)="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')


def the(site: Path, kind: str) -> Path:
    """The file for download of this kind, `zip` or `html`, in the source language: its name has nothing more."""
    return min((site / "bundle").glob(f"*.{kind}"), key=lambda file: len(file.name))


def unpacked(site: Path) -> dict[str, bytes]:
    """Every file of the zip by its name."""
    with zipfile.ZipFile(the(site, "zip")) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}
