"""The lists of site.yaml and the Markdown files → the pages of the site in reading order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from explainer.diagnostics import Diagnostics, Location, nearest_word
from explainer.model import Page, Settings, Theme
from explainer.model.page_kinds import ENTRY
from explainer.resolve.ids import check_known

SETTINGS_FILE = "site.yaml"
_FOLDERS = {"section": "content/sections/", "page": "content/pages/"}


def order_sections(
    settings: Settings, pages: Sequence[Page], drafts: bool, diagnostics: Diagnostics
) -> tuple[Page, ...]:
    """The sections in the order of site.yaml. Also checks that each page is listed, once and in the right list.

    `pages` are all that are written; `drafts` says whether those marked `draft: true` belong to the site.
    """
    shown = [page for page in pages if drafts or not page.draft]
    meant: set[str] = set()
    for kind, listed in (("section", settings.sections), ("page", settings.pages)):
        meant |= _check_list(listed, kind, pages, diagnostics)
    doors = tuple((door.page, door.location) for door in settings.doors)
    for where, listed in (("the menu", settings.menu), ("the one file", settings.one_file), ("the doors", doors)):
        for identifier, location in listed:
            _check_shown(identifier, location, where, pages, diagnostics, drafts=drafts)
    for page in shown:
        if page.id not in meant and not page.draft and page.kind != ENTRY:
            diagnostics.add(
                page.location,
                f'"{page.id}" is not in the order of pages.',
                f'add "{page.id}" under `{_kind_of(page)}s:` in {SETTINGS_FILE}, or write `draft: true` in its head.',
            )
    _check_words(settings, shown, diagnostics)
    _check_groups(settings, pages, diagnostics)
    sections = {page.id: page for page in shown if page.is_section}
    ordered = [sections[identifier] for identifier, _ in settings.sections if identifier in sections]
    # A draft that a preview shows and site.yaml does not list yet is last.
    return (*ordered, *(page for page in sections.values() if page.draft and page not in ordered))


def without_drafts(settings: Settings, drafts: Collection[str]) -> Settings:
    """The settings as they are for a site that leaves out these pages."""
    sections = tuple(entry for entry in settings.sections if entry[0] not in drafts)
    return replace(
        settings, sections=sections, pages=tuple(entry for entry in settings.pages if entry[0] not in drafts)
    )


def order_themes(settings: Settings, themes: tuple[Theme, ...], diagnostics: Diagnostics) -> tuple[Theme, ...]:
    """The files of facts in the order of site.yaml; each must be listed."""
    known = {theme.id: theme for theme in themes}
    meant = set()
    for identifier, location in settings.themes:
        check_known(identifier, known, "file of facts", "content/facts/", location, diagnostics)
        meant.add(_meant(identifier, known))
    for theme in themes:
        if theme.id not in meant:
            diagnostics.add(
                theme.location,
                f'"{theme.id}" is not in the order of facts.',
                f'add "{theme.id}" under `themes:` in {SETTINGS_FILE}.',
            )
    return tuple(known[identifier] for identifier, _ in settings.themes if identifier in known)


def _check_list(
    listed: Iterable[tuple[str, Location]], kind: str, pages: Sequence[Page], diagnostics: Diagnostics
) -> set[str]:
    """Is each a page of the right kind? Returns the ids that were meant, misspelt ones too."""
    kinds = {page.id: _kind_of(page) for page in pages}
    # The same id may be in both folders, which is reported elsewhere.
    mine = {page.id: page for page in pages if _kind_of(page) == kind}
    meant = set()
    for identifier, location in listed:
        if identifier in kinds and identifier not in mine:
            other = kinds[identifier]
            diagnostics.add(location, f'"{identifier}" is a {other}, not a {kind}.', f"list it under `{other}s:`.")
        else:
            check_known(identifier, mine, kind, _FOLDERS[kind], location, diagnostics)
        meant.add(_meant(identifier, kinds))
    return meant


def _check_shown(
    identifier: str, location: Location, where: str, pages: Sequence[Page], diagnostics: Diagnostics, *, drafts: bool
) -> None:
    ids = {page.id for page in pages if drafts or not page.draft}
    if identifier not in ids and identifier in (page.id for page in pages):
        diagnostics.add(
            location, f'"{identifier}" is a draft.', f"take it out of {where}, or remove `draft: true` from its head."
        )
    else:
        check_known(identifier, ids, "page", "content/pages/", location, diagnostics)


def _check_words(settings: Settings, pages: Sequence[Page], diagnostics: Diagnostics) -> None:
    """Does the one file, if its pages are listed, have the words to which its texts lead?"""
    chosen = {identifier for identifier, _ in settings.one_file}
    for page in pages:
        if chosen and page.kind == "glossary" and page.id not in chosen:
            _, location = settings.one_file[0]
            what = f'`one_file` leaves out "{page.id}", to whose words texts lead.'
            diagnostics.add(location, what, f'add "{page.id}" to the list.')


def _check_groups(settings: Settings, pages: Sequence[Page], diagnostics: Diagnostics) -> None:
    """Does each group name a folder that holds sections, once?"""
    folders = dict.fromkeys(page.folder for page in pages if page.is_section and page.folder)
    first: dict[str, Location] = {}
    for group in settings.groups:
        place = group.location
        known = check_known(group.folder, folders, "folder of sections", "content/sections/", place, diagnostics)
        if known and first.setdefault(group.folder, place) is not place:
            what = f'the folder "{group.folder}" has a title already at {first[group.folder]}.'
            diagnostics.add(place, what, "remove one of the two.")


def _meant(identifier: str, known: Collection[str]) -> str:
    return identifier if identifier in known else nearest_word(identifier, known)


def _kind_of(page: Page) -> str:
    return "section" if page.is_section else "page"
