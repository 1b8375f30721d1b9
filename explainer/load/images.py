"""Pictures beside the texts of content/ → `Image`s, by what the beginning of each file says."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.leftovers import is_hidden
from explainer.formats.walk import files_below
from explainer.images.image import Image
from explainer.images.problem import Problem
from explainer.images.read import is_image, is_other_image, read_image
from explainer.load.cache import Cache, NullCache, fingerprint

FOLDER = "content"
MEDIA = f"{FOLDER}/images"  # where the editor in a browser puts what is uploaded
_EXPORT = "save it as a JPEG (a photograph), PNG or SVG (a drawing), WebP, GIF or AVIF."


def load_images(root: Path, diagnostics: Diagnostics, cache: Cache | None = None) -> tuple[Image, ...]:
    """Read all pictures under content/, in the order of their names. What cannot be shown was noted and is left out."""
    store = cache or NullCache()
    root = root.resolve()
    images = []
    lower: dict[str, str] = {}
    for file in _files(root):
        twin = lower.setdefault(file.lower(), file)
        if twin != file:
            what = f'"{file}" and "{twin}" are one file on many computers.'
            diagnostics.add(Location(file), what, "give one of the two another name.")
        key = fingerprint(root, [file]) if cache else None

        def load(found: Diagnostics, file: str = file) -> Image | None:
            return load_image(root, file, found)

        image = store.get_or_load(file, key, diagnostics, load)
        if image is not None:
            images.append(image)
    return tuple(images)


def load_image(root: Path, file: str, diagnostics: Diagnostics) -> Image | None:
    """One picture; None after a diagnostic was noted."""
    path = root / file
    if not Path(os.path.realpath(path)).is_relative_to(root):
        help_text = "put the file itself here, not a link to it."
        diagnostics.add(Location(file), "this file leads out of the site's folder.", help_text)
        return None
    if is_other_image(file):
        diagnostics.add(Location(file), "not every browser shows a picture of this kind.", _EXPORT)
        return None
    body = b""
    try:
        body = path.read_bytes()
        return read_image(file, body)
    except OSError as error:
        diagnostics.add_refusal(file, error)
    except Problem as problem:
        if file.lower().endswith(".svg"):
            diagnostics.add_source(file, body.decode("utf-8", "replace"))
        diagnostics.add(Location(file, problem.line), problem.what, problem.help_text)
    return None


def _files(root: Path) -> Iterator[str]:
    """Every picture, sorted; hidden files and editors' leftovers are none."""
    for file in files_below(root, FOLDER):
        if (is_image(file) or is_other_image(file)) and not any(map(is_hidden, file.split("/"))):
            yield file
