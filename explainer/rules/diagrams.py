"""Reduced ordered decision diagrams of many-valued variables: functions of answers, where equal functions are equal.

A diagram is a number. A leaf holds a value; every other node asks one variable and has a child for each of its values.
Variables are asked in one order, and a node whose children are all the same is left out, so two diagrams are the same
function exactly if they are the same number.

R. E. Bryant, "Graph-Based Algorithms for Boolean Function Manipulation", IEEE Transactions on Computers C-35 (1986);
D. E. Knuth, The Art of Computer Programming 4A, section 7.1.4. Twin: the first half of assets/js/evaluate.js.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

Diagram = int
Value = Hashable
Operation = Callable[..., Value]

_LEAF = -1  # in place of a variable


class Diagrams:
    """A store of diagrams over variables 0, 1, 2, …, where variable `n` has the values 0 to `sizes[n] - 1`."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self._end = len(sizes)  # sorts after every variable
        self._nodes: list[tuple[int, Any]] = []  # variable and children; or _LEAF and the value
        self._numbers: dict[tuple[int, Any], Diagram] = {}
        self._applied: dict[tuple[Any, ...], Diagram] = {}
        self._supports: dict[Diagram, frozenset[int]] = {}
        self.sizes = tuple(sizes)

    def leaf(self, value: Value) -> Diagram:
        """The function that has one value everywhere."""
        return self._number(_LEAF, value)

    def node(self, variable: int, children: Sequence[Diagram]) -> Diagram:
        """The function that is `children[v]` where the variable has the value v. Children ask later variables only."""
        first = children[0]
        return first if all(child == first for child in children) else self._number(variable, tuple(children))

    def apply(self, operation: Operation, *diagrams: Diagram) -> Diagram:
        """The function of the values of these functions. `operation` is pure, and known by its identity."""
        key = (operation, *diagrams)
        found = self._applied.get(key)
        if found is None:
            variable = min(self.variable(diagram) for diagram in diagrams)
            if variable == self._end:
                found = self.leaf(operation(*(self._nodes[diagram][1] for diagram in diagrams)))
            else:
                rows = zip(*(self.children(diagram, variable) for diagram in diagrams), strict=True)
                found = self.node(variable, [self.apply(operation, *row) for row in rows])
            self._applied[key] = found
        return found

    def restrict(self, diagram: Diagram, known: Mapping[int, int]) -> Diagram:
        """The function that is left once some variables have these values."""
        return self.restriction(known)(diagram)

    def restriction(self, known: Mapping[int, int]) -> Callable[[Diagram], Diagram]:
        """The same for many functions: what is worked out for one serves the next."""
        done: dict[Diagram, Diagram] = {}

        def left(diagram: Diagram) -> Diagram:
            found = done.get(diagram)
            if found is None:
                variable, children = self._nodes[diagram]
                if variable == _LEAF:
                    found = diagram
                elif variable in known:
                    found = left(children[known[variable]])
                else:
                    found = self.node(variable, [left(child) for child in children])
                done[diagram] = found
            return found

        return left

    def value_under(self, diagram: Diagram, known: Mapping[int, int]) -> Any:
        """The value of a function once some variables have these values; None if it still has several."""
        found: Any = None
        seen: set[Diagram] = set()
        waiting = [diagram]
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            variable, content = self._nodes[number]
            if variable == _LEAF:
                if found is not None and content != found:
                    return None
                found = content
            elif variable in known:
                waiting.append(content[known[variable]])
            else:
                waiting += content
        return found

    def assign(self, diagram: Diagram, variable: int, value: int) -> Diagram:
        """The same for one variable; the answer is kept."""
        key = ("assign", diagram, variable, value)
        found = self._applied.get(key)
        if found is None:
            own = self.variable(diagram)
            if own == variable:
                found = self._nodes[diagram][1][value]
            elif own > variable:
                found = diagram
            else:
                found = self.node(own, [self.assign(child, variable, value) for child in self._nodes[diagram][1]])
            self._applied[key] = found
        return found

    def forget(self, diagram: Diagram, variable: int, join: Operation) -> Diagram:
        """The function of the other variables whose value is the join of the values over all of this one."""
        if variable not in self.support(diagram):
            return diagram
        own, children = self._nodes[diagram]
        key = ("forget", join, diagram, variable)
        if key not in self._applied:
            if own == variable:
                found = children[0]
                for child in children[1:]:
                    found = self.apply(join, found, child)
            else:
                found = self.node(own, [self.forget(child, variable, join) for child in children])
            self._applied[key] = found
        return self._applied[key]

    def value(self, diagram: Diagram) -> Any:
        """The value of a function that has one value everywhere; None if it has several."""
        variable, value = self._nodes[diagram]
        return value if variable == _LEAF else None

    def support(self, diagram: Diagram) -> frozenset[int]:
        """The variables on which the function really depends."""
        if diagram not in self._supports:
            variable, children = self._nodes[diagram]
            own = frozenset() if variable == _LEAF else frozenset({variable})
            self._supports[diagram] = own.union(*map(self.support, () if variable == _LEAF else children))
        return self._supports[diagram]

    def values(self, diagram: Diagram) -> frozenset[Any]:
        """All values that the function takes."""
        return frozenset(self._nodes[number][1] for number in self._below(diagram) if self._nodes[number][0] == _LEAF)

    def size(self, diagram: Diagram) -> int:
        """How many nodes the diagram has, leaves included."""
        return len(self._below(diagram))

    def path(self, diagram: Diagram, value: Value) -> dict[int, int] | None:
        """Values of some variables that lead to `value` whatever the others are; None if the function never has it."""
        variable, content = self._nodes[diagram]
        if variable == _LEAF:
            return {} if content == value else None
        for number, child in enumerate(content):
            if value in self.values(child):
                rest = self.path(child, value)
                return None if rest is None else {variable: number, **rest}
        return None

    def variable(self, diagram: Diagram) -> int:
        """The first variable that the diagram asks; for a leaf, a number after all variables."""
        variable = self._nodes[diagram][0]
        return self._end if variable == _LEAF else variable

    def children(self, diagram: Diagram, variable: int) -> Sequence[Diagram]:
        """What the function becomes for each value of a variable that is not after the first one it asks."""
        own, children = self._nodes[diagram]
        return children if own == variable else (diagram,) * self.sizes[variable]

    def _number(self, variable: int, content: Any) -> Diagram:
        key = (variable, content)
        if key not in self._numbers:
            self._numbers[key] = len(self._nodes)
            self._nodes.append(key)
        return self._numbers[key]

    def _below(self, diagram: Diagram) -> set[Diagram]:
        found: set[Diagram] = set()
        waiting = [diagram]
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                variable, children = self._nodes[number]
                waiting += () if variable == _LEAF else children
        return found
