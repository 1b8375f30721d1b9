"""schemas → schemas/ and the browser editor's forms, written again; each YAML file names its schema."""

from __future__ import annotations

import argparse
from pathlib import Path

from explainer import browser_editor
from explainer.diagnostics import Diagnostics
from explainer.formats.text_file import read_text_file
from explainer.formats.written_files import write_files
from explainer.schemas import FOLDER, HEAD, KINDS, head_line, kind_of, schema_files

HELP = "write the JSON Schemas by which editors' programs complete and check YAML files"


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """There are none."""


def run(options: argparse.Namespace) -> int:
    """Returns the exit code."""
    changed = write_schemas(options.root)
    print("\n".join(f"wrote {file}" for file in changed) or f"{FOLDER}/ is up to date.")
    return 0


def write_schemas(root: Path) -> list[str]:
    """Write the schemas into the site's folder, and their names at the heads of its YAML files.

    A site that has the editor in a browser gets its forms again as well. Returns the files that were not yet so.
    """
    changed: dict[str, str] = {}
    forms = {browser_editor.FILE: browser_editor.editor_file()} if (root / browser_editor.FOLDER).is_dir() else {}
    for file, text in {**schema_files(), **forms}.items():
        path = root / file
        if path.is_symlink() or not path.is_file() or path.read_text("utf-8") != text:
            changed[file] = text
    write_files(root, changed)  # a link is replaced, not what it leads to
    return [*changed, *(file for file in _yaml_files(root) if _put_head(root, file))]


def _yaml_files(root: Path) -> list[str]:
    patterns = (pattern for kind in KINDS for pattern in kind.files if pattern.endswith(".yaml"))
    found = (path.relative_to(root).as_posix() for pattern in patterns for path in sorted(root.glob(pattern)))
    return list(dict.fromkeys(found))


def _put_head(root: Path, file: str) -> bool:
    """Put the head line into a file without it, as editors in a browser leave it. True when it was put in."""
    kind = kind_of(file)
    text = read_text_file(root.resolve(), file, Diagnostics())
    if kind is None or text is None or HEAD in text:
        return False
    before = (root / file).read_bytes().removeprefix(b"\xef\xbb\xbf")
    line_end = b"\r\n" if b"\r\n" in before else b"\n"
    (root / file).write_bytes(head_line(file, kind).encode() + line_end + before)
    return True
