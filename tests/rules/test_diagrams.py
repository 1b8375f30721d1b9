"""Decision diagrams: equal functions are the same number, and every operation is what it is on all assignments."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from explainer.rules.diagrams import Diagram, Diagrams, Operation

SIZES = (2, 3, 2, 4)
LEAST = Operation(min, neutral=2, decisive=0)
GREATEST = Operation(max, neutral=0, decisive=2)
Assignment = tuple[int, ...]


def assignments() -> Iterator[Assignment]:
    return product(*map(range, SIZES))


def value_at(diagrams: Diagrams, diagram: Diagram, assignment: Assignment) -> object:
    return diagrams.value(diagrams.restrict(diagram, dict(enumerate(assignment))))


def table(diagrams: Diagrams, diagram: Diagram) -> list[object]:
    return [value_at(diagrams, diagram, assignment) for assignment in assignments()]


def built(diagrams: Diagrams, values: list[int], variable: int = 0) -> Diagram:
    """The diagram of a function that is given as a table, in the order of `assignments`."""
    if variable == len(SIZES):
        return diagrams.leaf(values[0])
    width = len(values) // SIZES[variable]
    parts = [values[start : start + width] for start in range(0, len(values), width)]
    return diagrams.node(variable, [built(diagrams, part, variable + 1) for part in parts])


functions = st.lists(st.integers(0, 2), min_size=48, max_size=48)


@given(functions)
def test_a_diagram_has_the_values_of_its_function(values: list[int]) -> None:
    diagrams = Diagrams(SIZES)
    assert table(diagrams, built(diagrams, values)) == values


@given(functions, functions)
def test_equal_functions_are_the_same_number_and_others_are_not(one: list[int], other: list[int]) -> None:
    diagrams = Diagrams(SIZES)
    least, greatest = (
        diagrams.apply(operation, built(diagrams, one), built(diagrams, other)) for operation in (LEAST, GREATEST)
    )
    assert diagrams.apply(LEAST, built(diagrams, other), built(diagrams, one)) == least
    assert (least == greatest) == (one == other)


@given(functions, functions)
def test_apply_works_on_the_values(one: list[int], other: list[int]) -> None:
    diagrams = Diagrams(SIZES)
    least = diagrams.apply(LEAST, built(diagrams, one), built(diagrams, other))
    assert table(diagrams, least) == [min(pair) for pair in zip(one, other, strict=True)]


@given(functions, functions)
def test_what_is_known_of_an_operation_changes_nothing(one: list[int], other: list[int]) -> None:
    diagrams = Diagrams(SIZES)
    both = built(diagrams, one), built(diagrams, other)
    for quick, slow in ((LEAST, Operation(min)), (GREATEST, Operation(max))):
        assert diagrams.apply(quick, *both) == diagrams.apply(slow, *both)


@given(functions, st.integers(0, 3), st.integers(0, 3))
def test_assign_and_restrict_leave_the_function_of_the_others(values: list[int], variable: int, value: int) -> None:
    diagrams = Diagrams(SIZES)
    value %= SIZES[variable]
    diagram = built(diagrams, values)
    left = diagrams.assign(diagram, variable, value)
    assert left == diagrams.restrict(diagram, {variable: value})
    assert variable not in diagrams.support(left)
    for assignment in assignments():
        if assignment[variable] == value:
            assert value_at(diagrams, left, assignment) == value_at(diagrams, diagram, assignment)


@given(functions, st.integers(0, 3))
def test_forget_joins_the_values_over_one_variable(values: list[int], variable: int) -> None:
    diagrams = Diagrams(SIZES)
    diagram = built(diagrams, values)
    joined = diagrams.forget(diagram, variable, GREATEST)
    for assignment in assignments():
        ways = [(*assignment[:variable], each, *assignment[variable + 1 :]) for each in range(SIZES[variable])]
        expected = max(int(str(value_at(diagrams, diagram, way))) for way in ways)
        assert value_at(diagrams, joined, assignment) == expected


@given(functions)
def test_the_support_is_what_the_function_depends_on(values: list[int]) -> None:
    diagrams = Diagrams(SIZES)
    diagram = built(diagrams, values)
    for variable, size in enumerate(SIZES):
        parts = {diagrams.assign(diagram, variable, value) for value in range(size)}
        assert (variable in diagrams.support(diagram)) == (len(parts) > 1)


@given(functions, st.integers(0, 2))
def test_a_path_leads_to_its_value_whatever_the_others_are(values: list[int], value: int) -> None:
    diagrams = Diagrams(SIZES)
    diagram = built(diagrams, values)
    path = diagrams.path(diagram, value)
    assert (path is None) == (value not in values)
    assert (value in diagrams.values(diagram)) == (value in values)
    if path is not None:
        assert diagrams.value(diagrams.restrict(diagram, path)) == value
