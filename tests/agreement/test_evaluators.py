"""Python's evaluator and the browser's, over the same answers: they must agree in everything that a person is shown.

The whole space of the site's rules is too large to walk (10^20 ways to answer). They are compared

- in every state of the interview, where a state is what is left to find out and not what
  was said (that ways that lead to one state have one future is tested here as well);
- on every way to answer a small set of rules that uses all there is, in order or out of it;
- on the golden cases, and on random answers, most of them out of order.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from explainer.rules.case import Case
from explainer.rules.cases import answers_of
from explainer.rules.evaluate import evaluate, result_of
from explainer.rules.interview import Interview
from explainer.rules.model import UNSURE, Ruleset
from explainer.rules.semantics import Semantics
from tests.agreement.evaluator import (
    BLANK,
    SCRIPT,
    SHIPPED,
    BrowserEvaluator,
    RememberingSemantics,
    expected_lines,
    written,
)
from tests.rules.rulesets import all_answers, flight, interview, library, park, this_site

LARGEST_SCRIPT = 4000  # bytes
DRAWN = 500  # random answer sets; every state of the interview is compared besides
BLOCK = 10_000


@pytest.fixture(scope="module")
def site() -> tuple[Ruleset, tuple[Case, ...]]:
    return this_site()


@pytest.fixture(scope="module")
def graph() -> Interview:
    return interview()


@pytest.fixture(scope="module")
def browser(site: tuple[Ruleset, tuple[Case, ...]]) -> BrowserEvaluator:
    return BrowserEvaluator(site[0], published=True)


def assert_agreement(ruleset: Ruleset, lines: list[str]) -> None:
    """Compare block by block, the blocks by turns in two engines at once."""
    semantics = RememberingSemantics(ruleset)
    engines = [BrowserEvaluator(ruleset) for _ in range(2 if len(lines) > BLOCK else 1)]
    blocks = [lines[start : start + BLOCK] for start in range(0, len(lines), BLOCK)]
    with ThreadPoolExecutor(len(engines)) as pool:
        mine = [pool.submit(_all_lines, engine, blocks[turn :: len(engines)]) for turn, engine in enumerate(engines)]
        expected = [expected_lines(semantics, block) for block in blocks]
        for turn, found in enumerate(mine):
            reported = zip(blocks[turn :: len(engines)], found.result(), expected[turn :: len(engines)], strict=True)
            for block, in_v8, in_python in reported:
                assert_same(block, in_v8, in_python)


def _all_lines(engine: BrowserEvaluator, blocks: list[list[str]]) -> list[list[str]]:
    return [engine.lines("\n".join(block)) for block in blocks]


def assert_same(answers: list[str], in_v8: list[str], in_python: list[str]) -> None:
    assert len(in_v8) == len(in_python) == len(answers)
    if in_v8 != in_python:
        number = next(number for number in range(len(answers)) if in_v8[number] != in_python[number])
        pytest.fail(f"they differ on {answers[number]}:\n{in_python[number]} in Python,\n{in_v8[number]} in V8")


@pytest.mark.slow
@pytest.mark.parametrize("rules", [library, park, flight])
def test_they_agree_on_every_way_to_answer_a_small_set_of_rules(rules: Callable[[], Ruleset]) -> None:
    assert_agreement(rules(), written(rules(), all_answers(rules())))


@pytest.mark.slow
def test_they_agree_in_every_state_of_the_interview_of_the_site(
    site: tuple[Ruleset, tuple[Case, ...]], graph: Interview
) -> None:
    assert_agreement(site[0], written(site[0], (state.answers for state in graph.states)))


@pytest.mark.slow
def test_ways_that_lead_to_one_state_have_one_future(site: tuple[Ruleset, tuple[Case, ...]], graph: Interview) -> None:
    ruleset = site[0]
    semantics, draw = RememberingSemantics(ruleset), random.Random(1)
    options = {
        name: [*(known.id for known in question.options), UNSURE] for name, question in ruleset.questions.items()
    }
    pairs = [
        ({**state.answers, state.next: option}, dict(graph.states[after].answers))
        for state in draw.sample(graph.states, 200)
        if state.next is not None
        for option, after in zip(options[state.next], state.after, strict=True)
    ]
    pairs = draw.sample([(one, other) for one, other in pairs if one != other], 100)
    while pairs:
        first, second = ([result_of(semantics, way) for way in ways] for ways in zip(*pairs, strict=True))
        going_on = []
        for (one, other), left, right in zip(pairs, first, second, strict=True):
            assert (left.exempt, left.outcome, left.next) == (right.exempt, right.outcome, right.next), (one, other)
            if left.next is not None:
                answer = {left.next: draw.choice(options[left.next])}
                going_on.append((one | answer, other | answer))
        pairs = going_on


@pytest.mark.slow
def test_they_agree_on_answers_drawn_at_random(site: tuple[Ruleset, tuple[Case, ...]]) -> None:
    assert_agreement(site[0], drawn(site[0], random.Random(20)))


def drawn(ruleset: Ruleset, draw: random.Random) -> list[str]:
    """Answers of many persons. Most answer little, where most is open; a few answer everything."""
    columns: list[list[str]] = [[] for _ in ruleset.questions]
    for share, blanks, unsure in ((0.6, 6, 0.3), (0.25, 2.5, 0.3), (0.12, 0.8, 0.1), (0.03, 0, 0.1)):
        for number, question in enumerate(ruleset.questions.values()):
            letters = [chr(65 + number) for number in range(len(question.options) + 1)]
            weights = [blanks * len(question.options), *[1.0] * len(question.options), unsure * len(question.options)]
            columns[number] += draw.choices([BLANK, *letters], weights, k=round(share * DRAWN))
    return ["".join(letters) for letters in zip(*columns, strict=True)]


def test_the_script_says_the_same_as_its_small_version(site: tuple[Ruleset, tuple[Case, ...]]) -> None:
    assert SCRIPT != SHIPPED
    lines = "\n".join(drawn(site[0], random.Random(7))[::20])
    assert BrowserEvaluator(site[0], SCRIPT).lines(lines) == BrowserEvaluator(site[0]).lines(lines)


def test_rules_say_the_same_by_their_names_and_by_the_numbers_that_a_page_has(
    site: tuple[Ruleset, tuple[Case, ...]],
) -> None:
    lines = "\n".join(drawn(site[0], random.Random(8))[::5])
    assert BrowserEvaluator(site[0], published=True).lines(lines) == BrowserEvaluator(site[0]).lines(lines)


@pytest.mark.slow
def test_remembering_changes_nothing_in_what_python_says(site: tuple[Ruleset, tuple[Case, ...]]) -> None:
    ruleset, cases = site
    plain, remembering = Semantics(ruleset), RememberingSemantics(ruleset)
    for case in cases:
        answers = answers_of(ruleset, case)
        assert result_of(remembering, answers) == result_of(plain, answers)


def test_they_agree_on_the_golden_cases(site: tuple[Ruleset, tuple[Case, ...]]) -> None:
    ruleset, cases = site
    assert_agreement(ruleset, written(ruleset, [answers_of(ruleset, case) for case in cases]))


def test_the_browser_says_it_in_the_words_of_python(
    site: tuple[Ruleset, tuple[Case, ...]], browser: BrowserEvaluator
) -> None:
    ruleset, cases = site
    for case in cases[:12]:
        answers = answers_of(ruleset, case)
        result = evaluate(ruleset, answers)
        expected: dict[str, object] = {
            "exempt": result.exempt,
            "outcome": result.outcome,
            "tone": result.tone,
            "candidates": [*result.candidates],
            "first": sorted(result.first),
            "advice": [*result.advice],
            "status": dict(result.status),
            "reasons": [*result.reasons],
            "open": [*result.open],
        }
        if result.next is not None:
            expected["next"] = result.next
        assert browser.ask(answers) == expected


def test_the_browser_refuses_rules_of_another_format() -> None:
    from py_mini_racer import JSEvalException, MiniRacer

    engine = MiniRacer()
    engine.eval(SHIPPED)
    with pytest.raises(JSEvalException, match="format"):
        engine.eval("""explainer.evaluate('{"format": 2}')""")


def test_the_evaluator_of_the_browser_is_small_and_touches_nothing_else() -> None:
    assert len(SHIPPED.encode()) <= LARGEST_SCRIPT
    for word in ("document", "window", "location", "Storage", "fetch", "cookie", "Date"):
        assert word not in SHIPPED
