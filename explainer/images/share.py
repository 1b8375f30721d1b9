"""A title, two colours and a drawing → the picture that other programs show beside a link, as PNG."""

from __future__ import annotations

import io

from PIL import Image, ImageChops, ImageDraw, ImageFont

from explainer.images.svg_path import Polygon, polygons_of

WIDTH, HEIGHT = 1200, 630  # what readers of Open Graph ask for: https://ogp.me
_FINER = 4  # the drawing is made so many times larger, for smooth edges
_COLOURS = 24
_GRID = 32  # of the drawing
_DRAWN = 400  # how large the drawing is in the picture
_TEXT = (84, 100)  # size of a letter and of a line
_EDGE, _BESIDE = 90, 560  # where the title begins, and how wide it may be


def share_picture(title: str, ground: str, shapes: list[tuple[str, str]]) -> bytes:
    """The picture: `shapes` are paths on a grid of 32 by 32, each with its colour.

    The title stands beside the drawing if the font of Pillow, which has few letters, has all of its letters; else the
    drawing stands alone. The same arguments give the same bytes with the same version of Pillow.
    """
    picture = Image.new("RGB", (WIDTH, HEIGHT), ground)
    lines = _lines(title)
    left = WIDTH - _EDGE - _DRAWN if lines else (WIDTH - _DRAWN) // 2
    for path, colour in shapes:
        mask = _mask(polygons_of(path))
        picture.paste(colour, (left, (HEIGHT - _DRAWN) // 2), mask)
    pen = ImageDraw.Draw(picture)
    top = (HEIGHT - _TEXT[1] * len(lines)) // 2
    for number, line in enumerate(lines):
        pen.text((_EDGE, top + number * _TEXT[1]), line, "#fff", ImageFont.load_default(_TEXT[0]))
    body = io.BytesIO()
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(body, "PNG", optimize=True)
    return body.getvalue()


def fits(title: str) -> bool:
    """Does the title stand in the picture? Not if the font lacks one of its letters, or if it is too long."""
    return bool(_lines(title))


def _mask(polygons: list[Polygon]) -> Image.Image:
    """Where the drawing is, by the rule `nonzero` of SVG: outlines in one direction add up, others take away."""
    size, scale = _DRAWN * _FINER, _DRAWN * _FINER / _GRID
    turns = Image.new("L", (size, size), 128)
    for polygon in polygons:
        one = Image.new("L", (size, size), 0)
        ImageDraw.Draw(one).polygon([(point.real * scale, point.imag * scale) for point in polygon], fill=1)
        around = sum((a.conjugate() * b).imag for a, b in zip(polygon, [*polygon[1:], polygon[0]], strict=True))
        turns = (ImageChops.add if around > 0 else ImageChops.subtract)(turns, one)
    return turns.point([255 if turn != 128 else 0 for turn in range(256)]).reduce(_FINER)


def _lines(title: str) -> list[str]:
    """The title in lines; none where the font lacks one of its letters, or where it is too long."""
    font = ImageFont.load_default(_TEXT[0])
    lacking = bytes(font.getmask("\uffff"))
    if any(bytes(font.getmask(letter)) == lacking for letter in set(title) - {" "}):
        return []
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > _BESIDE:
            lines.append(word)
        else:
            lines[-1] = longer
    fits = len(lines) <= 5 and all(font.getlength(line) <= _BESIDE for line in lines)
    return lines if fits else []
