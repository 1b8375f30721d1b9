"""A ruleset → small mistakes that somebody could make in it, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from explainer.problems import Place
from explainer.rules.circuit import ALL, ANSWER, ANY, SAME, UNSETTLED, Circuit, Gate
from explainer.rules.model import Question, Ruleset


@dataclass(frozen=True, slots=True)
class Mutant:
    """One gate as it would be after a mistake. `change` completes the sentence "no case notices if …"."""

    place: Place
    change: str
    number: int
    gate: Gate


def gate_mutants(ruleset: Ruleset, circuit: Circuit) -> Iterator[Mutant]:
    """Drop a condition, swap all and any, negate, swap, add or drop an answer, settle what is unsettled."""
    for number, gate in enumerate(circuit.gates):
        if not gate.place.file:
            continue  # made by the circuit itself
        for change, mutated in _changes(ruleset, circuit, gate):
            yield Mutant(gate.place, change, number, mutated)


def _changes(ruleset: Ruleset, circuit: Circuit, gate: Gate) -> Iterator[tuple[str, Gate]]:
    if gate.kind in (ALL, ANY):
        yield from _connective_changes(gate, circuit)
        return
    if gate.kind == UNSETTLED:
        yield "the law were settled here", replace(gate, kind=SAME)
    yield "the opposite stood here", replace(gate, negated=not gate.negated)
    if gate.kind == ANSWER:
        yield from _answer_changes(gate, ruleset.questions[gate.question])


def _connective_changes(gate: Gate, circuit: Circuit) -> Iterator[tuple[str, Gate]]:
    other = ANY if gate.kind == ALL else ALL
    yield f'"{gate.kind}" were "{other}"', replace(gate, kind=other)
    for position, number in enumerate(gate.inputs):
        line = circuit.gates[number].place.line
        rest = (*gate.inputs[:position], *gate.inputs[position + 1 :])
        yield f"the condition on line {line} were left out", replace(gate, inputs=rest)


def _answer_changes(gate: Gate, question: Question) -> Iterator[tuple[str, Gate]]:
    named = gate.options
    others = [option.id for option in question.options if option.id not in named]
    for option in named:
        rest = tuple(kept for kept in named if kept != option)
        if rest:
            yield f'"{option}" were left out', replace(gate, options=rest)
        for other in others:
            yield f'"{option}" were "{other}"', replace(gate, options=(*rest, other))
    if question.ordered and len(others) > 1:
        for other in others:
            yield f'"{other}" stood here too', replace(gate, options=(*named, other))
