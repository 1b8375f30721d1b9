"""The languages of a site: what each needs before it is shown, and its source read with every text noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.load.raw_site import load_raw_site
from explainer.model import Page, RawSite
from explainer.translate.translation import Translation
from explainer.translate.units import THEME, Unit, catalog_of

# The pages of these kinds are the core of a language where site.yaml names none.
_CORE_KINDS = ("home", "form", "help")
_CORE_FILES = ("site.yaml", "content/words.yaml", "content/help.yaml")


def source_of(root: Path, diagnostics: Diagnostics) -> RawSite | None:
    """The site in its source language, with its texts noted. None only when a diagnostic has been noted."""
    return load_raw_site(root, diagnostics, translation=Translation(""))


def core_catalogs(source: RawSite) -> frozenset[str]:
    """The catalogs of which a language needs everything: forms, their results, help, the interface, and core pages."""
    named = {page for page, _ in source.settings.core}
    pages = [page for page in source.pages if (page.id in named if named else page.kind in _CORE_KINDS)]
    files = [*_CORE_FILES, *(page.location.file for page in pages)]
    forms = (f"rules.{form.id}" for form in source.forms)
    return frozenset([THEME, *map(catalog_of, files), *forms])


def anchors_of(pages: Iterable[Page]) -> dict[str, tuple[str, ...]]:
    """The anchors of the headings of each file, in order."""
    return {page.location.file: tuple(heading.anchor for heading in page.text.headings) for page in pages}


def passages_of(units: Iterable[Unit]) -> dict[str, Sequence[Unit]]:
    """The passages of the text of each file, in order."""
    passages: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.is_passage:
            passages.setdefault(unit.file, []).append(unit)
    return {**passages}
