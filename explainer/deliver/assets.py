"""assets/files/ → `Output`s copied unchanged: pictures that other sites fetch, and the like."""

from __future__ import annotations

from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.leftovers import is_leftover
from explainer.model import Output

FOLDER = "assets/files"


def copy_assets(root: Path, diagnostics: Diagnostics) -> list[Output]:
    """Every file under assets/files/, sorted; one that leads out of the site's folder is a diagnostic.

    What programs leave behind is not copied, nor what is hidden; the latter is reported in explainer/render/unused.py.
    """
    folder = root / FOLDER
    outputs = []
    for path in sorted(folder.rglob("*")):
        is_hidden = any(name.startswith(".") for name in path.relative_to(folder).parts)
        if not path.is_file() or is_hidden or is_leftover(path.name):
            continue
        file = path.relative_to(root).as_posix()
        if not path.resolve().is_relative_to(root.resolve()):
            diagnostics.add(
                Location(file),
                "this file leads out of the site's folder.",
                "put the file itself here, not a link to it.",
            )
            continue
        outputs.append(Output(path.relative_to(folder).as_posix(), path.read_bytes(), (file,)))
    return outputs
