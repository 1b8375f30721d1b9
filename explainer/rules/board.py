"""A circuit and the answers of many persons → the value of every gate, the outcomes, and what is still worth asking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from explainer.rules import planes as bits
from explainer.rules.circuit import ALL, ALWAYS, ANSWER, ANY, NOT, UNSETTLED, Circuit, Gate
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

    def chosen(self, question: str, options: Iterable[str]) -> int:
        """Persons who gave one of these answers."""
        column = self.given.get(question, {})
        return reduce(or_, (column.get(option, 0) for option in options), 0)

    def asked(self, question: str) -> int:
        """Persons with any answer, also "unsure"."""
        return reduce(or_, self.given.get(question, {}).values(), 0)

    def unsure(self, question: str) -> int:
        """Persons who said that they are unsure."""
        return self.given.get(question, {}).get(UNSURE, 0)

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
        self._ruleset = ruleset
        self._circuit = circuit
        self._sheet = sheet
        self._heard = {question: sheet.asked(question) for question in ruleset.questions}
        self._compute(range(len(circuit.gates)))

    def hear(self, question: str, persons: int) -> None:
        """Take the answers to this question from these persons alone, as if nobody else had been asked."""
        self._heard[question] = self._sheet.asked(question) & persons
        self._compute(self._circuit.by_question[question])

    def _compute(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            self.values[number] = self._value(self._circuit.gates[number])

    def _value(self, gate: Gate) -> int:
        inputs = [self.values[number] for number in gate.inputs]
        if gate.kind == ALL:
            return reduce(and_, inputs)
        if gate.kind == ANY:
            return reduce(or_, inputs)
        if gate.kind == NOT:
            return self.planes.negated(inputs[0])
        if gate.kind == ANSWER:
            return self._answer(gate, inputs[0] if inputs else self.planes.true)
        if gate.kind == UNSETTLED:
            return inputs[0] & self.planes.unsettled
        return self.planes.true if gate.kind == ALWAYS else inputs[0]

    def _answer(self, gate: Gate, applies: int) -> int:
        heard = self._heard[gate.question]
        not_asked = self.planes.everyone & ~heard
        # A question is asked only where it surely applies; where that can no longer be, nobody will settle it.
        askable = not_asked & self.planes.plane(applies, bits.BEST + bits.SURELY_TRUE)
        not_sure = heard & self._sheet.unsure(gate.question) | not_asked & ~askable
        return applies & self.planes.answer(heard & self._sheet.chosen(gate.question, gate.options), not_sure, askable)

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
        value = self.values[self._circuit.exempt]
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
        numbered = zip(self._ruleset.outcomes, self._circuit.follows, strict=True)
        return [(outcome.id, self.values[number]) for outcome, number in numbered]

    def wanted(self) -> tuple[dict[str, int], list[int]]:
        """What can still change the result: question → persons for whom asking it can, and the same for each gate.

        Walks from the result down. A gate is wanted in the planes in which a change would show above. Planes in which
        asking cannot tell are dropped, and so is everything below them.
        """
        wants = self._wants_of_result()
        questions = dict.fromkeys(self._ruleset.questions, 0)
        live = [0] * len(wants)
        for number in reversed(range(len(wants))):
            want = wants[number] & self.planes.moving(self.values[number])
            if want:
                live[number] = self._any_plane(want)
                self._hand_down(self._circuit.gates[number], want, wants, questions)
        return questions, live

    def _hand_down(self, gate: Gate, want: int, wants: list[int], questions: dict[str, int]) -> None:
        if gate.kind == NOT:
            want = self.planes.wanted_under_not(want)
        elif gate.kind == ANSWER:
            applies = self.planes.surely_true(self.values[gate.inputs[0]]) if gate.inputs else self.planes.everyone
            questions[gate.question] |= self._any_plane(want) & applies
            want &= ~self.planes.spread(applies, bits.HALF)
        elif gate.kind == UNSETTLED:
            want &= self.planes.unsettled
        for number in gate.inputs:
            wants[number] |= want

    def _wants_of_result(self) -> list[int]:
        wants = [0] * len(self.values)
        planes = self.planes
        either_way = planes.spread(planes.everyone, (bits.SURELY_TRUE, bits.MAYBE_UNSETTLED))
        for number in (self._circuit.exempt, *self._circuit.asked_for):
            wants[number] |= either_way
        unsure = self.outcomes()[UNSURE]
        for (_, value), number in zip(self._follows(), self._circuit.follows, strict=True):
            wants[number] |= planes.spread(unsure, (bits.SURELY_TRUE,))
            # LAWYER is reached where an outcome can come to follow for certain but for an unsettled point.
            by_law = planes.plane(value, bits.BEST + bits.SURELY_UNSETTLED) & ~planes.plane(value, bits.MAYBE_TRUE)
            wants[number] |= planes.spread(unsure & by_law, (bits.SURELY_UNSETTLED, bits.MAYBE_TRUE))
        return wants

    def _any_plane(self, half: int) -> int:
        return reduce(or_, (self.planes.plane(half, plane) for plane in bits.HALF))
