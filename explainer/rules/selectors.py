"""A ruleset → styles by which a form answers without script: radio buttons in, custom properties out.

A statement such as "this rule is established" is a custom property of the form that is empty where it holds for
certain, and invalid where it does not or is not known. So

    both of two   --C:var(--A)var(--B)      is invalid if one of them is
    one of two    --C:var(--A,var(--B))     is invalid only if both are
    an answer     .form:has(#q1-3:checked){--A:;}

and "not" needs no gate: each condition has one property for "true" and another for "false", and negation takes the
other one. Unknown is neither. Conditions that rest on unsettled rules have two more: "not false" (true or unsettled)
and "not true". This is the logic of evaluate.py, without its search for what is worth asking: a rule is `idle` here if
all of the result that it bears on is decided, which is so only where evaluate.py calls it not needed.

A page shows something where a property `--t` is valid by `--show:var(--t)block;display:var(--show,none)`, and hides it
there by `--hide:var(--t)none;display:var(--hide,block)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explainer.rules.circuit import ALL, ANSWER, UNSETTLED, Circuit, Gate, behind, build_circuit
from explainer.rules.model import LAWYER, NO, YES, Ruleset
from explainer.rules.terms import Terms, write_styles

TRUE, FALSE, NOT_FALSE, NOT_TRUE = "true", "false", "not false", "not true"
_OPPOSITE = {TRUE: FALSE, FALSE: TRUE, NOT_FALSE: NOT_TRUE, NOT_TRUE: NOT_FALSE}
_SETTLED = {NOT_FALSE: TRUE, NOT_TRUE: FALSE}  # the same where nothing is unsettled


@dataclass(frozen=True, slots=True)
class Styles:
    """`css` gives the form its properties. All other fields are values for custom properties of elements within it.

    A value is valid where what the field says holds for certain: with `--t:VALUE` an element can show or hide itself.
    `decided`: the outcome is not "unsure". `applies`: the question surely applies. `over` and `idle`: nothing that is
    still open rests on this question (unless it is answered), or on this rule.
    """

    css: str
    exempt: Mapping[str, str]  # YES, NO
    outcomes: Mapping[str, str]  # each outcome, and LAWYER
    decided: str
    advice: Mapping[str, str]
    established: Mapping[str, str]
    ruled_out: Mapping[str, str]
    unsettled: Mapping[str, str]
    idle: Mapping[str, str]
    applies: Mapping[str, str]
    over: Mapping[str, str]


def compile_styles(ruleset: Ruleset, form: str = ".form") -> Styles:
    """The styles for a form that the selector `form` matches; its radio buttons have ids `q1-3`: numbers from 1."""
    circuit = build_circuit(ruleset)
    terms = Terms()
    rails = _Rails(ruleset, circuit, terms)
    outcomes = {known.id: rails.of(number) for known, number in zip(ruleset.outcomes, circuit.follows, strict=True)}
    by_law = terms.either(rails.unsettled(number) for number in circuit.follows)
    decided = terms.either([*outcomes.values(), by_law])
    goals = {number: rails.decided(number) for number in (circuit.exempt, *circuit.asked_for)}
    goals |= {number: terms.either([decided, rails.decided(number)]) for number in circuit.holds}
    hints = zip(ruleset.advice, circuit.advice, strict=True)
    tables = {
        "exempt": {YES: rails.of(circuit.exempt), NO: rails.of(circuit.exempt, FALSE)},
        "outcomes": {**outcomes, LAWYER: by_law},
        "decided": {"": decided},
        "advice": {hint.id: rails.of(number, NOT_FALSE) for hint, number in hints},
        "established": {rule: rails.of(number) for rule, number in circuit.rules.items()},
        "ruled_out": {rule: rails.of(number, FALSE) for rule, number in circuit.rules.items()},
        "unsettled": {rule: rails.unsettled(number) for rule, number in circuit.rules.items()},
        "idle": _idle(circuit, goals, terms),
        "applies": {name: rails.of(number) for name, number in circuit.only_if.items()},
        "over": _over(ruleset, circuit, goals, terms),
    }
    css, values = write_styles(ruleset, form, terms, tables)
    decided_value = values.pop("decided")[""]
    return Styles(css=css, decided=decided_value, **values)


def _idle(circuit: Circuit, goals: Mapping[int, int], terms: Terms) -> dict[str, int]:
    """For each rule that all goals resting on it are decided."""
    below: dict[int, set[int]] = {goal: {goal} for goal in goals}
    for number in reversed(range(len(circuit.gates))):
        for reached in below.values():
            if number in reached:
                reached.update(circuit.gates[number].inputs)
    return {
        rule: terms.both(term for goal, term in goals.items() if number in below[goal])
        for rule, number in circuit.rules.items()
    }


def _over(ruleset: Ruleset, circuit: Circuit, goals: Mapping[int, int], terms: Terms) -> dict[str, int]:
    """For each question that all goals resting on it are decided."""
    names = behind(circuit.gates)
    return {
        question: terms.both(term for goal, term in goals.items() if question in names[goal])
        for question in ruleset.questions
    }


class _Rails:
    """For each gate the terms in which it is true, false, not false, not true."""

    def __init__(self, ruleset: Ruleset, circuit: Circuit, terms: Terms) -> None:
        self._ruleset = ruleset
        self._gates = circuit.gates
        self._terms = terms
        self._open_by_law: list[bool] = []
        for gate in circuit.gates:
            below = (self._open_by_law[number] for number in gate.inputs)
            self._open_by_law.append(gate.kind == UNSETTLED or any(below))

    def of(self, number: int, rail: str = TRUE) -> int:
        """The term for one gate on one rail."""
        gate = self._gates[number]
        if not self._open_by_law[number]:
            rail = _SETTLED.get(rail, rail)
        if gate.negated:
            rail = _OPPOSITE[rail]
        if gate.kind == UNSETTLED and rail == TRUE:
            return self._terms.never
        if gate.kind == UNSETTLED and rail == NOT_TRUE:
            return self._terms.always
        parts = [self.of(other, rail) for other in gate.inputs]
        if gate.kind == ANSWER:
            parts.append(self._answer(gate, positive=rail in (TRUE, NOT_FALSE)))
        together = (gate.kind in (ALL, ANSWER)) == (rail in (TRUE, NOT_FALSE))
        return self._terms.both(parts) if together else self._terms.either(parts)

    def _answer(self, gate: Gate, *, positive: bool) -> int:
        options = [option.id for option in self._ruleset.questions[gate.question].options]
        return self._terms.answer(gate.question, (name for name in options if (name in gate.options) == positive))

    def unsettled(self, number: int) -> int:
        """The term in which one gate is exactly unsettled."""
        if not self._open_by_law[number]:
            return self._terms.never
        return self._terms.both([self.of(number, NOT_FALSE), self.of(number, NOT_TRUE)])

    def decided(self, number: int) -> int:
        """The term in which one gate has one value, whatever is still open."""
        return self._terms.either([self.of(number), self.of(number, FALSE), self.unsettled(number)])
