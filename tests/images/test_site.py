"""A site with pictures → its pages, its files, its policy, its copies and its preview."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer.bundle import bundle_site
from explainer.diagnostics import BuildStopped
from explainer.images.image import Image
from explainer.images.read import make_renditions
from explainer.pipeline import build_site, load_site
from explainer.preview.site_preview import Preview
from explainer.render import images as made_images
from explainer.render import one_file_images
from tests.bundle.copies import the, unpacked
from tests.bundle.little_effort import little_effort
from tests.conftest import MakeSite, Run, files_in
from tests.images.pictures import CAMERA, decoded, encoded, exif, photo

PAGE = "content/pages/about.md"
HEAD = "---\ntitle: About\ndescription: Who made this.\nchanged: 2026-04-28\n---\n\n"
BRIDGE = '![The bridge at night](../images/Old%20bridge.jpg "The bridge, by [Ann](https://ann.example.org/)")\n\n'
LARGE = encoded(photo(2000, 1500), "JPEG", quality=90, exif=exif())
SMALL = encoded(photo(300, 200, seed=2), "JPEG")
HASH = re.compile(r"(?<=-)[0-9a-f]{12}(?=[-.])")
Pictures = dict[str, str | bytes | None]


def with_pictures(text: str = BRIDGE, **more: bytes) -> Pictures:
    return {
        PAGE: HEAD + text,
        "content/images/Old bridge.jpg": LARGE,
        **{f"content/pages/{n}.jpg": b for n, b in more.items()},
    }


def page_of(output: Path, file: str = "about.html") -> str:
    return HASH.sub("…", (output / file).read_text("utf-8"))


def image_sources(html: str) -> str:
    found = re.search(r"img-src ([^;]*);", html)
    assert found
    return found[1]


def test_a_picture_is_shown_with_its_caption_in_sizes_that_a_browser_can_choose_from(a_site: MakeSite) -> None:
    site = a_site(with_pictures())
    build_site(site)
    assert (
        '<figure class="image">\n'
        '<img src="images/old-bridge-…-960.jpg" srcset="images/old-bridge-…-480.jpg 480w, images/old-bridge-…-960.jpg '
        '960w, images/old-bridge-…-1440.jpg 1440w" sizes="95vw" width="1440" height="1080" alt="The bridge at night">\n'
        '<figcaption>The bridge, by <a href="https://ann.example.org/">Ann</a></figcaption>\n'
        "</figure>\n"
    ) in page_of(site / "output")
    files = [name for name in files_in(site / "output") if name.startswith("images/old-bridge")]
    assert [decoded((site / "output" / name).read_bytes()).width for name in sorted(files)] == [1440, 480, 960]
    assert not any(CAMERA.encode() in body for body in files_in(site / "output").values())


def test_pictures_below_the_first_wait_until_they_are_near(a_site: MakeSite) -> None:
    site = a_site(
        with_pictures(f"{BRIDGE}![The desk](desk.jpg)\n\n![](line.jpg){{decorative}}\n", desk=SMALL, line=SMALL)
    )
    build_site(site)
    tags = re.findall(r"<img[^>]*>", page_of(site / "output"))
    assert ["loading" in tag for tag in tags] == [False, True, True]
    assert 'alt="The desk" loading="lazy" decoding="async"' in tags[1]
    assert 'alt=""' in tags[2]


def test_only_pages_that_show_files_may_load_files_of_the_site(a_site: MakeSite) -> None:
    site = a_site(with_pictures())
    build_site(site)
    allowed = {
        name: image_sources(page_of(site / "output", name)) for name in ("about.html", "one-card.html", "help.html")
    }
    assert allowed == {"about.html": "data: 'self'", "one-card.html": "data: 'self'", "help.html": "data:"}
    nginx = (site / "output/hosting/nginx.conf").read_text("utf-8")
    assert set(re.findall(r"img-src ([^;]*);", nginx)) == {"data:", "data: 'self'"}
    assert image_sources((site / "output/_headers").read_text("utf-8")) == "data: 'self'"


def test_a_picture_may_be_named_from_the_folder_of_the_site_in_a_text_of_any_folder(a_site: MakeSite) -> None:
    deep = HEAD.replace("title: About", "title: Night") + BRIDGE.replace("../images", "/content/images")
    files = with_pictures(BRIDGE.replace("../images", "/content/images"))
    site = a_site({**files, "content/sections/night-hours.md": None, "content/sections/at/night/night-hours.md": deep})
    settings = (site / "site.yaml").read_text("utf-8")
    (site / "site.yaml").write_text(settings.replace("sections:\n", "sections:\n  - night-hours\n"), "utf-8")
    build_site(site)
    for page in ("about.html", "night-hours.html"):
        assert '<img src="images/old-bridge-…-960.jpg"' in page_of(site / "output", page)


@pytest.mark.parametrize("address", ["/content/../secret.jpg", "/content/../../secret.jpg", "/content//../../a.jpg"])
def test_a_name_from_the_folder_of_the_site_does_not_lead_out_of_its_content(
    address: str, a_site: MakeSite, run: Run
) -> None:
    site = a_site({**with_pictures(f"![The bridge]({address})\n"), "secret.jpg": SMALL})
    (site.parent / "secret.jpg").write_bytes(SMALL)
    assert f'the picture "{address}" is not in content/.' in run("check", site=site).err


def test_search_engines_are_told_of_the_first_picture(a_site: MakeSite) -> None:
    site = a_site(with_pictures())
    build_site(site)
    assert '"image":"https://cards.example.org/images/old-bridge-…-1440.jpg"' in page_of(site / "output")
    assert '"image"' not in page_of(site / "output", "help.html")


def test_the_same_site_gives_the_same_bytes(a_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = []
    for name in ("one", "other"):
        monkeypatch.setattr(made_images, "_MADE", {})
        site = a_site(with_pictures(), name=name)
        build_site(site)
        outputs.append(files_in(site / "output"))
    assert outputs[0] == outputs[1]


def test_a_picture_is_made_once_for_the_site_and_its_copies(a_site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def counted(image: Image, body: bytes) -> tuple[bytes, ...]:
        made.append(image.file)
        return make_renditions(image, body)

    monkeypatch.setattr(made_images, "_MADE", {})
    monkeypatch.setattr("explainer.render.images.make_renditions", counted)
    monkeypatch.setattr("os.cpu_count", lambda: 1)  # what another process counts is lost
    site = a_site(with_pictures(f"{BRIDGE}![The desk](desk.jpg)\n\n![The desk, again](desk.jpg)\n", desk=SMALL))
    with little_effort():
        bundle_site(site)
    ours = [file for file in made if file.endswith(".jpg")]
    assert sorted(ours) == ["content/images/Old bridge.jpg", "content/pages/desk.jpg"]


def test_the_zip_holds_one_size_of_each_picture_beside_the_pages(a_site: MakeSite) -> None:
    site = a_site(with_pictures())
    with little_effort():
        bundle_site(site)
    files = unpacked(site / "output")
    assert [HASH.sub("…", name) for name in files if "bridge" in name] == ["images/old-bridge-…-960.jpg"]
    page = HASH.sub("…", files["about.html"].decode())
    assert '<img src="images/old-bridge-…-960.jpg" width="960" height="720" alt="The bridge at night">' in page
    assert image_sources(page) == "data: 'self'"


def test_the_one_file_holds_its_pictures(a_site: MakeSite) -> None:
    site = a_site(with_pictures())
    with little_effort():
        bundle_site(site)
    html = the(site / "output", "html").read_text("utf-8")
    assert re.search(r'<img src="data:image/jpeg;base64,[^"]*" width=960 height=720 alt="The bridge at night"', html)
    assert "data:image/svg+xml;base64," in html
    assert image_sources(html) == "data:"
    assert "images/" not in html


@pytest.mark.parametrize(
    ("room", "shown"),
    [(150_000, ["960", "300"]), (60_000, ["480", "300"]), (20_000, ["", "300"]), (100, ["", ""])],
)
def test_pictures_that_have_no_room_in_the_one_file_are_smaller_or_leave_their_words(
    room: int, shown: list[str], a_site: MakeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_file_images, "ROOM", room)
    site = a_site(with_pictures(f"{BRIDGE}![The desk](desk.jpg)\n", desk=SMALL))
    with little_effort():
        bundle_site(site)
    html = the(site / "output", "html").read_text("utf-8")
    for words, width in zip(("The bridge at night", "The desk"), shown, strict=True):
        if width:
            assert re.search(rf'<img src="data:[^"]*" width={width} [^>]*alt="{words}"', html)
        else:
            assert f"To save room, this copy has a picture in words: {words}" in html
    assert "<figcaption>The bridge, by" in html
    assert sum(map(len, re.findall(r'<img src="([^"]*)"', html))) <= room


def test_pictures_without_room_in_the_one_file_are_named_by_check(
    a_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_file_images, "ROOM", 20_000)
    monkeypatch.setattr("explainer.maintenance.images.ROOM", 20_000)
    site = a_site(with_pictures(f"{BRIDGE}![The desk](desk.jpg)\n", desk=SMALL))
    printed = run("check", "--today", "2026-05-02", site=site).out
    assert "1 × picture left out of the single file" in printed
    assert 'content/pages/about.md:7: "../images/Old bridge.jpg" has no room in it' in printed


def test_a_page_for_what_is_missing_names_its_pictures_from_the_root(a_site: MakeSite) -> None:
    text = "---\ntitle: Nothing here\ndescription: This page is gone.\nchanged: 2026-04-28\n---\n\n"
    site = a_site({"content/pages/missing.md": text + "![A closed door](door.jpg)\n", "content/pages/door.jpg": SMALL})
    build_site(site)
    assert '<img src="/images/door-…-300.jpg"' in page_of(site / "output", "404.html")


def test_a_picture_of_a_draft_alone_is_kept_back_with_it(a_site: MakeSite) -> None:
    draft = HEAD.replace("title: About", "title: Night\ndraft: true")
    files: Pictures = {
        "content/sections/night-hours.md": draft + "![A lamp](lamp.jpg)\n",
        "content/sections/lamp.jpg": SMALL,
    }
    site = a_site(files)
    build_site(site)
    assert not any("lamp" in name for name in files_in(site / "output"))
    assert "content/sections/lamp.jpg" in load_site(site, preview=True).images


def test_a_file_that_is_damaged_behind_its_beginning_stops_the_build(a_site: MakeSite) -> None:
    site = a_site({**with_pictures(), "content/images/Old bridge.jpg": LARGE[: len(LARGE) // 2]})
    with pytest.raises(BuildStopped) as stopped:
        build_site(site)
    (only,) = stopped.value.diagnostics
    assert str(only).startswith("content/images/Old bridge.jpg:1: this picture is damaged")
    assert not (site / "output").exists()


def test_two_pictures_that_differ_only_in_capitals_are_reported(a_site: MakeSite) -> None:
    site = a_site({**with_pictures(), "content/images/old bridge.jpg": SMALL})
    if (site / "content/images/Old bridge.jpg").read_bytes() == SMALL:
        pytest.skip("this disk does not tell capitals from small letters")
    with pytest.raises(BuildStopped) as stopped:
        load_site(site)
    assert "are one file on many computers" in stopped.value.diagnostics[0].what


def test_a_template_that_offers_a_size_that_is_not_there_is_reported(a_site: MakeSite) -> None:
    macro = '{% macro image(shown) %}<img src="{{ shown.address }}" srcset="images/none.jpg 480w" alt="">{% endmacro %}'
    site = a_site({**with_pictures(), "templates/parts/image.html": macro})
    with pytest.raises(BuildStopped) as stopped:
        build_site(site)
    assert 'link to "images/none.jpg", which is not there.' in str(stopped.value.diagnostics[0])


def test_a_preview_shows_a_picture_and_its_new_version(a_site: MakeSite) -> None:
    site = a_site(with_pictures())
    preview = Preview(site)
    for body in (LARGE, encoded(photo(2000, 1500, seed=3), "JPEG", quality=90)):
        (site / "content/images/Old bridge.jpg").write_bytes(body)
        preview.refresh()
        page = preview.page("about.html")
        assert page is not None, preview.diagnostics
        names = re.findall(r"images/old-bridge-[0-9a-f]{12}-480.jpg", page.body.decode())
        shown = preview.other(names[0])
        assert shown is not None
        assert decoded(shown).size == (480, 360)
    assert preview.other("images/none.jpg") is None


def test_a_site_without_pictures_of_points_does_not_pay_for_their_decoder(a_site: MakeSite) -> None:
    import subprocess
    import sys

    program = (
        "import sys\nfrom pathlib import Path\nfrom explainer.pipeline import make_outputs\n"
        f"make_outputs(Path({str(a_site())!r}))\nassert 'PIL' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
