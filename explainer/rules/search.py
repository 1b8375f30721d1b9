"""Is there a person for whom …? An exact search through all that can be answered → their answers, or None."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from explainer.rules import planes as bits
from explainer.rules.board import Board, Sheet
from explainer.rules.circuit import ALL, Circuit, Gate
from explainer.rules.graph import open_columns
from explainer.rules.model import Ruleset
from explainer.rules.rows import first_names, numbers, row


@dataclass(frozen=True, slots=True)
class View:
    """What a search sees of many persons: who is found, what may still be asked of whom, and who equals whom."""

    found: int
    wanted: Mapping[str, int]
    columns: list[str]  # persons with equal characters have the same future


def find_person(
    ruleset: Ruleset, look: Callable[[Sheet], View], order: Iterable[str], start: Mapping[str, str]
) -> dict[str, str] | None:
    """Answers of a person who is found, asking questions in this order from `start` on; None if there is nobody."""
    level = [dict(start)]
    seen: set[tuple[str, ...]] = set()
    while level:
        view = look(Sheet.of(level))
        for number in numbers(view.found):
            return level[number]
        following = []
        asked = first_names({question: view.wanted[question] for question in order}, len(level))
        for person, question, key in zip(level, asked, zip(*view.columns, strict=True), strict=True):
            if question is not None and key not in seen:
                seen.add(key)
                following += [{**person, question: option.id} for option in ruleset.questions[question].options]
        level = following
    return None


def find_overlap(ruleset: Ruleset, circuit: Circuit, one: int, other: int) -> dict[str, str] | None:
    """A person for whom two gates are both true, or unsettled."""
    both = len(circuit.gates)
    wider = replace(circuit, gates=(*circuit.gates, Gate(ALL, (one, other))))

    def look(sheet: Sheet) -> View:
        board = Board(ruleset, wider, sheet)
        want = board.planes.spread(board.planes.everyone, (bits.SURELY_UNSETTLED,))
        wanted, wants = board.wanted({both: want})
        columns = [row(board.planes.plane(wants[both], bits.SURELY_UNSETTLED), sheet.width)]
        return View(board.at_least_unsettled(both), wanted, columns + open_columns(board, wants))

    return find_person(ruleset, look, ruleset.questions, {})


def find_difference(
    ruleset: Ruleset, pair: Callable[[Sheet], tuple[Board, Board]], first: Iterable[str], gate: int | None = None
) -> dict[str, str] | None:
    """A person who is told something else by the second board of the pair than by the first.

    The questions `first` are asked before others. If the boards differ in one `gate` only, persons for whom it has the
    same value on both are not followed further.
    """
    order = [*dict.fromkeys([*first, *ruleset.questions])]

    def look(sheet: Sheet) -> View:
        boards = pair(sheet)
        planes = boards[0].planes
        want = planes.spread(planes.everyone, bits.HALF)
        wanted, columns = dict.fromkeys(order, 0), []
        for board in boards:
            goals = board.circuit.roots if gate is None else (*board.circuit.roots, gate)
            questions, wants = board.wanted(dict.fromkeys(goals, want))
            wanted = {question: persons | questions[question] for question, persons in wanted.items()}
            columns += open_columns(board, wants) + [row(who, sheet.width) for who in board.told().values()]
        done = planes.everyone & ~reduce(or_, wanted.values())
        follow = planes.everyone & ~(0 if gate is None else _decided_alike(boards, gate))
        told = different(boards[0].told(), boards[1].told())
        return View(done & told, {question: who & follow for question, who in wanted.items()}, columns)

    return find_person(ruleset, look, order, {})


def _decided_alike(boards: tuple[Board, Board], gate: int) -> int:
    planes = boards[0].planes
    one, other = (board.values[gate] for board in boards)
    return planes.everyone & ~planes.any_difference(one, other) & ~planes.any_plane(planes.moving(one))


def different(one: Mapping[tuple[str, str], int], other: Mapping[tuple[str, str], int]) -> int:
    """The persons who are told something else."""
    return reduce(or_, (persons ^ other[name] for name, persons in one.items()))
