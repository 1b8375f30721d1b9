"""`--address` → what names the site's address names this one, and the next build without it the old one again."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import MakeSite, Run, changed

_FORK = "https://fork.example.org/cards"
_ONION = f"http://{'a2' * 28}.onion/"
_OURS = "https://cards.example.org/"


@pytest.fixture
def site(a_site: MakeSite) -> Path:
    """The whole site, whose pages say their canonical addresses, with somebody to write to."""
    layout = changed("templates/layout.html", "</head>", '<link rel="canonical" href="{{ canonical }}">\n</head>')
    return a_site({**layout, **changed("site.yaml", "theme: own\n", "theme: own\ncontact: mailto:a@example.org\n")})


def addresses_in(site: Path) -> dict[str, set[str]]:
    """The places of sites that each of these files names."""
    files = ("index.html", "sitemap.xml", ".well-known/security.txt", "feed.xml")
    texts = {file: (site / "output" / file).read_text("utf-8") for file in files}
    return {
        file: {*re.findall(r"https://(?:fork|cards)\.example\.org/(?:cards/)?", text)} for file, text in texts.items()
    }


@pytest.mark.parametrize("command", ["build", "bundle"])
def test_an_address_that_is_typed_is_named_wherever_one_is(site: Path, run: Run, command: str) -> None:
    assert run(command, "--address", _FORK, site=site).code == 0
    assert {each for found in addresses_in(site).values() for each in found} == {f"{_FORK}/"}
    assert all(addresses_in(site).values())
    assert run(command, "--address", _FORK, site=site).code == 0
    assert run(command, site=site).code == 0
    assert addresses_in(site)["sitemap.xml"] == {_OURS}
    assert addresses_in(site)["index.html"] == {_OURS}


def test_no_address_that_is_typed_is_that_of_the_site(site: Path, run: Run) -> None:
    assert run("build", "--address", "", site=site).code == 0
    assert addresses_in(site)["sitemap.xml"] == {_OURS}


def test_hosts_and_pages_name_the_onion_service(run: Run, tmp_path: Path) -> None:
    from explainer.new.site import make_site

    make_site(tmp_path / "site")
    with (tmp_path / "site/site.yaml").open("a", encoding="utf-8") as file:
        file.write(f"onion: {_ONION}\n")
    assert run("build", site=tmp_path / "site").code == 0
    output = tmp_path / "site/output"
    assert f'<meta http-equiv="onion-location" content="{_ONION}card.html">' in (output / "card.html").read_text(
        "utf-8"
    )
    name = _ONION.removesuffix("/")
    assert f"add_header Onion-Location {name}$request_uri always;" in (output / "hosting/nginx.conf").read_text("utf-8")
    assert f'header Onion-Location "{name}{{uri}}"' in (output / "hosting/Caddyfile").read_text("utf-8")
