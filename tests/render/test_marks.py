"""Numbers of sources and rings of facts in the whole site → each on the line of the word before it."""

from __future__ import annotations

import re

import pytest

from explainer.pipeline import make_outputs
from tests.conftest import WHOLE

NUMBER = r'<a href="#source-[^>]*>\[[^<]*</a>'


@pytest.fixture(scope="module")
def pages() -> str:
    return "".join(output.body.decode() for output in make_outputs(WHOLE) if output.path.endswith(".html"))


def test_a_number_begins_no_line_alone(pages: str) -> None:
    alone = re.sub(rf"({NUMBER}) (?={NUMBER})", r"\1", pages)
    assert len(re.findall(rf"\xa0{NUMBER}", alone)) > 5
    assert not re.search(rf"[ \n]{NUMBER}", alone)


def test_a_line_may_break_between_two_numbers(pages: str) -> None:
    assert re.search(rf"{NUMBER} {NUMBER}", pages)
    assert not re.search(rf"{NUMBER}{NUMBER}", pages)


def test_a_mark_of_a_fact_begins_no_line_alone(pages: str) -> None:
    assert re.search(r"\xa0<a [^>]*>fact</a>", pages)
