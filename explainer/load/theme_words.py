"""The catalogs of the theme → its words in the language of a site that is not written in English."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.formats.text_file import read_text_file
from explainer.load.translations import theme_file, theme_folder
from explainer.theme import Theme
from explainer.translate.catalog import read_entries
from explainer.translate.plurals import CATEGORIES, key_of


def theme_words_in(theme: Theme, language: str, diagnostics: Diagnostics) -> dict[str, str]:
    """Words by key; none if the theme has no catalog of the language, with its region or without."""
    folder = theme_folder(theme)
    for code in dict.fromkeys((language, language.partition("-")[0])):
        file = theme_file(code)
        if folder is not None and (folder / file).is_file():
            text = read_text_file(folder, file, diagnostics) or ""
            entries = read_entries(text, file, code, diagnostics)
            return {_key(each.context): each.translated for each in entries if each.is_current}
    return {}


def _key(context: str) -> str:
    """The name of a word in words.yaml: that of "facts-counted.one" is "facts-counted#one"."""
    key, _, category = context.rpartition(".")
    return key_of(key, category) if category in CATEGORIES else context
