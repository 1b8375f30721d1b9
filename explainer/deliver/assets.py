"""assets/files/ → `Output`s copied unchanged: pictures that other sites fetch, and the like."""

from __future__ import annotations

from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.model import Output

FOLDER = "assets/files"


def copy_assets(root: Path, diagnostics: Diagnostics) -> list[Output]:
    """Every file under assets/files/, sorted; one that leads out of the site's folder is a diagnostic."""
    folder = root / FOLDER
    outputs = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or any(name.startswith(".") for name in path.relative_to(folder).parts):
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
