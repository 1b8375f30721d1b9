"""A picture of the whole site → HTML in which each text is with its numbers and addresses."""

from __future__ import annotations

import re

import pytest

from explainer.pipeline import make_outputs
from tests.conftest import WHOLE


@pytest.fixture(scope="module")
def about() -> str:
    return next(output.body for output in make_outputs(WHOLE) if output.path == "about.html").decode()


def picture(page: str, name: str) -> str:
    found = re.search(rf'<figure id="picture-{name}">.*?</figure>', page, re.DOTALL)
    assert found is not None
    return found[0]


def test_a_text_of_a_picture_has_the_numbers_of_its_page(about: str) -> None:
    assert '<a href="#source-card-rules-2" aria-label="Source 2: Rule 2">[2, (1)]</a>' in picture(about, "doors-by-day")


def test_a_link_in_a_picture_is_relative_to_the_file_of_pictures(about: str) -> None:
    assert '<a href="shelves.html#shelf-c-land">at the desk</a>' in picture(about, "days-of-a-loan")


def test_a_picture_stands_between_paragraphs_and_not_in_one(about: str) -> None:
    assert "<p><figure" not in about
    assert about.count("<figure") == about.count("</figure>") == 6
