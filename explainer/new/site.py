"""The theme of one site and the content of an example → a folder with a complete new site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.formats.text_file import read_text_file
from explainer.formats.yaml_text import lines_of
from explainer.load import settings, words
from explainer.load.files import Folder
from explainer.load.words import load_words
from explainer.new.dialogue import Stopped
from explainer.schemas import HEAD, head_line, kind_of

STARTER = Path(__file__).with_name("starter")
# What a site looks like; what it says is its content. Files that are copied unchanged belong to their site.
_THEME = ("templates", "assets/css", "assets/js", "assets/images", "schemas")
# skip: Skip to the text
_KEY = re.compile(r"([^\s#:][^:]*):(?:\s|\Z)")


def make_site(site: Path, folder: Path, example: Path = STARTER) -> int:
    """Write a new site into `folder`, which must be empty or absent: the theme of `site`, the content of `example`.

    The words of the interface are those of `site`, which its templates ask for, with those of `example` in their
    places. Returns how many files were written. Raises Stopped, or OSError with nothing left behind.
    """
    if not (example / settings.FILE).is_file():
        raise Stopped(f"there is no {settings.FILE} in {example}: name the folder of an example.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Stopped(f"{folder} is not empty: name a new folder, and nothing of yours is touched.")
    bodies = {**_theme_of(site), **_content_of(example)}
    bodies[words.FILE] = _words(site, example).encode()
    for file, body in bodies.items():
        bodies[file] = _with_head(file, body)
    was_there = folder.is_dir()
    try:
        for file, body in bodies.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(body)
    except OSError:
        _remove(folder, whole=not was_there)
        raise
    return len(bodies)


def _theme_of(site: Path) -> dict[str, bytes]:
    return {file: body for part in _THEME for file, body in _files_under(site, site / part)}


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


def _words(site: Path, example: Path) -> str:
    """The words of `site`, with those of `example` in their places, and what only the example says at the end."""
    diagnostics = Diagnostics()
    text = read_text_file(site.resolve(), words.FILE, diagnostics) or ""
    own = load_words(Folder(example, diagnostics), diagnostics)
    diagnostics.stop_if_any()
    lines: list[str] = []
    is_replaced = False
    for line in text.rstrip("\n").split("\n"):
        if match := _KEY.match(line):
            is_replaced = match[1] in own
            lines += _word_lines(match[1], own.pop(match[1])) if is_replaced else []
        elif not line.startswith(" "):
            is_replaced = False  # a long word goes on in lines that are indented; this one is none of them
        if not is_replaced:
            lines.append(line)
    added = [line for key, word in own.items() for line in _word_lines(key, word)]
    return "\n".join([*lines, *added, ""])


def _word_lines(key: str, word: str) -> list[str]:
    return lines_of({key: word}, texts=frozenset({key}))


def _remove(folder: Path, *, whole: bool) -> None:
    """Take away what was written into a folder that was empty, or not there."""
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    if whole:
        folder.rmdir()
