"""A ruleset → its gates, one for each condition, after those it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from explainer.problems import Place
from explainer.rules.model import All, Answer, Any_, Condition, Not, Outcome, RuleRef, Ruleset

ANSWER, ALL, ANY, SAME, UNSETTLED = "answer", "all", "any", "same", "unsettled"


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition. `inputs` are the numbers of the gates it rests on; `negated` turns its value round at the end.

    An `answer` rests on its question's `only_if`, if there is one. `all` and `any` of nothing are true and false.
    `same` has the value of its input: a rule, or a reference to one; `unsettled` is a rule that the law leaves open.
    """

    kind: str
    inputs: tuple[int, ...] = ()
    negated: bool = False
    question: str = ""
    options: tuple[str, ...] = ()
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Circuit:
    """The gates of a ruleset, each after its inputs, and which of them say what."""

    gates: tuple[Gate, ...]
    rules: Mapping[str, int]
    only_if: Mapping[str, int]  # questions that do not always apply
    exempt: int
    holds: tuple[int, ...]  # for each outcome, its condition
    follows: tuple[int, ...]  # for each outcome, that it holds and none before it does
    advice: tuple[int, ...]
    asked_for: tuple[int, ...]  # rules that questions are asked for on their own account
    by_question: Mapping[str, tuple[int, ...]]  # the gates whose value can change with its answer, in order

    @property
    def roots(self) -> tuple[int, ...]:
        """The gates that everything a person is told is read from."""
        return (self.exempt, *self.follows, *self.advice)

    def with_order(self, order: Iterable[int]) -> Circuit:
        """The same circuit with the outcomes going before one another in another order."""
        gates = list(self.gates)
        follows = list(self.follows)
        before: list[int] = []
        for outcome in order:
            follows[outcome] = len(gates)
            gates.append(Gate(ALL, (*before, self.holds[outcome])))
            before.append(len(gates))
            gates.append(Gate(SAME, (self.holds[outcome],), negated=True))
        return replace(self, gates=tuple(gates), follows=tuple(follows))

    def with_gate(self, number: int, gate: Gate) -> Circuit:
        """The same circuit with another gate in one place; its inputs must come before that place."""
        return replace(self, gates=(*self.gates[:number], gate, *self.gates[number + 1 :]))


def build_circuit(ruleset: Ruleset) -> Circuit:
    """The circuit of a ruleset in which every name is known and nothing rests on itself (see check.py)."""
    builder = _Builder(ruleset)
    rules = {rule: builder.rule(rule) for rule in ruleset.rules}
    exempt = builder.condition(ruleset.exempt.when)
    holds = tuple(builder.outcome(outcome) for outcome in ruleset.outcomes)
    follows = tuple(builder.follows(holds[:number], holds[number]) for number in range(len(holds)))
    advice = tuple(builder.condition(hint.when) for hint in ruleset.advice)
    asked_for = tuple(rules[rule.id] for rule in ruleset.rules.values() if rule.asked_for)
    by_question = _gates_by_question(builder.gates, ruleset.questions)
    return Circuit(tuple(builder.gates), rules, builder.only_if, exempt, holds, follows, advice, asked_for, by_question)


def behind(gates: Iterable[Gate]) -> list[frozenset[str]]:
    """For each gate, the questions that its value can depend on."""
    found: list[frozenset[str]] = []
    for gate in gates:
        own = frozenset({gate.question} if gate.question else ())
        found.append(own.union(*(found[number] for number in gate.inputs)))
    return found


def _gates_by_question(gates: Iterable[Gate], questions: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {question: [] for question in questions}
    for number, names in enumerate(behind(gates)):
        for question in names:
            found[question].append(number)
    return {question: tuple(numbers) for question, numbers in found.items()}


@dataclass(slots=True)
class _Builder:
    ruleset: Ruleset
    gates: list[Gate] = field(default_factory=list)
    rules: dict[str, int] = field(default_factory=dict)
    only_if: dict[str, int] = field(default_factory=dict)

    def gate(self, gate: Gate) -> int:
        self.gates.append(gate)
        return len(self.gates) - 1

    def condition(self, condition: Condition, *, negated: bool = False) -> int:
        place = condition.place
        match condition:
            case Not(condition=inner):
                return self.condition(inner, negated=not negated)
            case Answer(question=question, options=options):
                return self.gate(Gate(ANSWER, self.applies(question), negated, question, options, place))
            case RuleRef(rule=rule):
                return self.gate(Gate(SAME, (self.rule(rule),), negated, place=place))
            case All(conditions=parts) | Any_(conditions=parts):
                kind = ALL if isinstance(condition, All) else ANY
                return self.gate(Gate(kind, tuple(self.condition(part) for part in parts), negated, place=place))

    def applies(self, question: str) -> tuple[int, ...]:
        only_if = self.ruleset.questions[question].only_if
        if only_if is None:
            return ()
        if question not in self.only_if:
            self.only_if[question] = self.condition(only_if)
        return (self.only_if[question],)

    def rule(self, identifier: str) -> int:
        if identifier not in self.rules:
            rule = self.ruleset.rules[identifier]
            kind = UNSETTLED if rule.unsettled else SAME
            self.rules[identifier] = self.gate(Gate(kind, (self.condition(rule.when),), place=rule.place))
        return self.rules[identifier]

    def outcome(self, outcome: Outcome) -> int:
        return self.gate(Gate(ALL)) if outcome.when is None else self.condition(outcome.when)

    def follows(self, before: tuple[int, ...], outcome: int) -> int:
        none_before = (self.gate(Gate(SAME, (other,), negated=True)) for other in before)
        return self.gate(Gate(ALL, (*none_before, outcome)))
