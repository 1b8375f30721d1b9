"""A file of a picture → `Image`, and the bytes of its renditions; a Problem where it cannot be shown."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

from explainer.images.image import Image
from explainer.images.problem import Problem
from explainer.images.svg import clean_svg

# By the end of the name. What a file is, its first bytes say.
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg")
# What editors' devices also write, and no browser, or not every browser, shows.
OTHER_ENDINGS = (".heic", ".heif", ".tif", ".tiff", ".bmp", ".ico", ".jfif", ".jxl", ".psd", ".svgz", ".raw", ".dng")
_HEAVIEST_FILE = 40_000_000  # bytes
# More than this keeps a reader with little data waiting.
_HEAVIEST = 750_000  # bytes of a rendition


def is_image(file: str) -> bool:
    """Does the name end as that of a picture that can be shown?"""
    return file.lower().endswith(ENDINGS)


def is_other_image(file: str) -> bool:
    """Does the name end as that of a picture of another kind?"""
    return file.lower().endswith(OTHER_ENDINGS)


def read_image(file: str, body: bytes) -> Image:
    """The picture in a file of this name. Raises Problem."""
    if len(body) > _HEAVIEST_FILE:
        raise Problem(
            f"this picture weighs {len(body) // 1_000_000} MB.",
            f"save it smaller: at most {_HEAVIEST_FILE // 1_000_000} MB.",
        )
    if PurePosixPath(file).suffix.lower() == ".svg":
        cleaned = clean_svg(body)
        digest = hashlib.sha256(cleaned.body).hexdigest()
        return Image(file, "svg", cleaned.width, cleaned.height, len(cleaned.body), digest)
    # Imported here: it takes a moment, and most sites have no such picture.
    from explainer.images.raster import RECIPE, read_header

    header = read_header(body)
    digest = hashlib.sha256(RECIPE.encode() + body).hexdigest()
    return Image(file, header.kind, header.width, header.height, len(body), digest)


def make_renditions(image: Image, body: bytes) -> tuple[bytes, ...]:
    """The bytes of the picture's renditions, in their order. Raises Problem."""
    if image.kind == "svg":
        return (clean_svg(body).body,)
    from explainer.images.raster import make

    made = make(body, image.kind, [(each.width, each.height) for each in image.renditions])
    for rendition, rendered in zip(image.renditions, made, strict=True):
        if len(rendered) > _HEAVIEST:
            raise Problem(
                f"this picture is heavy: {len(rendered) // 1000} KB at {rendition.width} pixels across.",
                "save a photograph as a JPEG, and a drawing with few colours or as an SVG.",
            )
    return tuple(made)
