"""The folder of a site → its `RawSite`: everything read, nothing looked up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from explainer.diagnostics import Diagnostics
from explainer.load.cache import Cache, NullCache, fingerprint
from explainer.load.collections import COLLECTIONS, entries_within, load_collection
from explainer.load.data import FOLDER as DATA
from explainer.load.data import load_data
from explainer.load.files import Folder
from explainer.load.forms import FOLDER as RULES
from explainer.load.forms import load_forms
from explainer.load.images import load_images
from explainer.load.kept_texts import KeptTexts
from explainer.load.own_collections import load_entries
from explainer.load.pages import load_pages
from explainer.load.settings import FILE as SETTINGS
from explainer.load.settings import load_settings
from explainer.load.theme_words import theme_words_in
from explainer.load.unread import check_unread
from explainer.load.words import FILE as WORDS
from explainer.load.words import THEME_FILE as THEME_WORDS
from explainer.load.words import in_place_of, load_theme_words, load_words, load_words_if_any
from explainer.model import RawSite
from explainer.model.collections import RawEntries
from explainer.theme import Theme
from explainer.translate.catalog import Found
from explainer.translate.language_data import signs_of
from explainer.translate.translation import Translation

Thing = TypeVar("Thing")


class _Reader:
    """Reads one file or folder after another, and keeps what was found of its texts in the language that is read."""

    def __init__(
        self,
        root: Path,
        diagnostics: Diagnostics,
        cache: Cache | None,
        translation: Translation | None,
        texts: KeptTexts | None,
    ) -> None:
        self.found: list[Found] = []
        self.translation = translation
        self._root = root
        self._diagnostics = diagnostics
        self._has_cache = cache is not None
        self._store = cache or NullCache()
        self._texts = texts

    def folder(self, root: Path, diagnostics: Diagnostics) -> Folder:
        """A folder whose texts are in the language."""
        return Folder(root, diagnostics, self.translation.translator() if self.translation else None, self._texts)

    def load(self, file: str, loader: Callable[[Folder, Diagnostics], Thing], folder: Path | None = None) -> Thing:
        """What the loader makes of a file, or made of it before."""
        root = folder or self._root

        def work(diagnostics: Diagnostics) -> tuple[Thing, list[Found]]:
            inside = self.folder(root, diagnostics)
            return loader(inside, diagnostics), inside.found

        name, files = self.folder(root, self._diagnostics).cache_entry(file)
        key = (root, fingerprint(root, files)) if self._has_cache else None
        loaded, found = self._store.get_or_load(name, key, self._diagnostics, work)
        self.found.extend(found)
        return loaded


def load_raw_site(
    root: Path,
    diagnostics: Diagnostics,
    cache: Cache | None = None,
    translation: Translation | None = None,
    texts: KeptTexts | None = None,
) -> RawSite | None:
    """Read everything under `root`. None only when a diagnostic has been noted.

    With a `cache`, what was read before and has not changed since is not read again. With a `translation` the texts are
    those of its language, as far as its catalogs have them. `texts` are those of the last build.
    """
    reader = _Reader(root, diagnostics, cache, translation, texts)
    load = reader.load
    settings = load(SETTINGS, load_settings)
    if settings is not None and settings.languages and translation is None:
        reader.translation = Translation("")  # the texts are noted for those who look for translations
        settings = load(SETTINGS, load_settings)
    theme = Theme.of(root, settings.theme if settings else "")
    theme_words = load(THEME_WORDS, load_theme_words, theme.folder_of(THEME_WORDS) or theme.site)
    if settings:
        theme_words = _in_language(theme_words, theme, settings.language, translation, diagnostics)
    collections = _collections(reader)
    data = load(DATA, load_data)
    pages = load_pages(inside := reader.folder(root, diagnostics), diagnostics, cache)
    if settings is not None:
        pages += load_entries(settings, data, inside, diagnostics)
        if translation is None or not translation.language:
            check_unread(root, settings, diagnostics)
    parts = (
        pages,
        collections,
        load_images(root, diagnostics, cache),
        {name: each.value for name, each in data.items()},
        in_place_of(theme_words, load(WORDS, load_words if theme.own else load_words_if_any)),
        load(RULES, load_forms),
    )
    return None if settings is None else RawSite(settings, *parts, found=(*reader.found, *inside.found))


def _in_language(
    words: dict[str, str], theme: Theme, source: str, translation: Translation | None, diagnostics: Diagnostics
) -> dict[str, str]:
    """The words of the theme as it translates them for a site that is not in English, and the signs between words."""
    if translation is None:
        words = in_place_of(words, theme_words_in(theme, source, diagnostics))
    return in_place_of(words, signs_of((translation and translation.language) or source))


def _collections(reader: _Reader) -> dict[str, RawEntries]:
    collections: dict[str, RawEntries] = {}
    for each in COLLECTIONS:
        if each.within:
            entries = entries_within(each, collections[each.within].entries)
        else:
            entries = reader.load(each.file, partial(load_collection, each))
        collections[each.name] = RawEntries(each, entries)
    return collections
