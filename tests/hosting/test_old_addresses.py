"""Old addresses on real servers → each answers with the new one, and names the onion service of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer.load.addresses import FILE
from explainer.new.site import make_site
from explainer.pipeline import build_site
from tests.hosting import servers
from tests.hosting.conftest import go_without
from tests.hosting.servers import Server, start_server

_ONION = f"http://{'a2' * 28}.onion"
_MOVED = f"moved:\n  old.html: late-books.html\n  data/books.json: data/facts.json\nonion: {_ONION}/\n"


@pytest.fixture(params=["nginx", "caddy"])
def leading_on(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """A new site on a server, some of whose addresses are elsewhere now, and one language of which is gone."""
    if not servers.servers_are_there():
        go_without(servers.MISSING)
    site = tmp_path / "site"
    make_site(site)
    (site / FILE).write_text("fr/card.html\n", "utf-8")
    with (site / "site.yaml").open("a", encoding="utf-8") as file:
        file.write(_MOVED)
    build_site(site)
    with start_server(request.param, site / "output", tmp_path / "work") as started:
        yield started


def test_a_server_leads_on_from_an_old_address(leading_on: Server) -> None:
    for old, new in (
        ("old.html", "late-books.html"),
        ("data/books.json", "data/facts.json"),
        ("fr/card.html", "card.html"),
    ):
        answer = leading_on.ask(old)
        assert (answer.status, answer.headers["location"]) == (301, f"/{new}")
    assert leading_on.ask("_redirects").status == 404
    card = leading_on.ask("card.html")
    assert (card.status, card.headers["onion-location"]) == (200, f"{_ONION}/card.html")
