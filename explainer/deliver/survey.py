"""A folder, and the files that a build wants in it → what is to be written, what to be removed, and what is a person's.

Nothing is changed here. A file is removed or written over only if it is as a build made it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from explainer.deliver.made import Made, content_of, folders_of

_GIT = ".git"  # a folder with thousands of files, which are its own: it is not looked into
_MANY = 5  # files in the way from which they are told together


@dataclass(frozen=True, slots=True)
class InTheWay:
    """Something that a build must not write over; `path` begins in the folder of the site."""

    path: str
    what: str
    help_text: str


@dataclass(slots=True)
class Survey:
    """What was found in a folder; all paths are within it, and sorted."""

    same: set[str] = field(default_factory=set)  # files that are as they are wanted
    gone: list[str] = field(default_factory=list)  # files that builds made, and this one does not
    strangers: list[str] = field(default_factory=list)  # files that no build made, and the folder .git
    edited: list[str] = field(default_factory=list)  # in the way: made by a build, and changed since
    unknown: list[str] = field(default_factory=list)  # in the way: made by no build
    is_mixed: bool = False  # is there anything in the folder that no build made?

    def in_the_way(self, folder: str) -> list[InTheWay]:
        """Why nothing can be written into the folder of this name; nothing if all can."""
        edited = "this file was changed after the build made it."
        take = "take over what you changed into content/, templates/ or assets/, and remove this file."
        return [
            *(InTheWay(f"{folder}/{path}", edited, take) for path in self.edited),
            *_unknown(self.unknown, folder),
        ]


def survey(folder: Path, wanted: Mapping[str, bytes], made: Made) -> Survey:
    """Look at all that is in `folder`, where there may be none. Raises OSError."""
    found = Survey()
    known = folders_of([*wanted, *made.digests])
    strange = []  # folders, in which there may be nothing
    for path, entry in _entries(folder, known, f".{folder.name}."):
        if not entry.is_dir(follow_symlinks=False):
            _look_at_file(path, entry, wanted, made, found)
        elif path not in known:
            strange.append(path)
            if entry.name == _GIT:
                found.strangers.append(f"{path}/")
    found.is_mixed = bool(strange or found.strangers)
    found.unknown += _clashes(wanted, [*found.strangers, *strange])
    found.strangers = [path for path in found.strangers if path not in found.unknown]
    for names in (found.gone, found.strangers, found.edited, found.unknown):
        names.sort()
    return found


def _entries(folder: Path, known: set[str], own: str, inside: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that is in a folder, at any depth; but not what the writer keeps there, whose names begin with `own`."""
    try:
        with os.scandir(folder / inside) as entries:
            listed = [entry for entry in entries if inside or not entry.name.startswith(own)]
    except FileNotFoundError:
        return
    for entry in listed:
        path = f"{inside}{entry.name}"
        yield path, entry
        if entry.is_dir(follow_symlinks=False) and (path in known or entry.name != _GIT):
            yield from _entries(folder, known, own, f"{path}/")


def _look_at_file(path: str, entry: os.DirEntry[str], wanted: Mapping[str, bytes], made: Made, found: Survey) -> None:
    content = None
    if entry.is_file(follow_symlinks=False) and (path in wanted or path in made):
        content = content_of(entry.path)
    if content is not None and content == wanted.get(path):
        found.same.add(path)
    elif content is not None and made.is_as_made(path, content):
        if path not in wanted:
            found.gone.append(path)
    elif path not in wanted:
        found.strangers.append(path)
    elif path in made and content is not None:
        found.edited.append(path)
    else:
        found.unknown.append(path)


def _clashes(wanted: Mapping[str, bytes], strangers: list[str]) -> list[str]:
    """A person's file where a folder has to be, and a person's folder, or one with their files, in place of a file."""
    in_place_of_folders = folders_of(wanted).intersection(strangers)
    in_place_of_files = {*strangers, *folders_of(strangers)} & wanted.keys()
    return [*in_place_of_folders, *in_place_of_files]


def _unknown(paths: list[str], folder: str) -> list[InTheWay]:
    """Many are told as one: most likely they are of a build whose list was lost."""
    if len(paths) < _MANY:
        what = "the build makes this file, and there is something else here that no build made."
        move = "move it away; what is to be published belongs in content/ or assets/files/."
        return [InTheWay(f"{folder}/{path}", what, move) for path in paths]
    more = f" and {len(paths) - _MANY} more" if len(paths) > _MANY else ""
    what = f"the build makes {', '.join(paths[:_MANY])}{more}, and no build is known that made those which are here."
    return [InTheWay(folder, what, "if all in this folder was built, remove it; if not, move away what is yours.")]
