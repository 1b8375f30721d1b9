"""The bytes of a JPEG, PNG, WebP, GIF or AVIF → its size, and its renditions. share.py alone uses Pillow too.

What is written is made anew from the points of the picture alone: no place, camera, name, time or preview goes with
it, and nothing that was hidden behind its end. It is turned as its camera was held, and its colours are sRGB.
The same file gives the same bytes with the same wheel of Pillow; its version is in the digest of every name.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import PIL
from PIL import Image as Pillow
from PIL import ImageCms

from explainer.images.image import Kind
from explainer.images.problem import Problem

LARGEST = 50_000_000  # points of a picture: more than any telephone takes, and 200 MB of memory while it is read
LONGEST = 16_000  # points along one side: what every format that is written can hold
# What is made of each format that is read. An MPO is the JPEG of some phones, with a second picture behind the first.
_MADE_OF: dict[str, Kind] = {
    "JPEG": "jpg", "MPO": "jpg", "PNG": "png", "GIF": "png", "WEBP": "webp", "AVIF": "webp",
}  # fmt: skip
_READ = ("JPEG", "PNG", "GIF", "WEBP", "AVIF")
_SAVED: dict[Kind, dict[str, Any]] = {
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True, "subsampling": "4:2:0"},
    "png": {"format": "PNG", "optimize": True},
    "webp": {"format": "WEBP", "quality": 80, "method": 4},
}
RECIPE = f"1 Pillow {PIL.__version__} {_SAVED}"
_ORIENTATION = 0x0112  # the tag of EXIF 2.3, section 4.6.4
_TURNS = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}
_LYING = (5, 6, 7, 8)  # width and height change places
_ANEW = "save it as a JPEG, PNG, WebP, GIF, AVIF or SVG."
_SMALLER = "make it smaller: no screen shows so many."
_TOO_LARGE = f"this picture has more than {LARGEST // 1_000_000} million points, or {LONGEST} along one side."
_DAMAGED = "open it in a program for pictures and save it again, or export it anew."


@dataclass(frozen=True, slots=True)
class Header:
    """What the beginning of a file says of it."""

    kind: Kind
    width: int  # as it is shown
    height: int


def read_header(body: bytes) -> Header:
    """What the file says of itself, without reading its points. Raises Problem."""
    with _opened(body) as image:
        width, height = image.size
        if width * height > LARGEST or max(width, height) > LONGEST:
            raise Problem(_TOO_LARGE, _SMALLER)
        if _moves(image):
            raise Problem(
                "this picture moves, and nothing on a page does.", "save one of its moments as a PNG or JPEG."
            )
        lies = _orientation(image) in _LYING
        return Header(_MADE_OF[str(image.format)], *((height, width) if lies else (width, height)))


def make(body: bytes, kind: Kind, sizes: Sequence[tuple[int, int]]) -> list[bytes]:
    """The picture in each of these sizes. Raises Problem if its points cannot be read."""
    with _opened(body) as image:
        orientation = _orientation(image)
        widest = max(sizes)
        # A JPEG can be read at a half, a quarter or an eighth of its size, which saves memory and time.
        image.draft(image.mode, widest[::-1] if orientation in _LYING else widest)
        image.load()
        turned: Pillow.Image = image
        if orientation in _TURNS:
            turned = image.transpose(_TURNS[orientation])
        plain = _plain(_in_srgb(turned))
    settings = dict(_SAVED[kind])
    if kind == "webp" and _is_lossless(body):
        settings["lossless"] = True
    return [_saved(plain, size, settings) for size in sizes]


@contextmanager
def _opened(body: bytes) -> Iterator[Pillow.Image]:
    """The file, opened by the decoder that its first bytes ask for. Whatever fails in it is a Problem."""
    try:
        with warnings.catch_warnings():
            # Of what is large and of what is odd in its metadata: the first is refused here, the second not kept.
            warnings.simplefilter("ignore")
            with Pillow.open(io.BytesIO(body), formats=_READ) as image:
                yield image
    except Problem:
        raise
    except Pillow.DecompressionBombError as error:
        raise Problem(_TOO_LARGE, _SMALLER) from error
    except PIL.UnidentifiedImageError as error:
        raise Problem("this is no picture, whatever its name says.", _ANEW) from error
    except Exception as error:  # a damaged file can make a decoder fail in any way
        raise Problem("this picture is damaged, or its end is missing.", _DAMAGED) from error


def _moves(image: Pillow.Image) -> bool:
    return image.format != "MPO" and bool(getattr(image, "is_animated", False))


def _orientation(image: Pillow.Image) -> int:
    """How the camera was held, from 1 to 8; 1 where nothing, or nothing that can be read, says it."""
    # A PNG may say it behind its points; then the other programs do not look, either.
    if image.format == "PNG" and "exif" not in image.info:
        return 1
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 -- what a camera wrote can be anything
        return 1


def _in_srgb(image: Pillow.Image) -> Pillow.Image:
    """The picture in the colours that every screen knows (IEC 61966-2-1)."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    if image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, ValueError, OSError):
        return image  # of a profile that cannot be read, sRGB is the best guess, as for a file without one
    if converted is None:
        return image
    return converted.convert("L") if image.mode == "L" else converted


def _plain(image: Pillow.Image) -> Pillow.Image:
    """The points alone, in one of three modes, without anything that Pillow would write beside them."""
    if image.mode.startswith("I"):  # sixteen bits of grey
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    is_grey = image.mode in ("1", "L")
    plain = image.convert("RGBA" if image.has_transparency_data else "L" if is_grey else "RGB")
    plain.info.clear()
    return plain


def _saved(image: Pillow.Image, size: tuple[int, int], settings: dict[str, Any]) -> bytes:
    if image.size != size:
        image = image.resize(size, Pillow.Resampling.LANCZOS, reducing_gap=3.0)
    buffer = io.BytesIO()
    image.save(buffer, **settings)
    return buffer.getvalue()


def _is_lossless(body: bytes) -> bool:
    """Does this WebP keep every point? (RFC 9649, section 2.6)."""
    return body[12:16] == b"VP8L" or (body[12:16] == b"VP8X" and b"VP8L" in body)
