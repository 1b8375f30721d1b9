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
from explainer.load.own_collections import load_entries
from explainer.load.pages import load_pages
from explainer.load.settings import FILE as SETTINGS
from explainer.load.settings import load_settings
from explainer.load.unread import check_unread
from explainer.load.words import FILE as WORDS
from explainer.load.words import THEME_FILE as THEME_WORDS
from explainer.load.words import load_theme_words, load_words, load_words_if_any
from explainer.model import RawSite
from explainer.model.collections import RawEntries
from explainer.theme import Theme

Thing = TypeVar("Thing")


def load_raw_site(root: Path, diagnostics: Diagnostics, cache: Cache | None = None) -> RawSite | None:
    """Read everything under `root`. None only when a diagnostic has been noted.

    With a `cache`, what was read before and has not changed since is not read again.
    """
    store = cache or NullCache()

    def load(file: str, loader: Callable[[Folder, Diagnostics], Thing], folder: Path = root) -> Thing:
        key = (folder, fingerprint(folder, [file])) if cache else None
        return store.get_or_load(file, key, diagnostics, lambda found: loader(Folder(folder, found), found))

    settings = load(SETTINGS, load_settings)
    theme = Theme.of(root, settings.theme if settings else "")
    theme_words = load(THEME_WORDS, load_theme_words, theme.folder_of(THEME_WORDS) or theme.site)
    collections: dict[str, RawEntries] = {}
    for each in COLLECTIONS:
        if each.within:
            found = entries_within(each, collections[each.within].entries)
        else:
            found = load(each.file, partial(load_collection, each))
        collections[each.name] = RawEntries(each, found)
    data = load(DATA, load_data)
    pages = load_pages(Folder(root, diagnostics), diagnostics, cache)
    if settings is not None:
        pages += load_entries(settings, data, Folder(root, diagnostics), diagnostics)
        check_unread(root, settings, diagnostics)
    parts = (
        pages,
        collections,
        load_images(root, diagnostics, cache),
        {name: each.value for name, each in data.items()},
        {**theme_words, **load(WORDS, load_words if theme.own else load_words_if_any)},
        load(RULES, load_forms),
    )
    return None if settings is None else RawSite(settings, *parts)
