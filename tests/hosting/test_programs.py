"""What programs look for on a host: a map of the site, a feed, who to tell of a weakness, what a page is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from explainer.pipeline import build_site
from tests.conftest import WHOLE, MakeSite, changed, files_in

ADDRESS = "https://cards.example.org/"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
WITHOUT_ADDRESS = changed("site.yaml", f"address: {ADDRESS}\n", "")


def built(site: Path) -> dict[str, str]:
    build_site(site)
    return {path: body.decode() for path, body in files_in(site / "output").items()}


def structured(html: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    graph = json.loads(found.group(1))["@graph"]
    assert isinstance(graph, list)
    return graph


def test_the_map_names_every_page_once_with_the_day_of_its_last_change(a_site: MakeSite) -> None:
    files = built(a_site())
    urls = ElementTree.fromstring(files["sitemap.xml"])
    days = {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in urls}
    pages = {path for path in files if path.endswith(".html")} - {"404.html"}
    assert set(days) == {ADDRESS + path.replace("index.html", "") for path in pages}
    assert len(urls) == len(days)
    assert days[f"{ADDRESS}one-card.html"] == "2026-04-30"  # its own head says so
    assert days[f"{ADDRESS}changes.html"] == "2026-05-01"  # that of the newest change


def test_without_an_address_there_is_no_map_but_all_the_rest(a_site: MakeSite) -> None:
    site = a_site({**WITHOUT_ADDRESS, "assets/files/robots.txt": None})
    files = built(site)
    assert "sitemap.xml" not in files
    assert "Sitemap" not in files["robots.txt"]
    assert 'href="changes.html"' in files["feed.xml"]
    assert "application/ld+json" not in files["one-card.html"]  # its addresses would lead nowhere


def test_robots_may_read_all_but_the_copies(a_site: MakeSite) -> None:
    robots = built(a_site({"assets/files/robots.txt": None}))["robots.txt"]
    assert "User-agent: *\nDisallow: /bundle/\n" in robots
    assert f"Sitemap: {ADDRESS}sitemap.xml\n" in robots


def test_the_feed_tells_each_change_once_and_leads_to_it(a_site: MakeSite) -> None:
    files = built(a_site())
    feed = ElementTree.fromstring(files["feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == (WHOLE / "content/changes.yaml").read_text("utf-8").count("- date")
    names = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(names)) == len(names)
    for entry in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert entry.findtext(f"{ATOM}{name}"), name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.findtext(f"{ATOM}updated") or "")
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert link.attrib["href"].startswith(f"{ADDRESS}changes.html#changed-")
        assert not re.search(r'href="(?!https?:|mailto:)', entry.findtext(f"{ATOM}content") or "")


def test_an_entry_keeps_its_name_when_a_newer_change_comes(a_site: MakeSite) -> None:
    def names(site: Path) -> list[str | None]:
        feed = ElementTree.fromstring(built(site)["feed.xml"])
        return [entry.findtext(f"{ATOM}id") for entry in feed.findall(f"{ATOM}entry")]

    before = a_site(name="before")
    text = (before / "content/changes.yaml").read_text("utf-8")
    newer = "- date: 2026-05-01\n  kind: content\n  text: Newer still.\n\n"
    start = text.index("- date")
    after = a_site({"content/changes.yaml": text[:start] + newer + text[start:]}, name="after")
    assert names(after)[1:] == names(before)


def test_a_section_is_an_article_and_tells_the_way_to_it(a_site: MakeSite) -> None:
    article, way = structured(built(a_site())["one-card.html"])
    assert article["@type"] == "Article"
    assert article["headline"] == "One card for two libraries"
    assert (article["dateModified"], article["inLanguage"]) == ("2026-04-30", "en")
    steps = [(step["position"], step["item"]) for step in way["itemListElement"]]
    assert steps == [(1, ADDRESS), (2, f"{ADDRESS}one-card.html")]


def test_a_page_of_facts_lies_below_all_facts(a_site: MakeSite) -> None:
    files = built(a_site())
    page, way = structured(files["facts-rules.html"])
    assert page["@type"] == "WebPage"
    assert [step["item"] for step in way["itemListElement"]][1:] == [
        f"{ADDRESS}facts.html",
        f"{ADDRESS}facts-rules.html",
    ]
    assert [entry["@type"] for entry in structured(files["index.html"])] == ["WebPage"]


def test_who_finds_a_weakness_is_reported_where_to_write_for_a_year(a_site: MakeSite) -> None:
    site = a_site(changed("site.yaml", "licence: CC0 1.0", "contact: mailto:desk@example.org\nlicence: CC0 1.0"))
    assert built(site)[".well-known/security.txt"] == (
        "Contact: mailto:desk@example.org\n"
        "Expires: 2027-05-01T00:00:00Z\n"
        "Preferred-Languages: en\n"
        f"Canonical: {ADDRESS}.well-known/security.txt\n"
    )


def test_without_a_contact_nothing_is_promised(a_site: MakeSite) -> None:
    assert ".well-known/security.txt" not in built(a_site())


@pytest.mark.parametrize("contact", ["desk@example.org", "http://example.org/report"])
def test_a_contact_must_be_something_that_opens(contact: str, a_site: MakeSite) -> None:
    from explainer.diagnostics import BuildStopped

    site = a_site(changed("site.yaml", "licence: CC0 1.0", f"contact: {contact}\nlicence: CC0 1.0"))
    with pytest.raises(BuildStopped) as stopped:
        build_site(site)
    (diagnostic,) = stopped.value.diagnostics
    assert diagnostic.help_text.startswith("write one like mailto:")
