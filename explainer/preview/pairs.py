"""A site and its catalogs → each text beside its translation, page by page: what a translator looks at while working.

_translate.html              the languages
_translate/fr.html           the pages of a language, and its catalogs that belong to no page
_translate/fr/card.html      the texts of a page
_translate/fr/_theme.html    the texts of a catalog

They are made from what was read, not from what was resolved: a mistake in a catalog is shown at its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from explainer.diagnostics import Diagnostic, Diagnostics, Location
from explainer.load.cache import Cache
from explainer.load.languages import core_catalogs
from explainer.load.raw_site import load_raw_site
from explainer.load.translations import load_translations
from explainer.model import RawSite, Site
from explainer.model.catalogs import catalogs_of
from explainer.render.addresses import page_file
from explainer.render.values import is_written
from explainer.theme import Theme
from explainer.translate.catalog import ENDING, Catalogs, Found
from explainer.translate.catalog import FOLDER as CATALOGS
from explainer.translate.coverage import Coverage
from explainer.translate.published import Published
from explainer.translate.translation import Translation
from explainer.translate.units import catalog_of

FILE = "_translate.html"  # the id of a page begins with a letter or a digit, so no page of a site is called so
FOLDER = "_translate/"


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and what the language has for it."""

    found: Found
    location: Location | None  # where the translation is written, or is to be; None if no catalog has the text yet
    at_risk: bool  # an older translation of it is not shown
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A page, or a catalog that belongs to none."""

    file: str  # of its texts, as the preview calls it
    title: str
    catalogs: tuple[str, ...]
    page: str = ""  # the file of the page itself


@dataclass(frozen=True, slots=True)
class Language:
    """What there is in a language."""

    code: str
    source: str  # the code of the source language
    pairs: Mapping[str, Sequence[Pair]]  # by catalog
    published: Published
    parts: tuple[Part, ...]
    problems: tuple[Diagnostic, ...] = field(default=())  # those of no single text

    def coverage(self, part: Part) -> Coverage:
        """How much of a part is translated."""
        known = self.published.coverage
        return sum((known[name] for name in part.catalogs if name in known), Coverage())

    def part(self, file: str) -> Part | None:
        """The part with this file, or the catalog that it names."""
        for part in self.parts:
            if part.file == file:
                return part
        catalog = file.rpartition("/")[2].removeprefix("_").removesuffix(".html")
        is_catalog = file == catalog_pairs(self.code, catalog) and catalog in self.pairs
        return Part(file, catalog, (catalog,)) if is_catalog else None


def page_pairs(code: str, file: str) -> str:
    """The file of the texts of a page."""
    return f"{FOLDER}{code}/{file}"


def catalog_pairs(code: str, catalog: str) -> str:
    """The file of the texts of a catalog."""
    return page_pairs(code, f"_{catalog}.html")


def pairs_of(catalog_file: str) -> str:
    """The file of the texts of a file of content/translations/; empty for other files."""
    code, _, name = catalog_file.removeprefix(f"{CATALOGS}/").partition("/")
    is_catalog = catalog_file.startswith(f"{CATALOGS}/") and name.endswith(ENDING)
    return catalog_pairs(code, name.removesuffix(ENDING)) if is_catalog else ""


def is_pairs(file: str) -> bool:
    """Is it one of these files?"""
    return file == FILE or file.startswith(FOLDER)


def languages_of(root: Path, cache: Cache, site: Site | None, noted: Iterable[Diagnostic]) -> tuple[Language, ...]:
    """Every language that site.yaml names. Nothing if the source cannot be read.

    `site` is the last that had no mistake, and says which page shows which catalogs; `noted` is what is wrong now.
    """
    diagnostics = Diagnostics()
    raw = load_raw_site(root, diagnostics, cache)
    if raw is None or len(diagnostics):
        return ()
    codes = [code for code, _ in raw.settings.languages if code != raw.settings.language and is_written(code)]
    return tuple(_language(code, root, raw, cache, site, noted) for code in codes)


def _language(
    code: str, root: Path, raw: RawSite, cache: Cache, site: Site | None, noted: Iterable[Diagnostic]
) -> Language:
    diagnostics = Diagnostics()
    units = tuple(each.unit for each in raw.found)
    theme, source = Theme.of(root, raw.settings.theme), raw.settings.language
    catalogs, found = load_translations(theme, code, units, source, diagnostics, cache)
    core = core_catalogs(raw)
    known = list(dict.fromkeys([*diagnostics, *(each for each in noted if _is_in(each, code))]))
    pairs = _pairs(found, catalogs, Translation(code, core=core), known)
    at_texts = {problem for group in pairs.values() for pair in group for problem in pair.problems}
    published = Published.of(found, core)
    others = tuple(problem for problem in known if problem not in at_texts)
    return Language(code, source, pairs, published, tuple(_parts(code, pairs, raw, site)), others)


def _is_in(diagnostic: Diagnostic, code: str) -> bool:
    return diagnostic.location.file.startswith(f"{CATALOGS}/{code}/")


def _pairs(
    found: Iterable[Found], catalogs: Catalogs, translation: Translation, diagnostics: Iterable[Diagnostic]
) -> dict[str, list[Pair]]:
    problems: dict[Location, list[Diagnostic]] = {}
    for each in diagnostics:
        problems.setdefault(each.location, []).append(each)
    pairs: dict[str, list[Pair]] = {}
    for one in {each.unit.key: each for each in found}.values():
        location = one.entry.location if one.entry is not None else catalogs.place_of(one.unit)
        wrong = tuple(problems.get(location, ())) if location is not None else ()
        pair = Pair(one, location, translation.is_at_risk(one.unit), wrong)
        pairs.setdefault(one.unit.catalog, []).append(pair)
    return pairs


def _parts(code: str, pairs: Mapping[str, Sequence[Pair]], raw: RawSite, site: Site | None) -> Iterable[Part]:
    shown: set[str] = set()
    for page in site.pages.values() if site is not None else raw.pages:
        named = catalogs_of(page, site) if site is not None else (catalog_of(page.location.file),)
        catalogs = tuple(name for name in named if name in pairs)
        shown.update(catalogs)
        file = page_file(page)
        yield Part(page_pairs(code, file), page.title, catalogs, file)
    yield from (Part(catalog_pairs(code, name), name, (name,)) for name in pairs if name not in shown)
