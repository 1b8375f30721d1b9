"""A circuit and the answers of many persons → the value of every gate, the outcomes, and what is still worth asking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from explainer.rules import planes as bits
from explainer.rules.circuit import ALL, ANSWER, ANY, UNSETTLED, Circuit, Gate
from explainer.rules.model import LAWYER, NO, UNSURE, YES, Ruleset
from explainer.rules.planes import Planes


@dataclass(frozen=True, slots=True)
class Sheet:
    """The answers of `width` persons, one bit a person: `given[question][option or UNSURE]`."""

    width: int
    given: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, answers: Sequence[Mapping[str, str]]) -> Sheet:
        """The sheet of these persons, in this order. Names are taken as they come."""
        given: dict[str, dict[str, int]] = {}
        for number, person in enumerate(answers):
            for question, option in person.items():
                column = given.setdefault(question, {})
                column[option] = column.get(option, 0) | 1 << number
        return cls(len(answers), given)

    def asked(self, question: str) -> int:
        """Persons with any answer, also "unsure"."""
        return reduce(or_, self.given.get(question, {}).values(), 0)

    def without_unsure(self) -> Sheet:
        """The same as if nobody who is unsure had been asked."""
        columns = {
            question: {option: who for option, who in column.items() if option != UNSURE}
            for question, column in self.given.items()
        }
        return Sheet(self.width, columns)


class Board:
    """The gates of one circuit with their values for the persons of one sheet. Answers may be taken back."""

    def __init__(self, ruleset: Ruleset, circuit: Circuit, sheet: Sheet) -> None:
        self.planes = Planes(sheet.width)
        self.values = [0] * len(circuit.gates)
        self.ruleset = ruleset
        self.circuit = circuit
        self._given = dict(sheet.given)
        self._compute(range(len(circuit.gates)))

    def on(self, circuit: Circuit) -> Board:
        """The same persons on another circuit of the same ruleset."""
        return Board(self.ruleset, circuit, Sheet(self.planes.width, self._given))

    def hear(self, question: str, answers: Mapping[str, int]) -> None:
        """Replace all answers to one question: option or UNSURE → persons."""
        self._given[question] = answers
        self._compute(self.circuit.by_question[question])

    def try_gate(self, number: int, gate: Gate, after: Iterable[int]) -> list[int]:
        """Put another gate in one place, whose value the gates `after` depend on; returns all values as they were."""
        before = self.values
        value = self._value(gate)
        if value != before[number]:
            self.values = [*before]
            self.values[number] = value
            self._compute(after)
        return before

    def _compute(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self.values[number] = self._value(self.circuit.gates[number])

    def _value(self, gate: Gate) -> int:
        inputs = [self.values[number] for number in gate.inputs]
        if gate.kind == ALL:
            value = reduce(and_, inputs, self.planes.true)
        elif gate.kind == ANY:
            value = reduce(or_, inputs, 0)
        elif gate.kind == ANSWER:
            value = self._answer(gate, inputs[0] if inputs else self.planes.true)
        else:
            value = inputs[0] & self.planes.unsettled if gate.kind == UNSETTLED else inputs[0]
        return self.planes.negated(value) if gate.negated else value

    def _answer(self, gate: Gate, applies: int) -> int:
        answers = self._given.get(gate.question, {})
        chosen = reduce(or_, (answers.get(option, 0) for option in gate.options), 0)
        not_asked = self.planes.everyone & ~reduce(or_, answers.values(), 0)
        # A question is asked only where it surely applies; where that can no longer be, nobody will settle it.
        askable = not_asked & self.planes.plane(applies, bits.BEST + bits.SURELY_TRUE)
        not_sure = answers.get(UNSURE, 0) | not_asked & ~askable
        return applies & self.planes.answer(chosen, not_sure, askable)

    def told(self) -> dict[tuple[str, str], int]:
        """All that a person is told: ("exempt", …), ("outcome", …) and ("advice", …) → the persons who are."""
        hints = zip(self.ruleset.advice, self.circuit.advice, strict=True)
        return (
            {("exempt", name): persons for name, persons in self.exempt().items()}
            | {("outcome", name): persons for name, persons in self.outcomes().items()}
            | {("advice", hint.id): self.at_least_unsettled(number) for hint, number in hints}
        )

    def statuses(self, number: int, live: int) -> dict[str, int]:
        """Each of STATUSES → the persons for whom this is the status of a gate, which is live for `live`."""
        value = self.values[number]
        decided = {
            "established": self.planes.surely_true(value),
            "ruled_out": self.planes.surely_false(value),
            "unsettled": self.planes.surely_unsettled(value),
        }
        undecided = self.planes.everyone & ~reduce(or_, decided.values())
        return decided | {"open": undecided & live, "not_needed": undecided & ~live}

    def at_least_unsettled(self, number: int) -> int:
        """Persons for whom the gate is true or unsettled, whatever is still open."""
        return self.planes.plane(self.values[number], bits.WORST + bits.SURELY_UNSETTLED)

    def exactly_true_or_unsettled(self, number: int) -> int:
        """Persons for whom the gate is surely true, or surely unsettled."""
        return self.planes.surely_true(self.values[number]) | self.planes.surely_unsettled(self.values[number])

    def exempt(self) -> dict[str, int]:
        """YES, NO or UNSURE → the persons for whom this is so."""
        value = self.values[self.circuit.exempt]
        yes, no = self.planes.surely_true(value), self.planes.surely_false(value)
        return {YES: yes, NO: no, UNSURE: self.planes.everyone & ~yes & ~no}

    def candidates(self) -> dict[str, int]:
        """Outcome → the persons for whom it may still follow."""
        return {name: self.planes.everyone & ~self.planes.surely_false(value) for name, value in self._follows()}

    def outcomes(self) -> dict[str, int]:
        """Each outcome, LAWYER and UNSURE → the persons for whom this is so; every person is in exactly one."""
        definite = {name: self.planes.surely_true(value) for name, value in self._follows()}
        unsettled = reduce(or_, (self.planes.surely_unsettled(value) for _, value in self._follows()))
        open_for = self.planes.everyone & ~reduce(or_, definite.values())
        return definite | {LAWYER: open_for & unsettled, UNSURE: open_for & ~unsettled}

    def _follows(self) -> list[tuple[str, int]]:
        numbered = zip(self.ruleset.outcomes, self.circuit.follows, strict=True)
        return [(outcome.id, self.values[number]) for outcome, number in numbered]

    def wanted(self, goals: Mapping[int, int] | None = None) -> tuple[dict[str, int], list[int]]:
        """What can still change the result: question → persons for whom asking it can; and for each gate, four planes.

        Walks from the result down. A gate is wanted in the planes in which a change would show above. Planes in which
        asking cannot tell are dropped, and so is everything below them. Other `goals` than the result are gates, and
        the planes in which they are wanted.
        """
        wants = [0] * len(self.values)
        for number, want in (self._wants_of_result() if goals is None else goals).items():
            wants[number] |= want
        questions = dict.fromkeys(self.ruleset.questions, 0)
        for number in reversed(range(len(wants))):
            wants[number] &= self.planes.moving(self.values[number])
            if wants[number]:
                self._hand_down(self.circuit.gates[number], wants[number], wants, questions)
        return questions, wants

    def _hand_down(self, gate: Gate, want: int, wants: list[int], questions: dict[str, int]) -> None:
        if gate.negated:
            want = self.planes.wanted_under_not(want)
        if gate.kind == ANSWER:
            applies = self.planes.surely_true(self.values[gate.inputs[0]]) if gate.inputs else self.planes.everyone
            questions[gate.question] |= self.planes.any_plane(want) & applies
            want &= ~self.planes.spread(applies, bits.HALF)
        for number in gate.inputs:
            wants[number] |= want

    def _wants_of_result(self) -> dict[int, int]:
        planes = self.planes
        either_way = planes.spread(planes.everyone, (bits.SURELY_TRUE, bits.MAYBE_UNSETTLED))
        wants = dict.fromkeys((self.circuit.exempt, *self.circuit.asked_for), either_way)
        unsure = self.outcomes()[UNSURE]
        for (_, value), number in zip(self._follows(), self.circuit.follows, strict=True):
            # LAWYER is reached where an outcome can come to follow for certain but for an unsettled point.
            by_law = planes.plane(value, bits.BEST + bits.SURELY_UNSETTLED) & ~planes.plane(value, bits.MAYBE_TRUE)
            wants[number] = planes.spread(unsure, (bits.SURELY_TRUE,))
            wants[number] |= planes.spread(unsure & by_law, (bits.SURELY_UNSETTLED, bits.MAYBE_TRUE))
        return wants
