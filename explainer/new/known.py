"""The folder of a site → the names that it has: what a new entry may name, and what it may not be called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from explainer.problems import Place, Problems
from explainer.read import facts, pages, sources
from explainer.read.files import Folder
from explainer.read.settings import read_settings


@dataclass(frozen=True, slots=True)
class Known:
    """Ids, each with the place where it stands."""

    pages: Mapping[str, Place]
    themes: Mapping[str, Place]
    facts: Mapping[str, Place]
    sources: Mapping[str, Place]
    checks_an_article: bool


def read_known(root: Path) -> Known:
    """Read the names. What else is wrong with the site does not matter here: a build tells it.

    Raises BuildStopped when site.yaml cannot be read.
    """
    problems = Problems()
    folder = Folder(root, problems)
    settings = read_settings(folder, problems)
    if settings is None:
        problems.stop_if_any()
    assert settings is not None  # None only when a problem was noted
    found = Problems()
    folder = Folder(root, found)
    themes, all_facts = facts.read_facts(folder, found)
    files = [*folder.list(pages.SECTIONS, ".md"), *folder.list(pages.PAGES, ".md")]
    return Known(
        pages={PurePosixPath(file).stem: Place(file) for file in files},
        themes={theme.id: theme.place for theme in themes},
        facts={fact.id: fact.place for fact in all_facts},
        sources={source.id: source.place for source in sources.read_sources(folder, found)},
        checks_an_article=bool(settings.article),
    )
