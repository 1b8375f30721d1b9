"""A ruleset → small mistakes that somebody could make in it, each with its place and the ruleset that has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from explainer.diagnostics import Location
from explainer.rules.conditions import All, Answer, AnyOf, Condition, Not, RuleRef
from explainer.rules.model import Option, Question, Rule, Ruleset


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mistake. `change` completes the sentence "no case notices if …"; `negated`: it turns a rule as a whole."""

    location: Location
    change: str
    ruleset: Ruleset
    rule: str = ""  # the only rule that it changes; empty where it is not in a rule
    negated: bool = False


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
    for rule in ruleset.rules.values():
        yield from _rule_mutants(ruleset, rule)
    for question in ruleset.questions.values():
        if question.only_if is not None:
            yield from _in(ruleset, question.only_if, partial(_with_question, ruleset, question))
    yield from _in(ruleset, ruleset.exempt.when, partial(_with_exempt, ruleset))
    for number, outcome in enumerate(ruleset.outcomes):
        if outcome.when is not None:
            yield from _in(ruleset, outcome.when, partial(_with_outcome, ruleset, number))
    for number, hint in enumerate(ruleset.advice):
        yield from _in(ruleset, hint.when, partial(_with_advice, ruleset, number))
    yield from _orders(ruleset)


def moved_limits(ruleset: Ruleset) -> Iterator[MovedLimit]:
    """Each limit between two options of a counter moved by a day, down and up."""
    for question in ruleset.questions.values():
        counted = sorted((option for option in question.options if option.counted), key=Option.sort_key)
        for lower, upper in pairwise(counted):
            for days in (-1, 1):
                moved = _with_limit_moved(ruleset, question, (lower, upper), days)
                change = f'"{lower.id}" ended a day {"sooner" if days < 0 else "later"}'
                yield MovedLimit(lower.location, change, moved, question.id, (lower.id, upper.id))


def _rule_mutants(ruleset: Ruleset, rule: Rule) -> Iterator[Mutant]:
    def changed(**fields: object) -> Ruleset:
        return replace(ruleset, rules={**ruleset.rules, rule.id: replace(rule, **fields)})  # type: ignore[arg-type]

    if rule.unsettled:
        yield Mutant(rule.location, "the law were settled here", changed(unsettled=""), rule.id)
    yield Mutant(rule.location, "the opposite were true", changed(when=Not(rule.when)), rule.id, negated=True)
    for mutant in _in(ruleset, rule.when, lambda when: changed(when=when)):
        yield replace(mutant, rule=rule.id)


def _in(ruleset: Ruleset, condition: Condition, rebuild: Callable[[Condition], Ruleset]) -> Iterator[Mutant]:
    for location, change, mutated in _changes(ruleset.questions, condition):
        yield Mutant(location, change, rebuild(mutated))


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


def _with_question(ruleset: Ruleset, question: Question, only_if: Condition) -> Ruleset:
    return replace(ruleset, questions={**ruleset.questions, question.id: replace(question, only_if=only_if)})


def _with_exempt(ruleset: Ruleset, when: Condition) -> Ruleset:
    return replace(ruleset, exempt=replace(ruleset.exempt, when=when))


def _with_outcome(ruleset: Ruleset, number: int, when: Condition) -> Ruleset:
    changed = replace(ruleset.outcomes[number], when=when)
    return replace(ruleset, outcomes=(*ruleset.outcomes[:number], changed, *ruleset.outcomes[number + 1 :]))


def _with_advice(ruleset: Ruleset, number: int, when: Condition) -> Ruleset:
    changed = replace(ruleset.advice[number], when=when)
    return replace(ruleset, advice=(*ruleset.advice[:number], changed, *ruleset.advice[number + 1 :]))


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
