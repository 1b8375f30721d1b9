"""Finished `Output`s → the files of assets/files/ that none of them names: nobody can find such a file.

What lies at the top of the folder may be for programs, which know its name: robots.txt, CNAME, the file by which a
search engine knows who owns a site. It errs on the side of silence: a name in a text is enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import PurePosixPath
from urllib.parse import quote

from explainer.diagnostics import Diagnostics, Location
from explainer.images.read import is_image
from explainer.model import Output

SHARED = "share/"  # pictures that other programs show beside a link; only a site with an address names them
_FOR_PROGRAMS = frozenset(("", ".html", ".ico", ".json", ".txt", ".webmanifest", ".xml"))  # endings at the top
_ICON = "apple-touch-icon"  # asked for by this name, with or without a size behind it


def check_unlinked(copied: Sequence[Output], outputs: Sequence[Output], diagnostics: Diagnostics, address: str) -> None:
    """Report each of the `copied` files that no other output names. `address` is that of the site, if it has one."""
    copies = {output.path for output in copied}
    made = [output.body for output in outputs if output.path not in copies]
    for file in copied:
        if _is_for_programs(file.path) or (file.path.startswith(SHARED) and not address):
            continue
        others = [other.body for other in copied if other is not file]
        # Files that are copied name one another from where they are.
        if not _is_in(file.path, made) and not _is_in(PurePosixPath(file.path).name, others):
            what = "nothing in the site links to this file or shows it."
            diagnostics.add(Location(file.made_from[0]), what, _advice(file.path))


def _is_for_programs(path: str) -> bool:
    return "/" not in path and (PurePosixPath(path).suffix.lower() in _FOR_PROGRAMS or path.startswith(_ICON))


def _is_in(name: str, bodies: Sequence[bytes]) -> bool:
    written = {each.encode() for each in (name, escape(name), quote(name))}
    return any(each in body for body in bodies for each in written)


def _advice(path: str) -> str:
    if is_image(path):
        return "for a text, move it to content/images/; else name it in a template, or remove it."
    return f'name it in a template, like href="{quote(path)}", or remove it.'
