"""A site in two languages → its pages: what is where, what a visitor sees of what is not translated, and the copies."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.bundle import bundle_site
from explainer.new.site import make_site
from explainer.pipeline import build_site
from tests.bundle.little_effort import little_effort
from tests.conftest import Run, files_in, replace_files
from tests.translate.pseudo import pseudo, translate, with_languages
from tests.translate.test_catalogs import edit

MakeGerman = Callable[[], Path]
SECTION = "content/sections/card.md"


@pytest.fixture(scope="session")
def built(german_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the site as it is whole."""
    output = tmp_path_factory.mktemp("built") / "output"
    with little_effort():
        bundle_site(german_site, output=output)
    return files_in(output)


def page(files: dict[str, bytes], path: str) -> str:
    return files[path].decode()


def built_again(site: Path) -> dict[str, bytes]:
    build_site(site)
    return files_in(site / "output")


def test_every_page_is_there_under_the_same_name(built: dict[str, bytes]) -> None:
    pages = {path for path in built if path.endswith(".html") and "/" not in path}
    assert {f"de/{path}" for path in pages} <= built.keys()


def test_headings_keep_their_anchors(built: dict[str, bytes]) -> None:
    ids = [re.findall(r'<h2[^>]* id="([^"]+)"', page(built, path)) for path in ("card.html", "de/card.html")]
    assert ids[0] == ids[1]
    assert ids[0]


def test_a_page_says_its_language_and_names_the_same_page_in_the_others(built: dict[str, bytes]) -> None:
    german = page(built, "de/card.html")
    assert '<html lang="de" dir="ltr">' in german
    assert re.search(r'<a href="\.\./card\.html" lang="en"[^>]*>English</a>', german)
    assert ">Deutsch</a>" not in german
    assert re.search(r'<a href="de/card\.html" lang="de"[^>]*>Deutsch</a>', page(built, "card.html"))


def test_a_page_says_that_nobody_read_its_translation(built: dict[str, bytes]) -> None:
    words = "Translated by the makers of this site. No native speaker has checked it yet."
    assert pseudo(words) in page(built, "de/card.html")
    assert "translated" not in page(built, "card.html")


def test_with_an_address_programs_are_told_of_each_language(a_german_site: MakeGerman) -> None:
    site = a_german_site()
    edit(site, "site.yaml", "language: en\n", "language: en\naddress: https://example.org/\n")
    files = built_again(site)
    for path in ("card.html", "de/card.html"):
        html = page(files, path)
        assert '<link rel="alternate" hreflang="x-default" href="https://example.org/card.html">' in html
        assert '<link rel="alternate" hreflang="de" href="https://example.org/de/card.html">' in html
    assert '<link rel="canonical" href="https://example.org/de/card.html">' in page(files, "de/card.html")
    sitemap = page(files, "sitemap.xml")
    assert "<loc>https://example.org/de/card.html</loc>" in sitemap
    assert '<xhtml:link rel="alternate" hreflang="en" href="https://example.org/card.html"/>' in sitemap
    assert "https://example.org/de/changes.html" in page(files, "de/feed.xml")


def test_rules_are_the_same_in_every_language(built: dict[str, bytes]) -> None:
    rules = [
        re.search(r'id="rules">(.*?)</script>', page(built, path), re.DOTALL)
        for path in ("exempt.html", "de/exempt.html")
    ]
    assert rules[0] is not None
    assert rules[1] is not None
    assert rules[0][1] == rules[1][1]
    assert "de/data/rules.json" not in built
    json.loads(rules[0][1])


def test_the_result_of_a_translated_form_is_printed_in_the_source_language_too(built: dict[str, bytes]) -> None:
    german, source = page(built, "de/exempt.html"), page(built, "exempt.html")
    said = re.findall(r'<div class="in-source" lang="en" dir="ltr">\s*<p><b>(.*?)</b>', german)
    assert said
    assert all(f"</b> {each}" in source for each in said)
    assert 'data-source="' in german
    assert "in-source" not in source


def test_a_text_of_the_core_that_changed_is_shown_in_the_source_language(a_german_site: MakeGerman) -> None:
    site = a_german_site()
    rules = site / "content/rules/card.yaml"
    text = rules.read_text("utf-8")
    ask = next(line for line in text.splitlines() if line.strip().startswith("ask: "))
    replace_files(site, {"content/rules/card.yaml": text.replace(ask, f"{ask} Really?")})
    new = f"{ask.strip().removeprefix('ask: ')} Really?"
    german = page(built_again(site), "de/exempt.html")
    assert f'<span lang="en">{new}</span>' in german
    assert pseudo(ask.strip().removeprefix("ask: ")) + "<" not in german


def test_prose_that_changed_keeps_its_translation_with_a_sign_that_leads_to_the_new_text(
    a_german_site: MakeGerman,
) -> None:
    site = a_german_site()
    paragraph = "Ask at the desk of either library and bring a letter with your name and street on it."
    text = (site / SECTION).read_text("utf-8")
    replace_files(site, {SECTION: f"{text}\n{paragraph}\n"})
    translate(site)
    edit(site, SECTION, "a letter with your name", "any letter with your name")
    german = page(built_again(site), "de/card.html")
    assert pseudo(paragraph) in german
    assert re.search(r'<a class="newer" href="\.\./card\.html#[^"]+" hreflang="en">', german)


def test_prose_with_a_number_that_changed_is_shown_in_the_source_language(a_german_site: MakeGerman) -> None:
    site = a_german_site()
    text = (site / SECTION).read_text("utf-8")
    replace_files(site, {SECTION: f"{text}\nBring the book back within 14 days of the day on the stamp.\n"})
    translate(site)
    edit(site, SECTION, "within 14 days", "within 21 days")
    german = page(built_again(site), "de/card.html")
    assert '<span lang="en">Bring the book back within 21 days of the day on the stamp.</span>' in german


def test_a_page_of_which_too_little_is_translated_is_linked_in_the_source_language(a_german_site: MakeGerman) -> None:
    site = a_german_site()
    replace_files(site, {"content/translations/de/sections.late-books.po": None})
    files = built_again(site)
    assert "de/late-books.html" not in files
    home = page(files, "de/index.html")
    assert re.search(r'href="\.\./late-books\.html"><span lang="en">', home)
    assert '<li><a href="../late-books.html"' not in menu_of(home)


def test_a_page_that_is_there_in_the_source_language_alone_may_have_its_name_in_the_other(
    a_german_site: MakeGerman,
) -> None:
    site = a_german_site()
    catalog = site / "content/translations/de/sections.late-books.po"
    entries = catalog.read_text("utf-8").split("\n\n")
    kept = [each for each in entries if re.search(r'^msgctxt "(title|description)"', each, re.MULTILINE)]
    assert len(kept) == 2
    catalog.write_text("\n\n".join([entries[0], *kept]) + "\n", "utf-8")
    home = page(built_again(site), "de/index.html")
    item = re.search(r'<li><a href="\.\./late-books\.html">.*', home)
    assert item is not None
    assert pseudo("a very late book stops the card") in item[0]
    assert "lang=" not in item[0]
    assert item[0].endswith("Englisch)</li>")


def test_the_home_page_is_there_however_little_of_it_is_translated(a_german_site: MakeGerman) -> None:
    site = a_german_site()
    written = "\n\n".join(
        f"A new paragraph of many words, number {number}, that nobody translated." for number in range(3)
    )
    home = site / "content/pages/home.md"
    home.write_text(f"{home.read_text('utf-8')}\n{written}\n", "utf-8")
    assert "that nobody translated" in page(built_again(site), "de/index.html")


def menu_of(html: str) -> str:
    """The menu of a page."""
    found = re.search(r'<nav class="menu".*?</nav>', html, re.DOTALL)
    assert found is not None
    return found[0]


def test_a_language_whose_core_is_not_whole_is_not_shown_and_the_build_says_what_is_missing(
    a_german_site: MakeGerman, run: Run
) -> None:
    site = a_german_site()
    replace_files(site, {"content/translations/de/help.po": None, "content/translations/de/rules.card.po": None})
    printed = run("build", site=site)
    assert printed.code == 0
    assert re.search(r"German is not shown: [\d,]+ words of its core are not translated: ", printed.out)
    assert not (site / "output/de").exists()
    assert "menu languages" not in page(files_in(site / "output"), "index.html")


def test_check_lists_what_changed_by_risk(a_german_site: MakeGerman, run: Run) -> None:
    site = a_german_site()
    edit(site, SECTION, "short: The card", "short: The free card")
    edit(site, "content/pages/help.md", "title: ", "title: The ")
    printed = run("check", site=site).out
    core = printed.index("German: changed since it was translated, and shown in the source language")
    prose = printed.index("German: changed since it was translated, and shown as it was")
    assert core < prose
    assert "content/translations/de/sections.card.po:" in printed


def test_catalogs_of_a_language_that_nobody_shows_are_reported(a_german_site: MakeGerman, run: Run) -> None:
    site = a_german_site()
    edit(site, "site.yaml", "languages: [de]\n", "")
    printed = run("check", site=site)
    assert printed.code == 1
    assert '"de" is not among the languages of the site' in printed.err


@pytest.mark.parametrize("code", ["en", "xx"])
def test_a_language_that_cannot_be_one_more_is_reported(a_german_site: MakeGerman, run: Run, code: str) -> None:
    site = a_german_site()
    edit(site, "site.yaml", "languages: [de]", f"languages: [de, {code}]")
    printed = run("build", site=site)
    assert printed.code == 1
    assert "site.yaml:" in printed.err
    assert f'"{code}" cannot be another language of this site.' in printed.err


def test_nothing_that_only_the_program_may_see_is_in_a_file(built: dict[str, bytes]) -> None:
    signs = ("\ufdd0".encode(), "\ufdd1".encode())
    assert [path for path, body in built.items() if any(sign in body for sign in signs)] == []


def test_nothing_that_only_a_preview_shows_is_in_a_file(built: dict[str, bytes]) -> None:
    assert [path for path in built if "_translate" in path] == []
    assert [path for path, body in built.items() if b"_translate" in body or b"translation-bar" in body] == []


def test_no_attribute_holds_an_element(a_german_site: MakeGerman) -> None:
    site = a_german_site()
    replace_files(site, {"content/translations/de/facts.rules.po": None})
    files = built_again(site)
    assert [path for path in files if path.endswith(".html") and re.search(r'="[^"<>]*<span', page(files, path))] == []


def test_each_language_has_its_own_copies_and_one_has_all(built: dict[str, bytes]) -> None:
    names = {path.removeprefix("bundle/") for path in built if path.startswith("bundle/")}
    stem = next(name for name in names if name.endswith("-all.zip")).removesuffix("-all.zip")
    assert names >= {f"{stem}{ending}" for ending in (".html", ".zip", "-de.html", "-de.zip", "-all.zip")}
    assert "<html lang=de dir=ltr>" in page(built, f"bundle/{stem}-de.html")


def test_a_copy_of_one_language_leads_to_no_other(a_german_site: MakeGerman) -> None:
    site = a_german_site()
    replace_files(site, {"content/translations/de/sections.late-books.po": None})
    with little_effort():
        bundle_site(site)
    (copy,) = (site / "output/bundle").glob("*-de.zip")
    with zipfile.ZipFile(copy) as archive:
        pages = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".html")}
    assert "late-books.html" not in pages
    assert [name for name, html in pages.items() if '"../' in html or "late-books.html" in html] == []


def test_languages_from_right_to_left_and_of_regions_are_shown(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make_site(site)
    with_languages(site, "ar", "fa-AF")
    translate(site, "ar", work=tmp_path)
    files = built_again(site)
    assert '<html lang="ar" dir="rtl">' in page(files, "ar/card.html")
    assert not [path for path in files if path.startswith("fa-AF/")]
