"""The pages of the one file → their pictures as data inside it, as far as there is room."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.images.image import WIDTHS, Image
from explainer.model import Page, Site
from explainer.render.images import renditions_of
from explainer.render.links import ImageAddress

ROOM = 150_000  # bytes of all pictures together: the file has to pass through a messenger
_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "svg": "image/svg+xml"}
_LEFT_OUT = ImageAddress("", "", 0, 0)


def embedded_images(site: Site, pages: Iterable[Page], root: Path, diagnostics: Diagnostics) -> dict[str, ImageAddress]:
    """Each picture of the pages by its file: all at a middle width, else all at the least, else those that fit then.

    One without an address is left out. Earlier pages come first; a picture that is shown twice takes its room twice.
    """
    uses = [site.images[reference.file] for page in pages for reference in page.text.images]
    chosen: dict[str, ImageAddress] = {}
    for width in WIDTHS[1::-1]:
        chosen = {image.file: _embedded(image, width, root, diagnostics) for image in uses}
        if sum(len(chosen[image.file].address) for image in uses) <= ROOM:
            return chosen
    return _fitting(uses, chosen)


def _fitting(uses: Sequence[Image], chosen: dict[str, ImageAddress]) -> dict[str, ImageAddress]:
    room = ROOM
    kept: dict[str, ImageAddress] = {}
    for file in dict.fromkeys(image.file for image in uses):
        needed = len(chosen[file].address) * sum(image.file == file for image in uses)
        kept[file] = chosen[file] if needed <= room else _LEFT_OUT
        room -= needed if needed <= room else 0
    return kept


def _embedded(image: Image, width: int, root: Path, diagnostics: Diagnostics) -> ImageAddress:
    made = renditions_of(image, root, diagnostics)
    if not made:
        return _LEFT_OUT  # a diagnostic was noted
    chosen = image.fitting(width)
    body = base64.b64encode(made[image.renditions.index(chosen)]).decode()
    return ImageAddress(f"data:{_TYPES[image.kind]};base64,{body}", "", chosen.width, chosen.height)
