"""Figures that somebody typed into a text → they are those of the site that is built, or of what they are about."""

from __future__ import annotations

import re

import brotli
import pytest

from explainer.model import Output, Site
from explainer.render.values import language_in_words
from tests.conftest import ROOT
from tests.site.test_budgets import FORM, packed

_IN_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CLOSE = 0.3  # KB
_DESIGN = ROOT / "docs/design.md"
_README = (ROOT / "README.md").read_text("utf-8")
# “The form is above its limit by 9.5 KB. Of its 36.5 KB compressed …”, and “With Brotli it has 30.2 KB.”
_FORM = re.compile(
    r"above its limit by ([\d.]+) KB\. Of its ([\d.]+) KB compressed.*?With Brotli it has ([\d.]+) KB", re.DOTALL
)


def test_what_is_said_of_the_weight_of_the_form_is_so(outputs: dict[str, Output]) -> None:
    form = outputs["exempt.html"].body
    weight = packed(form.decode())
    told = _FORM.search(_DESIGN.read_text("utf-8"))
    assert told
    measured = [(weight - FORM) / 1024, weight / 1024, len(brotli.compress(form)) / 1024]
    assert [float(each) for each in told.groups()] == [pytest.approx(each, abs=_CLOSE) for each in measured], (
        f"write {', '.join(f'{each:.1f}' for each in measured)} into docs/design.md, below the table of weights"
    )


def test_the_page_that_compares_the_law_says_how_many_people_and_days_it_compares(site: Site) -> None:
    form = site.forms["stca"]
    people = _IN_WORDS[sum(1 for case in form.cases if case.compared)]
    days = _IN_WORDS[len(form.ruleset.compared)]
    page = site.pages["then-and-now"]
    assert f"What {people} people would have been told on {days} days" in page.description
    assert f"takes {people} people" in page.text.plain


def test_the_readme_names_the_languages_of_the_site(site: Site) -> None:
    names = [language_in_words(code, "en") for code, _ in site.settings.languages]
    assert f"its core is also in {', '.join(names[:-1])} and {names[-1]}" in _README


def test_the_readme_counts_the_examples() -> None:
    examples = [path for path in (ROOT / "examples").iterdir() if (path / "site.yaml").is_file()]
    assert f"There are {_IN_WORDS[len(examples)]} more sites in `examples/`" in _README


def test_the_oldest_python_is_the_same_wherever_it_is_named() -> None:
    needed = re.search(r'requires-python = ">=(3\.\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert needed
    named = f"Python {needed[1]} or newer"
    assert named in _README
    assert named in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert f'python: ["{needed[1]}"' in (ROOT / ".github/workflows/test.yaml").read_text("utf-8")
