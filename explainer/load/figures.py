"""content/figures.yaml → `Figure`s: counts by year, each value resting on a fact."""

from __future__ import annotations

from explainer.load.files import Folder
from explainer.model import Figure

FILE = "content/figures.yaml"


def load_figures(folder: Folder) -> tuple[Figure, ...]:
    """Read all figures in the order of the file, which may be absent."""
    return tuple(figure for each in folder.read_entries(FILE, Figure, required=False) if (figure := each.build()))
