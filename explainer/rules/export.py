"""A ruleset and its law → rules.json: the logic, without a word, in one canonical form that other programs can read."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from explainer.rules.conditions import All, Answer, AnyOf, Condition, Not, RuleRef
from explainer.rules.model import FORMAT, Law, Option, Question, Ruleset

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


class UnknownFormat(ValueError):
    """Rules in a format that this program does not know. They are refused, never guessed at."""


@dataclass(frozen=True, slots=True)
class ExportedRules:
    """The bytes of rules.json, and their digest: "sha256-" and the SHA-256 of the bytes without it, in hexadecimal."""

    body: bytes
    digest: str


def export_rules(ruleset: Ruleset, laws: Mapping[str, Law]) -> bytes:
    """The bytes of rules.json: UTF-8, sorted keys, no spaces, nothing at the end: they are in the page as they are.

    The format is described in docs/rules-json.md and by rules.schema.json.
    """
    return export_with_digest(ruleset, laws).body


def export_with_digest(ruleset: Ruleset, laws: Mapping[str, Law]) -> ExportedRules:
    """The same, for who shows the digest as well."""
    rules = _document(ruleset, laws)
    digest = digest_of(rules)
    return ExportedRules(canonical({**rules, "digest": digest}), digest)


def canonical(value: Json) -> bytes:
    """JSON with sorted keys and no spaces, in UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest_of(rules: Mapping[str, Json]) -> str:
    """The digest that belongs to these rules, whatever `digest` they hold."""
    bare = {name: value for name, value in rules.items() if name != "digest"}
    return f"sha256-{hashlib.sha256(canonical(bare)).hexdigest()}"


def load_rules(data: bytes) -> dict[str, Json]:
    """What rules.json holds. Raises UnknownFormat if its format is another, ValueError if its digest does not fit."""
    rules = cast(Json, json.loads(data))
    if not isinstance(rules, dict) or rules.get("format") != FORMAT:
        raise UnknownFormat(f"these rules are not of format {FORMAT}")
    if rules.get("digest") != digest_of(rules):
        raise ValueError("these rules were changed after they were exported: their digest does not fit")
    return rules


def _document(ruleset: Ruleset, laws: Mapping[str, Law]) -> dict[str, Json]:
    advice: list[Json] = [
        _without_empty(id=hint.id, when=_condition(hint.when), law=[*hint.law]) for hint in ruleset.advice
    ]
    outcomes: list[Json] = [
        _without_empty(
            id=outcome.id,
            otherwise=outcome.when is None,
            when=None if outcome.when is None else _condition(outcome.when),
            tone=outcome.tone,
            law=[*outcome.law],
        )
        for outcome in ruleset.outcomes
    ]
    rules: dict[str, Json] = {
        rule.id: _without_empty(
            when=_condition(rule.when), unsettled=bool(rule.unsettled), first=bool(rule.next), law=[*rule.law]
        )
        for rule in ruleset.rules.values()
    }
    return {
        "format": ruleset.format,
        "id": ruleset.id,
        "checked": ruleset.checked.isoformat(),
        "stale_after": ruleset.stale_after.isoformat(),
        "covers": _coverage(ruleset),
        "suspended": _suspended(ruleset),
        "order": [*ruleset.questions],
        "dates": {day.id: {"from": day.first.isoformat()} if day.first else {} for day in ruleset.dates.values()},
        "questions": {question.id: _question(question) for question in ruleset.questions.values()},
        "rules": rules,
        "asked_for": [{"rule": rule.id} for rule in ruleset.rules.values() if rule.always_ask],
        "exempt": _condition(ruleset.exempt.when),
        "outcomes": outcomes,
        "advice": advice,
        "sources": {source: _law(laws[source]) for source in sorted(cited_law(ruleset)) if source in laws},
    }


def cited_law(ruleset: Ruleset) -> set[str]:
    """The ids of all sources that the rules, outcomes, advice and suspensions of a ruleset cite."""
    lists = [rule.law for rule in ruleset.rules.values()] + [outcome.law for outcome in ruleset.outcomes]
    lists += [hint.law for hint in ruleset.advice] + [period.law for period in ruleset.suspended]
    return {source for law in lists for source in law}


def _without_empty(**fields: Json) -> dict[str, Json]:
    """These fields without those that say nothing: absent, false or empty."""
    return {name: value for name, value in fields.items() if value not in (None, False, "", [], {})}


def _condition(condition: Condition) -> dict[str, Json]:
    match condition:
        case Answer(question=question, options=options):
            return {"q": question, "is": [*options]}
        case RuleRef(rule=rule):
            return {"rule": rule}
        case All(conditions=parts):
            return {"all": [_condition(part) for part in parts]}
        case AnyOf(conditions=parts):
            return {"any": [_condition(part) for part in parts]}
        case Not(condition=part):
            return {"not": _condition(part)}


def _question(question: Question) -> dict[str, Json]:
    fields: dict[str, Json] = {"options": [option.id for option in question.options]}
    if question.only_if is not None:
        fields["only_if"] = _condition(question.only_if)
    if question.counter is not None:
        counter = question.counter
        ranges: dict[str, Json] = {
            option.id: _range(option, counter.unit) for option in question.options if option.counted
        }
        fields["counts"] = {
            **_without_empty(start=counter.start),
            "unit": counter.unit,
            "end": counter.end,
            "options": ranges,
        }
    return fields


def _range(option: Option, unit: str) -> dict[str, Json]:
    limits = {"from": option.lowest, "until": option.highest}
    return {
        name: datetime.date.fromordinal(limit).isoformat() if unit == "date" else limit
        for name, limit in limits.items()
        if limit is not None
    }


def _coverage(ruleset: Ruleset) -> dict[str, Json]:
    covers = ruleset.covers
    if covers is None:
        return {}
    days = {"from": _written(covers.start), "until": _written(covers.until)}
    return {"date": covers.date, **_without_empty(**days)}


def _suspended(ruleset: Ruleset) -> list[Json]:
    return [
        {
            "from": period.start.isoformat(),
            **_without_empty(until=_written(period.until)),
            "law": [*period.law],
        }
        for period in ruleset.suspended
    ]


def _law(law: Law) -> dict[str, Json]:
    return _without_empty(
        cite=law.cite,
        url=law.url,
        in_force=_written(law.in_force),
        claims_from=_written(law.claims_from),
        claims_until=_written(law.claims_until),
        current_to=_written(law.current_to),
    )


def _written(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()
