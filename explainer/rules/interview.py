"""The diagrams of a ruleset → what is still worth asking, and every state of the interview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from explainer.rules.diagrams import Diagram, Diagrams, Operation
from explainer.rules.model import OPEN, UNSURE
from explainer.rules.semantics import TRUE, Answers, Semantics, answers_to

_AGREEMENT = Operation(lambda one, other: one if one == other else UNSURE)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to find out: results as functions of what may still be asked, and when each question applies.

    `applies` has the questions that can still change what is reported, as variables, in the order of the file.
    """

    goals: tuple[Diagram, ...]  # as in Semantics.goals
    values: tuple[Diagram, ...]  # as in Semantics.values
    applies: tuple[tuple[int, Diagram], ...]


def worth_asking(semantics: Semantics, answers: Answers) -> tuple[str, ...]:
    """Questions whose answers can still change what is reported, in the order of the file."""
    return asks(semantics, left(semantics, answers))


def still_open(semantics: Semantics, answers: Answers) -> tuple[str, ...]:
    """The same as if nobody had said "unsure", with those for the sake of values."""
    remaining = left(semantics, {name: option for name, option in answers.items() if option != UNSURE})
    return _sure(semantics, remaining, what_matters(semantics, remaining))


def left(semantics: Semantics, answers: Answers) -> Left:
    """What these answers leave to find out."""
    goals = [semantics.restricted(goal, answers) for goal in semantics.goals]
    waiting = {name: variable for name, variable in semantics.variables.items() if name not in answers}
    applies = [(number, semantics.restricted(semantics.applies(name), answers)) for name, number in waiting.items()]
    silent = {semantics.variables[name] for name, option in answers.items() if option == UNSURE}
    values = [semantics.restricted(value, answers) for value in semantics.values.values()]
    return _without(semantics.diagrams, silent, Left(tuple(goals), tuple(values), tuple(applies)))


def after(semantics: Semantics, before: Left, question: str, option: str) -> Left:
    """What one answer more leaves to find out."""
    diagrams, variable = semantics.diagrams, semantics.variables[question]
    applies = [(other, each) for other, each in before.applies if other != variable]
    if option == UNSURE:
        return _without(diagrams, {variable}, Left(before.goals, before.values, tuple(applies)))
    value = semantics.assignment({question: option})[variable]
    goals, values = (
        tuple(diagrams.assign(each, variable, value) for each in functions)
        for functions in (before.goals, before.values)
    )
    known = tuple((other, diagrams.assign(each, variable, value)) for other, each in applies)
    return _without(diagrams, set(), Left(goals, values, known))


def asks(semantics: Semantics, remaining: Left) -> tuple[str, ...]:
    """The questions that surely apply, of those that can still change what is reported; values come after all else."""
    found = _sure(semantics, remaining, remaining.goals)
    return found if found or not remaining.values else _sure(semantics, remaining, what_matters(semantics, remaining))


def what_matters(semantics: Semantics, remaining: Left) -> tuple[Diagram, ...]:
    """The functions that are reported: goals, and the values that the outcome needs once it is known."""
    needed = semantics.needs.get(str(semantics.diagrams.value(remaining.goals[1])), ())
    names = zip(semantics.values, remaining.values, strict=True)
    return (*remaining.goals, *(value for (name, _), value in names if name in needed))


def _sure(semantics: Semantics, remaining: Left, functions: Iterable[Diagram]) -> tuple[str, ...]:
    """The questions that surely apply, of those on which these functions depend."""
    matter = frozenset[int]().union(*map(semantics.diagrams.support, functions))
    sure = {variable for variable, each in remaining.applies if semantics.diagrams.value(each) == TRUE}
    return tuple(name for name, variable in semantics.variables.items() if variable in sure & matter)


def _without(diagrams: Diagrams, silent: set[int], before: Left) -> Left:
    """Join the ways that differ only in what will not be known: these questions, and those that will never apply."""
    goals, values, applies = before.goals, before.values, before.applies
    while True:
        # A question that can no longer come to apply for sure will not be asked, and is as good as unsure.
        silent = silent | {variable for variable, each in applies if TRUE not in diagrams.values(each)}
        if not silent:
            break
        goals = tuple(_forget(diagrams, goal, silent) for goal in goals)
        values = tuple(_forget(diagrams, value, silent) for value in values)
        applies = tuple((other, _forget(diagrams, each, silent)) for other, each in applies if other not in silent)
        silent = set()
    matter = frozenset[int]().union(*map(diagrams.support, (*goals, *values)))
    return Left(goals, values, tuple((variable, each) for variable, each in applies if variable in matter))


def _forget(diagrams: Diagrams, diagram: Diagram, variables: Iterable[int]) -> Diagram:
    for variable in variables:
        diagram = diagrams.forget(diagram, variable, _AGREEMENT)
    return diagram


@dataclass(frozen=True, slots=True)
class State:
    """What a person is shown and asked. `answers` are one way to come here."""

    answers: Answers
    exempt: str
    outcome: str
    tone: str
    next: str | None
    after: tuple[int, ...]  # the numbers of the states that follow, one for each option and the last for "unsure"
    left: Left  # what the answers leave to find out


@dataclass(frozen=True, slots=True)
class Interview:
    """All states; the first is the start."""

    states: tuple[State, ...]

    def measure(self) -> tuple[int, float]:
        """The longest interview, in questions; and the mean, if every answer, "unsure" too, is equally likely."""
        longest: dict[int, int] = {}
        mean: dict[int, float] = {}
        for number in self._last_first():
            after = self.states[number].after
            longest[number] = max((longest[other] + 1 for other in after), default=0)
            mean[number] = sum(mean[other] + 1 for other in after) / len(after) if after else 0.0
        return longest[0], mean[0]

    def _last_first(self) -> Iterator[int]:
        """Each state after those that follow it; there is no circle, as no question is asked twice."""
        done: set[int] = set()
        stack = [0]
        while stack:
            waiting = [other for other in self.states[stack[-1]].after if other not in done]
            stack += waiting
            if not waiting:
                number = stack.pop()
                if number not in done:
                    done.add(number)
                    yield number


def explore(semantics: Semantics) -> Interview:
    """Every state, breadth first. Two ways of answering lead to one state if they leave the same to find out."""
    numbers: dict[Left, int] = {}
    states: list[State] = []
    found: list[tuple[Left, Answers]] = [(left(semantics, {}), {})]
    for remaining, answers in found:  # grows meanwhile
        asked = asks(semantics, remaining)
        following = []
        for option in answers_to(semantics.ruleset.questions[asked[0]]) if asked else ():
            reached = after(semantics, remaining, asked[0], option)
            number = numbers.setdefault(reached, len(found))
            if number == len(found):
                found.append((reached, {**answers, asked[0]: option}))
            following.append(number)
        states.append(_state(semantics, remaining, answers, asked[0] if asked else None, tuple(following)))
    return Interview(tuple(states))


def _state(
    semantics: Semantics, remaining: Left, answers: Answers, question: str | None, following: tuple[int, ...]
) -> State:
    exempt, outcome, tone = (semantics.diagrams.value(goal) or UNSURE for goal in remaining.goals[:3])
    return State(answers, exempt, outcome, OPEN if tone == UNSURE else tone, question, following, remaining)
