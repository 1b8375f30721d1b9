"""A file of cases → its `Case`s: persons, and what the rules must say of them. The file a lawyer signs."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.load.files import Folder
from explainer.rules.case import Case


def load_cases(folder: Folder, file: str, diagnostics: Diagnostics) -> tuple[Case, ...]:
    """Read all cases in the order of the file; none when something in it cannot be read."""
    known = len(diagnostics)
    cases = [case for each in folder.read_entries(file, Case) if (case := each.build())]
    return tuple(cases) if len(diagnostics) == known else ()
