"""The templates of this project's site → short, escaped, and without a word of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.test_layers import named
from tests.conftest import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
LONGEST = 60
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
TAG = re.compile(r"<[^>]*>|&\w+;")  # a sign such as &nbsp; is no word
# Attributes whose value is read out or shown.
READ_OUT = re.compile(r'\b(?:aria-label|aria-description|title|alt|placeholder)="([^"]*)"')
# SHA256SUMS is the name of a file, not a word.
LETTERS = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")


def without_code(file: Path) -> str:
    return CODE.sub("", COMMENT.sub("", file.read_text("utf-8")))


@pytest.mark.parametrize("file", TEMPLATES, ids=named)
def test_a_template_is_short(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("file", TEMPLATES, ids=named)
def test_a_template_switches_no_escaping_off(file: Path) -> None:
    text = file.read_text("utf-8")
    assert not re.search(r"\|\s*safe\b", text)
    assert "autoescape" not in text


@pytest.mark.parametrize("file", TEMPLATES, ids=named)
def test_what_a_visitor_reads_comes_from_the_words_of_the_site(file: Path) -> None:
    text = without_code(file)
    # A macro may hold attributes alone, to be put into a tag.
    shown = ATTRIBUTE.sub("", TAG.sub("", re.sub(r"<(svg|style|code)\b.*?</\1>", "", text, flags=re.DOTALL)))
    assert LETTERS.findall(shown) == []
    assert [value for value in READ_OUT.findall(text) if LETTERS.search(value)] == []


@pytest.mark.parametrize("file", TEMPLATES, ids=named)
def test_a_template_has_no_style_and_no_script_of_its_own(file: Path) -> None:
    text = COMMENT.sub("", file.read_text("utf-8"))
    assert not re.search(r"\sstyle\s*=|\son\w+\s*=|javascript:", text)
    assert not re.search(r"<style\b[^>]*>(?!\{\{ \w+ \}\}</style>)", text), (
        "styles are made from rules, or in assets/css"
    )
    assert all("application/" in tag for tag in re.findall(r"<script\b[^>]*>", text))


@pytest.mark.parametrize("file", sorted((ROOT / "templates/parts").glob("*.html")), ids=named)
def test_a_part_has_a_macro(file: Path) -> None:
    assert "{% macro " in file.read_text("utf-8")
