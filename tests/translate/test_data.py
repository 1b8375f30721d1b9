"""Data and collections of a site's own → their texts in another language, where a schema says which they are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explainer.diagnostics import Diagnostics, Location
from explainer.formats import nodes
from explainer.formats.yaml_file import parse_yaml
from explainer.pipeline import build_site
from explainer.translate.data_texts import DataWalk
from explainer.translate.units import Unit
from tests.conftest import Run, replace_files
from tests.translate.pseudo import pseudo, translate
from tests.translate.test_catalogs import edit

MakeGerman = Callable[[], Path]
FEES = "content/data/fees.yaml"
CATALOG = "content/translations/de/data.fees.po"
TEXT = {"type": "string", "x-translate": True, "description": "What the fee is for."}
ROWS = {"type": "array", "items": {"type": "object", "properties": {"what": TEXT, "kind": {"type": "string"}}}}
PEOPLE = {"items": {"properties": {name: {"x-translate": True} for name in ("title", "description", "job")}}}
SHOWN = """{% extends "pages/plain.html" %}
{% block made %}
{% for row in data.fees %}<p class="fee">{% if row.kind == "late fee" %}late{% endif %} {{ row.what }}</p>{% endfor %}
{% for row in data.desks %}<p class="desk">{{ row.what }}</p>{% endfor %}
{% for entry in collections.people %}<p class="job">{{ entry.params.job }}</p>{% endfor %}
{% for entry in collections.rooms %}<p class="room">{{ entry.params.use }}</p>{% endfor %}
{% endblock %}
"""
ROOM = """---
title: The reading room
description: Where one can sit and read.
changed: 2026-04-02
params:
  use: A place to be quiet
---

It is **open** on all days but Sunday.
"""
FILES = {
    FEES: "- {what: Brought back after the day, kind: late fee}\n- {what: Lost on the way to us, kind: loss of book}\n",
    "content/data/fees.schema.json": json.dumps(ROWS),
    "content/data/desks.csv": "what,kind\nThe desk at the door,no text here\n",
    "content/data/desks.schema.json": json.dumps(ROWS),
    "content/data/people.yaml": "- {id: ann, title: Our Ann, description: She sorts., job: Sorts and finds books}\n",
    "content/data/people.schema.json": json.dumps(PEOPLE),
    "content/rooms/reading.md": ROOM,
    "content/rooms.schema.json": json.dumps({"properties": {"use": {"x-translate": True}}}),
    "templates/pages/fees.html": SHOWN,
}


@pytest.fixture
def site(a_german_site: MakeGerman) -> Path:
    """A site with data, which nobody has translated yet."""
    root = a_german_site()
    replace_files(root, FILES)
    edit(root, "content/pages/about.md", "changed:", "template: fees\nchanged:")
    with (root / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("\ncollections:\n  people: {}\n  rooms: {}\n")
    return root


def built(site: Path, page: str) -> str:
    build_site(site)
    return (site / "output" / page).read_text("utf-8")


def test_a_catalog_has_the_texts_that_the_schema_marks_and_no_others(site: Path, run: Run) -> None:
    run("translate", "de", site=site)
    catalog = (site / CATALOG).read_text("utf-8")
    assert (
        '#. What the fee is for.\n#: content/data/fees.yaml\nmsgctxt "what"\nmsgid "Brought back after the day"'
        in catalog
    )
    assert "late fee" not in catalog
    assert 'msgid "The desk at the door"' in (site / "content/translations/de/data.desks.po").read_text("utf-8")
    people = (site / "content/translations/de/data.people.po").read_text("utf-8")
    assert 'msgctxt "ann.job"\nmsgid "Sorts and finds books"' in people
    room = (site / "content/translations/de/rooms.reading.po").read_text("utf-8")
    assert 'msgctxt "params.use"\nmsgid "A place to be quiet"' in room
    assert 'msgid "It is **open** on all days but Sunday."' in room


def test_data_is_shown_in_the_language_and_keys_stay_as_they_are(site: Path) -> None:
    translate(site)
    page = built(site, "de/about.html")
    assert f'<p class="fee">late {pseudo("Brought back after the day")}</p>' in page
    assert f'<p class="fee"> {pseudo("Lost on the way to us")}</p>' in page
    assert f'<p class="desk">{pseudo("The desk at the door")}</p>' in page
    assert f'<p class="job">{pseudo("Sorts and finds books")}</p>' in page
    assert f'<p class="room">{pseudo("A place to be quiet")}</p>' in page
    source = (site / "output/about.html").read_text("utf-8")
    assert '<p class="desk">The desk at the door</p>' in source


def test_each_entry_of_a_collection_has_a_page_in_the_language(site: Path) -> None:
    translate(site)
    assert pseudo("Our Ann") in built(site, "de/people-ann.html")
    room = (site / "output/de/rooms-reading.html").read_text("utf-8")
    assert pseudo("The reading room") in room
    assert pseudo("It is **open** on all days but Sunday.").replace("**", "").partition(" ")[0] in room


def test_what_is_not_translated_says_its_language(site: Path) -> None:
    page = built(site, "de/about.html")
    assert '<p class="fee">late <span lang="en">Brought back after the day</span></p>' in page
    assert '<p class="desk"><span lang="en">The desk at the door</span></p>' in page


def test_a_row_keeps_its_translation_when_another_is_written_above_it(site: Path, run: Run) -> None:
    translate(site)
    before = run("translate", "de", site=site).out
    edit(site, FEES, "- {what: Lost", "- {what: Found again, kind: x}\n- {what: Lost")
    assert "100 %" in before
    assert "data.fees: 84 %, 2 words to do" in run("translate", "de", site=site).out


def test_a_translation_of_data_is_checked_at_its_line(site: Path, run: Run) -> None:
    translate(site)
    edit(site, CATALOG, pseudo("Lost on the way to us"), "Îm Wéég 14 vérlörén")
    printed = run("check", site=site)
    assert printed.code == 1
    assert f"{CATALOG}:" in printed.err
    assert "the number 14 is too much in this translation." in printed.err


def test_data_that_no_schema_marks_is_named_by_check(site: Path, run: Run) -> None:
    replace_files(site, {"content/data/fees.schema.json": None})
    printed = run("check", site=site)
    assert "content/data/fees.schema.json" in printed.out
    assert "data in the source language alone" in printed.out
    assert "“Brought back after the day” Mark texts with" in printed.out


MARKED: dict[str, Any] = {"x-translate": True}


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        ({"properties": {"a": MARKED}}, ["a"]),
        ({"additionalProperties": MARKED}, ["a", "b"]),
        ({"properties": {"a": {}}, "additionalProperties": MARKED}, ["b"]),
        ({"patternProperties": {"^b": MARKED}}, ["b"]),
        ({"$ref": "#/$defs/both", "$defs": {"both": {"properties": {"b": MARKED}}}}, ["b"]),
        ({"allOf": [{"properties": {"a": MARKED}}], "anyOf": [{"properties": {"b": MARKED}}]}, ["a", "b"]),
        ({"if": {}, "then": {"properties": {"a": MARKED}}}, ["a"]),
        ({"properties": {"c": {"prefixItems": [{}, MARKED]}}}, ["c"]),
        ({"properties": {"c": {"items": MARKED}}}, ["c", "c"]),
        ({"$ref": "#", "properties": {"a": MARKED}}, ["a"]),
        ({"$ref": "https://schema.example/a.json"}, []),
        (True, []),
    ],
)
def test_a_mark_is_found_wherever_a_schema_may_have_it(schema: Any, names: list[str]) -> None:
    node = parse_yaml("a: One text\nb: Another one\nc: [The third, The last]\n", FEES, Diagnostics())
    assert node is not None
    found: list[str] = []

    def note(unit: Unit, text: nodes.Scalar) -> nodes.Scalar:
        found.append(unit.context)
        return text

    assert DataWalk(FEES, schema, note, Diagnostics()).changed(node) == node
    assert found == names


def test_words_stay_words_whatever_yaml_reads_in_them() -> None:
    node = nodes.Scalar("Not so", Location(FEES))
    changed = DataWalk(FEES, MARKED, lambda _, text: nodes.Scalar("no", text.location), Diagnostics()).changed(node)
    assert changed == nodes.Scalar("no", Location(FEES), plain=False)
