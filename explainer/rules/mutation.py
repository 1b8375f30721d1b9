"""A ruleset and its cases → the small mistakes that the cases notice (mutation testing); the others are diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial, reduce
from operator import and_, or_

from explainer.diagnostics import Diagnostics
from explainer.rules.case import Case
from explainer.rules.cases import answers_of
from explainer.rules.conditions import Part
from explainer.rules.diagrams import Diagram, Operation
from explainer.rules.model import UNSURE
from explainer.rules.mutants import MovedLimit, Mutant, moved_limits, mutants
from explainer.rules.semantics import STATUS, Answers, Semantics, written

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
                diagnostics.add(mutant.location, what, "use it where it matters, or remove it.")
        if unnoticed == _ENOUGH:
            break  # an editor fixes some of them first anyway
    return Kills(total, equivalent, tuple(killed))


def _tried(semantics: Semantics, cases: Sequence[Case]) -> Iterator[tuple[Mutant | MovedLimit, int, Answers | None]]:
    """Each mistake; the cases that notice it, one bit a case; if none does, somebody who gets another result."""
    ruleset, diagrams = semantics.ruleset, semantics.diagrams
    results = _CaseResults(semantics, [answers_of(ruleset, case) for case in cases])
    by_value = cache(partial(_ByValue, semantics, results))
    for mutant in mutants(ruleset):
        match mutant.mistake:
            case (("rule", _) as part, condition):
                killers, changed = by_value(part).noticed(semantics.condition(condition))
            case (part, condition):
                given = {part: semantics.condition(condition)}
                killers, changed = results.noticed(_pairs(semantics, Semantics(ruleset, diagrams, given)))
            case other:
                killers, changed = results.noticed(_pairs(semantics, Semantics(other, diagrams)))
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


class _ByValue:
    """What is reported, by the value of one condition. So a mutant of it need not be followed through all the rules."""

    def __init__(self, semantics: Semantics, results: _CaseResults, part: Part) -> None:
        self._results, self._apply = results, semantics.diagrams.apply
        diagrams = semantics.diagrams
        forced = (Semantics(semantics.ruleset, diagrams, {part: diagrams.leaf(value)}) for value in STATUS)
        rows = zip(_goals(semantics), *map(_goals, forced), strict=True)
        self._goals = [(goal, by_value) for goal, *by_value in rows if len({*by_value}) > 1]
        self._noticing = {
            value: results.differing((goal, by_value[value]) for goal, by_value in self._goals) for value in STATUS
        }

    def noticed(self, value: Diagram) -> tuple[int, list[_Pair]]:
        """Cases that notice if the condition had this value; if none does, what would be reported, before and after.

        Where a case knows the value, it need not be worked out what is reported. Only if that finds nobody, it is.
        """
        known = self._results(value)
        killers = reduce(or_, (known.get(each, 0) & noticing for each, noticing in self._noticing.items()))
        if killers:
            return killers, []
        return self._results.noticed((goal, self._apply(_CHOSEN, value, *by_value)) for goal, by_value in self._goals)


_CHOSEN = Operation(lambda value, *by_value: by_value[value])


def _goals(semantics: Semantics) -> list[Diagram]:
    """Everything that a person is shown."""
    return [*semantics.summary_goals, *semantics.advice.values(), *semantics.first.values()]


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
