"""Answers → results, compared with a plain reading of the rules over every way to answer them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from explainer.rules.citations import sources_of
from explainer.rules.evaluate import UnknownAnswer, evaluate, result_of
from explainer.rules.model import LAWYER, OPEN, UNSURE, Ruleset
from explainer.rules.result import Result
from explainer.rules.semantics import Semantics, answers_to
from explainer.rules.together import AGAINST
from tests.rules.reference_interpreter import (
    UNSETTLED,
    Assignments,
    Results,
    all_assignments,
    results_of,
    value_of_rule,
)
from tests.rules.rulesets import ROOT, all_answers, library, read


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return library()


@pytest.fixture(scope="module")
def persons(ruleset: Ruleset) -> list[tuple[dict[str, str], Results]]:
    """Everybody, and what they are shown when read plainly."""
    return [(person, results_of(ruleset, person)) for person in all_assignments(ruleset)]


@pytest.fixture(scope="module")
def ways(ruleset: Ruleset) -> list[tuple[dict[str, str], Result]]:
    """Every way to answer, and its result."""
    answers = list(all_answers(ruleset))
    semantics = Semantics(ruleset)
    return [(each, result_of(semantics, each)) for each in answers]


@pytest.fixture(scope="module")
def assignments(persons: list[tuple[dict[str, str], Results]]) -> Assignments:
    """The same persons, by what they are shown in the end."""
    return Assignments(
        (person, {"exempt": exempt, "outcome": outcome, "tone": tone, "candidates": " ".join(sorted(candidates))})
        for person, (exempt, outcome, tone, candidates, _) in persons
    )


@pytest.mark.slow
def test_what_is_reported_for_certain_is_so_for_everybody_who_may_have_answered_like_that(
    ways: list[tuple[dict[str, str], Result]], assignments: Assignments
) -> None:
    for answers, result in ways:
        if result.outcome != UNSURE:
            assert assignments.results_of("outcome", answers) == {result.outcome}, answers
        if result.exempt != UNSURE:
            assert assignments.results_of("exempt", answers) == {result.exempt}, answers


@pytest.mark.slow
def test_unsure_is_reported_only_where_two_ends_are_possible(
    ways: list[tuple[dict[str, str], Result]], assignments: Assignments
) -> None:
    for answers, result in ways:
        if result.outcome == UNSURE:
            assert len(assignments.results_of("outcome", answers)) > 1, answers
        if result.exempt == UNSURE:
            found = assignments.results_of("exempt", answers)
            assert len(found) > 1 or found == {UNSURE}, answers


@pytest.mark.slow
def test_the_tone_and_the_candidates_are_those_of_everybody_who_may_have_answered_like_that(
    ways: list[tuple[dict[str, str], Result]], assignments: Assignments
) -> None:
    for answers, result in ways:
        tones = assignments.results_of("tone", answers)
        assert {result.tone} == (tones if len(tones) == 1 else {OPEN}), answers
        found = {name for names in assignments.results_of("candidates", answers) for name in names.split()}
        assert set(result.candidates) == found, answers


def test_a_refusal_is_never_called_open(ruleset: Ruleset, ways: list[tuple[dict[str, str], Result]]) -> None:
    against = {outcome.id for outcome in ruleset.outcomes if outcome.tone == AGAINST}
    for answers, result in ways:
        assert (result.tone == AGAINST) == (set(result.candidates) <= against), answers
    not_settled = [answers for answers, result in ways if result.outcome == UNSURE and result.tone == AGAINST]
    assert not_settled, "the library must have somebody whose refusal is not settled"


def test_the_outcome_is_one_of_the_candidates(ways: list[tuple[dict[str, str], Result]]) -> None:
    for answers, result in ways:
        if result.outcome in (UNSURE, LAWYER):
            assert len(result.candidates) > 1, answers
        else:
            assert result.candidates == (result.outcome,), answers


def test_advice_is_given_where_everybody_gets_it(
    ruleset: Ruleset, ways: list[tuple[dict[str, str], Result]], persons: list[tuple[dict[str, str], Results]]
) -> None:
    complete = {tuple(person.items()): given for person, (*_, given) in persons}
    for answers, result in ways:
        if tuple(answers.items()) in complete:
            assert result.advice == complete[tuple(answers.items())]
    assert "talk" in evaluate(ruleset, {"card": "lent", "days_late": "very_late"}).advice


@pytest.mark.slow
def test_the_status_of_a_rule_is_its_value_for_everybody(
    ruleset: Ruleset, ways: list[tuple[dict[str, str], Result]]
) -> None:
    statuses = {0: "ruled_out", UNSETTLED: "unsettled", 2: "established"}
    assignments = Assignments(
        (person, {rule: statuses[value_of_rule(ruleset, rule, person)] for rule in ruleset.rules})
        for person in all_assignments(ruleset)
    )
    for answers, result in ways:
        for rule, status in result.status.items():
            found = assignments.results_of(rule, answers)
            assert found == {status} if status in statuses.values() else len(found) > 1, (answers, rule)


@pytest.mark.slow
def test_a_question_is_asked_exactly_while_some_answers_can_change_the_result(
    ruleset: Ruleset, ways: list[tuple[dict[str, str], Result]]
) -> None:
    by_answers = {frozenset(answers.items()): result for answers, result in ways}
    on_its_own_account = [rule.id for rule in ruleset.rules.values() if rule.always_ask]

    def message(answers: Mapping[str, str]) -> tuple[str, ...]:
        result = by_answers[frozenset(answers.items())]
        return result.exempt, result.outcome, result.tone, *decided(result, on_its_own_account)

    def ends(answers: dict[str, str]) -> frozenset[tuple[str, ...]]:
        """What can still be reported, if one question after the other is asked that applies and was not."""
        key = frozenset(answers.items())
        if key not in reached:
            asked = next((name for name in ruleset.questions if name not in answers and applies(name, answers)), None)
            options = [] if asked is None else answers_to(ruleset.questions[asked])
            after = (ends(in_order(ruleset, {**answers, str(asked): option})) for option in options)
            reached[key] = frozenset({message(answers)}).union(*after)
        return reached[key]

    reached: dict[frozenset[tuple[str, str]], frozenset[tuple[str, ...]]] = {}
    for answers, result in ways:
        if all(applies(name, answers) for name in answers):
            assert (result.next is not None) == (len(ends(answers)) > 1), answers


def in_order(ruleset: Ruleset, answers: Mapping[str, str]) -> dict[str, str]:
    """The same answers in the order of the file."""
    return {name: answers[name] for name in ruleset.questions if name in answers}


def applies(question: str, answers: Mapping[str, str]) -> bool:
    """A follow-up question of the library is asked only where it surely applies."""
    if question == "with_adult":
        return answers.get("age") == "child"
    return question != "fine" or answers.get("days_late") in ("late", "very_late")


def decided(result: Result, rules: list[str]) -> tuple[str, ...]:
    """The statuses of rules, where they are known."""
    return tuple(status if (status := result.status[rule]) in ("established", "ruled_out") else "" for rule in rules)


def test_the_next_question_applies_and_was_not_asked(ways: list[tuple[dict[str, str], Result]]) -> None:
    for answers, result in ways:
        assert not set(result.ask) & set(answers)
        assert result.next == (result.ask[0] if result.ask else None)
        if "with_adult" in result.ask:
            assert answers["age"] == "child"


def test_open_is_what_would_be_asked_of_somebody_who_never_says_unsure(
    ruleset: Ruleset, ways: list[tuple[dict[str, str], Result]]
) -> None:
    by_answers = {frozenset(answers.items()): result for answers, result in ways}
    for answers, result in ways:
        definite = {question: option for question, option in answers.items() if option != UNSURE}
        assert result.open == by_answers[frozenset(definite.items())].ask
        assert set(result.narrow) == set(result.open) - set(result.ask) - set(answers)
    assert list(result.open) == [question for question in ruleset.questions if question in result.open]


def test_reasons_are_enough_and_none_can_be_left_out(ways: list[tuple[dict[str, str], Result]]) -> None:
    by_answers = {frozenset(answers.items()): result for answers, result in ways}
    for answers, result in ways:
        reasons = frozenset((question, answers[question]) for question in result.reasons)
        alone = by_answers[reasons]
        assert summary_of(alone) == summary_of(result), answers
        for reason in reasons:
            less = by_answers[reasons - {reason}]
            assert summary_of(less) != summary_of(result), (answers, reason)
        holding = ("established", "unsettled")
        assert set(result.because) >= {rule for rule, status in alone.status.items() if status in holding}, answers
        assert all(result.status[rule] in holding for rule in result.because), answers


def test_a_rule_is_named_that_holds_only_with_the_answer_its_question_follows() -> None:
    """Anyone who goes to school needs no age for the result, as the young pay nothing either; the rule needs it."""
    starter = read(ROOT / "explainer/new/starter")[0]
    result = evaluate(starter, {"home": "elsewhere", "age": "from_18", "school": "yes", "late_book": "no"})
    assert (result.reasons, result.outcome) == (("school", "late_book"), "free")
    assert "learns_in_town" in result.because


def summary_of(result: Result) -> tuple[str, str, str]:
    return result.exempt, result.outcome, result.tone


def test_a_question_that_does_not_apply_is_answered_in_vain(ruleset: Ruleset) -> None:
    adult = {"visit": "night", "card": "yes", "age": "adult", "days_late": "no_book"}
    assert evaluate(ruleset, adult | {"with_adult": "no"}).outcome == "welcome"
    assert evaluate(ruleset, adult | {"age": "child", "with_adult": "no"}).outcome == "day_only"


def test_a_question_whose_condition_stays_unknown_is_not_asked(ruleset: Ruleset) -> None:
    result = evaluate(ruleset, {"visit": "night", "card": "yes", "age": UNSURE, "days_late": "no_book"})
    assert result.outcome == UNSURE
    assert result.next is None
    assert result.open == ("age",)


def test_an_unsettled_point_that_changes_nothing_is_no_reason_for_a_lawyer(ruleset: Ruleset) -> None:
    by_day = evaluate(ruleset, {"visit": "day", "card": "lent", "days_late": "no_book"})
    assert (by_day.outcome, by_day.status["borrowed_card"]) == ("welcome", "unsettled")
    at_night = evaluate(ruleset, {"visit": "night", "card": "lent", "age": "adult", "days_late": "no_book"})
    assert at_night.outcome == LAWYER


def test_what_to_do_first_is_told_of_an_open_point_but_not_where_another_point_leaves_it_open(ruleset: Ruleset) -> None:
    rules = ruleset.rules
    telling = {rule: replace(rules[rule], next=rules["member"].bring) for rule in ("borrowed_card", "not_admitted")}
    telling_rules = replace(ruleset, rules={**rules, **telling})
    lent = {"visit": "night", "card": "lent", "age": "adult", "days_late": "no_book"}
    none = lent | {"card": "no"}
    assert evaluate(telling_rules, lent).first == ("borrowed_card",)
    assert evaluate(telling_rules, none).first == ("not_admitted",)


def test_the_law_of_a_result_is_that_of_the_outcome_and_of_what_decides(ruleset: Ruleset) -> None:
    result = evaluate(ruleset, {"visit": "night", "days_late": "late", "fine": "open"})
    assert (result.outcome, sources_of(result.law)) == ("sent_away", ("by-law-4", "by-law-3"))


def test_a_rule_may_be_asked_for_on_its_own_account(ruleset: Ruleset) -> None:
    paid = {"visit": "day", "days_late": "very_late", "fine": "paid"}
    assert evaluate(ruleset, paid).next == "card"
    assert evaluate(ruleset, paid | {"days_late": "late"}).next is None


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"crad": "yes"}, 'there is no question "crad". Did you mean "card"?'),
        ({"card": "yess"}, 'question "card" has no answer "yess". Did you mean "yes"? It has: yes, lent, no, unsure.'),
    ],
)
def test_an_unknown_name_is_reported_with_the_nearest(ruleset: Ruleset, answers: dict[str, str], message: str) -> None:
    with pytest.raises(UnknownAnswer) as caught:
        evaluate(ruleset, answers)
    assert str(caught.value) == message
