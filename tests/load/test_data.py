"""content/data/ → values in templates, as YAML and CSV say, and as a schema allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.formats.plain_values import plain_value
from explainer.formats.yaml_file import parse_yaml
from explainer.new.site import make_site
from tests.conftest import MakeSite, Run, replace_files

SHOWN = '{% extends "pages/plain.html" %}{% block made %}<p>{{ data.fees }}</p>{% endblock %}\n'
PAGE = "---\ntitle: Fees\ndescription: Fees.\nchanged: 2026-04-02\ntemplate: fees\n---\n\nWords.\n"
SCHEMA = """{
  "type": "array",
  "items": {
    "type": "object",
    "required": ["name", "coins"],
    "additionalProperties": false,
    "properties": {
      "name": {"type": "string"},
      "coins": {"type": "integer", "minimum": 0},
      "for": {"enum": ["adults", "children"]}
    }
  }
}
"""
YAML = "content/data/fees.yaml"
CSV = "content/data/fees.csv"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("1.50", 1.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("'12'", "12"),
        ('"true"', "true"),
        ("2026-04-02", "2026-04-02"),
        ("|\n  12", "12"),
        ("[1, a]", [1, "a"]),
        ("{b: {c: 1}}", {"b": {"c": 1}}),
    ],
)
def test_a_value_is_what_yaml_says(typed: str, value: object) -> None:
    diagnostics = Diagnostics()
    node = parse_yaml(f"a: {typed}", "a.yaml", diagnostics)
    assert node is not None
    assert plain_value(node, diagnostics) == {"a": value}
    assert not diagnostics


@pytest.mark.parametrize("typed", ["yes", "NO", "off", "012", "0x1F", "1_000", "12:30", ".inf", ".NaN"])
def test_what_programs_read_differently_is_reported(typed: str) -> None:
    diagnostics = Diagnostics()
    node = parse_yaml(f"a:\n- {typed}", "a.yaml", diagnostics)
    assert node is not None
    plain_value(node, diagnostics)
    assert [(each.location.line, each.what) for each in diagnostics] == [
        (2, f'"{typed}" is not the same to all programs that read YAML.')
    ]


@pytest.mark.parametrize("typed", ["9" * 16, "-" + "9" * 4_400, "1e999", "9" * 400 + ".5"])
def test_a_number_that_is_not_the_same_to_all_programs_is_reported(typed: str) -> None:
    diagnostics = Diagnostics()
    node = parse_yaml(f"a:\n- {typed}", "a.yaml", diagnostics)
    assert node is not None
    plain_value(node, diagnostics)
    assert [(each.location.line, each.what) for each in diagnostics] == [
        (2, "a number as great as this is not the same to all programs.")
    ]


@pytest.mark.parametrize(
    ("file", "text", "shown"),
    [
        (YAML, "- {name: Late, coins: 2}\n- {name: Lost, coins: 0}\n", "[{'name': 'Late', 'coins': 2}, {"),
        (CSV, 'name,coins\nLate,2\n"Lost, or wet",0\n', "'name': 'Lost, or wet', 'coins': '0'}]"),
    ],
)
def test_templates_are_given_the_data(file: str, text: str, shown: str, a_site: MakeSite, run: Run) -> None:
    site = a_site({file: text, "templates/pages/fees.html": SHOWN, "content/pages/about.md": PAGE})
    assert run("build", site=site).err == ""
    assert shown in (site / "output/about.html").read_text("utf-8").replace("&#39;", "'")


def reported(files: dict[str, str | bytes | None], a_site: MakeSite, run: Run) -> list[str]:
    """Each place and what is wrong there."""
    return [line for line in run("check", site=a_site(files)).err.splitlines() if line.startswith("content/")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("- name: Late\n", f'{YAML}:1: "coins" is missing here.'),
        ("- name: Late\n  coins: two\n", f'{YAML}:2: "two" is not a whole number.'),
        ("- name: Late\n  coins: 2\n  fro: adults\n", f'{YAML}:3: the schema has no field "fro". Did you mean "for"?'),
        (
            "- {name: Late, coins: 2}\n- name: Lost\n  coins: 2\n  for: adult\n",
            f'{YAML}:4: "adult" is none of the values',
        ),
        ("- name: Late\n  coins: -1\n", f"{YAML}:2: -1 does not fit the schema, which says minimum: 0."),
        ("name: Late\n", f'{YAML}:1: {{"name": "Late"}} is not a list.'),
    ],
)
def test_a_schema_beside_the_file_is_enforced(text: str, place: str, a_site: MakeSite, run: Run) -> None:
    found = reported({YAML: text, "content/data/fees.schema.json": SCHEMA}, a_site, run)
    assert len(found) == 1
    assert found[0].startswith(place)


def test_what_fits_the_schema_is_not_reported(a_site: MakeSite, run: Run) -> None:
    shown = {"templates/pages/fees.html": SHOWN, "content/pages/about.md": PAGE}
    files = {YAML: "- {name: Late, coins: 2, for: adults}\n", "content/data/fees.schema.json": SCHEMA}
    assert run("check", site=a_site({**files, **shown})).err == ""


def test_a_schema_fetches_nothing(a_site: MakeSite, run: Run) -> None:
    files = {YAML: "a: 1\n", "content/data/fees.schema.json": '{"$ref": "https://schema.example/a.json"}'}
    (line,) = reported({**files}, a_site, run)
    assert "the schema refers to" in line


def test_a_column_that_is_wrong_is_reported_at_its_row(a_site: MakeSite, run: Run) -> None:
    schema = SCHEMA.replace('"type": "integer", "minimum": 0', '"type": "string", "pattern": "^[0-9]+$"')
    found = reported({CSV: "name,coins\nLate,2\nLost,few\n", "content/data/fees.schema.json": schema}, a_site, run)
    assert [line.partition(": ")[0] for line in found] == [f"{CSV}:3"]


SITE = "\ncollections:\n  people:\n    template: person\n    index: people\n"
INDEX = PAGE.replace("template: fees", "kind: collection")
PERSON = """{% extends "pages/entry.html" %}
{% block made %}<p>Shelf {{ entry.params.shelf }} of {{ collections.people | length }}.</p>{{ super() }}{% endblock %}
"""
ANN = """---
title: Ann
description: She sorts.
changed: 2026-04-02
params:
  shelf: 3
---

She [sorts](../pages/help.md).
"""


@pytest.mark.parametrize(
    ("file", "text", "link"),
    [
        ("content/people/ann.md", ANN, "../people/ann.md"),
        (
            "content/data/people.yaml",
            "- id: ann\n  title: Ann\n  description: She sorts.\n  shelf: 3\n",
            "../data/people.yaml#ann",
        ),
        ("content/data/people.csv", "id,title,description,shelf\nann,Ann,She sorts.,3\n", "../data/people.csv#ann"),
    ],
)
def test_each_entry_of_a_collection_of_the_site_has_a_page(
    file: str, text: str, link: str, tmp_path: Path, run: Run
) -> None:
    site = tmp_path / "site"
    make_site(site)
    settings = (site / "site.yaml").read_text("utf-8").replace("\n  - about\n", "\n  - about\n  - people\n")
    index = INDEX.replace("Words.", f"See [the best of us]({link}).")
    files = {"site.yaml": settings + SITE, file: text, "content/pages/people.md": index}
    replace_files(site, {**files, "templates/pages/person.html": PERSON})
    assert run("bundle", site=site).err == ""
    index = (site / "output/people.html").read_text("utf-8")
    assert 'See <a href="people-ann.html">the best of us</a>.' in index
    assert '<li><a href="people-ann.html">Ann</a> She sorts.</li>' in index
    page = (site / "output/people-ann.html").read_text("utf-8")
    assert "<p>Shelf 3 of 1.</p>" in page
    assert '<p class="up"><a href="people.html">Fees</a></p>' in page
    assert "people-ann.html" not in (site / "output/bundle/site.html").read_text("utf-8")
