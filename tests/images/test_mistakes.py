"""tests/images/mistakes.txt → each mistake made in a copy of the whole site, and exactly what `check` prints of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import MakeSite, Run
from tests.images.pictures import encoded, photo, png_of_size
from tests.mistake_blocks import Mistake, read_mistakes, write_mistakes

BLOCKS = Path(__file__).with_name("mistakes.txt")
MISTAKES = read_mistakes(BLOCKS)
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2">'
TEXT = "---\ntitle: About\ndescription: Who made this.\nchanged: 2026-04-28\n---\n\n![The bridge at night](bridge.{})\n"


def noise(width: int) -> Image.Image:
    return Image.frombytes("RGB", (width, width), random.Random(1).randbytes(width * width * 3))


# What is written as bridge.jpg, bridge.png or bridge.svg; nothing: a link that leads nowhere.
BODIES: dict[str, Callable[[], tuple[str, bytes]]] = {
    "a picture that moves": lambda: (
        "gif",
        encoded(photo(30, 20), "GIF", save_all=True, append_images=[photo(30, 20, seed=2)]),
    ),
    "a file that was cut off": lambda: ("jpg", encoded(photo(300, 200), "JPEG")[:4000]),
    "a picture of a hundred million points": lambda: ("png", png_of_size(10_000, 10_000)),
    "a file of forty megabytes": lambda: ("jpg", bytes(41_000_000)),
    "a photograph of noise saved as a PNG": lambda: ("png", encoded(noise(800), "PNG")),
    "a drawing of half a megabyte": lambda: ("svg", DRAWING + b" " * 510_000 + b"</svg>"),
    "a drawing in an encoding of nobody": lambda: (
        "svg",
        b'<?xml version="1.0" encoding="none"?>' + DRAWING + b"</svg>",
    ),
    "a picture that is a link to nothing": lambda: ("png", b""),
    "a picture without room in the single file": lambda: ("png", encoded(noise(240), "PNG")),
}


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_what_is_wrong_with_a_picture_is_said_in_exactly_these_words(
    mistake: Mistake, a_site: MakeSite, run: Run, accept: bool
) -> None:
    ending, body = BODIES[mistake.name]()
    site = a_site({"content/pages/about.md": TEXT.format(ending)})
    path = site / f"content/pages/bridge.{ending}"
    if body:
        path.write_bytes(body)
    else:
        path.symlink_to("nowhere.png")
    printed = run("check", "--today", "2026-05-02", site=site)
    said = (printed.out + printed.err).strip().splitlines()
    if accept:
        mistake.said = said
        write_mistakes(BLOCKS, MISTAKES)
    assert said == mistake.said


def test_every_mistake_with_a_picture_is_in_the_file() -> None:
    assert [mistake.name for mistake in MISTAKES] == list(BODIES)
