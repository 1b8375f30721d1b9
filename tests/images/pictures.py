"""Small pictures for tests, made as they are needed: the same points each time."""

from __future__ import annotations

import io
import random
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms

PLACE = b"43.6532 N 79.3832 W"
CAMERA = "Camera of Ann"
ORIENTATION, MAKE, DESCRIPTION = 0x0112, 0x010F, 0x010E


def photo(width: int, height: int, mode: str = "RGB", seed: int = 1) -> Image.Image:
    """Soft patches of colour, as a photograph has them."""
    random_ = random.Random(seed)
    colours = bytes(random_.randrange(256) for _ in range(16 * 12 * len(mode)))
    return Image.frombytes(mode, (16, 12), colours).resize((width, height), Image.Resampling.BICUBIC)


def with_red_corner(width: int, height: int) -> Image.Image:
    """Blue, with a red corner where the first point is."""
    image = Image.new("RGB", (width, height), (0, 0, 255))
    image.paste((255, 0, 0), (0, 0, 12, 12))
    return image


def encoded(image: Image.Image, format_: str, **settings: Any) -> bytes:
    """The picture as a file."""
    buffer = io.BytesIO()
    image.save(buffer, format=format_, **settings)
    return buffer.getvalue()


def decoded(body: bytes) -> Image.Image:
    """The file as a picture."""
    image = Image.open(io.BytesIO(body))
    image.load()
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera writes beside a picture."""
    data = Image.Exif()
    data[ORIENTATION] = orientation
    data[MAKE] = CAMERA
    data[DESCRIPTION] = PLACE.decode()
    return data


def profile() -> bytes:
    """A description of colours."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def wide_profile() -> bytes:
    """A description of colours of which a screen shows more than usual: those of Adobe RGB (ICC.1:2001-04)."""

    def fixed(*numbers: float) -> bytes:
        return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)

    gamma = b"curv" + bytes(4) + struct.pack(">IH", 1, round(2.2 * 256)) + bytes(2)
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 5) + b"wide\0" + bytes(79),
        b"cprt": b"text" + bytes(4) + b"none\0" + bytes(3),
        b"wtpt": b"XYZ " + bytes(4) + fixed(0.9642, 1, 0.8249),
        b"rXYZ": b"XYZ " + bytes(4) + fixed(0.60974, 0.31111, 0.01947),
        b"gXYZ": b"XYZ " + bytes(4) + fixed(0.20528, 0.62567, 0.06087),
        b"bXYZ": b"XYZ " + bytes(4) + fixed(0.14919, 0.06322, 0.74457),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), gamma),
    }
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, body in tags.items():
        table += name + struct.pack(">II", start + len(data), len(body))
        data += body
    about = struct.pack(">I4sI4s4s4s", start + len(data), b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    rest = bytes(12) + b"acsp" + bytes(28) + fixed(0.9642, 1, 0.8249) + bytes(48)
    return about + rest + table + data


def png_of_size(width: int, height: int) -> bytes:
    """A few bytes that promise a picture of this size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
