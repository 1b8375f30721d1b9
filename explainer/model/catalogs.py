"""A page of a site → the catalogs of what it shows: its own text, and what its kind adds to it."""

from __future__ import annotations

from collections.abc import Iterator

from explainer.model.content import Page
from explainer.model.page_kinds import KINDS
from explainer.model.site import Site
from explainer.translate.units import catalog_of


def catalogs_of(page: Page, site: Site) -> Iterator[str]:
    """The names of the catalogs: that of its own text first, then those of collections and of rules."""
    yield catalog_of(page.location.file)
    kind = KINDS[page.kind]
    collections = [entries.collection for entries in site.collections.values() if entries.collection.file]
    for each in collections:
        if each.name in kind.shows or each.page_kind == page.kind:
            yield from _of_collection(each.file, site)
    if kind.needs_rules:
        yield from (f"rules.{form.id}" for form in site.forms_of(page))


def _of_collection(file: str, site: Site) -> Iterator[str]:
    if not file.endswith("/"):
        yield catalog_of(file)
    else:
        yield from (catalog_of(theme.location.file) for theme in site.themes)
