"""A ruleset → its interview: every state that answers can lead to, as what is still open, not as what was said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.rules import planes as bits
from explainer.rules.board import Board, Sheet
from explainer.rules.circuit import ALL, ANY, Circuit
from explainer.rules.model import UNSURE, Ruleset
from explainer.rules.rows import first_names, row


@dataclass(frozen=True, slots=True)
class State:
    """What a person may be told and asked, however they came there. `answers` are one way to come there."""

    answers: Mapping[str, str]
    exempt: str
    outcome: str
    settled: str  # what is known of the rules that are asked for on their own account
    next: str | None
    after: tuple[int, ...]  # the numbers of the states that follow, one for each option and the last for "unsure"


@dataclass(frozen=True, slots=True)
class Graph:
    """All states of the interview; the first is the start."""

    states: tuple[State, ...]

    def measure(self) -> tuple[int, float]:
        """The longest interview, in questions; and the mean, if every answer, "unsure" too, is equally likely."""
        longest: dict[int, int] = {}
        mean: dict[int, float] = {}
        for number in self.from_the_end():
            after = self.states[number].after
            longest[number] = max((longest[other] + 1 for other in after), default=0)
            mean[number] = sum(mean[other] + 1 for other in after) / len(after) if after else 0.0
        return longest[0], mean[0]

    def from_the_end(self) -> Iterator[int]:
        """The numbers of all states, each after those that follow it. Raises RecursionError if there is a circle."""
        done: set[int] = set()
        path: set[int] = set()
        stack = [0]
        while stack:
            number = stack[-1]
            waiting = [other for other in self.states[number].after if other not in done]
            if waiting and number not in path:
                path.add(number)
                stack.extend(waiting)
            elif waiting:
                raise RecursionError(f"the interview comes back to {dict(self.states[number].answers)}")
            else:
                stack.pop()
                if number not in done:
                    done.add(number)
                    yield number


def build_graph(ruleset: Ruleset, circuit: Circuit) -> Graph:
    """Every state, found breadth first. Two ways of answering lead to one state if they leave the same things open."""
    questions = ruleset.questions.values()
    options = {question.id: [*(known.id for known in question.options), UNSURE] for question in questions}
    numbers: dict[_Finding, int] = {}
    ways: list[dict[str, str]] = []
    after: list[list[int]] = []
    level: list[tuple[int | None, dict[str, str]]] = [(None, {})]
    while level:
        findings = _findings(ruleset, circuit, [way for _, way in level])
        following: list[tuple[int | None, dict[str, str]]] = []
        for (origin, way), finding in zip(level, findings, strict=True):
            number = numbers.setdefault(finding, len(numbers))
            if number == len(ways):
                ways.append(way)
                after.append([])
                if finding.next is not None:
                    following += [(number, {**way, finding.next: option}) for option in options[finding.next]]
            if origin is not None:
                after[origin].append(number)
        level = following
    return Graph(
        tuple(
            State(way, finding.exempt, finding.outcome, finding.settled, finding.next, tuple(others))
            for way, finding, others in zip(ways, numbers, after, strict=True)
        )
    )


@dataclass(frozen=True, slots=True)
class _Finding:
    open: tuple[str, ...]  # the same for two persons if the same things are open to both in the same way
    exempt: str
    outcome: str
    settled: str
    next: str | None


def _findings(ruleset: Ruleset, circuit: Circuit, ways: list[dict[str, str]]) -> Iterator[_Finding]:
    """What each of many persons may be told and asked."""
    width = len(ways)
    board = Board(ruleset, circuit, Sheet.of(ways))
    questions, wants = board.wanted()
    exempt, outcome, asked = (first_names(table, width) for table in (board.exempt(), board.outcomes(), questions))
    values = [board.values[number] for number in circuit.asked_for]
    known = [*map(board.planes.surely_true, values), *map(board.planes.surely_false, values)]
    settled = [*zip(*(row(persons, width) for persons in known), strict=True)] or [()] * width
    for number, still_open in enumerate(zip(*open_columns(board, wants), strict=True)):
        yield _Finding(still_open, exempt[number] or "", outcome[number] or "", "".join(settled[number]), asked[number])


def open_columns(board: Board, wants: list[int]) -> list[str]:
    """Columns with one character for each person; two persons with equal characters have the same things open.

    Where a plane of an `all` or `any` is wanted and can still move, those inputs whose plane stands still do not hold
    it: they are as good as left out. So which planes of which gates are wanted and can move says all that is open, and
    `all` and `any` themselves add nothing to what their inputs say, unless the result is read from them.
    """
    kept = [want for want, gate in zip(wants, board.circuit.gates, strict=True) if gate.kind not in (ALL, ANY)]
    kept += [wants[number] for number in board.circuit.roots]
    planes = board.planes
    return [row(planes.plane(want, plane), planes.width) for want in kept for plane in bits.HALF]
