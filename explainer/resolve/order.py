"""The lists of site.yaml and the Markdown files → the pages of the site in reading order."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.model import Page, Settings, Theme
from explainer.problems import Place, Problems
from explainer.resolve.ids import check_known

SETTINGS_FILE = "site.yaml"


def order_sections(settings: Settings, pages: Mapping[str, Page], problems: Problems) -> tuple[Page, ...]:
    """The sections in the order of site.yaml. Also checks that each page is listed, once and in the right list."""
    sections = _listed(settings.sections, "section", "content/sections/", pages, problems)
    others = _listed(settings.pages, "page", "content/pages/", pages, problems)
    listed = {page.id for page in (*sections, *others)}
    for page in pages.values():
        if page.id not in listed and not page.draft:
            noun = "sections" if page.is_section else "pages"
            problems.add(
                page.place,
                f'"{page.id}" is not in the order of pages.',
                f'add "{page.id}" under `{noun}:` in {SETTINGS_FILE}, or write `draft: true` in its head.',
            )
    for identifier, place in settings.menu:
        check_known(identifier, pages, "page", "content/pages/", place, problems)
    return sections


def order_themes(settings: Settings, themes: tuple[Theme, ...], problems: Problems) -> tuple[Theme, ...]:
    """The files of facts in the order of site.yaml; each must be listed."""
    known = {theme.id: theme for theme in themes}
    ids = [identifier for identifier, _ in settings.themes]
    for identifier, place in settings.themes:
        check_known(identifier, known, "file of facts", "content/facts/", place, problems)
    for theme in themes:
        if theme.id not in ids:
            problems.add(
                theme.place,
                f'"{theme.id}" is not in the order of facts.',
                f'add "{theme.id}" under `themes:` in {SETTINGS_FILE}.',
            )
    return tuple(known[identifier] for identifier in ids if identifier in known)


def _listed(
    ids: tuple[tuple[str, Place], ...], noun: str, folder: str, pages: Mapping[str, Page], problems: Problems
) -> tuple[Page, ...]:
    mine = {page.id: page for page in pages.values() if page.is_section == (noun == "section")}
    return tuple(
        mine[identifier] for identifier, place in ids if check_known(identifier, mine, noun, folder, place, problems)
    )
