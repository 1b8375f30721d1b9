"""A ruleset → its gates: every condition once, each after those it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from explainer.rules.model import All, Answer, Any_, Condition, Not, Outcome, RuleRef, Ruleset

ALWAYS, ANSWER, ALL, ANY, NOT = "always", "answer", "all", "any", "not"
SETTLED, UNSETTLED = "settled", "unsettled"  # rules


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition. `inputs` are the numbers of the gates it rests on.

    An `answer` gate rests on its question's `only_if`, if there is one; the gate of a rule on the rule's condition.
    """

    kind: str
    inputs: tuple[int, ...] = ()
    question: str = ""
    options: tuple[str, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Circuit:
    """The gates of a ruleset, each after its inputs. Equal conditions are one gate, but every rule has its own."""

    gates: tuple[Gate, ...]
    rules: Mapping[str, int]
    only_if: Mapping[str, int]  # questions that do not always apply
    exempt: int
    holds: tuple[int, ...]  # for each outcome, its condition
    follows: tuple[int, ...]  # for each outcome, that it holds and none before it does
    advice: tuple[int, ...]
    asked_for: tuple[int, ...]  # rules that questions are asked for on their own account
    by_question: Mapping[str, tuple[int, ...]]  # the gates whose value can change with its answer, in order


def build_circuit(ruleset: Ruleset) -> Circuit:
    """The circuit of a ruleset in which every name is known and nothing rests on itself (see check.py)."""
    builder = _Builder(ruleset)
    only_if = {
        question.id: builder.condition(question.only_if)
        for question in ruleset.questions.values()
        if question.only_if is not None
    }
    rules = {rule: builder.rule(rule) for rule in ruleset.rules}
    exempt = builder.condition(ruleset.exempt.when)
    holds = tuple(builder.outcome(outcome) for outcome in ruleset.outcomes)
    follows = tuple(builder.follows(holds[:number], holds[number]) for number in range(len(holds)))
    advice = tuple(builder.condition(advice.when) for advice in ruleset.advice)
    asked_for = tuple(rules[rule.id] for rule in ruleset.rules.values() if rule.asked_for)
    gates = tuple(builder.numbers)
    return Circuit(
        gates, rules, only_if, exempt, holds, follows, advice, asked_for, _gates_by_question(gates, ruleset.questions)
    )


def _gates_by_question(gates: Iterable[Gate], questions: Iterable[str]) -> dict[str, tuple[int, ...]]:
    rests_on: list[frozenset[str]] = []
    found: dict[str, list[int]] = {question: [] for question in questions}
    for number, gate in enumerate(gates):
        behind = frozenset({gate.question} if gate.question else ()).union(*(rests_on[i] for i in gate.inputs))
        rests_on.append(behind)
        for question in behind:
            found[question].append(number)
    return {question: tuple(numbers) for question, numbers in found.items()}


@dataclass(slots=True)
class _Builder:
    ruleset: Ruleset
    numbers: dict[Gate, int] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)

    def gate(self, gate: Gate) -> int:
        return self.numbers.setdefault(gate, len(self.numbers))

    def condition(self, condition: Condition) -> int:
        match condition:
            case Answer(question=question, options=options):
                only_if = self.ruleset.questions[question].only_if
                inputs = () if only_if is None else (self.condition(only_if),)
                return self.gate(Gate(ANSWER, inputs, question, tuple(sorted(options))))
            case RuleRef(rule=rule):
                return self.rule(rule)
            case All(conditions=conditions):
                return self.gate(Gate(ALL, tuple(self.condition(part) for part in conditions)))
            case Any_(conditions=conditions):
                return self.gate(Gate(ANY, tuple(self.condition(part) for part in conditions)))
            case Not(condition=negated):
                return self.gate(Gate(NOT, (self.condition(negated),)))

    def rule(self, identifier: str) -> int:
        if identifier not in self.rules:
            rule = self.ruleset.rules[identifier]
            kind = UNSETTLED if rule.unsettled else SETTLED
            self.rules[identifier] = self.gate(Gate(kind, (self.condition(rule.when),), rule=identifier))
        return self.rules[identifier]

    def outcome(self, outcome: Outcome) -> int:
        return self.gate(Gate(ALWAYS)) if outcome.when is None else self.condition(outcome.when)

    def follows(self, before: tuple[int, ...], outcome: int) -> int:
        return self.gate(Gate(ALL, (*(self.gate(Gate(NOT, (other,))) for other in before), outcome)))
