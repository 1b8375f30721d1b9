"""A ruleset and its cases → the small mistakes that the cases notice (mutation testing); the others are diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import and_, or_
from typing import Any

from explainer.diagnostics import Diagnostics
from explainer.rules.case import Case
from explainer.rules.cases import answers_of
from explainer.rules.conditions import Part
from explainer.rules.diagrams import Diagram
from explainer.rules.model import UNSURE, Ruleset
from explainer.rules.mutants import MovedLimit, Mutant, moved_limits, mutants
from explainer.rules.semantics import Answers, Semantics, written

_Pair = tuple[Diagram, Diagram]  # something that is reported, before and after
_ENOUGH = 25  # unnoticed mistakes that are reported at once


@dataclass(frozen=True, slots=True)
class Kills:
    """What the cases notice: how many mistakes there are, how many change nothing, and who notices the others."""

    mutants: int
    equivalent: int
    by_mutant: tuple[int, ...]  # for each mistake that changes something, the cases that notice it, one bit a case

    def smallest(self, cases: Sequence[Case]) -> tuple[str, ...]:
        """The names of few cases that notice all that all cases do: the one that notices most, again and again."""
        by_case = [
            sum(1 << mutant for mutant, killers in enumerate(self.by_mutant) if killers >> number & 1)
            for number in range(len(cases))
        ]
        everything = (1 << len(self.by_mutant)) - 1
        left, taken = everything, list[int]()
        while left:
            taken.append(max(range(len(cases)), key=lambda number: (by_case[number] & left).bit_count()))
            left &= ~by_case[taken[-1]]
        for number in sorted(taken):
            if reduce(or_, (by_case[other] for other in taken if other != number), 0) == everything:
                taken.remove(number)
        return tuple(cases[number].name for number in sorted(taken))


def check_mutants(semantics: Semantics, cases: Sequence[Case], diagnostics: Diagnostics) -> Kills:
    """Some case must notice every small mistake that changes a result; every rule must change something."""
    total = equivalent = unnoticed = 0
    killed: list[int] = []
    for mutant, killers, person in _tried(semantics, cases):
        total += 1
        if killers:
            killed.append(killers)
        elif person is not None:
            unnoticed += 1
            help_text = f"add a case like this: {written(person)}."
            diagnostics.add(mutant.location, f"no case notices if {mutant.change}.", help_text)
        else:
            equivalent += 1
            if isinstance(mutant, Mutant) and mutant.negated:
                what = f'rule "{mutant.negated}" never decides anything.'
                diagnostics.add(mutant.location, what, "use it where it matters, give it `next`, or remove it.")
        if unnoticed == _ENOUGH:
            break  # an editor fixes some of them first anyway
    return Kills(total, equivalent, tuple(killed))


def _tried(semantics: Semantics, cases: Sequence[Case]) -> Iterator[tuple[Mutant | MovedLimit, int, Answers | None]]:
    """Each mistake; the cases that notice it, one bit a case; if none does, somebody who gets another result."""
    ruleset, diagrams = semantics.ruleset, semantics.diagrams
    results = _CaseResults(semantics, [answers_of(ruleset, case) for case in cases])

    @cache
    def noticing(part: Part, value: int) -> int:
        """The cases that notice if a condition had this value whatever is answered."""
        return results.differing(_pairs(semantics, Semantics(ruleset, diagrams, {part: diagrams.leaf(value)})))

    def by_value(part: Part, values: Mapping[Any, int]) -> int:
        """The cases that know the value of a condition, and notice it. What it changes need not be worked out then."""
        return reduce(or_, (who & noticing(part, value) for value, who in values.items()), 0)

    for mutant in mutants(ruleset):
        killers, changed = 0, list[_Pair]()
        if isinstance(mutant.mistake, Ruleset):
            killers, changed = results.noticed(_pairs(semantics, Semantics(mutant.mistake, diagrams)))
        else:
            part, condition = mutant.mistake
            given = {part: semantics.condition(condition)}
            if part[0] == "rule":  # most mutants are in rules
                killers = by_value(part, results(given[part]))
            if not killers:
                killers, changed = results.noticed(_pairs(semantics, Semantics(ruleset, diagrams, given)))
        yield mutant, killers, semantics.difference(*changed[0]) if changed and not killers else None
    for limit in moved_limits(ruleset):
        yield limit, *_moved(semantics, limit, cases)


class _CaseResults:
    """What each case is shown by a diagram: each value but UNSURE → the cases, one bit a case.

    Worked out once for each node, for all cases at once, so that a mutant costs no more than the nodes it adds.
    """

    def __init__(self, semantics: Semantics, persons: Sequence[Answers]) -> None:
        self._diagrams = semantics.diagrams
        self._everyone = (1 << len(persons)) - 1
        self._chose = [[0] * size for size in semantics.diagrams.sizes]
        for number, answers in enumerate(persons):
            for variable, option in semantics.assignment(answers).items():
                self._chose[variable][option] |= 1 << number
        self._unknown = [self._everyone & ~reduce(or_, chose) for chose in self._chose]
        self._known: dict[Diagram, dict[object, int]] = {}

    def __call__(self, diagram: Diagram) -> dict[object, int]:
        found = self._known.get(diagram)
        if found is None:
            found = self._known[diagram] = self._worked_out(diagram)
        return found

    def differing(self, pairs: Iterable[_Pair]) -> int:
        """The cases that get another result by the second function of a pair than by the first."""
        found = 0
        for one, other in pairs:
            mine, theirs = self(one), self(other)
            for value in {*mine, *theirs}:
                found |= mine.get(value, 0) ^ theirs.get(value, 0)
        return found

    def noticed(self, pairs: Iterable[_Pair]) -> tuple[int, list[_Pair]]:
        """The same, with the pairs that are different functions."""
        changed = [(one, other) for one, other in pairs if one != other]
        return self.differing(changed), changed

    def _worked_out(self, diagram: Diagram) -> dict[object, int]:
        value = self._diagrams.value(diagram)
        if value is not None:
            return {} if value == UNSURE else {value: self._everyone}
        variable = self._diagrams.variable(diagram)
        chose, unknown = self._chose[variable], self._unknown[variable]
        children = [*map(self, self._diagrams.children(diagram))]
        found = {}
        for value in set().union(*children):
            shown = [child.get(value, 0) for child in children]
            found[value] = reduce(or_, map(and_, shown, chose), reduce(and_, shown, unknown))
        return found


def _goals(semantics: Semantics) -> list[Diagram]:
    """Everything that a person is shown."""
    shown = [*semantics.summary_goals, *semantics.rows.values(), *semantics.advice.values(), *semantics.first.values()]
    return [*shown, *semantics.shown_values.values()]


def _pairs(before: Semantics, after: Semantics) -> Iterable[_Pair]:
    return zip(_goals(before), _goals(after), strict=True)


def _moved(semantics: Semantics, limit: MovedLimit, cases: Sequence[Case]) -> tuple[int, Answers | None]:
    killers = 0
    for number, case in enumerate(cases):
        before, after = (answers_of(ruleset, case) for ruleset in (semantics.ruleset, limit.ruleset))
        if before != after and any(
            semantics.decided(goal, before) != semantics.decided(goal, after) for goal in _goals(semantics)
        ):
            killers |= 1 << number
    if killers:
        return killers, None
    for goal in _goals(semantics):
        one, other = (semantics.with_answer(goal, limit.question, option) for option in limit.options)
        person = semantics.difference(one, other)
        if person is not None:
            return 0, {limit.question: f"{limit.options[0]} (by dates)", **person}
    return 0, None
