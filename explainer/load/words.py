"""The words of the theme, and content/words.yaml in their places → the interface's own words, by key."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.formats.nodes import Mapping, Scalar
from explainer.formats.plain_text import check_plain
from explainer.load.files import Folder
from explainer.translate.plurals import CATEGORIES, OTHER, key_of

FILE = "content/words.yaml"
THEME_FILE = "templates/words.yaml"
SAYS = "What the visitor reads. {name} stands for what the site puts in."


def load_words(folder: Folder, diagnostics: Diagnostics) -> dict[str, str]:
    """The words of a site that has all of them itself, with single spaces."""
    return _words_of(folder, folder.read_mapping(FILE), FILE, diagnostics)


def load_words_if_any(folder: Folder, diagnostics: Diagnostics) -> dict[str, str]:
    """The words that take the place of the theme's, or are added to them; there need be none."""
    return _words_of(folder, folder.read_mapping(FILE, required=False), FILE, diagnostics)


def load_theme_words(folder: Folder, diagnostics: Diagnostics) -> dict[str, str]:
    """The words of the theme, in English; none in the folder of a site that has a whole theme itself without them."""
    return _words_of(folder, folder.read_mapping(THEME_FILE, required=False), THEME_FILE, diagnostics)


def in_place_of(words: dict[str, str], own: dict[str, str]) -> dict[str, str]:
    """The words of the theme with those of the site in their places, each with all of its counts."""
    kept = {key: text for key, text in words.items() if key.partition("#")[0] not in own}
    return {**kept, **own}


def _words_of(folder: Folder, node: Mapping | None, file: str, diagnostics: Diagnostics) -> dict[str, str]:
    if node is None:
        return {}
    if folder.translator:
        node = folder.translator.words(file, node, SAYS)
    return _words_of_node(node, diagnostics)


def _words_of_node(node: Mapping, diagnostics: Diagnostics) -> dict[str, str]:
    words: dict[str, str] = {}
    for key, value in node.entries.items():
        if isinstance(value, Scalar) and value.text:
            words[key] = value.folded
            check_plain(key, words[key], node.key_locations[key], diagnostics)
        elif isinstance(value, Mapping) and OTHER in value.entries and set(value.entries) <= set(CATEGORIES):
            words |= {key_of(key, category): text for category, text in _words_of_node(value, diagnostics).items()}
        else:
            help_text = f"write `{key}: …`; of a word with a count, `one: …` and `other: …` below it."
            diagnostics.add(node.key_locations[key], f'"{key}" must be one text.', help_text)
    return words
