"""Two English sentences of this site are changed, one of a deadline and one of prose → every language as it is then."""

from __future__ import annotations

import re
import shutil

import pytest

from explainer.load.translations import languages_in
from explainer.preview.site_preview import Preview
from explainer.proved import STAMP
from tests.conftest import ROOT
from tests.translate.test_catalogs import edit

LANGUAGES = languages_in(ROOT)
DEADLINE = ("given the form, you have 15 days.", "given the form, you have 16 days.")
PROSE = ("A lawyer should look at it.", "A lawyer must look at it.")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Preview:
    """The preview of a copy in which the two were changed, and nothing was translated since."""
    site = tmp_path_factory.mktemp("edited") / "site"
    for folder in ("content", "templates", "assets"):
        shutil.copytree(ROOT / folder, site / folder)
    shutil.copy(ROOT / "site.yaml", site)
    if (ROOT / STAMP).is_file():  # words are no part of what is proved
        (site / STAMP).parent.mkdir()
        shutil.copy(ROOT / STAMP, site / STAMP)
    edit(site, "content/rules/stca.yaml", *DEADLINE)
    edit(site, "content/sections/exceptions.md", *PROSE)
    preview = Preview(site)
    preview.refresh()
    assert preview.diagnostics == ()
    return preview


def page(preview: Preview, file: str) -> str:
    output = preview.page(file)
    assert output is not None, preview.diagnostics
    return output.body.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deadline_that_changed_is_read_in_english_until_it_is_translated(language: str, edited: Preview) -> None:
    form = page(edited, f"{language}/exempt.html")
    assert re.search(rf'<span lang="en"[^>]*>From the day you are {DEADLINE[1]} It must', form)
    assert DEADLINE[0] not in form


def test_prose_that_changed_is_read_as_it_was_with_a_way_to_the_new_text(edited: Preview) -> None:
    """In the languages that have the page."""
    older = [
        language
        for language in LANGUAGES
        if re.search(
            r'<a class="newer" href="\.\./exceptions\.html#[^"]+"', page(edited, f"{language}/exceptions.html")
        )
    ]
    assert older == ["es", "fr", "ht"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translator_sees_what_changed(language: str, edited: Preview) -> None:
    body = edited.pairs(f"_translate/{language}/exempt.html")
    assert body is not None
    assert "you have <del>15</del> <ins>16</ins> days." in body.decode()


@pytest.mark.parametrize("file", ["whole-border.html", "new-limits.html"])
def test_words_of_a_drawing_that_are_not_translated_stay_within_it(file: str, edited: Preview) -> None:
    """An element of HTML would end the drawing where it begins."""
    drawings = re.findall(r"<svg\b.*?</svg>", page(edited, f"ar/{file}"), re.DOTALL)
    assert any("<text" in drawing for drawing in drawings)
    assert [drawing for drawing in drawings if "<span" in drawing] == []
