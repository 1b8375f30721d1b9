"""The catalogs of the site and of the theme → the `Catalogs` of a language."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.text_file import read_text_file
from explainer.load.cache import Cache, NullCache, fingerprint
from explainer.load.files import Folder
from explainer.theme import ORIGINAL, Theme
from explainer.translate.catalog import ENDING, FOLDER, Catalogs, Entry, Found, read_entries
from explainer.translate.checks import check_catalogs
from explainer.translate.terms import FILE as TERMS
from explainer.translate.terms import Term
from explainer.translate.units import THEME, Unit

THEME_FOLDER = "templates/translations"


def load_catalogs(theme: Theme, language: str, diagnostics: Diagnostics, cache: Cache | None = None) -> Catalogs:
    """Every catalog of a language, the site's first: what it says goes before what the theme says."""
    catalogs = Catalogs(language)
    files = [(theme.site, file) for file in catalog_files(theme.site, language)]
    folder = theme_folder(theme)
    if folder is not None and (folder / theme_file(language)).is_file():
        files.append((folder, theme_file(language)))
    for root, file in files:
        name = THEME if file == theme_file(language) else file.rpartition("/")[2].removesuffix(ENDING)
        catalogs.add(name, _entries(root, file, language, diagnostics, cache))
    catalogs.files = tuple(file for _, file in files)
    return catalogs


def _entries(root: Path, file: str, language: str, diagnostics: Diagnostics, cache: Cache | None) -> list[Entry]:
    def work(found: Diagnostics) -> list[Entry]:
        text = read_text_file(root, file, found)
        return read_entries(text, file, language, found) if text is not None else []

    if cache is None:
        return work(diagnostics)
    return cache.get_or_load(file, (root, fingerprint(root, [file])), diagnostics, work)


def load_translations(
    theme: Theme,
    language: str,
    units: Sequence[Unit],
    source: str,
    diagnostics: Diagnostics,
    cache: Cache | None = None,
) -> tuple[Catalogs, tuple[Found, ...]]:
    """The checked catalogs of a language, and what they have for each unit. `source` is the code of its language."""
    store = cache or NullCache()
    catalogs = load_catalogs(theme, language, diagnostics, cache)
    terms = load_terms(theme.site, language, diagnostics)
    entries = [(name, *each) for name, each in catalogs.entries.items()]

    def check(found: Diagnostics) -> None:
        check_catalogs(catalogs, units, source, terms, found)

    def find(_: Diagnostics) -> tuple[Found, ...]:
        return catalogs.find_all(units)

    store.get_or_load(f"checks of {language}", (entries, units, terms, source), diagnostics, check)
    return catalogs, store.get_or_load(f"units in {language}", (entries, units), diagnostics, find)


def load_terms(root: Path, language: str, diagnostics: Diagnostics) -> tuple[Term, ...]:
    """The terms that translators agreed on, if the language has such a file."""
    file = f"{FOLDER}/{language}/{TERMS}"
    entries = Folder(root, diagnostics).read_entries(file, Term, required=False)
    return tuple(term for each in entries if (term := each.build()) is not None)


def catalog_files(root: Path, language: str) -> tuple[str, ...]:
    """The catalogs of a site in the order of their names."""
    folder = root / FOLDER / language
    names = sorted(path.name for path in folder.glob(f"*{ENDING}") if path.is_file() and not path.name.startswith("."))
    return tuple(f"{FOLDER}/{language}/{name}" for name in names)


def files_about(language: str, theme: Theme, source: str) -> tuple[str, ...]:
    """The files of a site that say something of this language, and nothing of its `source` language."""
    own = (*catalog_files(theme.site, language), f"{FOLDER}/{language}/{TERMS}")
    is_own = theme_folder(theme) == theme.site and source.partition("-")[0] != language
    return (*own, theme_file(language)) if is_own else own


def catalog_file(theme: Theme, catalog: str, language: str) -> str:
    """The file in which a site keeps a catalog. That of the theme's words is the theme's where the site is its home."""
    if catalog == THEME and theme.site == ORIGINAL:
        return theme_file(language)
    return f"{FOLDER}/{language}/{catalog}{ENDING}"


def theme_file(language: str) -> str:
    """The catalog of the words of the theme."""
    return f"{THEME_FOLDER}/{language}{ENDING}"


def theme_folder(theme: Theme) -> Path | None:
    """Where the theme's own catalogs are; None for a site that has a whole theme itself."""
    return theme.site if theme.own else ORIGINAL


def languages_in(root: Path) -> tuple[str, ...]:
    """The languages of which a site has a folder of catalogs."""
    folder = root / FOLDER
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir())) if folder.is_dir() else ()


def check_language_folders(root: Path, languages: tuple[str, ...], diagnostics: Diagnostics) -> None:
    """Report folders of catalogs that site.yaml does not name: nobody would ever see what is in them."""
    for language in languages_in(root):
        if language not in languages and not language.startswith("."):
            what = f'no page is made from these catalogs: "{language}" is not among the languages of the site.'
            help_text = f"add it to `languages:` in site.yaml, or move {FOLDER}/{language}/ out of the site."
            diagnostics.add(Location(f"{FOLDER}/{language}/"), what, help_text)
