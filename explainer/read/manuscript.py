"""The folder of a site → its `Manuscript`: everything read, nothing looked up."""

from __future__ import annotations

from pathlib import Path

from explainer.model import Manuscript
from explainer.problems import Problems
from explainer.read.cases import read_cases
from explainer.read.changes import read_changes
from explainer.read.facts import read_facts
from explainer.read.figures import read_figures
from explainer.read.files import Folder
from explainer.read.glossary import read_glossary
from explainer.read.help import read_help
from explainer.read.pages import read_pages
from explainer.read.rules import read_rules
from explainer.read.settings import read_settings
from explainer.read.sources import read_sources
from explainer.read.words import read_words


def read_manuscript(root: Path, problems: Problems) -> Manuscript | None:
    """Read everything under `root`. None only when a problem has been noted."""
    folder = Folder(root, problems)
    settings = read_settings(folder, problems)
    themes, facts = read_facts(folder, problems)
    manuscript_parts = (
        read_pages(folder, problems),
        read_sources(folder, problems),
        themes,
        facts,
        read_figures(folder),
        read_glossary(folder),
        read_help(folder),
        read_changes(folder, problems),
        read_words(folder, problems),
        read_rules(folder, problems),
        read_cases(folder, problems),
    )
    return None if settings is None else Manuscript(settings, *manuscript_parts)
