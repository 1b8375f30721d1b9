"""The content of an example → a folder with a complete new site, which looks as the theme of the package does."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from explainer import __version__
from explainer.load import settings
from explainer.new.dialogue import Stopped
from explainer.schemas import HEAD, head_line, kind_of, schema_files

STARTER = Path(__file__).with_name("starter")
# The line `language: en`.
_LANGUAGE = re.compile(rb"^language: .*\n", re.MULTILINE)
_THEME = (
    "\n# The version of the theme that this site was made with. `check` tells what changed in it since then.\n"
    f"theme: {__version__}\n"
).encode()


def make_site(folder: Path, example: Path = STARTER) -> int:
    """Write a new site with the content of `example` into `folder`, which must be empty or absent.

    Returns how many files were written. Raises Stopped, or OSError with nothing left behind.
    """
    if not (example / settings.FILE).is_file():
        raise Stopped(f"there is no {settings.FILE} in {example}: name the folder of an example.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Stopped(f"{folder} is not empty: name a new folder, and nothing of yours is touched.")
    bodies = {file: text.encode() for file, text in schema_files().items()}
    bodies |= {file: _with_head(file, body) for file, body in _content_of(example).items()}
    bodies[settings.FILE] = _with_theme(bodies[settings.FILE])
    was_there = folder.is_dir()
    try:
        for file, body in bodies.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(body)
    except OSError:
        _remove(folder, whole=not was_there)
        raise
    return len(bodies)


def _with_theme(body: bytes) -> bytes:
    """site.yaml with the version of the theme below the language, unless it states one."""
    if re.search(rb"^theme:", body, re.MULTILINE):
        return body
    return _LANGUAGE.sub(lambda found: found[0] + _THEME, body, count=1)


def _content_of(example: Path) -> dict[str, bytes]:
    made = {"output", *(path.name for path in example.glob(".*") if path.name != ".gitignore")}
    tops = sorted(path for path in example.iterdir() if path.name not in made)
    return {file: body for top in tops for file, body in _files_under(example, top)}


def _files_under(root: Path, top: Path) -> Iterator[tuple[str, bytes]]:
    """Each file with its path from `root`. What a link brings in from elsewhere is left out."""
    for path in [top] if top.is_file() else sorted(top.rglob("*")):
        inside = path.resolve().is_relative_to(root.resolve())
        if path.is_file() and inside and "__pycache__" not in path.parts:
            yield path.relative_to(root).as_posix(), path.read_bytes()


def _with_head(file: str, body: bytes) -> bytes:
    """A file with the line that names its schema, which is elsewhere for an example."""
    kind = kind_of(file)
    if kind is None or not file.endswith(".yaml"):
        return body
    first, end, rest = body.partition(b"\n")
    return head_line(file, kind).encode() + b"\n" + (rest if first.startswith(HEAD.encode()) else first + end + rest)


def _remove(folder: Path, *, whole: bool) -> None:
    """Take away what was written into a folder that was empty, or not there."""
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    if whole:
        folder.rmdir()
