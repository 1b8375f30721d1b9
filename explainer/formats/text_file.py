"""A file of a site → its text (UTF-8, whatever its line ends), or a diagnostic that says why it cannot be read."""

from __future__ import annotations

import codecs
import os
from itertools import accumulate
from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.signs import named, unseen_signs

_OF_UTF_16 = 4  # a text of which more than a fourth are NULs
_LOOKED_AT = 200  # bytes, of which so many tell


def read_text_file(root: Path, file: str, diagnostics: Diagnostics) -> str | None:
    """The text of an existing file under `root`, which must be resolved. Nothing outside of it is ever read."""
    path = root / file
    if _may_lead_elsewhere(root, file) and not Path(os.path.realpath(path)).is_relative_to(root):
        diagnostics.add(
            Location(file), "this file leads out of the site's folder.", "put the file itself here, not a link to it."
        )
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        diagnostics.add_refusal(file, error)
        return None
    text = decoded(data, file, diagnostics)
    if text is None:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    diagnostics.add_source(file, text)
    report_unseen_signs(text, Location(file, 1), diagnostics)
    return text


def decoded(data: bytes, file: str, diagnostics: Diagnostics) -> str | None:
    """Bytes of a file as text, or None after a diagnostic: editors also save UTF-16, which UTF-8 can seem to be."""
    start = data[:_LOOKED_AT]
    is_marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if is_marked or start.count(0) > len(start) // _OF_UTF_16:
        what = "this file is written in UTF-16."
        diagnostics.add(Location(file, 0), what, "save the file as UTF-8 in your editor.")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        diagnostics.add(
            Location(file, line), "this line is not written in UTF-8.", "save the file as UTF-8 in your editor."
        )
        return None


def report_unseen_signs(text: str, location: Location, diagnostics: Diagnostics) -> None:
    """Note each sign that nobody sees and no text may have. `location`: where the text begins."""
    for number, sign in unseen_signs(text):
        what = f"there is an invisible sign here, {named(sign)}."
        diagnostics.add(
            Location(location.file, location.line + number - 1), what, "remove it, or type the words again."
        )


def _may_lead_elsewhere(root: Path, file: str) -> bool:
    """Is there a link on the way, or a step back? Where there is none, the file is where it seems to be."""
    names = file.split("/")
    paths = [f"{root}/{part}" for part in accumulate(names, "{}/{}".format)]
    return ".." in names or any(map(os.path.islink, paths))
