"""A circuit and the answers of many persons → the value of every gate, the outcomes, and what is still worth asking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from explainer.rules import planes as bits
from explainer.rules.circuit import ALL, ALWAYS, ANSWER, ANY, NOT, Circuit, Gate
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
        return self.planes.true if gate.kind == ALWAYS else inputs[0] & self.planes.unsettled

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
        """Outcome → the persons for whom it may still be the one: it is not false, nothing before it is surely true."""
        undecided = self.planes.everyone
        found = {}
        for number, outcome in zip(self._circuit.outcomes, self._ruleset.outcomes, strict=True):
            found[outcome.id] = undecided & ~self.planes.surely_false(self.values[number])
            undecided &= ~self.planes.surely_true(self.values[number])
        return found

    def outcomes(self) -> dict[str, int]:
        """Each outcome, LAWYER and UNSURE → the persons for whom this is so; every person is in exactly one."""
        candidates = self.candidates()
        some = several = by_law = before_true = 0
        for number, persons in zip(self._circuit.outcomes, candidates.values(), strict=True):
            several |= some & persons
            some |= persons
            by_law |= persons & self.planes.surely_unsettled(self.values[number]) & ~before_true
            before_true |= persons & self.planes.plane(self.values[number], bits.BEST + bits.MAYBE_TRUE)
        found = {outcome: persons & ~several for outcome, persons in candidates.items()}
        return found | {LAWYER: several & by_law, UNSURE: several & ~by_law}

    def wanted(self) -> tuple[dict[str, int], list[int]]:
        """What can still change the result: question → persons for whom asking it can, and the same for each gate.

        Questions that an advice is asked for are among them where they can change that advice.
        """
        questions = dict.fromkeys(self._ruleset.questions, 0)
        live = self._walk_down(self._wants_of_result(), questions)
        for number, advice in zip(self._circuit.advice, self._ruleset.advice, strict=True):
            if advice.asked_for:
                wants = [0] * len(self.values)
                wants[number] = self.planes.spread(self.planes.everyone, bits.HALF)
                found = dict.fromkeys(questions, 0)
                self._walk_down(wants, found)
                for question in advice.asked_for:
                    questions[question] |= found[question]
        return questions, live

    def _walk_down(self, wants: list[int], questions: dict[str, int]) -> list[int]:
        """Go from wanted gates to the questions behind them; returns the persons for whom each gate is wanted.

        A gate is wanted in the planes in which a change would show above. Planes in which asking cannot tell are
        dropped, and so is everything below them.
        """
        live = [0] * len(wants)
        for number in reversed(range(len(wants))):
            want = wants[number] & self.planes.moving(self.values[number])
            if want:
                live[number] = self._any_plane(want)
                self._hand_down(self._circuit.gates[number], want, wants, questions)
        return live

    def _hand_down(self, gate: Gate, want: int, wants: list[int], questions: dict[str, int]) -> None:
        if gate.kind == NOT:
            want = self.planes.turned_half(want)
        elif gate.kind == ANSWER:
            applies = self.planes.surely_true(self.values[gate.inputs[0]]) if gate.inputs else self.planes.everyone
            questions[gate.question] |= self._any_plane(want) & applies
            want &= ~self.planes.spread(applies, bits.HALF)
        elif gate.kind not in (ALL, ANY):
            want &= self.planes.unsettled
        for number in gate.inputs:
            wants[number] |= want

    def _wants_of_result(self) -> list[int]:
        wants = [0] * len(self.values)
        either_way = self.planes.spread(self.planes.everyone, (bits.SURELY_TRUE, bits.MAYBE_UNSETTLED))
        wants[self._circuit.exempt] = either_way
        for number, want in zip(self._circuit.outcomes, self._wants_of_outcomes(), strict=True):
            wants[number] |= want
        return wants

    def _wants_of_outcomes(self) -> list[int]:
        """For each outcome, the planes in which a change could lead to a definite outcome, or to the lawyer.

        An outcome is worth making true if all before it can become false; it is worth making false if one after it
        can then be reached. The lawyer is reached where one is surely unsettled and none before it is true.
        """
        unsure = self.outcomes()[UNSURE]
        values = [self.values[number] for number in self._circuit.outcomes]
        plane = self.planes.plane
        all_false = none_true = unsure
        definite, by_law = [], []
        for value in values:
            definite.append(all_false & plane(value, bits.BEST + bits.SURELY_TRUE))
            unsettled = plane(value, bits.BEST + bits.SURELY_UNSETTLED) & ~plane(value, bits.WORST + bits.MAYBE_TRUE)
            by_law.append(none_true & unsettled)
            all_false &= ~plane(value, bits.WORST + bits.MAYBE_UNSETTLED)
            none_true &= ~plane(value, bits.WORST + bits.MAYBE_TRUE)
        wants: list[int] = []
        later_definite = later_by_law = 0
        for here, law in zip(reversed(definite), reversed(by_law), strict=True):
            want = self.planes.spread(here, (bits.SURELY_TRUE,))
            want |= self.planes.spread(later_definite, (bits.MAYBE_UNSETTLED,))
            want |= self.planes.spread(law, (bits.SURELY_UNSETTLED, bits.MAYBE_TRUE))
            wants.append(want | self.planes.spread(later_by_law, (bits.MAYBE_TRUE,)))
            later_definite |= here
            later_by_law |= law
        return wants[::-1]

    def _any_plane(self, half: int) -> int:
        return reduce(or_, (self.planes.plane(half, plane) for plane in bits.HALF))
