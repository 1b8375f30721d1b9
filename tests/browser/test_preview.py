"""The preview in Chromium: under the policy of the finished page it reloads, and does what only a preview does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.visit import OpenPage
from tests.conftest import changed, copy_site, replace_files
from tests.test_serve import Server, serving


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with serving(copy_site(tmp_path / "site", {})) as running:
        yield running


def test_a_page_reloads_after_a_change_and_breaks_no_policy(server: Server, open_page: OpenPage) -> None:
    visit = open_page(f"http://127.0.0.1:{server.port}/")
    visit.wait_until("window.LiveReload && LiveReload.connector.protocol === 7")
    replace_files(server.site, changed("content/pages/home.md", "Begin with", "At last"))
    visit.page.get_by_text("At last").first.wait_for()
    assert visit.messages == []


def test_errors_replace_the_page_and_leave_again(server: Server, open_page: OpenPage) -> None:
    good = (server.site / "content/help.yaml").read_text("utf-8")
    visit = open_page(f"http://127.0.0.1:{server.port}/")
    visit.wait_until("window.LiveReload && LiveReload.connector.protocol === 7")
    replace_files(server.site, changed("content/help.yaml", "area: Quay", "aera: Quay"))
    visit.page.get_by_role("heading", name="1 error").wait_for()
    visit.wait_until("window.LiveReload && LiveReload.connector.protocol === 7")
    replace_files(server.site, {"content/help.yaml": good})
    visit.page.get_by_role("heading", name="Two libraries, one card").wait_for()
    assert visit.messages == []


def test_the_button_shows_where_each_passage_is_written(server: Server, open_page: OpenPage) -> None:
    visit = open_page(f"http://127.0.0.1:{server.port}/", width=1280)
    visit.page.get_by_role("button", name="Where is this written?").click()
    assert visit.page.locator(".passages-from").first.get_attribute("href", timeout=0)
    assert visit.messages == []


def test_a_picture_from_elsewhere_is_blocked_as_on_the_finished_page(server: Server, open_page: OpenPage) -> None:
    layout = (server.site / "templates/layout.html").read_text("utf-8")
    picture = '<img src="http://127.0.0.1:9/picture.png" alt="">'
    replace_files(server.site, {"templates/layout.html": layout.replace("</body>", f"{picture}</body>")})
    server.until(lambda text: picture in text, "/about.html")
    visit = open_page(f"http://127.0.0.1:{server.port}/about.html")
    visit.wait_for_message("img-src data:")
