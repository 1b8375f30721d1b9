"""The folder of a site → the names that it has: what a new entry may name, and what it may not be called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from explainer.diagnostics import Diagnostics, Location
from explainer.load import facts, pages, sources
from explainer.load.files import Folder
from explainer.load.settings import load_settings


@dataclass(frozen=True, slots=True)
class Known:
    """Ids, each with the place where it is."""

    pages: Mapping[str, Location]
    themes: Mapping[str, Location]
    facts: Mapping[str, Location]
    sources: Mapping[str, Location]
    checks_an_article: bool


def load_known(root: Path) -> Known:
    """Read the names. What else is wrong with the site does not matter here: a build tells it.

    Raises BuildStopped when site.yaml cannot be read.
    """
    diagnostics = Diagnostics()
    folder = Folder(root, diagnostics)
    settings = load_settings(folder, diagnostics)
    if settings is None:
        diagnostics.raise_if_any()
    assert settings is not None  # None only when a diagnostic was noted
    found = Diagnostics()
    folder = Folder(root, found)
    themes = facts.load_themes(folder, found)
    return Known(
        pages={PurePosixPath(file).stem: Location(file) for file, _ in pages.page_files(folder)},
        themes={theme.id: theme.location for theme in themes},
        facts={fact.id: fact.location for theme in themes for fact in theme.facts},
        sources={source.id: source.location for source in sources.load_sources(folder, found)},
        checks_an_article=bool(settings.article),
    )
