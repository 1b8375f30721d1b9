"""Golden cases → a problem for each that the rules do not bear out, and for each mistake that no case would notice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise
from operator import or_

from explainer.problems import Place, Problems
from explainer.rules.board import Board, Sheet
from explainer.rules.circuit import Circuit, behind
from explainer.rules.dates import count_answers, is_covered
from explainer.rules.evaluate import judge
from explainer.rules.model import Case, Law, Option, Question, Result, Ruleset
from explainer.rules.mutants import gate_mutants
from explainer.rules.rows import numbers
from explainer.rules.search import different, find_difference

_ENOUGH = 25  # mistakes that no case notices are told at once


@dataclass(frozen=True, slots=True)
class Kills:
    """What the cases notice: how many mistakes there are, how many change nothing, and who notices the others."""

    mutants: int
    equivalent: int
    by_mutant: tuple[int, ...]  # for each mistake that changes something, the cases that notice it, one bit a case

    def smallest(self, cases: tuple[Case, ...]) -> tuple[str, ...]:
        """The names of few cases that notice all that all cases do: the one that notices most, again and again."""
        by_case = [0] * len(cases)
        for mutant, killers in enumerate(self.by_mutant):
            for number in numbers(killers):
                by_case[number] |= 1 << mutant
        left = (1 << len(self.by_mutant)) - 1
        taken: list[int] = []
        while left:
            taken.append(max(range(len(cases)), key=lambda number: (by_case[number] & left).bit_count()))
            left &= ~by_case[taken[-1]]
        for number in sorted(taken):
            others = reduce(or_, (by_case[other] for other in taken if other != number), 0)
            if others == (1 << len(self.by_mutant)) - 1:
                taken.remove(number)
        return tuple(cases[number].name for number in sorted(taken))


def answers_of(ruleset: Ruleset, case: Case) -> dict[str, str]:
    """The answers of a case: those given, and those that its dates pick where none is given."""
    return {**count_answers(ruleset, case.dates), **case.answers}


def check_golden(
    ruleset: Ruleset, circuit: Circuit, cases: tuple[Case, ...], laws: Mapping[str, Law], problems: Problems
) -> None:
    """Each case must come out as it says, by the rules and the law that it names, and by law that reaches it."""
    findings = judge(ruleset, circuit, _sheet(ruleset, cases))
    for number, case in enumerate(cases):
        result = findings.result(number)
        _check_expected(ruleset, case, result, problems)
        if not is_covered(ruleset, case.dates):
            what = f'case "{case.name}" lies outside the days that the rules speak of.'
            problems.add(case.place, what, "change its dates, or `covers:` in the rules.")
        _check_reach(ruleset, case, result, laws, problems)


def _check_expected(ruleset: Ruleset, case: Case, result: Result, problems: Problems) -> None:
    reasons = ", ".join(f"{question}: {case.answers.get(question, 'by date')}" for question in result.reasons)
    rules = ", ".join(f'"{rule}" ({ruleset.rules[rule].place})' for rule in result.because)
    by_rules = f"; by rule {rules}" if rules else ""
    mend = f"mend the case, or the rules. What decides now: {reasons or 'nothing'}{by_rules}."
    if (case.exempt, case.outcome) != (result.exempt, result.outcome):
        place = case.places.get(case.outcome, case.place)
        found = f"exempt is {result.exempt} and the outcome {result.outcome}"
        what = f'case "{case.name}": {found}, not {case.exempt} and {case.outcome}.'
        problems.add(place, what, mend)
        return
    if set(case.advice) != set(result.advice):
        what = f'case "{case.name}": the advice is [{", ".join(result.advice)}], not [{", ".join(case.advice)}].'
        problems.add(case.place, what, mend)
    for what, expected_names, names in (("rule", case.because, result.because), ("law", case.law, result.law)):
        for name in expected_names:
            if name not in names:
                place = case.places.get(name, case.place)
                told = f'case "{case.name}" is not decided by the {what} "{name}".'
                problems.add(place, told, f"what decides it: {', '.join(names) or 'none'}.")


def _check_reach(ruleset: Ruleset, case: Case, result: Result, laws: Mapping[str, Law], problems: Problems) -> None:
    """No case may be decided by law that does not reach its claim."""
    if ruleset.covers is None or ruleset.covers.date not in case.dates:
        return
    day = case.dates[ruleset.covers.date].isoformat()
    for rule in result.because:
        for source in ruleset.rules[rule].law:
            law = laws.get(source)
            # Days may be written without day or month: then only as much of them is compared.
            if law is not None and (day[: len(law.claims_from)] < law.claims_from or _is_after(day, law.claims_until)):
                what = f'case "{case.name}" is decided by "{source}", which does not reach claims of {day}.'
                mend = f'let rule "{rule}" ask for the day, or mend claims_from and claims_until of the source.'
                problems.add(case.place, what, mend)


def _is_after(day: str, until: str) -> bool:
    return bool(until) and day[: len(until)] > until


def check_mutants(ruleset: Ruleset, circuit: Circuit, cases: tuple[Case, ...], problems: Problems) -> Kills:
    """Some case must notice every small mistake that changes what anybody is told; every rule must change something."""
    mutants = equivalent = unnoticed = 0
    killed: list[int] = []
    for mutant in _tried(ruleset, circuit, cases):
        mutants += 1
        if mutant.killers:
            killed.append(mutant.killers)
        elif mutant.person is not None:
            unnoticed += 1
            mend = f"add a case like this: {', '.join(f'{name}: {option}' for name, option in mutant.person.items())}."
            problems.add(mutant.place, f"no case notices if {mutant.change}.", mend)
        else:
            equivalent += 1
            if mutant.rule:
                what = f'rule "{mutant.rule}" never decides anything.'
                problems.add(mutant.place, what, "use it where it matters, or remove it.")
        if unnoticed == _ENOUGH:
            break  # each costs a search; an editor mends some of them first anyway
    return Kills(mutants, equivalent, tuple(killed))


@dataclass(frozen=True, slots=True)
class _Tried:
    place: Place
    change: str
    killers: int  # the cases that notice
    person: Mapping[str, str] | None = None  # if none does: somebody who is told something else
    rule: str = ""  # the rule that was turned round as a whole


def _tried(ruleset: Ruleset, circuit: Circuit, cases: tuple[Case, ...]) -> Iterator[_Tried]:
    board = Board(ruleset, circuit, _sheet(ruleset, cases))
    yield from _tried_gates(board)
    yield from _tried_orders(board)
    yield from _tried_counters(board, cases)


def _tried_gates(board: Board) -> Iterator[_Tried]:
    ruleset, circuit = board.ruleset, board.circuit
    told = board.told()
    after = _gates_after(circuit)
    questions = behind(circuit.gates)
    rules = {number: rule for rule, number in circuit.rules.items()}
    for mutant in gate_mutants(ruleset, circuit):
        values = board.try_gate(mutant.number, mutant.gate, after[mutant.number])
        killers = different(told, board.told()) if board.values is not values else 0
        board.values = values
        other = circuit.with_gate(mutant.number, mutant.gate)
        person = None if killers else _told_apart(ruleset, circuit, other, questions[mutant.number], mutant.number)
        turned = rules.get(mutant.number, "") if mutant.gate.negated else ""
        yield _Tried(mutant.place, mutant.change, killers, person, turned)


def _told_apart(
    ruleset: Ruleset, circuit: Circuit, other: Circuit, first: Collection[str], gate: int | None
) -> Mapping[str, str] | None:
    def pair(sheet: Sheet) -> tuple[Board, Board]:
        return Board(ruleset, circuit, sheet), Board(ruleset, other, sheet)

    return find_difference(ruleset, pair, [question for question in ruleset.questions if question in first], gate)


def _gates_after(circuit: Circuit) -> list[list[int]]:
    """For each gate the gates that rest on it, directly or not, in order."""
    resting = [0] * len(circuit.gates)
    for number in reversed(range(len(circuit.gates))):
        for before in circuit.gates[number].inputs:
            resting[before] |= 1 << number | resting[number]
    return [list(numbers(gates)) for gates in resting]


def _tried_orders(board: Board) -> Iterator[_Tried]:
    """Each outcome put before each that goes before it; the last one, which follows always, stays last."""
    ruleset, circuit = board.ruleset, board.circuit
    last = len(ruleset.outcomes) - 1
    for later in range(last):
        for earlier in range(later):
            order = [number for number in range(last) if number != later]
            order.insert(order.index(earlier), later)
            other = circuit.with_order([*order, last])
            killers = different(board.told(), board.on(other).told())
            outcome, before = ruleset.outcomes[later], ruleset.outcomes[earlier]
            person = None if killers else _told_apart(ruleset, circuit, other, (), None)
            yield _Tried(outcome.place, f'"{outcome.id}" went before "{before.id}"', killers, person)


def _tried_counters(board: Board, cases: tuple[Case, ...]) -> Iterator[_Tried]:
    """Each limit between two options of a counter moved by a day, down and up."""
    ruleset = board.ruleset
    told = board.told()
    for question in ruleset.questions.values():
        counted = sorted((option for option in question.options if option.counted), key=Option.sort_key)
        for lower, upper in pairwise(counted):
            for days in (-1, 1):
                moved = _with_limit_moved(ruleset, question, (lower, upper), days)
                killers = different(told, Board(ruleset, board.circuit, _sheet(moved, cases)).told())
                person = None if killers else _answered_apart(board, question.id, (lower.id, upper.id))
                yield _Tried(
                    lower.place, f'"{lower.id}" ended a day {"sooner" if days < 0 else "later"}', killers, person
                )


def _with_limit_moved(ruleset: Ruleset, question: Question, pair: tuple[Option, Option], days: int) -> Ruleset:
    lower, upper = pair
    if lower.highest is None or upper.lowest is None:
        return ruleset
    moved = {
        lower.id: replace(lower, highest=lower.highest + days),
        upper.id: replace(upper, lowest=upper.lowest + days),
    }
    options = tuple(moved.get(option.id, option) for option in question.options)
    return replace(ruleset, questions={**ruleset.questions, question.id: replace(question, options=options)})


def _answered_apart(board: Board, question: str, options: tuple[str, str]) -> Mapping[str, str] | None:
    """Somebody who is told something else with the second of two answers to a question than with the first."""

    def pair(sheet: Sheet) -> tuple[Board, Board]:
        everyone = (1 << sheet.width) - 1
        given = ({**sheet.given, question: {option: everyone}} for option in options)
        one, other = (Board(board.ruleset, board.circuit, Sheet(sheet.width, answers)) for answers in given)
        return one, other

    found = find_difference(board.ruleset, pair, ())
    return None if found is None else {question: f"{options[0]} (by dates)", **found}


def _sheet(ruleset: Ruleset, cases: tuple[Case, ...]) -> Sheet:
    return Sheet.of([answers_of(ruleset, case) for case in cases])
