"""assets/files/ → `Output`s copied unchanged: pictures that other sites fetch, and the like."""

from __future__ import annotations

import os
from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.leftovers import is_left_behind
from explainer.formats.text_file import decoded
from explainer.formats.walk import files_below
from explainer.model import Output

FOLDER = "assets/files"


def copy_assets(root: Path, diagnostics: Diagnostics) -> list[Output]:
    """Every file under assets/files/, sorted; one that leads out of the site's folder is a diagnostic.

    What programs leave behind is not copied, nor what is hidden; the latter is reported in explainer/render/unused.py.
    """
    outputs = []
    for file in files_below(root, FOLDER):
        path = root / file
        if "/." in file or is_left_behind(file.split("/")):
            continue
        if not Path(os.path.realpath(path)).is_relative_to(root.resolve()):
            diagnostics.add(
                Location(file),
                "this file leads out of the site's folder.",
                "put the file itself here, not a link to it.",
            )
            continue
        if not path.is_file():
            diagnostics.add(
                Location(file, 0),
                "there is no file here that can be read.",
                "put the file itself here, not a link or a folder.",
            )
            continue
        body = _body(path, file, diagnostics)
        if body is not None:
            outputs.append(Output(file.removeprefix(f"{FOLDER}/"), body, (file,)))
    return outputs


def _body(path: Path, file: str, diagnostics: Diagnostics) -> bytes | None:
    """What is in a file; None after a diagnostic. A page is read for its links, so it must be UTF-8."""
    try:
        file.encode()
        body = path.read_bytes()
    except UnicodeEncodeError:
        what = f'a file cannot be called "{path.name}".'
        diagnostics.add(
            Location(file, 0), what, "give it a name of letters, digits and hyphens: it becomes an address."
        )
        return None
    except OSError as error:
        diagnostics.add_refusal(file, error)
        return None
    is_page = path.suffix.lower() in (".html", ".htm")
    return None if is_page and decoded(body, file, diagnostics) is None else body
