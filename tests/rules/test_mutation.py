"""Mutation testing: a mistake is noticed exactly if the ruleset that has it, worked out anew, says something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from explainer.diagnostics import Diagnostics
from explainer.rules.case import Case
from explainer.rules.cases import answers_of
from explainer.rules.conditions import RuleRef
from explainer.rules.model import Option, Ruleset
from explainer.rules.mutants import Mutant, mutants
from explainer.rules.mutation import check_mutants
from explainer.rules.semantics import Semantics
from tests.rules.rulesets import LIBRARY, library, read


def with_mistake(ruleset: Ruleset, mutant: Mutant) -> Ruleset:
    if isinstance(mutant.mistake, Ruleset):
        return mutant.mistake
    (kind, name), when = mutant.mistake
    match kind:
        case "rule":
            return replace(ruleset, rules={**ruleset.rules, name: replace(ruleset.rules[name], when=when)})
        case "question":
            changed = replace(ruleset.questions[name], only_if=when)
            return replace(ruleset, questions={**ruleset.questions, name: changed})
        case "exempt":
            return replace(ruleset, exempt=replace(ruleset.exempt, when=when))
        case "outcome":
            outcomes = (replace(each, when=when) if each.id == name else each for each in ruleset.outcomes)
            return replace(ruleset, outcomes=tuple(outcomes))
        case _:
            advice = (replace(each, when=when) if each.id == name else each for each in ruleset.advice)
            return replace(ruleset, advice=tuple(advice))


def shown(ruleset: Ruleset, case: Case) -> list[str]:
    semantics, answers = Semantics(ruleset), answers_of(ruleset, case)
    goals = (*semantics.summary_goals, *semantics.advice.values(), *semantics.first.values())
    return [semantics.decided(goal, answers) for goal in goals]


def who_notices(ruleset: Ruleset, cases: tuple[Case, ...]) -> Iterator[set[str]]:
    for mutant in mutants(ruleset):
        changed = with_mistake(ruleset, mutant)
        yield {case.name for case in cases if shown(ruleset, case) != shown(changed, case)}


def uncounted() -> Ruleset:
    """The library, where everybody answers for themselves what could be counted."""

    def plain(option: Option) -> Option:
        return replace(option, counted=False)

    ruleset = library()
    questions = {
        question.id: replace(question, counter=None, options=tuple(map(plain, question.options)))
        for question in ruleset.questions.values()
    }
    return replace(ruleset, questions=questions)


def doubtful() -> Ruleset:
    """The same, with a point of law that is open in the condition of a rule that says what to do first."""
    ruleset = uncounted()
    other = next(rule for rule in ruleset.rules.values() if rule.unsettled)
    told = replace(other, id="told", when=RuleRef(other.id), unsettled="Nobody has decided it.", next=("Ask.",))
    return replace(ruleset, rules={**ruleset.rules, "told": told})


@pytest.mark.parametrize("make", [uncounted, doubtful])
def test_a_mistake_is_noticed_if_the_rules_that_have_it_say_something_else(make: Callable[[], Ruleset]) -> None:
    ruleset = make()
    cases = tuple(replace(case, answers=answers_of(library(), case), dates={}) for case in read(LIBRARY)[1])
    expected = [*who_notices(ruleset, cases)]
    for number in range(len(cases) + 1):
        few = (*cases[:number], *cases[number + 1 :])  # one is left out each time, and in the end none
        names = {case.name for case in few}
        kills = check_mutants(Semantics(ruleset), few, Diagnostics())
        assert kills.mutants == len(expected)
        assert len(kills.by_mutant) == sum(bool(names & each) for each in expected)
