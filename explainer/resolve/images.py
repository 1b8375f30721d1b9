"""The pictures that texts name, and those that are there → each text's pictures by file, and what does not fit."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping

from explainer.diagnostics import Diagnostics, Location, nearest_word
from explainer.images.image import Image
from explainer.markdown.text import ImageReference, Text
from explainer.model import RawSite

_FOLDER = "content/"


def resolve_images(raw: RawSite, texts: Iterable[Text], diagnostics: Diagnostics) -> dict[str, Image]:
    """The pictures that `texts` show, by file. What only a draft shows is left out with it."""
    known = {image.file: image for image in raw.images}
    shown: dict[str, Image] = {}
    for text in texts:
        for reference in text.images:
            image = _find(reference, known, diagnostics)
            if image is not None:
                shown[image.file] = image
    if not len(diagnostics):  # where a name is misspelt, what it meant seems unused: that is no second mistake
        of_pages = {reference.file for page in raw.pages for reference in page.text.images}
        _check_used(known, {*shown, *of_pages}, diagnostics)
    return shown


def _find(reference: ImageReference, known: Mapping[str, Image], diagnostics: Diagnostics) -> Image | None:
    if not reference.file.startswith(_FOLDER):
        diagnostics.add(
            reference.location,
            f'the picture "{reference.target}" is not in {_FOLDER}.',
            "put it beside this text, or into content/images/, and write the way to it from this file.",
        )
        return None
    if reference.file not in known:
        what = f'there is no picture "{reference.target}".'
        near = _nearest(reference.file, known)
        if near:
            right = posixpath.relpath(near, posixpath.dirname(reference.location.file)).replace(" ", "%20")
            what += f' Did you mean "{right}"?'
        diagnostics.add(
            reference.location, what, "put the file beside this text, or write the way to it: ../images/file.jpg."
        )
    return known.get(reference.file)


def _nearest(file: str, known: Iterable[str]) -> str:
    """A picture of the same name elsewhere, or one that is called almost so."""
    name = posixpath.basename(file).lower()
    same = (other for other in known if posixpath.basename(other).lower() == name)
    return next(same, "") or nearest_word(file, known)


def _check_used(known: Mapping[str, Image], used: set[str], diagnostics: Diagnostics) -> None:
    for file in known:
        if file not in used:
            diagnostics.add(
                Location(file),
                "no text shows this picture.",
                f'show it, as in ![What it shows]({posixpath.basename(file)} "A caption"), or remove the file.',
            )
