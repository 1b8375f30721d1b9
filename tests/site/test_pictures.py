"""The pictures of this project's site → plain words, each state shown by a word and a sign, each small."""

from __future__ import annotations

import gzip
import re

import pytest

from explainer.model import Output, Site
from explainer.picture import LOOKS
from explainer.readability import readability
from tests.site.test_content import HARDEST_GRADE, LONGEST_SENTENCE

HEAVIEST = 1_229  # bytes that it adds to its page after `gzip -9`
HEAVIEST_DRAWN = 2_200  # likewise: four maps with the words beside them, or five counts over years
PICTURE = re.compile(r'<figure class="figure picture" id="picture-([\w-]+)">.*?</figure>', re.DOTALL)


@pytest.fixture(scope="module")
def drawn(outputs: dict[str, Output]) -> dict[str, tuple[str, str]]:
    """Each picture by its id, and the page in the source language on which it is."""
    pages = [output.body.decode() for path, output in outputs.items() if path.endswith(".html") and "/" not in path]
    return {found[1]: (found[0], page) for page in pages for found in PICTURE.finditer(page)}


def test_every_picture_stands_on_a_page(site: Site, drawn: dict[str, tuple[str, str]]) -> None:
    assert set(drawn) == set(site.pictures) != set()


def test_a_picture_speaks_in_plain_words(site: Site) -> None:
    for picture in site.pictures.values():
        measured = readability("\n\n".join(text.plain for text in picture.texts if text.words))
        assert measured.longest_words <= LONGEST_SENTENCE, f"{picture.id}: {measured.longest_sentence}"
        assert measured.grade <= HARDEST_GRADE, picture.id


def test_a_picture_is_small(site: Site, drawn: dict[str, tuple[str, str]]) -> None:
    for name, (shown, page) in drawn.items():
        heaviest = HEAVIEST_DRAWN if site.pictures[name].map or site.pictures[name].years else HEAVIEST
        whole, without = (len(gzip.compress(text.encode(), 9)) for text in (page, page.replace(shown, "")))
        assert 0 < whole - without <= heaviest, name


def test_what_a_picture_shows_by_colour_has_a_sign_and_a_word(drawn: dict[str, tuple[str, str]]) -> None:
    for name, (html, _) in drawn.items():
        shown = re.findall(r'class="look look--(\w+)"[^>]*><svg.*?</svg>(?:<br>)?\s*<b>([^<]+)', html)
        assert len(shown) == html.count('class="look '), name
        assert {look for look, _ in shown} <= set(LOOKS), name
        assert all(word.strip() for _, word in shown), name


def test_lines_lead_from_the_start_to_the_middle_of_each_path(drawn: dict[str, tuple[str, str]]) -> None:
    html, _ = drawn["after-ineligible"]
    ends = re.findall(r'<line x1="([\d.]+)%" x2="\1%" y1="50%" y2="100%"/>', html)
    assert [float(end) for end in ends] == [16.7, 50, 83.3]
    assert [f'id="picture-after-ineligible-{number}"' in html for number in (1, 2, 3, 4)] == [True, True, True, False]
