"""The content of an example, and what the package brings → a folder with a complete new site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path

from explainer import __version__, browser_editor
from explainer.diagnostics import Diagnostics
from explainer.load import settings, words
from explainer.load.theme_words import theme_words_in
from explainer.new.basics import SAMPLE, Basics, filled
from explainer.new.dialogue import Stopped
from explainer.schemas import HEAD, head_line, kind_of, schema_files
from explainer.theme import ORIGINAL, Theme

STARTER = Path(__file__).with_name("starter")
LOCK = "requirements.txt"
# Of the starter: what is useful around the content of any site.
_AROUND = (".editorconfig", ".github", ".gitignore", "editor")
_EDITOR_PAGE = f"{browser_editor.FOLDER}/index.html"
_PACKAGED = Path(__file__).with_name("packaged")
# Where this project has its lock file and the page of its editor: in a wheel they are put beside this module.
_PROJECT = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).resolve().parents[2]
# The line `language: en`.
_LANGUAGE = re.compile(rb"^language: .*\n", re.MULTILINE)
_THEME = (
    "\n# The version of the theme that this site was made with. `check` tells what changed in it since then.\n"
    f"theme: {__version__}\n"
)
_LOCK_HEAD = f"""\
# The packages that explainer {__version__} needs, in the versions that it was tested with, each with its hash:
#     pip install --require-hashes --requirement {LOCK}
# explainer itself comes from wheels/; README.md says how.
"""
_WORDS_HEAD = """
# The other words of the interface, as the theme has them in English. To translate one, take the sign # from its line
# and write your words behind the colon. `explainer check` lists those that visitors still read in English.
"""


def make_site(folder: Path, example: Path = STARTER, basics: Basics = SAMPLE) -> int:
    """Write a new site with the content of `example` into `folder`, which must be absent, empty, or a new repository.

    The title, the language and the topic are put into the starter; another example has its own.
    Returns how many files were written. Raises Stopped, or OSError with nothing left behind.
    """
    if not (example / settings.FILE).is_file():
        raise Stopped(f"there is no {settings.FILE} in {example}: name the folder of an example.")
    check_free(folder)
    bodies = _around() | {file: _with_head(file, body) for file, body in _content_of(example).items()}
    if example == STARTER:
        bodies = {file: filled(body.decode(), basics).encode() for file, body in bodies.items()}
        bodies[settings.FILE] = _LANGUAGE.sub(f"language: {basics.language}\n".encode(), bodies[settings.FILE])
        if not basics.is_english and not has_words_in(basics.language):
            bodies[words.FILE] += _words_to_translate(bodies[words.FILE].decode()).encode()
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


def has_words_in(language: str) -> bool:
    """Has the theme its words in a language?"""
    return bool(theme_words_in(Theme.of(STARTER), language, Diagnostics()))


def check_free(folder: Path) -> None:
    """Raises Stopped unless the folder is absent, empty, or a repository without a file."""
    if folder.exists() and (not folder.is_dir() or any(_found_in(folder))):
        raise Stopped(f"{folder} is not empty: name a new folder, and nothing of yours is touched.")


def _around() -> dict[str, bytes]:
    """What any site has around its content: schemas, the lock file, the checks of each change, the browser editor."""
    texts = {
        **schema_files(),
        LOCK: _LOCK_HEAD + (_PROJECT / LOCK).read_text("utf-8"),
        _EDITOR_PAGE: (_PROJECT / _EDITOR_PAGE).read_text("utf-8"),
        browser_editor.FILE: browser_editor.editor_file(),
    }
    starter = {file: body for name in _AROUND for file, body in _files_under(STARTER, STARTER / name)}
    return {file: text.encode() for file, text in texts.items()} | starter


def _words_to_translate(own: str) -> str:
    """Every word of the theme that is not among the site's own, as a comment."""
    known = {line.partition(":")[0] for line in own.splitlines()}
    lines = (ORIGINAL / words.THEME_FILE).read_text("utf-8").splitlines()
    others = (line for line in dropwhile(_is_comment, lines) if line.partition(":")[0] not in known)
    return _WORDS_HEAD + "".join(f"# {line}\n" if line else "\n" for line in others)


def _is_comment(line: str) -> bool:
    return line.startswith("#")


def _with_theme(body: bytes) -> bytes:
    """site.yaml with the version of the theme below the language, unless it states one."""
    if re.search(rb"^theme:", body, re.MULTILINE):
        return body
    return _LANGUAGE.sub(lambda found: found[0] + _THEME.encode(), body, count=1)


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


def _found_in(folder: Path) -> Iterator[Path]:
    """What is in a folder, but for a repository without a file."""
    return (path for path in folder.iterdir() if path.name != ".git")


def _remove(folder: Path, *, whole: bool) -> None:
    """Take away what was written into a folder that was empty, or not there."""
    for path in list(_found_in(folder)):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    if whole:
        folder.rmdir()
