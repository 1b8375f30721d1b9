"""A ruleset and its law → rules.json: the logic, without a word, in one canonical form that other programs can read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from explainer.rules.model import FORMAT, Law, Ruleset
from explainer.rules.schema import DOCUMENT, Json


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
    cited = {source: laws[source] for source in sorted(cited_law(ruleset)) if source in laws}
    rules = cast(dict[str, Json], DOCUMENT.write((ruleset, cited)))
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


def cited_law(ruleset: Ruleset) -> set[str]:
    """The ids of all sources that the rules, outcomes, advice and suspensions of a ruleset cite."""
    lists = [rule.law for rule in ruleset.rules.values()] + [outcome.law for outcome in ruleset.outcomes]
    lists += [hint.law for hint in ruleset.advice] + [period.law for period in ruleset.suspended]
    return {citation.source for law in lists for citation in law}
