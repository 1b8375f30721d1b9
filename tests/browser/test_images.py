"""Pictures of texts in real browsers → from disk, from a host, in the zip and in the one file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from explainer.bundle import bundle_site
from explainer.pipeline import make_outputs
from explainer.policy import POLICY_OF_FILES
from tests.browser.visit import OpenFirefox, OpenPage, Visit
from tests.bundle.copies import the, unpacked
from tests.conftest import Files, copy_site
from tests.images.pictures import encoded, photo

TEXT = (
    "---\ntitle: About\ndescription: Who made this.\nchanged: 2026-04-28\n---\n\n"
    '![The bridge](bridge.jpg "The bridge at night")\n\n'
    "![Two lines that cross](cross.svg)\n\n"
    "![The desk](desk.webp)\n"
)
CROSS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">'
    '<style>path{stroke:#f00}</style><path style="fill:#00f" d="M0 0h40v20H0z"/></svg>'
)
# Of each picture that shows something: the width in the name of the file that was chosen, or else its own.
WIDTHS = r"""Array.from(document.images, (image) =>
  image.naturalWidth && Number((image.currentSrc.match(/-([0-9]{3,4})\.\w+$/) || [0, image.naturalWidth])[1]))"""
LOADED = "Promise.all(Array.from(document.images, (image) => (image.loading = 'eager', image.decode())))"
# The colour in the middle of the drawing: its own styles were used.
COLOUR = """() => {
  const canvas = document.createElement("canvas"), image = document.images[1], context = canvas.getContext("2d");
  canvas.width = 40; canvas.height = 20;
  context.drawImage(image, 0, 0, 40, 20);
  return Array.from(context.getImageData(20, 10, 1, 1).data);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site with three pictures on a page, and its copies."""
    files: Files = {
        "content/pages/about.md": TEXT,
        "content/pages/bridge.jpg": encoded(photo(2000, 1500), "JPEG", quality=95),
        "content/pages/cross.svg": CROSS,
        "content/pages/desk.webp": encoded(photo(300, 200), "WEBP"),
    }
    root = copy_site(tmp_path_factory.mktemp("pictures") / "site", files)
    bundle_site(root)
    return root


def shown(visit: Visit) -> list[int]:
    visit.page.evaluate(LOADED)
    assert visit.messages == []
    return list(visit.page.evaluate(WIDTHS))


@pytest.fixture
def host(site: Path) -> Iterator[str]:
    """The address of a host that sends the headers of the site."""
    policies = {f"/{output.path}": output.policy for output in make_outputs(site) if output.policy}

    class Host(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            policy = policies.get(self.path)
            self.send_header("Content-Security-Policy", policy.in_header if policy else POLICY_OF_FILES)
            super().end_headers()

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site / "output")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_pictures_show_from_disk_under_the_policy_of_their_page(site: Path, open_page: OpenPage) -> None:
    assert shown(open_page(site / "output/about.html")) == [480, 40, 300]
    assert shown(open_page(site / "output/about.html", width=1280)) == [1440, 40, 300]


@pytest.mark.slow
def test_a_photograph_in_the_real_site_shows_from_disk_and_in_the_one_file(
    photographed_site: Path, open_page: OpenPage
) -> None:
    for file, width in ((photographed_site / "agreement.html", 480), (the(photographed_site, "html"), 960)):
        assert shown(open_page(file)) == [width]


def test_pictures_show_from_a_host_with_its_headers_and_a_drawing_keeps_its_styles(
    host: str, open_page: OpenPage
) -> None:
    visit = open_page(f"{host}about.html")
    assert shown(visit) == [480, 40, 300]
    assert visit.page.evaluate(COLOUR) == [0, 0, 255, 255]
    assert all(address.startswith((host, "data:")) for address in visit.requests)


def test_a_page_without_pictures_may_not_load_a_file_of_its_own_host(host: str, open_page: OpenPage) -> None:
    picture = "Object.assign(document.body.appendChild(new Image()), {src: 'images/none.jpg'})"
    for page, blocked in (("help.html", True), ("about.html", False)):
        visit = open_page(host + page)
        visit.page.evaluate(f"new Promise((done) => {{ {picture}.onerror = () => done() }})")
        assert any("Content Security Policy" in message for message in visit.messages) == blocked, page


def test_pictures_show_in_the_copies(site: Path, tmp_path: Path, open_page: OpenPage) -> None:
    for name, body in unpacked(site / "output").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(body)
    assert shown(open_page(tmp_path / "about.html")) == [960, 40, 300]
    one_file = open_page(the(site / "output", "html"))
    assert {960, 40, 300} <= set(shown(one_file))
    assert all(address.startswith(("file:", "data:")) for address in one_file.requests)


def test_pictures_show_without_script_and_fit_the_smallest_screen(site: Path, open_page: OpenPage) -> None:
    visit = open_page(site / "output/about.html", javascript=False, width=320)
    box = visit.page.locator("img").first.bounding_box()
    assert box is not None
    assert box["height"] == pytest.approx(box["width"] * 3 / 4, abs=1)


def test_pictures_show_from_disk_in_firefox(site: Path, open_firefox: OpenFirefox) -> None:
    firefox = open_firefox()
    firefox.get((site / "output/about.html").as_uri())
    widths = firefox.execute_async_script(f"const done = arguments[0]; {LOADED}.then(() => done({WIDTHS}))")
    assert widths[1:] == [40, 300]
    assert widths[0] in (480, 960, 1440)
