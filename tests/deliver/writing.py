"""Small sites to write into a folder, and the ways in which a folder is brought up to date."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from explainer.deliver.write import write_outputs
from explainer.model import Output
from tests.conftest import files_in

FILES = ("index.html", "about.html", "data/facts.json", "pictures/card.svg")
MORE = (*FILES[1:], "new.html")
OWN = {"CNAME": b"example.org", "data/mine.csv": b"1,2", "notes/plan.txt": b"my plan"}


def site_of(version: str, files: tuple[str, ...] = FILES) -> list[Output]:
    """A site whose every file holds its version."""
    return [Output(file, f"{file} {version}".encode(), ("content/pages/about.md",)) for file in files]


def written(outputs: list[Output]) -> dict[str, bytes]:
    return {output.path: output.body for output in outputs}


def write_each(versions: list[str], output: Path) -> None:
    for version in versions:
        write_outputs(site_of(version), output)


def beside(output: Path) -> list[str]:
    """What is there beside the folder, but for the list of what builds made."""
    return sorted({path.name for path in output.parent.iterdir()} - {output.name, f".{output.name}.sums"})


def number_of(path: Path) -> int:
    return path.lstat().st_ino


def not_onto_another_disk(rename: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
    """A change of names that fails from outside of `output` into it, as onto a disk that is mounted there."""

    def renamed(path: Path, target: Path) -> Path:
        if ("output" in path.parts[:-1]) != ("output" in target.parts[:-1]):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(path))
        return rename(path, target)

    return renamed


def site_in(output: Path) -> dict[str, bytes]:
    """The files in the folder, but for the list that is in one that is a disk of its own."""
    return {path: body for path, body in files_in(output).items() if path != ".output.sums"}
