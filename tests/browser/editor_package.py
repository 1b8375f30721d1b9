"""editor/index.html → the program of the editor in a browser that it names, from its package, kept in .venv."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from tests.browser.browsers import ROOT

EDITOR = ROOT / "editor"
SECONDS_TO_DOWNLOAD = 180
# Sveltia CMS 0.221.1: the file dist/sveltia-cms.js of the package @sveltia/cms
_NAMED = re.compile(r"Sveltia CMS ([\d.]+): the file (\S+) of the package (\S+),")
_SCHEMA = "schema/sveltia-cms.json"
_WORDS = "locales/en-CA.json"


@dataclass(frozen=True, slots=True)
class Program:
    """The files of the editor that tests need."""

    script: Path
    schema: Path  # of its configuration, as its makers publish it
    words: Path  # of its interface, in the language of the tests


def editor_program() -> Program:
    """The files, fetched once by npm; without it the test is skipped, and in CI it fails."""
    named = _NAMED.search((EDITOR / "index.html").read_text("utf-8"))
    assert named is not None, "editor/index.html does not say which program it runs"
    version, file, package = named.groups()
    folder = ROOT / ".venv" / f"editor-{version}"
    if not (folder / _SCHEMA).is_file():
        _fetch(f"{package}@{version}", (file, _WORDS, _SCHEMA), folder)
    return Program(folder / file, folder / _SCHEMA, folder / _WORDS)


def _fetch(package: str, files: tuple[str, ...], folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        _go_without("the test of the editor in a browser needs npm, which fetches it.")
    folder.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", package, "--silent", "--pack-destination", str(folder)]
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS_TO_DOWNLOAD, check=True, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        _go_without(f"npm could not fetch {package}; is there a network?")
    archive = next(folder.glob("*.tgz"))
    with tarfile.open(archive) as packed:
        for file in files:
            member = packed.extractfile(f"package/{file}")
            assert member is not None
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(member.read())
    archive.unlink()


def _go_without(why: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(why)
    pytest.skip(why)
