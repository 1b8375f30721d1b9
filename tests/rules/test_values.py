"""Values in the words of an outcome → set as the rules read plainly, proved, asked for last, exported."""

from __future__ import annotations

import json

import pytest

from explainer.diagnostics import Diagnostics
from explainer.rules.check import check_cases, check_ruleset
from explainer.rules.evaluate import evaluate, result_of
from explainer.rules.export import export_rules
from explainer.rules.interview import explore
from explainer.rules.model import LAWYER, UNSURE, Ruleset
from explainer.rules.proofs import prove
from explainer.rules.semantics import Answers, Semantics
from explainer.rules.values import FoundValue
from tests.rules.reference_interpreter import FALSE, TRUE, all_assignments, value_of_rule
from tests.rules.rulesets import BY_LAWS, FIXTURES, all_answers, flight, read

OWED = {"delay": "over_3", "cause": "airline"}


def may_be(ruleset: Ruleset, name: str, answers: Answers) -> tuple[set[str], bool]:
    """What a value may be of everybody who may have answered so, read plainly; and if it may be open by law."""
    found, unsettled = set(), False
    for person in all_assignments(ruleset):
        if all(option in (person[question], UNSURE) for question, option in answers.items()):
            for rule in ruleset.rules.values():
                value = value_of_rule(ruleset, rule.id, person)
                if name in rule.sets and value > FALSE:
                    found.add(rule.sets[name])
                    unsettled = unsettled or value < TRUE
    return found, unsettled


@pytest.mark.slow
def test_a_value_is_what_it_is_for_everybody_who_may_have_answered_like_that() -> None:
    ruleset, semantics = flight(), Semantics(flight())
    for answers in list(all_answers(ruleset))[::3]:
        result = result_of(semantics, answers)
        assert set(result.values) == ({"amount", "weeks"} if result.outcome == "paid" else set())
        for name, value in result.values.items():
            options, unsettled = may_be(ruleset, name, answers)
            assert set(value.can_be) == options, answers
            assert unsettled or not value.unsettled, answers
            assert (value.option in value.can_be) == (len(options) == 1 and not unsettled), answers


def test_a_value_that_the_law_leaves_open_is_not_one_that_facts_leave_open() -> None:
    connecting = evaluate(flight(), OWED | {"distance": "connecting"}).values["amount"]
    assert connecting == FoundValue(LAWYER, ("250", "600"), unsettled=True)
    long = evaluate(flight(), OWED | {"distance": "long"}).values["amount"]
    assert long == FoundValue(UNSURE, ("400", "600"), unsettled=False)


def test_what_decides_a_value_is_asked_once_the_outcome_is_known() -> None:
    assert evaluate(flight(), {"delay": "over_3"}).ask == ("cause",)
    assert evaluate(flight(), OWED).ask == ("distance", "booked")
    assert evaluate(flight(), {"delay": "over_3", "cause": "weather"}).ask == ()
    assert evaluate(flight(), OWED | {"distance": "unsure"}).ask == ("booked",)


def test_the_answers_that_decide_a_value_and_its_law_are_among_the_reasons() -> None:
    result = evaluate(flight(), OWED | {"distance": "long", "inside": "yes", "booked": "unsure"})
    assert result.reasons == ("delay", "distance", "inside", "cause")
    assert "by-law-2, (b)" in map(str, result.law)


def test_an_interview_ends_with_values_that_are_known_or_open_by_law() -> None:
    for state in explore(Semantics(flight())).states:
        if state.next is None and state.outcome == "paid" and UNSURE not in state.answers.values():
            values = evaluate(flight(), state.answers).values
            assert UNSURE not in {found.option for found in values.values()}, state.answers


def test_rules_json_says_what_values_there_are_who_sets_them_and_who_needs_them() -> None:
    rules = json.loads(export_rules(flight(), BY_LAWS))
    assert rules["values"] == {"amount": ["250", "400", "600"], "weeks": ["2", "6"]}
    assert rules["rules"]["short"]["sets"] == {"amount": "250"}
    assert rules["outcomes"][1]["needs"] == ["amount", "weeks"]
    assert "needs" not in rules["outcomes"][0]


def test_the_rules_are_proved_and_every_mistake_in_what_they_set_is_noticed() -> None:
    diagnostics = Diagnostics()
    ruleset, cases = read(FIXTURES / "flight")
    check_ruleset(ruleset, BY_LAWS, diagnostics)
    check_cases(ruleset, cases, BY_LAWS, diagnostics)
    proof = prove(ruleset, cases, BY_LAWS, diagnostics)
    assert list(diagnostics) == []
    assert proof is not None
    assert "values-are-set" in proof.proofs
    assert proof.mutants == proof.mutants_killed
