"""Law of any kind, with a place → results, rules.json and the days that it reaches."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest

from explainer.diagnostics import Diagnostics
from explainer.rules.check_history import check_history
from explainer.rules.citations import Citation, places_of, sources_of
from explainer.rules.evaluate import evaluate
from explainer.rules.export import export_rules
from explainer.rules.model import Law
from tests.rules.rulesets import BY_LAWS, library

PLACE = Citation(source="by-law-3", at="(2)")
OTHER_PLACE = Citation(source="by-law-3", at="(5)")
WHOLE = Citation(source="by-law-3")
FINED = {"visit": "night", "days_late": "late", "fine": "open"}


def test_the_law_of_a_result_has_each_place_once() -> None:
    rules = dict(library().rules)
    rules["fine_open"] = replace(rules["fine_open"], law=(PLACE, OTHER_PLACE))
    rules["banned"] = replace(rules["banned"], law=(PLACE, WHOLE))
    found = evaluate(replace(library(), rules=rules), FINED).law
    assert found == (Citation(source="by-law-4"), PLACE, OTHER_PLACE, WHOLE)
    assert sources_of(found) == ("by-law-4", "by-law-3")
    assert places_of(found) == {"by-law-3": ("(2)", "(5)")}


def test_rules_json_lists_each_source_once_and_has_places_beside() -> None:
    rules = dict(library().rules)
    rules["fine_open"] = replace(rules["fine_open"], law=(PLACE, OTHER_PLACE))
    exported = json.loads(export_rules(replace(library(), rules=rules), BY_LAWS))["rules"]
    assert exported["fine_open"]["law"] == ["by-law-3"]
    assert exported["fine_open"]["places"] == {"by-law-3": ["(2)", "(5)"]}
    assert "places" not in exported["member"]


@pytest.mark.parametrize(
    ("law", "reported"),
    [(["old", "judgment"], 0), (["judgment"], 0), (["new", "judgment"], 1), (["new", "overruling"], 0)],
)
def test_a_judgment_without_days_does_not_make_a_text_older_than_it_is(law: list[str], reported: int) -> None:
    begins = datetime.date(2020, 1, 1)
    known = {
        "old": Law("old", "", "", in_force=datetime.date(2019, 1, 1)),
        "new": Law("new", "", "", in_force=datetime.date(2021, 1, 1)),
        "judgment": Law("judgment", "", ""),
        "overruling": Law("overruling", "", "", claims_from=begins),
    }
    rule = library().rules["member"]
    dated = replace(rule, claims_from=begins, law=tuple(Citation(source=each) for each in law))
    diagnostics = Diagnostics()
    check_history(replace(library(), rules={"member": dated}), (), known, diagnostics)
    assert len(diagnostics) == reported
