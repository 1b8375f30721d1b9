"""Files of pictures → what is made of them: the right way up, in sRGB, with nothing beside the points."""

from __future__ import annotations

import re
import struct

import pytest
from PIL import Image as Pillow

from explainer.images.image import Image
from explainer.images.problem import Problem
from explainer.images.read import make_renditions, read_image
from tests.images.pictures import (
    CAMERA,
    PLACE,
    decoded,
    encoded,
    exif,
    photo,
    png_of_size,
    profile,
    wide_profile,
    with_red_corner,
)

METADATA = re.compile(rb"Exif|eXIf|EXIF|ICC_PROFILE|iCCP|ICCP|XMP |http://ns.adobe|tEXt|zTXt|iTXt|pHYs|acsp")
WRITTEN_AS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


def made_of(body: bytes, name: str = "content/a.jpg") -> tuple[Image, list[bytes]]:
    image = read_image(name, body)
    return image, list(make_renditions(image, body))


def problem_of(body: bytes) -> str:
    with pytest.raises(Problem) as raised:
        made_of(body)
    return raised.value.what


@pytest.mark.parametrize(
    ("format_", "kind"), [("JPEG", "jpg"), ("PNG", "png"), ("GIF", "png"), ("WEBP", "webp"), ("AVIF", "webp")]
)
def test_each_format_that_cameras_and_programs_write_is_shown(format_: str, kind: str) -> None:
    image, bodies = made_of(encoded(photo(300, 200), format_))
    assert (image.kind, image.width, image.height) == (kind, 300, 200)
    (shown,) = map(decoded, bodies)
    assert (shown.format, shown.size) == (WRITTEN_AS[kind], (300, 200))


def test_a_large_picture_is_made_in_three_widths_and_a_small_one_in_its_own() -> None:
    large, bodies = made_of(encoded(photo(2000, 1500), "JPEG", quality=95))
    assert [decoded(body).size for body in bodies] == [(480, 360), (960, 720), (1440, 1080)]
    assert [re.sub("-[0-9a-f]{12}", "-…", each.path) for each in large.renditions] == [
        "images/a-…-480.jpg",
        "images/a-…-960.jpg",
        "images/a-…-1440.jpg",
    ]
    middle, _ = made_of(encoded(photo(1000, 500), "JPEG", quality=100))
    assert [each.width for each in middle.renditions] == [480, 1000]
    small, _ = made_of(encoded(photo(400, 300), "JPEG"))
    assert [each.width for each in small.renditions] == [400]


def test_a_light_file_has_one_size_however_wide_it_is() -> None:
    body = encoded(Pillow.new("L", (1400, 700), 255), "PNG")
    assert [each.width for each in read_image("content/a.png", body).renditions] == [1400]


@pytest.mark.parametrize(
    ("format_", "settings"),
    [
        ("JPEG", {"comment": CAMERA.encode(), "dpi": (300, 300)}),
        ("PNG", {"dpi": (300, 300)}),
        ("WEBP", {"xmp": CAMERA.encode()}),
        ("AVIF", {"xmp": CAMERA.encode()}),
        ("GIF", {"comment": CAMERA.encode()}),
    ],
)
def test_no_place_camera_or_profile_is_left_in_a_picture(format_: str, settings: dict[str, object]) -> None:
    with_exif = {} if format_ == "GIF" else {"exif": exif(), "icc_profile": profile()}
    body = encoded(photo(64, 48), format_, **with_exif, **settings)
    assert CAMERA.encode() in body
    for made in made_of(body)[1]:
        assert CAMERA.encode() not in made
        assert PLACE not in made
        assert not re.search(
            rb"Exif|eXIf|EXIF|ICC_PROFILE|iCCP|ICCP|XMP |http://ns.adobe|tEXt|zTXt|iTXt|pHYs|acsp", made
        )


def test_what_is_hidden_behind_the_end_of_a_picture_is_left_out() -> None:
    body = encoded(photo(64, 48), "PNG") + b"<script>alert(1)</script>"
    assert b"script" not in made_of(body)[1][0]


# How a camera was held (EXIF) → the corner in which the first point of the file is to be seen, from the left and top.
CORNERS = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}


@pytest.mark.parametrize("orientation", CORNERS)
@pytest.mark.parametrize("format_", ["JPEG", "WEBP", "PNG"])
def test_a_picture_stands_as_its_camera_was_held(orientation: int, format_: str) -> None:
    image, (body,) = made_of(encoded(with_red_corner(64, 32), format_, exif=exif(orientation)))
    shown = decoded(body).convert("RGB")
    assert shown.size == (image.width, image.height) == ((32, 64) if orientation >= 5 else (64, 32))
    red = [
        (x, y)
        for x in (0, 1)
        for y in (0, 1)
        if shown.getpixel((x * (shown.width - 5) + 2, y * (shown.height - 5) + 2)) == pytest.approx((255, 0, 0), abs=40)
    ]
    assert red == [CORNERS[orientation]]


def test_colours_of_a_wide_screen_become_those_of_every_screen() -> None:
    red = Pillow.new("RGB", (8, 8), (200, 100, 100))
    shown = decoded(made_of(encoded(red, "PNG", icc_profile=wide_profile()))[1][0])
    assert shown.getpixel((0, 0)) == pytest.approx((227, 100, 100), abs=2)


def test_a_description_of_colours_that_cannot_be_read_does_no_harm() -> None:
    red = Pillow.new("RGB", (8, 8), (200, 100, 100))
    shown = decoded(made_of(encoded(red, "PNG", icc_profile=b"no profile at all"))[1][0])
    assert shown.getpixel((0, 0)) == (200, 100, 100)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_png_is_shown(mode: str) -> None:
    body = encoded(photo(40, 30, "RGBA").convert(mode), "PNG")
    shown = decoded(made_of(body)[1][0])
    assert shown.size == (40, 30)
    assert shown.mode == {"1": "L", "L": "L", "LA": "RGBA", "RGBA": "RGBA"}.get(mode, shown.mode)


def test_what_is_transparent_stays_so() -> None:
    half = Pillow.new("RGBA", (40, 20), (0, 0, 0, 0))
    half.paste((255, 0, 0, 255), (20, 0, 40, 20))
    for format_ in ("PNG", "WEBP", "GIF"):
        shown = decoded(made_of(encoded(half, format_))[1][0]).convert("RGBA")
        assert shown.getpixel((5, 10))[3:] == (0,), format_  # type: ignore[index]
        assert shown.getpixel((35, 10))[3:] == (255,), format_  # type: ignore[index]


def test_sixteen_bits_of_grey_are_rounded_and_not_cut_off() -> None:
    grey = Pillow.frombytes("I;16", (2, 2), struct.pack("<4H", 0, 0x4000, 0x8000, 0xFFFF))
    shown = decoded(made_of(encoded(grey, "PNG"))[1][0])
    assert list(shown.tobytes()) == [0, 64, 128, 255]


def test_inks_become_colours_of_the_screen() -> None:
    shown = decoded(made_of(encoded(Pillow.new("CMYK", (16, 16), (0, 255, 255, 0)), "JPEG"))[1][0])
    assert shown.mode == "RGB"
    assert shown.getpixel((8, 8)) == pytest.approx((255, 0, 0), abs=40)


def test_the_same_file_gives_the_same_bytes_and_another_gives_other_names() -> None:
    body = encoded(photo(1200, 900), "JPEG", quality=95)
    one, other = made_of(body), made_of(body)
    assert one == other
    assert read_image("content/a.jpg", encoded(photo(1200, 900, seed=2), "JPEG")).digest != one[0].digest


def test_a_lossless_webp_keeps_every_point() -> None:
    image = photo(80, 60)
    shown = decoded(made_of(encoded(image, "WEBP", lossless=True))[1][0])
    assert shown.tobytes() == image.tobytes()


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("kept", [0.02, 0.3, 0.7])
def test_a_file_that_was_cut_off_is_reported(format_: str, kept: float) -> None:
    body = encoded(photo(300, 200), format_)
    assert (
        "this picture is damaged" in (said := problem_of(body[: int(len(body) * kept)])) or "this is no picture" in said
    )


@pytest.mark.parametrize(
    "body", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"<!doctype html>", b"\xff\xd8\xff\xe0" + bytes(99)]
)
def test_a_file_that_is_no_picture_is_reported(body: bytes) -> None:
    assert "picture" in problem_of(body)


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 10_000), (17_000, 10), (10, 17_000)])
def test_a_few_bytes_that_promise_a_giant_are_refused_before_they_are_read(size: tuple[int, int]) -> None:
    assert "million points" in problem_of(png_of_size(*size))


@pytest.mark.parametrize("format_", ["GIF", "WEBP", "PNG"])
def test_a_picture_that_moves_is_refused(format_: str) -> None:
    body = encoded(photo(30, 20), format_, save_all=True, append_images=[photo(30, 20, seed=2)])
    assert "moves" in problem_of(body)


def test_a_heavy_picture_is_refused_with_what_to_do() -> None:
    noise = Pillow.frombytes("RGB", (700, 700), random_bytes(700 * 700 * 3))
    with pytest.raises(Problem) as raised:
        made_of(encoded(noise, "PNG"))
    assert "heavy" in raised.value.what
    assert "as a JPEG" in raised.value.help_text


def random_bytes(count: int) -> bytes:
    import random

    return random.Random(1).randbytes(count)


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("content/images/Bridge at Night.JPG", "images/bridge-at-night-"),
        ("content/sections/Été (1).jpeg", "images/ete-1-"),
        ("content/images/橋.jpg", "images/image-"),
        ("content/images/" + 60 * "x" + ".jpg", "images/" + 40 * "x" + "-"),
    ],
)
def test_a_made_file_has_a_name_that_every_system_can_write(file: str, path: str) -> None:
    body = encoded(photo(20, 20), "JPEG")
    made = read_image(file, body).widest.path
    assert re.fullmatch(re.escape(path) + r"[0-9a-f]{12}-20\.jpg", made)
