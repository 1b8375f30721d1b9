"""content/changes.yaml → `Change`s: what changed in what the site says."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.load.files import Folder
from explainer.model import Change

FILE = "content/changes.yaml"


def load_changes(folder: Folder, _diagnostics: Diagnostics) -> tuple[Change, ...]:
    """Read all changes; the file may be absent. Newest first, however they are written."""
    changes = [change for each in folder.read_entries(FILE, Change, required=False) if (change := each.build())]
    return tuple(sorted(changes, key=lambda change: change.date, reverse=True))
