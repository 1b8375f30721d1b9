"""Reduced ordered decision diagrams of many-valued variables: functions of answers, where equal functions are equal.

A diagram is a number. A leaf holds a value; every other node asks one variable and has a child for each of its values.
Variables are asked in one order, and a node whose children are all the same is left out, so two diagrams are the same
function exactly if they are the same number.

R. E. Bryant, "Graph-Based Algorithms for Boolean Function Manipulation", IEEE Transactions on Computers C-35 (1986);
D. E. Knuth, The Art of Computer Programming 4A, section 7.1.4. Twin: the first half of assets/js/evaluate.js.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

Diagram = int
Value = Hashable

# Rules of thirty questions make a third of it, in three seconds and 150 MB. Others double with each question.
_MOST_NODES = 700_000


class TooLarge(Exception):
    """The functions of these rules take more room than a computer should give them."""


@dataclass(frozen=True, slots=True, eq=False)
class Operation:
    """A pure function of values, known by its identity: what it makes of diagrams is kept.

    Of two values, one that is `neutral` leaves the other as it is, and one that is `decisive` is the result.
    """

    of: Callable[..., Value]
    neutral: Value = None
    decisive: Value = None


class Diagrams:
    """A store of diagrams over variables 0, 1, 2, …, where variable `n` has the values 0 to `sizes[n] - 1`."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = tuple(sizes)
        self._leaf = len(sizes)  # in place of a variable, after all others
        self._variables: list[int] = []
        self._children: list[tuple[Diagram, ...]] = []  # none of a leaf
        self._leaf_values: list[Any] = []  # None where it is no leaf
        self._leaves: dict[Value, Diagram] = {}
        self._nodes: list[dict[tuple[Diagram, ...], Diagram]] = [{} for _ in sizes]  # by variable and children
        self._lifted: dict[Operation, Callable[..., Diagram]] = {}
        self._assigned: dict[tuple[Diagram, int, int], Diagram] = {}
        self._forgotten: dict[tuple[Operation, Diagram, int], Diagram] = {}
        self._supports: dict[Diagram, frozenset[int]] = {}
        self._values: dict[Diagram, frozenset[Any]] = {}

    def leaf(self, value: Value) -> Diagram:
        """The function that has one value everywhere."""
        found = self._leaves.get(value)
        if found is None:
            found = self._leaves[value] = self._add(self._leaf, (), value)
        return found

    def node(self, variable: int, children: Iterable[Diagram]) -> Diagram:
        """The function that is `children[v]` where the variable has the value v. Children ask later variables only."""
        children = tuple(children)
        if children.count(children[0]) == len(children):
            return children[0]
        found = self._nodes[variable].get(children)
        if found is None:
            found = self._nodes[variable][children] = self._add(variable, children, None)
        return found

    def apply(self, operation: Operation, *diagrams: Diagram) -> Diagram:
        """The function of the values of these functions."""
        if operation not in self._lifted:
            self._lifted[operation] = self._lift(operation)
        return self._lifted[operation](*diagrams)

    def _lift(self, operation: Operation) -> Callable[..., Diagram]:
        """An operation on values → the same on functions."""
        short = operation.neutral is not None
        neutral, decisive = (self.leaf(operation.neutral), self.leaf(operation.decisive)) if short else (-1, -1)
        variables, children, values, end = self._variables, self._children, self._leaf_values, self._leaf
        done: dict[tuple[Diagram, ...], Diagram] = {}

        def apply(*diagrams: Diagram) -> Diagram:
            found = done.get(diagrams)
            if found is not None:
                return found
            if short:
                one, other = diagrams
                if one in (other, decisive) or other == neutral:
                    return one
                if other == decisive or one == neutral:
                    return other
            variable = min([variables[diagram] for diagram in diagrams])
            if variable == end:
                found = self.leaf(operation.of(*[values[diagram] for diagram in diagrams]))
            else:
                columns = [children[each] if variables[each] == variable else repeat(each) for each in diagrams]
                found = self.node(variable, map(apply, *columns))
            done[diagrams] = found
            return found

        return apply

    def restrict(self, diagram: Diagram, known: Mapping[int, int]) -> Diagram:
        """The function that is left once some variables have these values."""
        return self.restriction(known)(diagram)

    def restriction(self, known: Mapping[int, int]) -> Callable[[Diagram], Diagram]:
        """The same for many functions: what is worked out for one serves the next."""
        done: dict[Diagram, Diagram] = {}

        def left(diagram: Diagram) -> Diagram:
            found = done.get(diagram)
            if found is None:
                variable, children = self._variables[diagram], self._children[diagram]
                if not children:
                    found = diagram
                elif variable in known:
                    found = left(children[known[variable]])
                else:
                    found = self.node(variable, map(left, children))
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
            variable, children = self._variables[number], self._children[number]
            if not children:
                value = self._leaf_values[number]
                if found is not None and value != found:
                    return None
                found = value
            elif variable in known:
                waiting.append(children[known[variable]])
            else:
                waiting += children
        return found

    def assign(self, diagram: Diagram, variable: int, value: int) -> Diagram:
        """The function that is left once one variable has this value; it is kept."""
        own = self._variables[diagram]
        if own > variable:
            return diagram
        if own == variable:
            return self._children[diagram][value]
        key = (diagram, variable, value)
        found = self._assigned.get(key)
        if found is None:
            found = self.node(own, [self.assign(child, variable, value) for child in self._children[diagram]])
            self._assigned[key] = found
        return found

    def forget(self, diagram: Diagram, variable: int, join: Operation) -> Diagram:
        """The function of the other variables whose value is the join of the values over all of this one."""
        if variable not in self.support(diagram):
            return diagram
        own, children = self._variables[diagram], self._children[diagram]
        key = (join, diagram, variable)
        if key not in self._forgotten:
            if own == variable:
                found = children[0]
                for child in children[1:]:
                    found = self.apply(join, found, child)
            else:
                found = self.node(own, [self.forget(child, variable, join) for child in children])
            self._forgotten[key] = found
        return self._forgotten[key]

    def value(self, diagram: Diagram) -> Any:
        """The value of a function that has one value everywhere; None if it has several."""
        return self._leaf_values[diagram]

    def support(self, diagram: Diagram) -> frozenset[int]:
        """The variables on which the function really depends."""
        found = self._supports.get(diagram)
        if found is None:
            children = self._children[diagram]
            own = {self._variables[diagram]} if children else ()
            found = self._supports[diagram] = frozenset(own).union(*map(self.support, children))
        return found

    def values(self, diagram: Diagram) -> frozenset[Any]:
        """All values that the function takes."""
        found = self._values.get(diagram)
        if found is None:
            children = self._children[diagram]
            own = () if children else {self._leaf_values[diagram]}
            found = self._values[diagram] = frozenset(own).union(*map(self.values, children))
        return found

    def path(self, diagram: Diagram, value: Value) -> dict[int, int] | None:
        """Values of some variables that lead to `value` whatever the others are; None if the function never has it."""
        if value not in self.values(diagram):
            return None
        path = {}
        while children := self._children[diagram]:
            number = next(number for number, child in enumerate(children) if value in self.values(child))
            path[self._variables[diagram]] = number
            diagram = children[number]
        return path

    def variable(self, diagram: Diagram) -> int:
        """The first variable that the diagram asks; for a leaf, a number after all variables."""
        return self._variables[diagram]

    def children(self, diagram: Diagram) -> Sequence[Diagram]:
        """What the function becomes for each value of the first variable that it asks."""
        return self._children[diagram]

    def _add(self, variable: int, children: tuple[Diagram, ...], value: Value) -> Diagram:
        if len(self._variables) >= _MOST_NODES:
            raise TooLarge
        self._variables.append(variable)
        self._children.append(children)
        self._leaf_values.append(value)
        return len(self._variables) - 1
