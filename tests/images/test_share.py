"""A title, colours and a drawing → the picture beside a link; and the paths of which drawings are made."""

from __future__ import annotations

import io
import math
from pathlib import Path

import pytest
from PIL import Image

from explainer.images.share import HEIGHT, WIDTH, share_picture
from explainer.images.svg_path import Polygon, polygons_of
from explainer.new.site import make_site
from tests.conftest import Run, replace_files

GROUND, DOT = (10, 61, 72), (255, 194, 82)
SQUARE = "M0 0h32v32h-32z"


def area(polygon: Polygon) -> float:
    """In square units; negative where it is drawn against the clock."""
    return sum((a.conjugate() * b).imag for a, b in zip(polygon, [*polygon[1:], polygon[0]], strict=True)) / 2


def opened(body: bytes) -> Image.Image:
    return Image.open(io.BytesIO(body)).convert("RGB")


@pytest.mark.parametrize(
    ("path", "areas"),
    [
        ("M14 0h5v10h-5zM14 22h5v10h-5z", [50, 50]),
        ("m1 1 10 0 0 10 -10 0z", [100]),
        ("M0,0L10,0L10,10L0,10Z", [100]),
        ("M0 0V10H10V0", [-100]),
        ("M0 16a5 5 0 1 0 10 0a5 5 0 1 0-10 0z", [-25 * math.pi]),
        ("M0 5a5 5 0 1110 0A5 5 0 010 5z", [25 * math.pi]),
        ("M0 0a2.5 2.5 0 0 1 10 0z", [12.5 * math.pi]),
        ("M0 0C0 10 10 10 10 0z", [-60]),
        ("M0 0c0 10 10 10 10 0s10-10 10 0z", [0]),
        ("M0 0q5 10 10 0t10 0z", [0]),
        ("M h5v5z L5 5", []),
        ("M0 0h10v10zm20 20h10v10z", [50, 50]),
    ],
)
def test_a_path_has_the_area_of_its_outlines(path: str, areas: list[float]) -> None:
    assert [area(polygon) for polygon in polygons_of(path)] == pytest.approx(areas, rel=0.01, abs=1)


def test_the_title_stands_beside_the_drawing() -> None:
    picture = opened(share_picture("The Border Rule", "#0a3d48", [(SQUARE, "#ffc252")]))
    assert picture.size == (WIDTH, HEIGHT)
    assert picture.getpixel((5, 5)) == GROUND
    assert picture.getpixel((910, 315)) == DOT
    left = picture.crop((0, 0, 700, HEIGHT)).getcolors(WIDTH * HEIGHT) or []
    assert (255, 255, 255) in [colour for _, colour in left]


@pytest.mark.parametrize("title", ["Le droit à l’heure", "بطاقة المكتبة", "Donaudampfschifffahrtsgesellschaft"])
def test_a_title_that_the_font_cannot_write_leaves_the_drawing_alone_in_the_middle(title: str) -> None:
    picture = opened(share_picture(title, "#0a3d48", [(SQUARE, "#ffc252")]))
    assert {colour for _, colour in picture.getcolors(WIDTH * HEIGHT) or []} == {GROUND, DOT}
    assert picture.getpixel((WIDTH // 2, HEIGHT // 2)) == DOT
    assert picture.getpixel((WIDTH // 2 - 205, HEIGHT // 2)) == GROUND


def test_a_hole_is_drawn_in_the_other_direction() -> None:
    hole = "M8 8v16h16v-16z"
    assert opened(share_picture("é", "#0a3d48", [(SQUARE + hole, "#ffc252")])).getpixel((600, 315)) == GROUND
    same = "M8 8h16v16h-16z"
    assert opened(share_picture("é", "#0a3d48", [(SQUARE + same, "#ffc252")])).getpixel((600, 315)) == DOT


def test_the_same_site_gives_the_same_small_picture() -> None:
    one, other = (share_picture("The Border Rule", "#0a3d48", [(SQUARE, "#ffc252")]) for _ in range(2))
    assert one == other
    assert len(one) < 20_000


def test_a_site_with_an_address_has_a_picture_that_its_pages_name_unless_it_has_its_own(
    tmp_path: Path, run: Run
) -> None:
    site = tmp_path / "site"
    make_site(site)
    settings = (site / "site.yaml").read_text("utf-8")
    assert run("build", site=site).code == 0
    assert not (site / "output/share").exists()
    replace_files(site, {"site.yaml": settings + "address: https://card.example.org/\n"})
    assert run("build", site=site).code == 0
    assert opened((site / "output/share/site.png").read_bytes()).size == (WIDTH, HEIGHT)
    page = '<meta property="og:image" content="https://card.example.org/share/{}.png">'
    assert page.format("site") in (site / "output/timeline.html").read_text("utf-8")
    replace_files(site, {"assets/files/share/site.png": b"ours", "assets/files/share/timeline.png": b"theirs"})
    assert run("build", site=site).code == 0
    assert (site / "output/share/site.png").read_bytes() == b"ours"
    assert page.format("timeline") in (site / "output/timeline.html").read_text("utf-8")


@pytest.mark.parametrize(("title", "told"), [("The card", False), ("بطاقة المكتبة", True), ("图书馆卡", True)])
def test_check_says_if_the_title_does_not_stand_in_the_picture(
    title: str, told: bool, tmp_path: Path, run: Run
) -> None:
    make_site(tmp_path / "site")
    settings = (tmp_path / "site/site.yaml").read_text("utf-8").splitlines()
    (line,) = [number for number, text in enumerate(settings) if text.startswith("title:")]
    settings[line] = f"title: {title}"
    replace_files(tmp_path / "site", {"site.yaml": "\n".join([*settings, "address: https://card.example.org/", ""])})
    reminder = f'site.yaml:{line + 1}: "{title}" has letters that its font lacks, or is too long.'
    assert (reminder in run("check", site=tmp_path / "site").out) == told
    replace_files(tmp_path / "site", {"assets/files/share/site.png": b"ours"})
    assert "picture beside links" not in run("check", site=tmp_path / "site").out
