"""The styles by which a form answers without script → the same as the evaluator, for every way to answer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

import pytest

from explainer.render.form_css.elements import buttons_of
from explainer.render.form_css.selectors import Styles, compile_styles
from explainer.rules.cases import answers_of
from explainer.rules.evaluate import result_of
from explainer.rules.model import LAWYER, OPEN, UNSURE, Ruleset
from explainer.rules.result import Result
from explainer.rules.together import AGAINST
from tests.agreement.evaluator import RememberingSemantics
from tests.conftest import ROOT
from tests.render.form_css.custom_properties import Form
from tests.rules.rulesets import all_answers, flight, interview, library, this_site

LARGEST = 16_400  # bytes, before compression, for the rules of the site


def compared(ruleset: Ruleset, ways: Iterable[Mapping[str, str]]) -> Iterator[tuple[Mapping[str, str], Form, Result]]:
    """For each way to answer: the form with these buttons checked, and what the evaluator says."""
    styles, buttons, semantics = compile_styles(ruleset), buttons_of(ruleset), RememberingSemantics(ruleset)
    for answers in ways:
        yield answers, Form(styles, {buttons[answer] for answer in answers.items()}), result_of(semantics, answers)


def assert_never_more(styles: Styles, answers: Mapping[str, str], form: Form, result: Result) -> None:
    """Whatever the styles say, the evaluator says too."""
    assert [name for name, value in styles.exempt.items() if form.holds(value)] in ([], [result.exempt]), answers
    reported = [result.outcome]
    if result.outcome == LAWYER and result.tone == AGAINST:
        reported.append(f"{LAWYER}-{AGAINST}")
    shown = [name for name, value in styles.outcomes.items() if form.holds(value)]
    assert set(shown) <= set(reported), answers
    assert form.holds(styles.decided) == bool(shown), answers
    assert not form.holds(styles.against) or result.tone == AGAINST, answers
    assert {name for name, value in styles.advice.items() if form.holds(value)} <= set(result.advice), answers
    assert {name for name, value in styles.first.items() if form.holds(value)} <= set(result.first), answers
    for rule, status in result.status.items():
        for name in ("established", "ruled_out", "unsettled"):
            assert not form.holds(getattr(styles, name)[rule]) or status == name, (answers, rule)
        if status == "open":
            assert not form.holds(styles.idle[rule]), (answers, rule)
    for name, value in result.values.items():
        cannot_be = {
            each for each in styles.no_values if each.startswith(f"{name}-") and form.holds(styles.no_values[each])
        }
        assert cannot_be.isdisjoint(f"{name}-{option}" for option in value.can_be), answers
        assert not form.holds(styles.unsettled_values[name]) or value.unsettled, answers
    for name, holds in styles.variants.items():
        question, _, number = name.partition("-")
        if int(number) and form.holds(holds) and not form.holds(styles.earlier_variants[name]):
            assert result.variants.get(question) == int(number), answers
    for question in result.open:
        assert form.holds(styles.applies.get(question, "")), (answers, question)
        assert not form.holds(styles.over[question]), (answers, question)


@pytest.mark.slow
@pytest.mark.parametrize("rules", [library, flight])
def test_the_styles_never_say_more_than_the_evaluator_however_a_small_form_is_answered(
    rules: Callable[[], Ruleset],
) -> None:
    styles, not_needed, idle = compile_styles(rules()), 0, 0
    for answers, form, result in compared(rules(), islice(all_answers(rules()), 0, None, 3)):
        assert_never_more(styles, answers, form, result)
        for rule, status in result.status.items():
            not_needed += status == "not_needed"
            idle += status == "not_needed" and form.holds(styles.idle[rule])
    assert idle > 0.5 * not_needed


@pytest.mark.slow
def test_in_the_interview_and_for_the_cases_of_the_site_the_styles_say_the_whole_result() -> None:
    """But that the law is not clear, where facts are missing too: there they may say that facts are missing."""
    ruleset, cases = this_site()
    styles, undecided, ways = compile_styles(ruleset), 0, [dict(state.answers) for state in interview().states[::4]]
    ways += [answers_of(ruleset, case) for case in cases]
    for answers, form, result in compared(ruleset, ways):
        assert_never_more(styles, answers, form, result)
        exempt = [name for name, value in styles.exempt.items() if form.holds(value)]
        assert exempt == ([] if result.exempt == UNSURE else [result.exempt]), answers
        assert form.holds(styles.against) == (result.tone == AGAINST), answers
        assert {rule for rule, value in styles.first.items() if form.holds(value)} == set(result.first), answers
        if form.holds(styles.decided) != (result.outcome != UNSURE):
            undecided += 1
            assert (result.outcome, result.tone) == (LAWYER, OPEN), answers
    assert undecided < 0.005 * len(ways)


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


@pytest.mark.slow
def test_the_styles_are_the_same_whatever_order_sets_have_in_a_process() -> None:
    program = (
        "from tests.rules.rulesets import this_site;"
        "from explainer.render.form_css.selectors import compile_styles as made;"
        "print(made(this_site()[0]))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(printed) == 1
