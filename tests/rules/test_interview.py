"""The interview: every state once, ways that end, and how long they are."""

from __future__ import annotations

import pytest

from explainer.rules.evaluate import evaluate
from explainer.rules.interview import Interview, explore
from explainer.rules.model import UNSURE, Ruleset
from explainer.rules.semantics import Semantics
from tests.rules.rulesets import library


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return library()


@pytest.fixture(scope="module")
def interview(ruleset: Ruleset) -> Interview:
    return explore(Semantics(ruleset))


def test_a_state_says_what_the_evaluator_says(ruleset: Ruleset, interview: Interview) -> None:
    for state in interview.states:
        result = evaluate(ruleset, state.answers)
        assert (state.exempt, state.outcome, state.tone, state.next) == (
            result.exempt,
            result.outcome,
            result.tone,
            result.next,
        )


def test_from_a_state_every_answer_leads_on(ruleset: Ruleset, interview: Interview) -> None:
    for state in interview.states:
        answers = 0 if state.next is None else len(ruleset.questions[state.next].options) + 1
        assert len(state.after) == answers


def test_an_answer_leads_to_the_state_that_says_the_same(ruleset: Ruleset, interview: Interview) -> None:
    for state in interview.states:
        if state.next is not None:
            options = [*(option.id for option in ruleset.questions[state.next].options), UNSURE]
            for option, after in zip(options, state.after, strict=True):
                result = evaluate(ruleset, {**state.answers, state.next: option})
                assert interview.states[after].outcome == result.outcome
                assert interview.states[after].next == result.next


def test_states_are_what_is_left_and_not_what_was_said(interview: Interview) -> None:
    def histories(number: int) -> int:
        return sum(map(histories, interview.states[number].after)) or 1

    assert len(interview.states) < 100
    assert histories(0) > 300


def test_the_longest_and_the_mean_interview_are_those_of_walking_all_ways(interview: Interview) -> None:
    def walk(number: int, length: int, likely: float) -> None:
        state = interview.states[number]
        if not state.after:
            lengths.append((length, likely))
        for after in state.after:
            walk(after, length + 1, likely / len(state.after))

    lengths: list[tuple[int, float]] = []
    walk(0, 0, 1.0)
    longest, mean = interview.measure()
    assert longest == max(length for length, _ in lengths)
    assert mean == pytest.approx(sum(length * likely for length, likely in lengths))
