"""Every page of this project's site → what a visitor, a reader of screens and a browser may rely on."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest

from explainer.model import Output, Site
from tests.conftest import ROOT
from tests.site.conftest import of_every_page
from tests.site.pages import Page, read_page

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Anyone who looks over a shoulder reads the bar of the browser.
TELLING = re.compile(r"asylum|refugee|deport|persecut|removal", re.IGNORECASE)
# Nothing of a visitor's leaves the device or stays on it.
FORBIDDEN = re.compile(
    r"\b(fetch\s*\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|localStorage|sessionStorage|indexedDB|document\.cookie"
    r"|pushState|replaceState|serviceWorker|importScripts|\beval\s*\(|new Function|innerHTML|outerHTML|document\.write)"
)


@of_every_page
def test_a_page_is_well_formed(page: Page) -> None:
    assert page.complaints == []


def test_a_complaint_is_made_of_what_is_not_well_formed() -> None:
    assert read_page("<p><b>x</p></b>").complaints
    assert read_page("<div>").complaints == ["<div> is not closed"]
    assert read_page("<ul><li>a<li>b</ul><div><p>c</div>").complaints == []
    assert read_page("<div><b>x</div>").complaints
    assert read_page('<br><svg><rect/></svg><p class="a">x</p>').complaints == []


@of_every_page
def test_a_page_names_its_language_and_direction(page: Page) -> None:
    (html,) = page.all("html")
    assert re.fullmatch(r"[a-z]{2}", html["lang"])
    assert html["dir"] in ("ltr", "rtl")


@of_every_page
def test_a_page_has_a_title_and_a_description(page: Page) -> None:
    (title,) = [element for element in page.all("title") if "svg" not in element.inside]
    assert title.text.strip()
    assert 0 < len(page.meta("description")) <= 160


def test_titles_tell_pages_apart(pages: dict[str, Page]) -> None:
    titles = [page.all("title")[0].text for page in pages.values()]
    assert sorted(titles) == sorted(set(titles))


@of_every_page
def test_the_bar_of_the_browser_says_nothing_that_could_harm(page: Page) -> None:
    assert not TELLING.search(page.all("title")[0].text)


def test_a_page_has_its_address_where_the_site_has_one(pages: dict[str, Page], site: Site) -> None:
    for path, page in pages.items():
        canonical = [element["href"] for element in page.all("link") if element["rel"] == "canonical"]
        assert all(address.startswith(site.settings.address) for address in canonical), path
        assert len(canonical) == bool(site.settings.address), path


@of_every_page
def test_the_first_thing_to_press_leads_to_the_text(page: Page) -> None:
    first = page.all("a", "button", "input", "select")[0]
    assert first["href"].startswith("#")
    (target,) = [element for element in page.elements if element["id"] == first["href"][1:]]
    assert target.tag == "main"


@of_every_page
def test_a_page_has_one_heading_of_the_first_level(page: Page) -> None:
    assert len(page.all("h1")) == 1


@of_every_page
def test_headings_skip_no_level(page: Page) -> None:
    levels = [int(element.tag[1]) for element in page.all(*HEADINGS)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels


@of_every_page
def test_a_heading_has_words(page: Page) -> None:
    assert all(element.text.strip() for element in page.all(*HEADINGS))


@of_every_page
def test_an_id_stands_once(page: Page) -> None:
    ids = [element["id"] for element in page.elements if "id" in element.attributes]
    assert "" not in ids
    assert sorted(ids) == sorted(set(ids))


@of_every_page
def test_what_is_named_by_an_id_is_there(page: Page) -> None:
    ids = {element["id"] for element in page.elements}
    for element in page.elements:
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list"):
            assert set(element[name].split()) <= ids, f"<{element.tag} {name}={element[name]!r}>"


@of_every_page
def test_a_link_has_words(page: Page) -> None:
    for element in page.all("a", "button"):
        assert element.text.strip() or element["aria-label"], element.attributes


@of_every_page
def test_nothing_is_loaded_from_anywhere(page: Page) -> None:
    for element in page.elements:
        for name in ("src", "srcset", "poster", "data", "action", "formaction", "background"):
            value = element[name]
            assert not value or value.startswith("data:"), f"<{element.tag} {name}={value!r}>"
        if element.tag == "link":
            reported = {"canonical", "alternate", "license"} & set(element["rel"].split())
            assert reported or element["href"].startswith("data:"), element.attributes
    assert not page.all("iframe", "object", "embed", "base", "video", "audio")


@of_every_page
def test_no_style_asks_for_a_file(page: Page) -> None:
    for style in page.all("style"):
        assert not re.search(r"@import|url\((?!['\"]?data:)", style.text)


@of_every_page
def test_scripts_keep_nothing_send_nothing_and_write_no_html(page: Page) -> None:
    for script in page.all("script"):
        if not script["type"].startswith("application/"):
            assert not FORBIDDEN.search(script.text), FORBIDDEN.search(script.text)


def hash_of(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@of_every_page
def test_the_policy_allows_exactly_what_stands_in_the_page(page: Page) -> None:
    policy = dict(part.split(" ", 1) for part in page.meta("Content-Security-Policy").split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["form-action"] == "'none'"
    assert policy["base-uri"] == "'none'"
    styles = {hash_of(style.text) for style in page.all("style")}
    scripts = {hash_of(script.text) for script in page.all("script") if script.text}
    assert set(policy["style-src"].split()) == (styles or {"'none'"})
    assert set(policy["script-src"].split()) == (scripts or {"'none'"})


@of_every_page
def test_the_policy_stands_before_all_that_it_rules(page: Page) -> None:
    head = [element for element in page.elements if "head" in element.inside]
    policy = next(number for number, element in enumerate(head) if element["http-equiv"] == "Content-Security-Policy")
    assert all(element.tag == "meta" for element in head[:policy])


@of_every_page
def test_no_style_and_no_script_hides_in_an_attribute(page: Page) -> None:
    for element in page.elements:
        assert not [name for name in element.attributes if name == "style" or name.startswith("on")], element.attributes


@of_every_page
def test_no_field_asks_for_free_words(page: Page) -> None:
    assert not page.all("textarea")
    for element in page.all("input"):
        assert element["type"] in ("radio", "checkbox"), element.attributes


@of_every_page
def test_a_link_that_leads_away_tells_nobody_where_from(page: Page) -> None:
    assert page.meta("referrer") == "no-referrer"
    for element in page.all("a"):
        if re.match(r"https?:", element["href"]):
            assert "noreferrer" in element["rel"].split() or not element["target"], element.attributes


@of_every_page
def test_a_page_says_when_it_last_changed_and_that_no_lawyer_has_reviewed_it(page: Page) -> None:
    (body,) = page.all("body")
    if page.all("html")[0]["lang"] == "en":
        assert "no lawyer has reviewed it yet" in body.text
    assert page.all("time")


def test_a_section_leads_to_the_one_before_and_the_one_after(site: Site, pages: dict[str, Page]) -> None:
    files = [f"{section.id}.html" for section in site.sections]
    for before, after in pairwise(files):
        assert {"next": after, "prev": before} == {
            "next": next(link["href"] for link in pages[before].all("a") if link["rel"] == "next"),
            "prev": next(link["href"] for link in pages[after].all("a") if link["rel"] == "prev"),
        }


def test_every_page_can_be_reached_from_the_first(pages: dict[str, Page]) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        file = waiting.pop()
        if file in reached or file not in pages:
            continue
        reached.add(file)
        waiting += [link["href"].split("#")[0] for link in pages[file].all("a")]
    missing = {path for path in pages if path.endswith("404.html")}
    assert set(pages) - reached - missing == set()


def used(attribute: str, pages: dict[str, Page]) -> set[str]:
    """The names in this attribute: in the site, and in what makes other editions of it."""
    written = {name for page in pages.values() for element in page.elements for name in element[attribute].split()}
    for maker in (*(ROOT / "templates").rglob("*.html"), *(ROOT / "explainer/render").glob("*.py")):
        for value in re.findall(rf'\b{attribute}="([^"]*)', maker.read_text("utf-8")):
            written.update(re.sub(r"\{%.*?%\}", " ", value).split())
    return written


def classes_of_markdown() -> set[str]:
    """The names that a text may have whatever the site writes, such as that of a block of code."""
    code = "".join(file.read_text("utf-8") for file in (ROOT / "explainer/markdown").glob("*.py"))
    return {name for names in re.findall(r"""class_\(['"]([^'"]*)""", code) for name in names.split()}


@pytest.mark.parametrize("style", sorted((ROOT / "assets/css").glob("*.css")), ids=lambda path: path.name)
def test_a_style_belongs_to_a_part_that_a_template_has(style: Path, pages: dict[str, Page]) -> None:
    blocks = {re.split("__|--", name)[0] for name in (*used("class", pages), *classes_of_markdown())}
    assert style.stem in blocks | {"base", "layout"}


@pytest.mark.parametrize("script", sorted((ROOT / "assets/js").glob("*.js")), ids=lambda path: path.name)
def test_a_script_belongs_to_a_module_that_a_template_has(script: Path, pages: dict[str, Page]) -> None:
    assert script.stem in used("data-module", pages)


def test_a_card_lists_the_pages_that_use_its_fact_as_english_writes_lists(
    site: Site, outputs: dict[str, Output]
) -> None:
    fact, (first, second) = next((fact, pages) for fact, pages in site.pages_of_fact.items() if len(pages) == 2)
    card = outputs[f"facts-{site.facts[fact].theme}.html"].body.decode().partition(f'id="fact-{fact}"')[2]
    reported = re.sub(r"<[^>]*>", "", card.partition("</article>")[0])
    assert f"Used in: {site.pages[first].short} and {site.pages[second].short}." in " ".join(reported.split())


def test_all_text_files_of_the_site_are_utf_8(outputs: dict[str, Output]) -> None:
    for path, output in outputs.items():
        if path.endswith((".html", ".json", ".txt", ".xml", ".svg")):
            assert output.body.decode("utf-8")
