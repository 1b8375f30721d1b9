"""Every page of the built site → the switch between languages keeps the page, and the place in it."""

from __future__ import annotations

import posixpath
import re

import pytest

from explainer.load.translations import languages_in
from explainer.model import Output
from tests.conftest import ROOT

LANGUAGES = ("", *(f"{language}/" for language in languages_in(ROOT)))
_SWITCH = re.compile(r'<nav class="menu languages".*?</nav>', re.DOTALL)
_LINK = re.compile(r'<a href="([^"]*)" lang="([^"]*)"')
_PLACE = re.compile(r'<h[2-6] id="([^"]+)"')


@pytest.mark.parametrize("folder", LANGUAGES, ids=lambda folder: folder or "source")
def test_the_switch_leads_to_the_same_page_where_a_language_has_it(folder: str, outputs: dict[str, Output]) -> None:
    for path in pages_in(folder, outputs):
        switch = _SWITCH.search(html(path, outputs))
        assert switch, path
        for address, language in _LINK.findall(switch[0]):
            other = "" if language == "en" else f"{language}/"
            same = other + path.removeprefix(folder)
            wanted = same if same in outputs else f"{other}index.html"
            assert target(path, address) == wanted, (path, language)


@pytest.mark.parametrize("folder", LANGUAGES[1:])
def test_a_place_of_a_page_is_the_same_in_every_language(folder: str, outputs: dict[str, Output]) -> None:
    """Parts may be in another order, as words are; without a glossary a language has no words below a page."""
    missing = set() if f"{folder}glossary.html" in outputs else {"words"}
    for path in pages_in(folder, outputs):
        here, there = (sorted(_PLACE.findall(html(each, outputs))) for each in (path, path.removeprefix(folder)))
        assert here == [place for place in there if place not in missing], path


def pages_in(folder: str, outputs: dict[str, Output]) -> list[str]:
    """The pages of one language; the one that stands in for others is shown at any address."""
    pages = [path for path in outputs if path.endswith(".html") and posixpath.dirname(path) == folder.rstrip("/")]
    assert len(pages) > 3, folder
    return [path for path in pages if not path.endswith("404.html")]


def html(path: str, outputs: dict[str, Output]) -> str:
    return outputs[path].body.decode()


def target(path: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address.partition("#")[0] or path))
