"""The settings of hosts, as they are written: one table, three ways to say it, within what the hosts allow."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer.model import Output
from explainer.pipeline import build_site
from explainer.policy import Policy, policy_of_all
from explainer.render.hosting import HEADERS, hosting_outputs
from tests.conftest import WHOLE, MakeSite, changed

LONGEST_LINE = 2_000  # letters that Cloudflare reads
MOST_RULES = 100  # that Cloudflare reads


def page(path: str, policy: Policy) -> Output:
    return Output(path, b"<!doctype html>", ("templates/x.html",), policy)


def written(site: Path, *pages: Output) -> dict[str, str]:
    from explainer.pipeline import load_site

    return {output.path: output.body.decode() for output in hosting_outputs(load_site(site), pages)}


@pytest.mark.parametrize("file", ["_headers", "hosting/Caddyfile", "hosting/nginx.conf"])
def test_every_header_stands_in_every_file(file: str) -> None:
    text = written(WHOLE, page("index.html", Policy(("sha256-a=",))))[file]
    for name, value in HEADERS:
        assert re.search(rf'{name}:? "?{re.escape(value)}"?', text), name
    assert "style-src 'sha256-a='; script-src 'none'; img-src data:; " in text
    assert "; frame-ancestors 'none'" in text


def test_the_headers_for_all_fit_what_cloudflare_reads(bundled_site: Path) -> None:
    lines = (bundled_site / "_headers").read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= LONGEST_LINE
    assert sum(line.startswith("/") for line in lines) <= MOST_RULES


def test_where_there_is_no_room_for_the_hashes_of_styles_all_else_is_still_refused() -> None:
    policy = Policy(("sha256-a=",), ("sha256-b=",), images=("'self'",)).in_short_header
    assert "style-src" not in policy
    assert "script-src 'sha256-b='" in policy
    assert "img-src data: 'self'" in policy
    for refused in ("connect-src", "frame-src", "object-src", "base-uri", "form-action", "frame-ancestors"):
        assert f"{refused} 'none'" in policy


def test_one_policy_for_all_allows_what_any_page_holds_and_no_more() -> None:
    policies = [Policy(("sha256-b=",), ("sha256-c=",)), Policy(("sha256-a=",))]
    assert policy_of_all(policies) == Policy(("sha256-a=", "sha256-b="), ("sha256-c=",))


def test_blocks_of_data_need_no_leave_to_run() -> None:
    policy = Policy(data=("sha256-d=",))
    assert "script-src 'sha256-d='" in policy.in_page
    assert "script-src 'none'" in policy.in_header


def test_a_site_that_carries_its_own_headers_has_the_last_word(a_site: MakeSite) -> None:
    site = a_site({"assets/files/_headers": "/*\n  X-Own: yes\n"})
    build_site(site)
    assert (site / "output/_headers").read_text("utf-8") == "/*\n  X-Own: yes\n"


@pytest.mark.parametrize(
    ("address", "root"), [("https://cards.example.org/", "/"), ("https://example.org/cards/", "/cards/")]
)
def test_the_page_of_what_is_missing_names_its_links_from_the_root(address: str, root: str, a_site: MakeSite) -> None:
    site = a_site(changed("site.yaml", "https://cards.example.org/", address))
    build_site(site)
    html = (site / "output/404.html").read_text("utf-8")
    links = [link for link in re.findall(r'<(?:a|link)\b[^>]*\bhref="([^"]*)"', html) if not re.match(r"[a-z]+:", link)]
    assert "#main" in links
    links.remove("#main")
    assert links
    assert all(link.startswith(root) for link in links)
    assert all((site / "output" / link.removeprefix(root)).is_file() for link in links)
