"""The form of rules.json as a JSON Schema (draft 2020-12), for programs that read it."""

from __future__ import annotations

import json

from explainer.rules.export import Json
from explainer.rules.model import AGAINST, FOR, FORMAT
from explainer.rules.periods import UNITS

_NAME: dict[str, Json] = {"type": "string", "pattern": "^[a-z0-9]+(_[a-z0-9]+)*$"}
_DAY: dict[str, Json] = {"type": "string", "format": "date"}
_PARTIAL_DAY: dict[str, Json] = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
_NAMES: dict[str, Json] = {"type": "array", "items": _NAME, "minItems": 1, "uniqueItems": True}
_LAW: dict[str, Json] = {"type": "array", "items": {"type": "string"}, "minItems": 1}
_CONDITION: dict[str, Json] = {"$ref": "#/$defs/condition"}
_CONDITIONS: dict[str, Json] = {"type": "array", "items": _CONDITION, "minItems": 2}


def rules_schema() -> bytes:
    """The bytes of rules.schema.json."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Questions, rules and outcomes that can be evaluated: see docs/rules-json.md",
        **_exactly(
            {
                "format": {"const": FORMAT},
                "id": {"type": "string"},
                "digest": {"type": "string", "pattern": "^sha256-[0-9a-f]{64}$"},
                "checked": _DAY,
                "stale_after": _DAY,
                "covers": _some({"date": _NAME, "from": _DAY, "until": _DAY}),
                "suspended": _list(_exactly({"from": _DAY, "law": _LAW}, {"until": _DAY})),
                "order": _NAMES,
                "dates": _map(_some({"from": _DAY})),
                "questions": _map(_question()),
                "rules": _map(
                    _exactly(
                        {"when": _CONDITION, "law": _LAW}, {"unsettled": {"const": True}, "first": {"const": True}}
                    )
                ),
                "asked_for": _list(_exactly({"rule": _NAME})),
                "exempt": _CONDITION,
                "outcomes": {**_list({"oneOf": [_outcome("when"), _outcome("otherwise")]}), "minItems": 2},
                "advice": _list(_exactly({"id": _NAME, "when": _CONDITION}, {"law": _LAW})),
                "sources": {"type": "object", "additionalProperties": _source()},
            }
        ),
        "$defs": {"condition": _condition()},
    }
    return json.dumps(schema, indent=1, ensure_ascii=False).encode() + b"\n"


def _condition() -> dict[str, Json]:
    """Exactly one of five: an answer, a rule, and three ways to connect."""
    return {
        "oneOf": [
            _exactly({"q": _NAME, "is": _NAMES}),
            _exactly({"rule": _NAME}),
            _exactly({"all": _CONDITIONS}),
            _exactly({"any": _CONDITIONS}),
            _exactly({"not": _CONDITION}),
        ]
    }


def _question() -> dict[str, Json]:
    limit: dict[str, Json] = {"oneOf": [{"type": "integer"}, _DAY]}
    ranges = _map(_some({"from": limit, "until": limit}))
    units: list[Json] = [*UNITS]
    counts = _exactly({"unit": {"enum": units}, "end": _NAME, "options": ranges}, {"start": _NAME})
    return _exactly({"options": {**_NAMES, "minItems": 2}}, {"only_if": _CONDITION, "counts": counts})


def _outcome(condition: str) -> dict[str, Json]:
    holds: dict[str, Json] = {"const": True} if condition == "otherwise" else _CONDITION
    return _exactly({"id": _NAME, condition: holds, "tone": {"enum": [FOR, AGAINST]}}, {"law": _LAW})


def _source() -> dict[str, Json]:
    text: dict[str, Json] = {"type": "string", "minLength": 1}
    days: dict[str, Json] = dict.fromkeys(("in_force", "claims_from", "claims_until", "current_to"), _PARTIAL_DAY)
    return _exactly({"cite": text, "url": text}, days)


def _exactly(required: dict[str, Json], optional: dict[str, Json] | None = None) -> dict[str, Json]:
    names: list[Json] = [*required]
    properties: dict[str, Json] = {**required, **(optional or {})}
    return {"type": "object", "required": names, "properties": properties, "additionalProperties": False}


def _some(optional: dict[str, Json]) -> dict[str, Json]:
    return {"type": "object", "properties": optional, "additionalProperties": False}


def _map(value: dict[str, Json]) -> dict[str, Json]:
    return {"type": "object", "propertyNames": _NAME, "additionalProperties": value}


def _list(item: dict[str, Json]) -> dict[str, Json]:
    return {"type": "array", "items": item}
