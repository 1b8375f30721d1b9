"""The exports of this project's site → what other programs may rely on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from explainer.model import Output, Site
from tests.site.pages import Page

NAMES = ("facts", "timeline")


def load(outputs: dict[str, Output], path: str) -> Any:
    return json.loads(outputs[f"data/{path}"].body)


@pytest.mark.parametrize("name", NAMES)
def test_an_export_is_as_its_published_schema_says(name: str, outputs: dict[str, Output]) -> None:
    schema = load(outputs, f"{name}.schema.json")
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(load(outputs, f"{name}.json"))] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("change", ["unknown", "missing", "wrong"])
def test_a_schema_refuses_what_is_not_as_it_says(name: str, change: str, outputs: dict[str, Output]) -> None:
    export = load(outputs, f"{name}.json")
    entry = export["facts" if name == "facts" else "events"][0]
    if change == "unknown":
        entry["colour"] = "red"
    elif change == "missing":
        del entry["statement"]
    else:
        entry["date"] = "last summer"
    assert not Draft202012Validator(load(outputs, f"{name}.schema.json")).is_valid(export)


def test_the_export_holds_every_fact_with_its_sources(outputs: dict[str, Output], site: Site) -> None:
    export = load(outputs, "facts.json")
    assert [fact["id"] for fact in export["facts"]] == list(site.facts)
    known = {source["id"] for source in export["sources"]}
    assert {support["source"] for fact in export["facts"] for support in fact["sources"]} <= known


def test_the_export_of_the_timeline_is_in_order(outputs: dict[str, Output]) -> None:
    dates = [event["date"] for event in load(outputs, "timeline.json")["events"]]
    assert dates == sorted(dates)


@pytest.mark.parametrize("name", NAMES)
def test_the_addresses_of_an_export_lead_to_what_they_name(
    name: str, outputs: dict[str, Output], pages: dict[str, Page]
) -> None:
    ids = {f"{path}#{element['id']}" for path, page in pages.items() for element in page.elements if element["id"]}
    export = load(outputs, f"{name}.json")
    entries = [entry for value in export.values() if isinstance(value, list) for entry in value]
    assert [entry["address"] for entry in entries if entry["address"] not in ids] == []
