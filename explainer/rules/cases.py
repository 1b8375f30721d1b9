"""Golden cases → a diagnostic for each that the rules do not bear out, and what mistakes the cases notice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from explainer.diagnostics import Diagnostics, Location
from explainer.rules.case import Case
from explainer.rules.conditions import All, AnyOf
from explainer.rules.dates import count_answers, is_covered, reaches
from explainer.rules.diagrams import Diagram
from explainer.rules.evaluate import result_of
from explainer.rules.model import UNSURE, Law, Result, Ruleset
from explainer.rules.mutants import MovedLimit, Mutant, moved_limits, mutants
from explainer.rules.semantics import Answers, Semantics

_ENOUGH = 25  # unnoticed mistakes that are reported at once


def answers_of(ruleset: Ruleset, case: Case) -> dict[str, str]:
    """The answers of a case: those given, and those that its dates pick where none is given."""
    return {**count_answers(ruleset, case.dates), **case.answers}


def check_cases_hold(
    semantics: Semantics, cases: Sequence[Case], laws: Mapping[str, Law], diagnostics: Diagnostics
) -> None:
    """Each case must come out as it says, by the rules and the law that it names, and by law that reaches it."""
    for case in cases:
        result = result_of(semantics, answers_of(semantics.ruleset, case))
        _check_results(semantics.ruleset, case, result, diagnostics)
        if not is_covered(semantics.ruleset, case.dates):
            what = f'case "{case.name}" lies outside the days that the rules speak of.'
            diagnostics.add(case.location, what, "change its dates, or `covers:` in the rules.")
        _check_reach(semantics.ruleset, case, result, laws, diagnostics)


def _check_results(ruleset: Ruleset, case: Case, result: Result, diagnostics: Diagnostics) -> None:
    reasons = ", ".join(f"{question}: {case.answers.get(question, 'by date')}" for question in result.reasons)
    rules = ", ".join(f'"{rule}" ({ruleset.rules[rule].location})' for rule in result.because)
    by_rules = f"; by rule {rules}" if rules else ""
    help_text = f"fix the case, or the rules. What decides now: {reasons or 'nothing'}{by_rules}."
    expect = case.expect
    if (expect.exempt, expect.outcome) != (result.exempt, result.outcome):
        location = expect.locations.get(expect.outcome, case.location)
        found = f"exempt is {result.exempt} and the outcome {result.outcome}"
        what = f'case "{case.name}": {found}, not {expect.exempt} and {expect.outcome}.'
        diagnostics.add(location, what, help_text)
        return
    if expect.tone not in ("", result.tone):
        what = f'case "{case.name}": the tone is {result.tone}, not {expect.tone}.'
        diagnostics.add(expect.locations.get(expect.tone, case.location), what, help_text)
    if set(expect.first) != set(result.first):
        what = f'case "{case.name}": told first is [{", ".join(result.first)}], not [{", ".join(expect.first)}].'
        diagnostics.add(case.location, what, help_text)
    if set(expect.advice) != set(result.advice):
        what = f'case "{case.name}": the advice is [{", ".join(result.advice)}], not [{", ".join(expect.advice)}].'
        diagnostics.add(case.location, what, help_text)
    for kind, expected_names, names in (("rule", case.because, result.because), ("law", case.law, result.law)):
        for name in expected_names:
            if name not in names:
                location = case.locations.get(name, case.location)
                what = f'case "{case.name}" is not decided by the {kind} "{name}".'
                diagnostics.add(location, what, f"what decides it: {', '.join(names) or 'none'}.")


def _check_reach(
    ruleset: Ruleset, case: Case, result: Result, laws: Mapping[str, Law], diagnostics: Diagnostics
) -> None:
    """No case may be decided by law that does not reach its claim."""
    if ruleset.covers is None or ruleset.covers.date not in case.dates:
        return
    day = case.dates[ruleset.covers.date]
    for rule in result.because:
        for source in ruleset.rules[rule].law:
            if source in laws and not reaches(laws[source], day):
                what = f'case "{case.name}" is decided by "{source}", which does not reach claims of {day}.'
                help_text = f'let rule "{rule}" ask for the day, or fix claims_from and claims_until of the source.'
                diagnostics.add(case.location, what, help_text)


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
    for tried in _tried(semantics, cases):
        total += 1
        if tried.killers:
            killed.append(tried.killers)
        elif tried.person is not None:
            unnoticed += 1
            help_text = (
                f"add a case like this: {', '.join(f'{name}: {option}' for name, option in tried.person.items())}."
            )
            diagnostics.add(tried.location, f"no case notices if {tried.change}.", help_text)
        else:
            equivalent += 1
            if tried.negated:
                what = f'rule "{tried.negated}" never decides anything.'
                diagnostics.add(tried.location, what, "use it where it matters, or remove it.")
        if unnoticed == _ENOUGH:
            break  # an editor fixes some of them first anyway
    return Kills(total, equivalent, tuple(killed))


@dataclass(frozen=True, slots=True)
class _Tried:
    location: Location
    change: str
    killers: int  # the cases that notice, one bit a case
    person: Answers | None  # if none does: somebody who gets another result
    negated: str = ""  # the rule that was turned round as a whole


class _CaseResults:
    """What each case is shown by a diagram: the value of the function, or UNSURE → the cases, one bit a case.

    Worked out once for each node, for all cases at once, so that a mutant costs no more than the nodes it adds.
    """

    def __init__(self, semantics: Semantics, persons: Sequence[Answers]) -> None:
        self._diagrams = semantics.diagrams
        self._everyone = (1 << len(persons)) - 1
        self._chose = [[0] * size for size in semantics.diagrams.sizes]
        for number, answers in enumerate(persons):
            for variable, option in semantics.assignment(answers).items():
                self._chose[variable][option] |= 1 << number
        self._known: dict[Diagram, dict[object, int]] = {}

    def __call__(self, diagram: Diagram) -> dict[object, int]:
        if diagram not in self._known:
            variable = self._diagrams.variable(diagram)
            if variable == len(self._chose):
                self._known[diagram] = {self._diagrams.value(diagram): self._everyone}
            else:
                self._known[diagram] = self._joined(variable, [*map(self, self._diagrams.children(diagram, variable))])
        return self._known[diagram]

    def differing(self, pairs: Iterable[tuple[Diagram, Diagram]]) -> int:
        """The cases that get another result by the second function of a pair than by the first."""
        found = 0
        for one, other in pairs:
            if one != other:
                mine, theirs = self(one), self(other)
                found |= reduce(or_, (mine.get(value, 0) ^ theirs.get(value, 0) for value in {*mine, *theirs}))
        return found

    def _joined(self, variable: int, children: list[dict[object, int]]) -> dict[object, int]:
        chose = self._chose[variable]
        unknown = self._everyone & ~reduce(or_, chose)
        found: dict[object, int] = {}
        left = unknown
        for value in dict.fromkeys(value for child in children for value in child if value != UNSURE):
            agreed, mine = unknown, 0
            for child, who in zip(children, chose, strict=True):
                agreed &= child.get(value, 0)
                mine |= child.get(value, 0) & who
            left &= ~agreed
            found[value] = agreed | mine
        own = (child.get(UNSURE, 0) & who for child, who in zip(children, chose, strict=True))
        found[UNSURE] = reduce(or_, own, left)
        return found


def _tried(semantics: Semantics, cases: Sequence[Case]) -> Iterator[_Tried]:
    results = _CaseResults(semantics, [answers_of(semantics.ruleset, case) for case in cases])
    of_rules = {rule: _OfRule(semantics, rule, results) for rule in semantics.ruleset.rules}
    for mutant in mutants(semantics.ruleset):
        if mutant.rule:
            value = semantics.value_of_rule(mutant.ruleset.rules[mutant.rule])
            killers, changed = of_rules[mutant.rule].noticed(value)
        else:
            pairs = zip(_goals(semantics), _goals(_changed(semantics, mutant)), strict=True)
            changed = [(one, other) for one, other in pairs if one != other]
            killers = results.differing(changed)
        person = semantics.difference(*changed[0]) if changed and not killers else None
        yield _Tried(mutant.location, mutant.change, killers, person, mutant.rule if mutant.negated else "")
    for limit in moved_limits(semantics.ruleset):
        yield _moved(semantics, limit, cases)


class _OfRule:
    """What depends on one rule. So a mutant of it need not be followed through every rule that refers to it."""

    def __init__(self, semantics: Semantics, identifier: str, results: _CaseResults) -> None:
        self._semantics, self._results = semantics, results
        rule = semantics.ruleset.rules[identifier]
        true = replace(rule, when=All(()), unsettled="")
        forced = (replace(true, when=AnyOf(())), replace(true, unsettled="forced"), true)
        rulesets = (replace(semantics.ruleset, rules={**semantics.ruleset.rules, identifier: each}) for each in forced)
        goals = [_goals(_changed(semantics, Mutant(rule.location, "", ruleset, identifier))) for ruleset in rulesets]
        # Each result that depends on the rule, and what it would be if the rule were false, unsettled and true.
        self._table = [row for row in zip(_goals(semantics), *goals, strict=True) if len(set(row[1:])) > 1]
        self._noticing = [results.differing([(row[0], row[1 + value]) for row in self._table]) for value in range(3)]

    def noticed(self, value: Diagram) -> tuple[int, list[tuple[Diagram, Diagram]]]:
        """Cases that notice if this were the value of the rule; if none does, what would be reported, before and after.

        Where a case knows the value, it need not be worked out what is reported. Only if that finds nobody, it is.
        """
        values = self._results(value)
        killers = reduce(or_, (values.get(each, 0) & self._noticing[each] for each in range(3)))
        if killers:
            return killers, []
        apply = self._semantics.diagrams.apply
        pairs = ((goal, apply(_chosen, value, *by_value)) for goal, *by_value in self._table)
        changed = [(one, other) for one, other in pairs if one != other]
        return self._results.differing(changed), changed


def _chosen(value: int, *by_value: object) -> object:
    return by_value[value]


def _goals(semantics: Semantics) -> list[Diagram]:
    """Everything that a person is shown."""
    return [*semantics.summary_goals, *semantics.advice.values(), *semantics.first.values()]


def _changed(semantics: Semantics, mutant: Mutant) -> Semantics:
    """The diagrams of a mutant; a rule that does not depend on the changed one keeps its own."""
    if not mutant.rule:
        only_if = mutant.ruleset.questions != semantics.ruleset.questions
        return Semantics(mutant.ruleset, semantics.diagrams, {} if only_if else semantics.rules)
    kept = {rule: each for rule, each in semantics.rules.items() if mutant.rule not in semantics.depends_on[rule]}
    return Semantics(mutant.ruleset, semantics.diagrams, kept)


def _moved(semantics: Semantics, limit: MovedLimit, cases: Sequence[Case]) -> _Tried:
    killers = 0
    for number, case in enumerate(cases):
        before, after = (answers_of(ruleset, case) for ruleset in (semantics.ruleset, limit.ruleset))
        if before != after:
            goals = _goals(semantics)
            killers |= (
                any(semantics.decided(goal, before) != semantics.decided(goal, after) for goal in goals) << number
            )
    person = None
    if not killers:
        for goal in _goals(semantics):
            one, other = (semantics.with_answer(goal, limit.question, option) for option in limit.options)
            if one != other:
                person = {limit.question: f"{limit.options[0]} (by dates)", **(semantics.difference(one, other) or {})}
                break
    return _Tried(limit.location, limit.change, killers, person)
