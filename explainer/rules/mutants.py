"""A ruleset → small mistakes that somebody could make in it, each with its place and what it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from explainer.diagnostics import Location
from explainer.rules.check import conditions_of
from explainer.rules.conditions import All, Answer, AnyOf, Condition, Not, Part, RuleRef
from explainer.rules.model import Option, Question, Ruleset
from explainer.rules.periods import ROUNDED


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake. `change` completes the sentence "no case notices if …".

    The mistake is another condition of one part of the rules, or the whole ruleset that has it.
    """

    location: Location
    change: str
    mistake: tuple[Part, Condition] | Ruleset
    negated: str = ""  # the rule that it turns as a whole


@dataclass(frozen=True, slots=True)
class MovedLimit:
    """The limit between two options of a counter, moved by a day: who is counted there gets the other option."""

    location: Location
    change: str
    ruleset: Ruleset
    question: str
    options: tuple[str, str]


def mutants(ruleset: Ruleset) -> Iterator[Mutant]:
    """Drop a condition, swap all and any, negate, swap, add or drop an answer, settle what is unsettled, reorder."""
    for part, condition in conditions_of(ruleset):
        if part[0] == "rule":
            yield from _whole_rule(ruleset, part, condition)
        for location, change, mistake in _changes(ruleset.questions, condition):
            yield Mutant(location, change, (part, mistake))
    yield from _orders(ruleset)


def moved_limits(ruleset: Ruleset) -> Iterator[MovedLimit]:
    """Each limit between two options of a counter moved by a day, down and up."""
    for question in ruleset.questions.values():
        counted = sorted((option for option in question.options if option.counted), key=Option.sort_key)
        for lower, upper in pairwise(counted):
            for days in (-1, 1):
                moved = _with_limit_moved(ruleset, question, (lower, upper), days)
                step = "a day" if question.counter and question.counter.unit not in ROUNDED else "one"
                change = f'"{lower.id}" ended {step} {"sooner" if days < 0 else "later"}'
                yield MovedLimit(lower.location, change, moved, question.id, (lower.id, upper.id))


def _whole_rule(ruleset: Ruleset, part: Part, condition: Condition) -> Iterator[Mutant]:
    rule = ruleset.rules[part[1]]
    if rule.unsettled:
        settled = replace(ruleset, rules={**ruleset.rules, rule.id: replace(rule, unsettled="")})
        yield Mutant(rule.location, "the law were settled here", settled)
    yield Mutant(rule.location, "the opposite were true", (part, Not(condition)), negated=rule.id)
    for value, option in rule.sets.items():
        location = rule.locations.get(value, rule.location)
        for other in ruleset.values[value].options:
            if other != option:
                changed = replace(rule, sets={**rule.sets, value: other})
                mistake = replace(ruleset, rules={**ruleset.rules, rule.id: changed})
                yield Mutant(location, f'"{value}" were "{other}"', mistake)


def _changes(questions: Mapping[str, Question], condition: Condition) -> Iterator[tuple[Location, str, Condition]]:
    """Every condition that differs from this one by one mistake."""
    match condition:
        case Answer():
            yield condition.location, "the opposite were true", Not(condition, condition.location)
            yield from _answer_changes(condition, questions[condition.question])
        case RuleRef():
            yield condition.location, "the opposite were true", Not(condition, condition.location)
        case Not(condition=part):
            yield from (
                (location, change, replace(condition, condition=each))
                for location, change, each in _changes(questions, part)
            )
        case All(conditions=parts) | AnyOf(conditions=parts):
            yield from _connective_changes(condition, parts)
            for number, part in enumerate(parts):
                for location, change, each in _changes(questions, part):
                    yield location, change, replace(condition, conditions=(*parts[:number], each, *parts[number + 1 :]))


def _connective_changes(
    condition: All | AnyOf, parts: tuple[Condition, ...]
) -> Iterator[tuple[Location, str, Condition]]:
    this, other = ("all", "any") if isinstance(condition, All) else ("any", "all")
    swapped = AnyOf(parts, condition.location) if this == "all" else All(parts, condition.location)
    yield condition.location, f'"{this}" were "{other}"', swapped
    for number, part in enumerate(parts):
        rest = (*parts[:number], *parts[number + 1 :])
        change = f"the condition on line {part.location.line} were left out"
        yield condition.location, change, replace(condition, conditions=rest)


def _answer_changes(answer: Answer, question: Question) -> Iterator[tuple[Location, str, Condition]]:
    named = answer.options
    others = [option.id for option in question.options if option.id not in named]
    for option in named:
        rest = tuple(kept for kept in named if kept != option)
        if rest:
            yield answer.location, f'"{option}" were left out', replace(answer, options=rest)
        for other in others:
            yield answer.location, f'"{option}" were "{other}"', replace(answer, options=(*rest, other))
    if question.ordered and len(others) > 1:
        for other in others:
            yield answer.location, f'"{other}" were there too', replace(answer, options=(*named, other))


def _orders(ruleset: Ruleset) -> Iterator[Mutant]:
    """Each outcome put before each that goes before it; the last one, which always holds, stays last."""
    for later in range(len(ruleset.outcomes) - 1):
        for earlier in range(later):
            order = [outcome for number, outcome in enumerate(ruleset.outcomes) if number != later]
            outcome, before = ruleset.outcomes[later], ruleset.outcomes[earlier]
            order.insert(earlier, outcome)
            change = f'"{outcome.id}" went before "{before.id}"'
            yield Mutant(outcome.location, change, replace(ruleset, outcomes=tuple(order)))


def _with_limit_moved(ruleset: Ruleset, question: Question, pair: tuple[Option, Option], days: int) -> Ruleset:
    lower, upper = pair
    if lower.highest is None or upper.lowest is None:
        return ruleset
    moved = {
        lower.id: replace(lower, highest=lower.highest + days),
        upper.id: replace(upper, lowest=upper.lowest + days),
    }
    options = tuple(moved.get(option.id, option) for option in question.options)
    return replace(ruleset, questions={**ruleset.questions, question.id: replace(question, options=options)})
