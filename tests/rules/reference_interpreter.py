"""The rules interpreted directly, one complete person at a time and slowly: the reference for the diagrams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from explainer.rules.conditions import All, Answer, AnyOf, Condition, Not, RuleRef
from explainer.rules.model import LAWYER, NO, OPEN, UNSURE, YES, Ruleset

FALSE, UNSETTLED, TRUE = 0, 1, 2

Results = tuple[str, str, str, frozenset[str], tuple[str, ...]]  # exempt, outcome, tone, candidates, advice


def value(ruleset: Ruleset, condition: Condition, answers: Mapping[str, str]) -> int:
    """The value of a condition for a person of whom every fact is known."""
    match condition:
        case Answer(question=question, options=options):
            only_if = ruleset.questions[question].only_if
            applies = TRUE if only_if is None else value(ruleset, only_if, answers)
            return min(applies, TRUE if answers[question] in options else FALSE)
        case RuleRef(rule=rule):
            return value_of_rule(ruleset, rule, answers)
        case All(conditions=parts):
            return min(value(ruleset, part, answers) for part in parts)
        case AnyOf(conditions=parts):
            return max(value(ruleset, part, answers) for part in parts)
        case Not(condition=part):
            return TRUE - value(ruleset, part, answers)


def value_of_rule(ruleset: Ruleset, rule: str, answers: Mapping[str, str]) -> int:
    """The value of a rule for a person of whom every fact is known."""
    found = value(ruleset, ruleset.rules[rule].when, answers)
    return min(found, UNSETTLED) if ruleset.rules[rule].unsettled else found


def results_of(ruleset: Ruleset, answers: Mapping[str, str]) -> Results:
    """What a person reads of whom every fact is known."""
    exempt = {TRUE: YES, FALSE: NO, UNSETTLED: UNSURE}[value(ruleset, ruleset.exempt.when, answers)]
    candidates = []
    for outcome in ruleset.outcomes:
        holds = TRUE if outcome.when is None else value(ruleset, outcome.when, answers)
        if holds > FALSE:
            candidates.append(outcome.id)
        if holds == TRUE:
            break
    advice = tuple(hint.id for hint in ruleset.advice if value(ruleset, hint.when, answers) > FALSE)
    tones = {outcome.tone for outcome in ruleset.outcomes if outcome.id in candidates}
    tone = tones.pop() if len(tones) == 1 else OPEN
    return exempt, candidates[0] if len(candidates) == 1 else LAWYER, tone, frozenset(candidates), advice


def all_assignments(ruleset: Ruleset) -> Iterator[dict[str, str]]:
    """Every person of whom every fact is known."""
    columns = [[option.id for option in question.options] for question in ruleset.questions.values()]
    for row in product(*columns):
        yield dict(zip(ruleset.questions, row, strict=True))


class Assignments:
    """Persons of whom every fact is known, and what each is reported: one bit of a number for each of them."""

    def __init__(self, persons: Iterable[tuple[Mapping[str, str], Mapping[str, str]]]) -> None:
        self._gave: dict[tuple[str, str], int] = {}
        self._persons_by_result: dict[str, dict[str, int]] = {}
        self._everyone = 0
        for number, (person, results) in enumerate(persons):
            bit = 1 << number
            self._everyone |= bit
            for answer in person.items():
                self._gave[answer] = self._gave.get(answer, 0) | bit
            for part, value in results.items():
                values = self._persons_by_result.setdefault(part, {})
                values[value] = values.get(value, 0) | bit

    def results_of(self, part: str, answers: Mapping[str, str]) -> set[str]:
        """What the persons who may have given these answers are reported of one part."""
        those = self._everyone
        for question, option in answers.items():
            those &= self._everyone if option == UNSURE else self._gave.get((question, option), 0)
        return {value for value, who in self._persons_by_result[part].items() if who & those}
