"""The interview: every state once, ways that end, and how long they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explainer.rules.circuit import build_circuit
from explainer.rules.evaluate import evaluate
from explainer.rules.graph import Graph, build_graph
from explainer.rules.model import UNSURE, Ruleset
from tests.rules.rulesets import library


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return library()


@pytest.fixture(scope="module")
def graph(ruleset: Ruleset) -> Graph:
    return build_graph(ruleset, build_circuit(ruleset))


def test_a_state_says_what_the_evaluator_says(ruleset: Ruleset, graph: Graph) -> None:
    for state in graph.states:
        result = evaluate(ruleset, state.answers)
        assert (state.exempt, state.outcome, state.next) == (result.exempt, result.outcome, result.next)


def test_from_a_state_every_answer_leads_on(ruleset: Ruleset, graph: Graph) -> None:
    for state in graph.states:
        answers = 0 if state.next is None else len(ruleset.questions[state.next].options) + 1
        assert len(state.after) == answers


def test_an_answer_leads_to_the_state_that_says_the_same(ruleset: Ruleset, graph: Graph) -> None:
    for state in graph.states:
        if state.next is not None:
            options = [*(option.id for option in ruleset.questions[state.next].options), UNSURE]
            for option, after in zip(options, state.after, strict=True):
                result = evaluate(ruleset, {**state.answers, state.next: option})
                assert graph.states[after].outcome == result.outcome
                assert graph.states[after].next == result.next


def test_states_are_what_is_open_and_not_what_was_said(graph: Graph) -> None:
    histories = 0
    ways: dict[int, int] = {}
    for number in graph.from_the_end():
        ways[number] = sum(ways[after] for after in graph.states[number].after) or 1
        histories = ways[number]
    assert len(graph.states) < 100
    assert histories > 300


def test_the_longest_and_the_mean_interview_are_those_of_walking_all_ways(graph: Graph) -> None:
    def walk(number: int, length: int, likely: float) -> None:
        state = graph.states[number]
        if not state.after:
            lengths.append((length, likely))
        for after in state.after:
            walk(after, length + 1, likely / len(state.after))

    lengths: list[tuple[int, float]] = []
    walk(0, 0, 1.0)
    longest, mean = graph.measure()
    assert longest == max(length for length, _ in lengths)
    assert mean == pytest.approx(sum(length * likely for length, likely in lengths))


def test_an_interview_that_goes_in_circles_is_noticed(graph: Graph) -> None:
    last = len(graph.states) - 1
    circling = Graph((*graph.states[:last], replace(graph.states[last], next="card", after=(0,))))
    with pytest.raises(RecursionError, match="comes back"):
        circling.measure()
