"""nginx and Caddy with the settings that a build makes → what a visitor's browser receives, and what it reports."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import brotli
import pytest

from explainer.policy import hash_of
from explainer.render.hosting import HEADERS
from tests.browser.visit import OpenPage
from tests.hosting.servers import Server

pytestmark = pytest.mark.slow
FORM = "exempt.html"


def pages_of(site: Path) -> dict[str, bytes]:
    """Every page by its address on the host."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*.html"))}


def policy_sent_with(html: str) -> str:
    """The policy of a page's meta element without the hashes of its blocks of data, as a header."""
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert found
    policy = found[1]
    for block in re.findall(r'<script type="?application/[a-z+]*json"?[^>]*>(.*?)</script>', html, re.DOTALL):
        policy = policy.replace(f" '{hash_of(block)}'", "")
    return policy.replace("script-src;", "script-src 'none';") + "; frame-ancestors 'none'"


def test_every_page_is_handed_out_with_its_headers(server: Server, bundled_site: Path) -> None:
    pages = pages_of(bundled_site)
    assert pages
    for path, body in pages.items():
        answer = server.ask(path)
        assert (answer.status, answer.body) == (200, body), path
        assert answer.headers["content-type"].lower() == "text/html; charset=utf-8"
        assert answer.headers["content-security-policy"] == policy_sent_with(body.decode()), path
        for name, value in HEADERS:
            assert answer.headers[name.lower()] == value, path


def test_the_first_page_has_two_addresses(server: Server) -> None:
    bare, named = server.ask(""), server.ask("index.html")
    assert bare.status == named.status == 200
    assert bare.body == named.body
    assert bare.headers["content-security-policy"] == named.headers["content-security-policy"]


def test_pages_are_asked_for_anew_and_the_form_is_not_kept(server: Server, bundled_site: Path) -> None:
    for path in pages_of(bundled_site):
        holds_form = path.rpartition("/")[2] == FORM or path.startswith("bundle/")
        kept = "no-store" if holds_form else "no-cache"
        assert server.ask(path).headers["cache-control"] == kept, path


@pytest.mark.parametrize("path", ["gone", "gone.html", "very/deep/below/gone.html"])
def test_what_is_missing_is_reported_with_its_own_page(path: str, server: Server, bundled_site: Path) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.body) == (404, (bundled_site / "404.html").read_bytes())
    assert answer.headers["content-security-policy"] == server.ask("404.html").headers["content-security-policy"]


@pytest.mark.parametrize("path", ["_headers", "hosting/nginx.conf", "hosting/Caddyfile", "hosting/"])
def test_the_settings_of_hosts_are_not_handed_out(path: str, server: Server) -> None:
    assert server.ask(path).status == 404


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("robots.txt", "text/plain"),
        ("feed.xml", "text/xml application/xml application/atom+xml"),
        ("data/facts.json", "application/json"),
        ("bundle/SHA256SUMS", "application/octet-stream text/plain"),
    ],
)
def test_other_files_have_their_kind_and_may_do_nothing(
    path: str, kind: str, server: Server, bundled_site: Path
) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.body) == (200, (bundled_site / path).read_bytes())
    assert answer.headers.get("content-type", "text/plain").split(";")[0] in kind.split()
    assert answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["", FORM, "timeline.html", "data/facts.json", "feed.xml", "gone"])
def test_the_compressed_copies_are_what_is_sent(path: str, server: Server, bundled_site: Path) -> None:
    file = bundled_site / {"": "index.html", "gone": "404.html"}.get(path, path)
    plain = file.read_bytes()
    for asked, end, open_ in (("br", ".br", brotli.decompress), ("gzip", ".gz", gzip.decompress)):
        answer = server.ask(path, {"Accept-Encoding": asked})
        assert answer.headers["content-encoding"] == asked
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert answer.body == Path(f"{file}{end}").read_bytes()
        assert open_(answer.body) == plain
    assert server.ask(path, {"Accept-Encoding": "gzip, deflate, br"}).headers["content-encoding"] == "br"
    assert "content-encoding" not in server.ask(path).headers


def test_a_part_of_a_file_can_be_asked_for(server: Server, bundled_site: Path) -> None:
    archive = min((bundled_site / "bundle").glob("*.zip"))
    answer = server.ask(f"bundle/{archive.name}", {"Range": "bytes=100-199"})
    assert (answer.status, answer.body) == (206, archive.read_bytes()[100:200])
    assert answer.headers["content-range"] == f"bytes 100-199/{archive.stat().st_size}"
    assert server.ask(f"bundle/{archive.name}").headers["content-type"] == "application/zip"


@pytest.mark.parametrize("path", ["", "timeline.html", "data/facts.json"])
@pytest.mark.parametrize("encoding", ["identity", "br"])
def test_what_did_not_change_is_not_sent_again(path: str, encoding: str, server: Server) -> None:
    first = server.ask(path, {"Accept-Encoding": encoding})
    for name, known in (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified")):
        again = server.ask(path, {"Accept-Encoding": encoding, name: first.headers[known]})
        assert (again.status, again.body) == (304, b"")
        assert again.headers["cache-control"] == first.headers["cache-control"]


def test_heads_are_reported_and_nothing_can_be_sent(server: Server) -> None:
    head = server.ask("timeline.html", method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert server.ask("timeline.html", method="POST").status == 405


def test_downloads_arrive_as_the_checksums_say(server: Server, bundled_site: Path) -> None:
    for line in (bundled_site / "bundle/SHA256SUMS").read_text("ascii").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(server.ask(f"bundle/{name}").body).hexdigest() == digest


def test_every_page_runs_under_its_policy_and_asks_for_nothing_else(
    server: Server, bundled_site: Path, open_page: OpenPage
) -> None:
    addresses = [server.address(path) for path in pages_of(bundled_site)]
    visit = open_page(addresses[0])
    for address in addresses[1:]:
        visit.page.goto(address)
    assert visit.messages == []
    assert visit.requests == addresses


def test_the_page_of_what_is_missing_leads_home_from_any_depth(server: Server, open_page: OpenPage) -> None:
    visit = open_page(server.address("very/deep/below/gone.html"))
    home = visit.page.locator("main a").first
    home.click()
    visit.page.wait_for_load_state()
    assert visit.page.locator("h1").is_visible()
    assert not [message for message in visit.messages if "404" not in message]
    assert visit.page.url.startswith(server.address(""))
    assert "below" not in visit.page.url
