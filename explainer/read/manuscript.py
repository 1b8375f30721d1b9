"""The folder of a site → its `Manuscript`: everything read, nothing looked up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from explainer.diagnostics import Diagnostics
from explainer.model import Manuscript
from explainer.read.cases import read_cases
from explainer.read.changes import FILE as CHANGES
from explainer.read.changes import read_changes
from explainer.read.facts import FOLDER as FACTS
from explainer.read.facts import read_facts
from explainer.read.figures import FILE as FIGURES
from explainer.read.figures import read_figures
from explainer.read.files import Folder
from explainer.read.glossary import FILE as GLOSSARY
from explainer.read.glossary import read_glossary
from explainer.read.help import FILE as HELP
from explainer.read.help import read_help
from explainer.read.memory import Memory, NoMemory, state_of
from explainer.read.pages import read_pages
from explainer.read.pictures import FILE as PICTURES
from explainer.read.pictures import read_pictures
from explainer.read.rules import CASES, read_rules
from explainer.read.rules import FOLDER as RULES
from explainer.read.settings import FILE as SETTINGS
from explainer.read.settings import read_settings
from explainer.read.sources import FILE as SOURCES
from explainer.read.sources import read_sources
from explainer.read.words import FILE as WORDS
from explainer.read.words import read_words

Thing = TypeVar("Thing")


def read_manuscript(root: Path, diagnostics: Diagnostics, memory: Memory | None = None) -> Manuscript | None:
    """Read everything under `root`. None only when a diagnostic has been noted.

    With a `memory`, what was read before and has not changed since is not read again.
    """
    known = memory or NoMemory()

    def read(file: str, reader: Callable[[Folder, Diagnostics], Thing]) -> Thing:
        state = state_of(root, [file]) if memory else None
        return known.recall(file, state, diagnostics, lambda found: reader(Folder(root, found), found))

    settings = read(SETTINGS, read_settings)
    themes, facts = read(FACTS, read_facts)
    manuscript_parts = (
        read_pages(Folder(root, diagnostics), diagnostics, memory),
        read(SOURCES, read_sources),
        themes,
        facts,
        read(FIGURES, lambda folder, _: read_figures(folder)),
        read(PICTURES, read_pictures),
        read(GLOSSARY, lambda folder, _: read_glossary(folder)),
        read(HELP, read_help),
        read(CHANGES, read_changes),
        read(WORDS, read_words),
        read(RULES, read_rules),
        read(CASES, read_cases),
    )
    return None if settings is None else Manuscript(settings, *manuscript_parts)
