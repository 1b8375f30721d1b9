"""A site in two languages → what a translator sees in the preview: pages, and each text beside its translation."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.policy import hash_of
from explainer.preview.error_page import diagnostics_page
from explainer.preview.pairs_page import POLICY
from explainer.preview.site_preview import Preview
from explainer.translate.catalog import Entry, read_entries
from tests.conftest import Run, replace_files
from tests.translate.pseudo import pseudo
from tests.translate.test_catalogs import CATALOG, SECTION, edit

MakeGerman = Callable[[], Path]


def preview_of(site: Path) -> Preview:
    preview = Preview(site)
    preview.refresh()
    return preview


def shown(preview: Preview, file: str) -> str:
    output = preview.page(file)
    assert output is not None, preview.diagnostics
    return output.body.decode()


def texts(preview: Preview, file: str) -> str:
    body = preview.pairs(file)
    assert body is not None
    return body.decode()


def article(html: str, context: str) -> str:
    """The part of the page that is about one text."""
    return next(part for part in html.split("<article")[1:] if f"<b>{context}</b>" in part)


@pytest.fixture(scope="module")
def german(german_site: Path) -> Preview:
    return preview_of(german_site)


def test_a_page_in_another_language_leads_to_its_texts(german: Preview) -> None:
    page = shown(german, "de/card.html")
    assert '<html lang="de"' in page
    assert '<a href="/_translate/de/card.html">Source and translation side by side</a>' in page
    assert 'href="../card.html" lang="en"' in page
    assert "translation-bar" not in shown(german, "card.html")


def test_each_text_stands_beside_its_translation_with_what_it_is_for_and_where_it_is_written(german: Preview) -> None:
    title = article(texts(german, "_translate/de/card.html"), "title")
    assert '<div lang="en" dir="ltr">Sample: many readers get their card for free</div>' in title
    assert f'<div lang="de" dir="ltr">{pseudo("Sample: many readers get their card for free")}</div>' in title
    assert "The title says the point." in title
    assert re.search(rf'href="vscode://file/[^"]+/{CATALOG}:\d+">{CATALOG}:\d+</a>', title)
    assert "Drafted. Nobody has read it." in title


def test_every_catalog_is_on_some_page(german: Preview, german_site: Path) -> None:
    language = texts(german, "_translate/de.html")
    files = re.findall(r'<td><a href="/([^"]+)"', language)
    headings = {name for file in files for name in re.findall(r"<h2>([^<]+)</h2>", texts(german, file))}
    assert headings >= {path.stem for path in (german_site / "content/translations/de").glob("*.po")}
    assert 'href="/_translate/de.html">German</a>' in texts(german, "_translate.html")


def test_a_text_that_changed_shows_what_is_gone_and_what_is_new(a_german_site: MakeGerman) -> None:
    site = a_german_site()
    edit(site, SECTION, "short: The card", "short: The free card")
    short = article(texts(preview_of(site), "_translate/de/card.html"), "short")
    assert "The source has changed since it was translated." in short
    assert "The <ins>free</ins> card" in short
    assert pseudo("The card") in short


def test_readers_are_named(a_german_site: MakeGerman, run: Run) -> None:
    site = a_german_site()
    run("translate", "de", "--read", "sections.card", "--by", "Ana B.", site=site)
    run("translate", "de", "--read", "sections.card/title", "--by", "Ben C.", site=site)
    page = texts(preview_of(site), "_translate/de/card.html")
    assert "Read by Ana B." in article(page, "short")
    assert "Read by Ana B. and Ben C." in article(page, "title")


def test_a_mistake_is_shown_at_its_text_while_the_site_is_not_shown(a_german_site: MakeGerman) -> None:
    site = a_german_site()
    preview = preview_of(site)
    old = f'msgstr "{pseudo("The card")}"'
    edit(site, CATALOG, old, 'msgstr "Dîé Kàrté 14"')
    preview.refresh()
    assert preview.page("de/card.html") is None
    assert '<a href="/_translate/de/_sections.card.html">' in diagnostics_page(preview.diagnostics, site)
    page = texts(preview, "_translate/de/card.html")
    assert "the number 14 is too much in this translation." in article(page, "short")
    assert page.count('class="wrong"') == 1
    edit(site, CATALOG, 'msgstr "Dîé Kàrté 14"', old)
    preview.refresh()
    assert shown(preview, "de/card.html")
    assert 'class="wrong"' not in texts(preview, "_translate/de/card.html")


def test_a_catalog_that_cannot_be_read_says_so_on_its_page(a_german_site: MakeGerman) -> None:
    site = a_german_site()
    edit(site, CATALOG, f'msgstr "{pseudo("The card")}"', "msgstr nothing")
    page = texts(preview_of(site), "_translate/de/_sections.card.html")
    assert "this line of a catalog cannot be read." in page
    assert "Not translated." in article(page, "short")


def test_a_language_that_no_build_shows_yet_is_shown_and_says_what_is_missing(
    a_german_site: MakeGerman, run: Run
) -> None:
    site = a_german_site()
    for file in ("help", "rules.card", "sections.card"):
        replace_files(site, {f"content/translations/de/{file}.po": None})
    run("translate", "de", site=site)
    preview = preview_of(site)
    page = shown(preview, "de/card.html")
    assert re.search(r"The language is not published: [\d,]+ words of its core are not translated\.", page)
    assert "The page is not published: less than 80 % of its words are translated." in page
    title = article(texts(preview, "_translate/de/card.html"), "title")
    assert "Not translated. Visitors see the source." in title
    assert f">{CATALOG}:" in title


def test_a_change_in_one_language_leaves_what_was_read_of_the_others(
    a_german_site: MakeGerman, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = a_german_site()
    preview = preview_of(site)
    read: list[str] = []

    def reading(text: str, file: str, language: str, diagnostics: Diagnostics) -> list[Entry]:
        read.append(file)
        return read_entries(text, file, language, diagnostics)

    monkeypatch.setattr("explainer.load.translations.read_entries", reading)
    edit(site, CATALOG, f'msgstr "{pseudo("The card")}"', 'msgstr "Dîé néùé Kàrté"')
    preview.refresh()
    assert read == [CATALOG]
    assert "Dîé néùé Kàrté" in shown(preview, "de/card.html")


def test_the_pages_have_no_script_and_only_their_own_style(german: Preview) -> None:
    for file in ("_translate.html", "_translate/de.html", "_translate/de/exempt.html"):
        page = texts(german, file)
        assert "<script" not in page
        assert " style=" not in page
        assert [hash_of(style) for style in re.findall(r"<style>(.*?)</style>", page, re.DOTALL)] == [*POLICY.styles]


@pytest.mark.parametrize("file", ["_translate/fr.html", "_translate/de/nowhere.html", "_translate/de/_nothing.html"])
def test_what_is_no_page_is_not_there(file: str, german: Preview) -> None:
    assert german.pairs(file) is None
