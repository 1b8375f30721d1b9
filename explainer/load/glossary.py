"""content/glossary.yaml → `Term`s: words that need explaining."""

from __future__ import annotations

from explainer.load.files import Folder
from explainer.model import Term

FILE = "content/glossary.yaml"


def load_glossary(folder: Folder) -> tuple[Term, ...]:
    """Read all terms in the order of the file, which may be absent."""
    return tuple(term for each in folder.read_entries(FILE, Term, required=False) if (term := each.build()))
