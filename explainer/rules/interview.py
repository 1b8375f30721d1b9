"""The diagrams of a ruleset → what is still worth asking, and every state of the interview."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explainer.rules.diagrams import Diagram
from explainer.rules.model import OPEN, UNSURE
from explainer.rules.semantics import TRUE, Answers, Semantics, answers_to


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to find out: results as functions of what may still be asked, and when each question applies.

    `applies` has the questions that can still change what is reported, in the order of the file.
    """

    goals: tuple[Diagram, ...]  # as in Semantics.goals
    applies: tuple[tuple[str, Diagram], ...]


def worth_asking(semantics: Semantics, answers: Answers) -> tuple[str, ...]:
    """Questions whose answers can still change what is reported, in the order of the file."""
    return asks(semantics, left(semantics, answers))


def left(semantics: Semantics, answers: Answers) -> Left:
    """What these answers leave to find out."""
    goals = [semantics.restricted(goal, answers) for goal in semantics.goals]
    names = (name for name in semantics.variables if name not in answers)
    applies = {name: semantics.restricted(semantics.applies(name), answers) for name in names}
    return _without(semantics, [name for name, option in answers.items() if option == UNSURE], goals, applies)


def after(semantics: Semantics, before: Left, question: str, option: str) -> Left:
    """What one answer more leaves to find out."""
    applies = {name: each for name, each in before.applies if name != question}
    if option == UNSURE:
        return _without(semantics, [question], before.goals, applies)
    goals = [semantics.with_answer(goal, question, option) for goal in before.goals]
    known = {name: semantics.with_answer(each, question, option) for name, each in applies.items()}
    return _without(semantics, [], goals, known)


def asks(semantics: Semantics, remaining: Left) -> tuple[str, ...]:
    """The questions that surely apply, of those that can still change what is reported."""
    return tuple(name for name, each in remaining.applies if semantics.diagrams.value(each) == TRUE)


def _without(
    semantics: Semantics, silent: Iterable[str], goals: Iterable[Diagram], applies: Mapping[str, Diagram]
) -> Left:
    """Join the ways that differ only in what will not be known: these questions, and those that will never apply."""
    names = [*silent, *_never(semantics, applies)]
    while names:
        goals = [_forget(semantics, goal, names) for goal in goals]
        applies = {name: _forget(semantics, each, names) for name, each in applies.items() if name not in names}
        names = _never(semantics, applies)
    goals = tuple(goals)
    matter = frozenset[int]().union(*map(semantics.diagrams.support, goals))
    return Left(goals, tuple((name, each) for name, each in applies.items() if semantics.variables[name] in matter))


def _never(semantics: Semantics, applies: Mapping[str, Diagram]) -> list[str]:
    """Questions that can no longer come to apply for sure."""
    return [name for name, each in applies.items() if TRUE not in semantics.diagrams.values(each)]


def _forget(semantics: Semantics, diagram: Diagram, names: Iterable[str]) -> Diagram:
    for name in names:
        diagram = semantics.diagrams.forget(diagram, semantics.variables[name], _agreement)
    return diagram


def _agreement(one: str | int, other: str | int) -> str | int:
    return one if one == other else UNSURE


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
