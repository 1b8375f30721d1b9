"""content/words.yaml → the interface's own words, by key."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.formats.nodes import Scalar
from explainer.load.files import Folder

FILE = "content/words.yaml"
SAYS = "What the visitor reads. {name} stands for what the site puts in."


def load_words(folder: Folder, diagnostics: Diagnostics) -> dict[str, str]:
    """Read all words, with single spaces."""
    node = folder.read_mapping(FILE)
    words: dict[str, str] = {}
    for key, value in node.entries.items() if node is not None else ():
        if isinstance(value, Scalar) and value.text:
            words[key] = " ".join(value.text.split())
        else:
            diagnostics.add(
                node.key_locations[key] if node else value.location, f'"{key}" must be one text.', f"write `{key}: …`."
            )
    return words
