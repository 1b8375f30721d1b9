"""The diagrams of a ruleset → a diagnostic where who fits several options loses by the one that is to be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from explainer.diagnostics import Diagnostics
from explainer.rules.diagrams import Operation
from explainer.rules.model import NO, UNSURE, YES, Question
from explainer.rules.semantics import Answers, Semantics, written
from explainer.rules.together import FIRST, FOR, Together


def prove_choice_never_costs(semantics: Semantics, diagnostics: Diagnostics) -> None:
    """A person of whom several options are true is told which to choose, and never loses by it.

    Of options that open a way, the one to choose never leads to a worse result than another that is true as well; of
    options that close one, never to a better result. Worse means: exempt no before unsure before yes, and an outcome
    that comes earlier in the file.
    """
    for question in semantics.ruleset.questions.values():
        for together in question.together:
            for chosen, other in _choices(together):
                person = _who_loses(semantics, question, chosen, other, together.counts)
                if person is not None:
                    better = "better" if together.counts == FOR else "worse"
                    both = f'if "{chosen}" and "{other}" are both true, "{other}" leads to a {better}'
                    what = f"{both} result than the one to choose: {written(person)}."
                    help_text = "let another option be chosen, or add one that asks each of them apart."
                    diagnostics.add(together.location, what, help_text)


def _choices(together: Together) -> Iterator[tuple[str, str]]:
    """Each option that a person chooses, with another one that can be true of the same person."""
    if together.choose == FIRST:
        yield from combinations(together.options, 2)
    else:
        yield from ((together.choose, option) for option in together.options if option != together.choose)


def _who_loses(semantics: Semantics, question: Question, chosen: str, other: str, counts: str) -> Answers | None:
    diagrams = semantics.diagrams
    better, worse = (chosen, other) if counts == FOR else (other, chosen)
    order = diagrams.leaf(tuple(outcome.id for outcome in semantics.ruleset.outcomes))
    ranks = diagrams.apply(_EXEMPT_RANKS, semantics.exempt), diagrams.apply(_RANKS, order, semantics.candidates)
    for goal in ranks:
        sides = (semantics.with_answer(goal, question.id, each) for each in (better, worse))
        person = semantics.witness(diagrams.apply(_WORSE, *sides))
        if person is not None:
            return person
    return None


def _ranks(order: tuple[str, ...], candidates: frozenset[str]) -> tuple[int, int]:
    """The first and the last candidate, counted from the first outcome of the file."""
    found = [number for number, outcome in enumerate(order) if outcome in candidates]
    return found[0], found[-1]


_RANKS = Operation(_ranks)
_EXEMPT_RANKS = Operation(lambda exempt: ((NO, UNSURE, YES).index(exempt),) * 2)
_WORSE = Operation(lambda one, other: YES if one[0] < other[0] or one[1] < other[1] else NO)
