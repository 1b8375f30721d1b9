"""A field is declared on a class of the rules → it is read, in the JSON Schema, and missed when it is not written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import jsonschema
import pytest

from explainer.diagnostics import Diagnostics, Location
from explainer.formats import nodes
from explainer.formats.declaration import schema_of
from explainer.formats.json_schema import mapping_file_schema
from explainer.formats.parsed import Incomplete, Parsed
from explainer.formats.yaml_file import parse_yaml
from explainer.load.conditions import DEFINITIONS, READERS
from explainer.rules.citations import Citation
from explainer.rules.conditions import Answer
from explainer.rules.model import Outcome, Rule
from explainer.rules.outcome_words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedRule(Rule):
    """A rule with one field more."""

    weight: Annotated[int, "How much it weighs."]


LATE = "says: You are late.\nwhen: {days: over_14}\nlaw: [act]\ngroup: when\n"
WEIGHED = f"{LATE}weight: 3\n"
AS_DATA = {"says": "You are late.", "when": {"days": "over_14"}, "law": ["act"], "group": "when"}


def parsed(declared: type[Any], text: str) -> tuple[Parsed[Any], list[str]]:
    diagnostics = Diagnostics()
    node = parse_yaml(text, "rules.yaml", diagnostics)
    assert isinstance(node, nodes.Mapping)
    name = "late" if declared is not Outcome else ""
    entry = Parsed[Any].of(declared, node, diagnostics, READERS, name=name, location=Location("rules.yaml", 9))
    entry.build()
    return entry, [str(diagnostic.what) for diagnostic in diagnostics]


def errors_of(declared: type[Any], plain: object) -> list[str]:
    schema = mapping_file_schema("a rule", schema_of(declared), DEFINITIONS)
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(plain)]


def test_a_field_that_is_added_to_a_rule_is_read_and_in_the_schema() -> None:
    rule, reported = parsed(WeighedRule, WEIGHED)
    assert reported == []
    assert rule.build() == WeighedRule(
        id="late",
        says="You are late.",
        when=Answer("days", ("over_14",)),
        law=(Citation(source="act"),),
        group="when",
        weight=3,
    )
    assert errors_of(WeighedRule, {**AS_DATA, "weight": 3}) == []
    properties = mapping_file_schema("a rule", schema_of(WeighedRule))["properties"]
    assert properties["weight"]["description"] == "How much it weighs."


def test_a_field_that_is_added_to_a_rule_is_missed_by_reader_and_schema_and_there_is_no_rule() -> None:
    rule, reported = parsed(WeighedRule, LATE)
    assert reported == ['"weight" is missing in rule "late".']
    assert rule.build() is None
    with pytest.raises(Incomplete):
        _ = rule.draft.weight
    assert errors_of(WeighedRule, AS_DATA) == ["'weight' is a required property"]


def test_a_field_that_no_rule_declares_is_refused() -> None:
    assert parsed(Rule, WEIGHED)[1] == ['rule "late" has no field "weight".']
    assert len(errors_of(Rule, {**AS_DATA, "weight": 3})) == 1


def test_an_object_knows_where_the_names_in_it_are_written() -> None:
    rule = parsed(Rule, LATE)[0].build()
    assert rule is not None
    assert rule.location == Location("rules.yaml", 9)
    assert [citation.location for citation in rule.law] == [Location("rules.yaml", 3)]
    assert rule.locations == {
        "group": Location("rules.yaml", 4),
        "when": Location("rules.yaml", 4),
    }


def test_fields_of_an_object_may_be_among_those_of_the_object_that_has_it() -> None:
    text = "id: pay\nwhen: {days: over_14}\ntone: against\nsays: You must pay.\nhelp: [desk]\n"
    entry = parsed(Outcome, text)[0]
    outcome = entry.build()
    assert outcome is not None
    assert entry.draft.words is outcome.words
    assert outcome.words == Words(says="You must pay.", help=("desk",))
    assert outcome.words.locations == {"desk": Location("rules.yaml", 5)}
    wordless, reported = parsed(Outcome, text.replace("says: You must pay.\n", ""))
    assert reported == ['"says" is missing in this outcome.']
    assert wordless.build() is None
