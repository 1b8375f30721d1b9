"""`Site` → facts, timeline and rules as JSON for other programs, each with its JSON Schema beside it."""

from __future__ import annotations

import json
from typing import Any

from explainer.model import CONFIDENCES, FACT_KINDS, VERDICTS, Fact, Output, Site, Source
from explainer.render.addresses import event_address, fact_address, source_address
from explainer.render.figure_files import figure_outputs
from explainer.render.form_data import form_outputs

FORMAT = 1  # a program that does not know the format must refuse it
_DATE = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
_ID = {"type": "string", "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$"}


def data_outputs(site: Site) -> list[Output]:
    """data/facts.json and data/timeline.json with their schemas (JSON Schema 2020-12), and the rules of the form."""
    made_from = tuple(dict.fromkeys(theme.location.file for theme in site.themes))
    facts = {
        "format": FORMAT,
        "language": site.settings.language,
        "checked": str(site.settings.checked),
        "facts": [_fact(site, fact) for fact in site.facts.values()],
        "sources": [_source(site, source) for source in site.sources.values()],
    }
    timeline = {
        "format": FORMAT,
        "language": site.settings.language,
        "checked": str(site.settings.checked),
        "events": [_event(site, event) for year in site.timeline for event in year.events],
    }
    bodies = {
        "facts.json": facts,
        "facts.schema.json": _facts_schema(),
        "timeline.json": timeline,
        "timeline.schema.json": _timeline_schema(),
    }
    outputs = [Output(f"data/{name}", _json(body), made_from) for name, body in bodies.items()] if site.facts else []
    return outputs + figure_outputs(site) + form_outputs(site)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _fact(site: Site, fact: Fact) -> dict[str, Any]:
    entry: dict[str, Any] = {
        **_event(site, fact),
        "theme": fact.theme,
        "confidence": fact.confidence,
        "checked": str(fact.checked),
        "address": fact_address(site, fact.id),
        "date_is": "text" if fact.dates_text else "event",
        "sources": [
            {"source": support.source, "where": support.where, "supports": support.supports} for support in fact.sources
        ],
    }
    optional = {"verdict": fact.verdict, "article_says": fact.article_says, "why": fact.why, "note": fact.note}
    entry.update({name: text for name, text in optional.items() if text})
    entry.pop("turn")
    return entry


def _event(site: Site, fact: Fact) -> dict[str, Any]:
    event: dict[str, Any] = {
        "id": fact.id,
        "title": fact.title,
        "date": str(fact.date),
        "statement": fact.statement,
        "kind": fact.kind,
        "turn": fact.turn,
        "address": event_address(site, fact.id),
        "sources": [support.source for support in fact.sources],
    }
    if fact.until is not None:
        event["until"] = str(fact.until)
    return event


def _source(site: Site, source: Source) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": source.id,
        "kind": source.kind,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "opened": source.opened,
        "address": source_address(site, source.id),
    }
    dates = {
        "date": source.date,
        "current_to": source.current_to,
        "in_force": source.in_force,
        "claims_from": source.claims_from,
        "claims_until": source.claims_until,
    }
    entry.update({name: str(day) for name, day in dates.items() if day is not None})
    entry.update({name: text for name, text in (("archived", source.archived), ("caution", source.caution)) if text})
    return entry


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": sorted(required),
        "additionalProperties": False,
    }


def _schema(name: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **body}


def _text() -> dict[str, Any]:
    return {"type": "string", "minLength": 1}


def _common() -> dict[str, Any]:
    return {
        "id": _ID,
        "title": _text(),
        "date": _DATE,
        "statement": _text(),
        "kind": {"enum": list(FACT_KINDS)},
        "address": _text(),
    }


def _head() -> dict[str, Any]:
    return {"format": {"const": FORMAT}, "language": _text(), "checked": _DATE}


def _facts_schema() -> dict[str, Any]:
    support = _object({"source": _ID, "where": {"type": "string"}, "supports": _text()})
    fact = _object(
        {
            **_common(),
            "theme": _ID,
            "confidence": {"enum": list(CONFIDENCES)},
            "checked": _DATE,
            "date_is": {"enum": ["event", "text"]},
            "sources": {"type": "array", "items": support, "minItems": 1},
        },
        {"until": _DATE, "verdict": {"enum": list(VERDICTS)}, "article_says": _text(), "why": _text(), "note": _text()},
    )
    days = dict.fromkeys(("date", "current_to", "in_force", "claims_from", "claims_until"), _DATE)
    source = _object(
        {
            "id": _ID,
            "kind": _text(),
            "title": _text(),
            "publisher": _text(),
            "url": _text(),
            "opened": {"type": "boolean"},
            "address": _text(),
        },
        {**days, "archived": _text(), "caution": _text()},
    )
    lists = {"facts": {"type": "array", "items": fact}, "sources": {"type": "array", "items": source}}
    return _schema("facts", _object({**_head(), **lists}))


def _timeline_schema() -> dict[str, Any]:
    event = _object(
        {**_common(), "turn": {"type": "boolean"}, "sources": {"type": "array", "items": _ID, "minItems": 1}},
        {"until": _DATE},
    )
    return _schema("timeline", _object({**_head(), "events": {"type": "array", "items": event}}))
