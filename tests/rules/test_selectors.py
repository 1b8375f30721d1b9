"""The styles by which a form answers without script → the same as the evaluator, for every way to answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

import pytest

from explainer.rules.cases import answers_of
from explainer.rules.elements import buttons_of
from explainer.rules.evaluate import result_of
from explainer.rules.model import AGAINST, LAWYER, UNSURE, Result, Ruleset
from explainer.rules.selectors import Styles, compile_styles
from explainer.rules.semantics import Semantics
from tests.rules.rulesets import all_answers, interview, library, this_site
from tests.rules.styles import Form

LARGEST = 12_500  # bytes, before compression, for the rules of the site


def assert_agreement(ruleset: Ruleset, ways: Iterable[Mapping[str, str]]) -> tuple[int, int]:
    """Compare for each way to answer; returns how many rules are not needed, and how many of them the styles tell."""
    styles, buttons = compile_styles(ruleset), buttons_of(ruleset)
    not_needed = idle = 0
    semantics = Semantics(ruleset)
    for answers in ways:
        result = result_of(semantics, answers)
        form = Form(styles, {buttons[answer] for answer in answers.items()})
        assert_result(styles, form, answers, result)
        for rule, status in result.status.items():
            told = [
                name for name in ("established", "ruled_out", "unsettled") if form.holds(getattr(styles, name)[rule])
            ]
            assert told == ([status] if status in ("established", "ruled_out", "unsettled") else []), (answers, rule)
            if status == "open":
                assert not form.holds(styles.idle[rule]), (answers, rule)
            not_needed += status == "not_needed"
            idle += status == "not_needed" and form.holds(styles.idle[rule])
        for question in result.open:
            assert form.holds(styles.applies.get(question, "")), (answers, question)
            assert not form.holds(styles.over[question]), (answers, question)
    return not_needed, idle


def assert_result(styles: Styles, form: Form, answers: Mapping[str, str], result: Result) -> None:
    assert [name for name, value in styles.exempt.items() if form.holds(value)] == (
        [] if result.exempt == UNSURE else [result.exempt]
    ), answers
    outcomes = [] if result.outcome == UNSURE else [result.outcome]
    if result.outcome == LAWYER and result.tone == AGAINST:
        outcomes.append(f"{LAWYER}-{AGAINST}")
    assert [name for name, value in styles.outcomes.items() if form.holds(value)] == outcomes, answers
    assert form.holds(styles.against) == (result.tone == AGAINST), answers
    assert form.holds(styles.decided) == (result.outcome != UNSURE), answers
    assert [name for name, value in styles.advice.items() if form.holds(value)] == [*result.advice], answers


@pytest.mark.slow
def test_they_agree_for_every_way_to_answer_a_small_set_of_rules() -> None:
    not_needed, idle = assert_agreement(library(), islice(all_answers(library()), 0, None, 3))
    assert idle > 0.5 * not_needed


@pytest.mark.slow
def test_they_agree_for_every_state_of_the_site_and_its_cases() -> None:
    ruleset, cases = this_site()
    ways = [dict(state.answers) for state in interview().states[::4]] + [answers_of(ruleset, case) for case in cases]
    not_needed, idle = assert_agreement(ruleset, ways)
    assert idle > 0.7 * not_needed


def test_the_outcomes_include_the_lawyer() -> None:
    assert LAWYER in compile_styles(library()).outcomes


def test_the_styles_are_small_and_write_nothing_twice() -> None:
    css = compile_styles(this_site()[0]).css
    assert len(css) <= LARGEST
    names = re.findall(r"(--[A-Za-z0-9]+):[^;]", css)
    assert len(names) == len(set(names))
    assert all(name[2].isupper() for name in names)


def test_a_form_may_have_another_name() -> None:
    css = compile_styles(library(), "form").css
    assert css.startswith("form:has(:checked):has(#q1-1:checked){--")
    assert ".form" not in css


def test_every_button_named_is_one_of_the_form() -> None:
    ruleset = library()
    named = set(re.findall(r"#([a-z0-9_-]+):checked", compile_styles(ruleset).css))
    assert named <= {button for (_, option), button in buttons_of(ruleset).items() if option != UNSURE}
