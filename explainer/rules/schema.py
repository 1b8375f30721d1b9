"""The form of rules.json, declared once: what is written of a ruleset, and its JSON Schema (draft 2020-12)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any

from explainer.rules.citations import places_of, sources_of
from explainer.rules.conditions import All, Answer, AnyOf, Condition, Not, RuleRef
from explainer.rules.model import FORMAT, Law, Question, Ruleset
from explainer.rules.periods import UNITS, UP
from explainer.rules.together import AGAINST, FOR

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Kind:
    """The schema of a value in JSON, and how it is written."""

    schema: dict[str, Json]
    write: Callable[[Any], Json] = lambda value: value


Fields = Mapping[str, tuple[Kind, Callable[[Any], Any]]]  # name in JSON → its kind, and where the value is


def _record(required: Fields, optional: Fields | None = None) -> Kind:
    """An object with these fields and no others; an optional one that is None, false or empty is left out."""
    fields = {**required, **(optional or {})}

    def written(value: Any) -> Iterator[tuple[str, Json]]:
        for name, (kind, get) in fields.items():
            found = get(value)
            if name in required or not (found is None or found is False or found in ("", ())):
                yield name, kind.write(found)

    names: dict[str, Json] = {"required": [*required]} if required else {}
    properties: dict[str, Json] = {name: kind.schema for name, (kind, _) in fields.items()}
    schema: dict[str, Json] = {"type": "object", **names, "properties": properties, "additionalProperties": False}
    return Kind(schema, lambda value: dict(written(value)))


def _list(item: Kind, **limits: Json) -> Kind:
    return Kind({"type": "array", "items": item.schema, **limits}, lambda values: [item.write(each) for each in values])


def _map(value: Kind, keys: dict[str, Json]) -> Kind:
    schema: dict[str, Json] = {"type": "object", **keys, "additionalProperties": value.schema}
    return Kind(schema, lambda values: {name: value.write(each) for name, each in values.items()})


def _day(day: datetime.date) -> str:
    return day.isoformat()


_NAME = Kind({"type": "string", "pattern": "^[a-z0-9]+(_[a-z0-9]+)*$"})
_NAMES = _list(_NAME, minItems=1, uniqueItems=True)
_BY_NAME: dict[str, Json] = {"propertyNames": _NAME.schema}
_STRING = Kind({"type": "string"})
_TEXT = Kind({"type": "string", "minLength": 1})
_TRUE = Kind({"const": True}, bool)
_DAY = Kind({"type": "string", "format": "date"}, _day)
_PARTIAL_DAY = Kind({"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}, _day)
_LIMIT = Kind({"oneOf": [{"type": "integer"}, _DAY.schema]}, lambda at: at if isinstance(at, int) else _day(at))
_LAW = (_list(_STRING, minItems=1), lambda thing: sources_of(thing.law))
_PLACES = {"places": (_map(_list(_TEXT, minItems=1), {}), lambda thing: places_of(thing.law) or None)}
_CONDITION = Kind({"$ref": "#/$defs/condition"}, lambda condition: _CONDITIONS[type(condition)].write(condition))
_SEVERAL = (_list(_CONDITION, minItems=2), attrgetter("conditions"))
_ID = (_NAME, attrgetter("id"))
_WHEN = (_CONDITION, attrgetter("when"))

_CONDITIONS: dict[type[Condition], Kind] = {
    Answer: _record({"q": (_NAME, attrgetter("question")), "is": (_NAMES, attrgetter("options"))}),
    RuleRef: _record({"rule": (_NAME, attrgetter("rule"))}),
    All: _record({"all": _SEVERAL}),
    AnyOf: _record({"any": _SEVERAL}),
    Not: _record({"not": (_CONDITION, attrgetter("condition"))}),
}


def _limits(question: Question) -> dict[str, tuple[Any, Any]]:
    """Option → the first and the last value that pick it: numbers of days or, where dates are counted, days."""
    days = question.counter is not None and question.counter.unit == "date"

    def limit(value: int | None) -> int | datetime.date | None:
        return datetime.date.fromordinal(value) if days and value is not None else value

    counted = (option for option in question.options if option.counted)
    return {option.id: (limit(option.lowest), limit(option.highest)) for option in counted}


def _options(question: Question) -> list[str]:
    return [option.id for option in question.options]


def _outcome(condition: str, how: tuple[Kind, Callable[[Any], Any]]) -> Kind:
    tone = Kind({"enum": [FOR, AGAINST]}), attrgetter("tone")
    return _record(
        {"id": _ID, condition: how, "tone": tone}, {"law": _LAW, **_PLACES, "needs": (_NAMES, attrgetter("needs"))}
    )


_RANGE = _record({}, {"from": (_LIMIT, itemgetter(0)), "until": (_LIMIT, itemgetter(1))})
_COUNTS = _record(
    {
        "unit": (Kind({"enum": [*UNITS]}), attrgetter("counter.unit")),
        "end": (_NAME, attrgetter("counter.end")),
        "options": (_map(_RANGE, _BY_NAME), _limits),
    },
    {
        "start": (_NAME, attrgetter("counter.start")),
        "round": (Kind({"const": UP}), lambda question: UP if question.counter.round == UP else None),
    },
)
_QUESTION = _record(
    {"options": (_list(_NAME, minItems=2, uniqueItems=True), _options)},
    {
        "only_if": (_CONDITION, attrgetter("only_if")),
        "variants": (_list(_record({"when": _WHEN})), attrgetter("variants")),
        "counts": (_COUNTS, lambda question: question if question.counter else None),
    },
)
_RULE = _record(
    {"when": _WHEN, "law": _LAW},
    {
        "unsettled": (_TRUE, attrgetter("unsettled")),
        "first": (_TRUE, attrgetter("next")),
        "sets": (_map(_NAME, _BY_NAME), lambda rule: rule.sets or None),
        **_PLACES,
    },
)
_FOLLOWS, _FOLLOWS_ELSE = _outcome("when", _WHEN), _outcome("otherwise", (_TRUE, lambda _: True))
_OUTCOME = Kind(
    {"oneOf": [_FOLLOWS.schema, _FOLLOWS_ELSE.schema]},
    lambda outcome: (_FOLLOWS_ELSE if outcome.when is None else _FOLLOWS).write(outcome),
)
_COVERS = _record(
    {},
    {
        "date": (_NAME, attrgetter("date")),
        "from": (_DAY, attrgetter("start")),
        "until": (_DAY, attrgetter("until")),
    },
)
_SUSPENSION = _record(
    {"from": (_DAY, attrgetter("start")), "law": _LAW}, {"until": (_DAY, attrgetter("until")), **_PLACES}
)
_SOURCE = _record(
    {"cite": (_TEXT, attrgetter("cite")), "url": (_TEXT, attrgetter("url"))},
    {name: (_PARTIAL_DAY, attrgetter(name)) for name in ("in_force", "claims_from", "claims_until", "current_to")},
)
_DATE = _record({}, {"from": (_DAY, attrgetter("first"))})
_DAYS = _record(
    {
        "from": (_DAY, attrgetter("start")),
        "until": (_DAY, attrgetter("until")),
        "days": (_list(_DAY), attrgetter("days")),
    }
)
_ADVICE = _record({"id": _ID, "when": _WHEN}, {"law": _LAW, **_PLACES})


def _of_rules(name: str) -> Callable[[tuple[Ruleset, Mapping[str, Law]]], Any]:
    return lambda both: attrgetter(name)(both[0])


# A ruleset and the law that it cites. The digest is made of what is written, and put in by export.py.
DOCUMENT = _record(
    {
        "format": (Kind({"const": FORMAT}), _of_rules("format")),
        "id": (_STRING, _of_rules("id")),
        "digest": (Kind({"type": "string", "pattern": "^sha256-[0-9a-f]{64}$"}), lambda _: ""),
        "checked": (_DAY, _of_rules("checked")),
        "stale_after": (_DAY, _of_rules("stale_after")),
        "covers": (Kind(_COVERS.schema, lambda covers: _COVERS.write(covers) if covers else {}), _of_rules("covers")),
        "suspended": (_list(_SUSPENSION), _of_rules("suspended")),
        "order": (_NAMES, _of_rules("questions")),
        "dates": (_map(_DATE, _BY_NAME), _of_rules("dates")),
        "questions": (_map(_QUESTION, _BY_NAME), _of_rules("questions")),
        "rules": (_map(_RULE, _BY_NAME), _of_rules("rules")),
        "asked_for": (
            _list(_record({"rule": _ID})),
            lambda both: [rule for rule in both[0].rules.values() if rule.always_ask],
        ),
        "exempt": (_CONDITION, _of_rules("exempt.when")),
        "outcomes": (_list(_OUTCOME, minItems=2), _of_rules("outcomes")),
        "advice": (_list(_ADVICE), _of_rules("advice")),
        "sources": (_map(_SOURCE, {}), itemgetter(1)),
    },
    {
        "holidays": (_DAYS, _of_rules("holidays")),
        "clock_changes": (_DAYS, _of_rules("clock_changes")),
        "values": (
            _map(_NAMES, _BY_NAME),
            lambda both: {value.id: [*value.options] for value in both[0].values.values()} or None,
        ),
    },
)


def rules_schema() -> bytes:
    """The bytes of rules.schema.json."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Questions, rules and outcomes that can be evaluated: see docs/rules-json.md",
        **DOCUMENT.schema,
        "$defs": {"condition": {"oneOf": [kind.schema for kind in _CONDITIONS.values()]}},
    }
    return json.dumps(schema, indent=1, ensure_ascii=False).encode() + b"\n"
