"""A ruleset and its cases as typed → a diagnostic for every unknown name, and for what is missing or unused."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from explainer.diagnostics import Diagnostics, Location, listed, nearest
from explainer.rules.case import Case
from explainer.rules.check_days import check_clock_changes, check_holidays, check_times
from explainer.rules.check_law import check_law
from explainer.rules.check_size import check_size
from explainer.rules.check_values import check_values
from explainer.rules.check_variants import check_variants, conditions_of_variants
from explainer.rules.conditions import CONNECTIVES, Answer, Condition, Part, RuleRef, parts_of
from explainer.rules.model import LAWYER, UNSURE, Advice, Option, Outcome, Question, Ruleset
from explainer.rules.together import FIRST

# land_crossing, 12_or_13
_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*\Z")


def check_ruleset(
    ruleset: Ruleset, laws: Collection[str], diagnostics: Diagnostics, others: Mapping[str, str] = MappingProxyType({})
) -> None:
    """Note what is wrong with names: everything else in this package relies on there being none.

    `laws` are the ids of the sources that a rule may cite, `others` those of all other sources, with their kinds.
    """
    if not check_size(ruleset, diagnostics):
        return
    _check_ids(ruleset, diagnostics)
    for condition in (*_all_parts(ruleset), *conditions_of_variants(ruleset)):
        _check_condition(condition, ruleset, diagnostics)
    _check_outcomes(ruleset.outcomes, diagnostics)
    for question in ruleset.questions.values():
        _check_counter(question, ruleset, diagnostics)
        _check_together(question, diagnostics)
    check_law(ruleset, laws, others, diagnostics)
    if ruleset.covers is not None and ruleset.covers.date not in ruleset.dates:
        _unknown("date", ruleset.covers.date, ruleset.dates, ruleset.covers.location, diagnostics)
    _check_persons(ruleset, diagnostics)
    for rule in ruleset.rules.values():
        if rule.group and rule.group not in ruleset.groups:
            _unknown("group", rule.group, ruleset.groups, rule.locations.get(rule.group, rule.location), diagnostics)
    check_values(ruleset, diagnostics)
    check_holidays(ruleset, diagnostics)
    check_clock_changes(ruleset, diagnostics)
    _check_circles(ruleset, diagnostics)
    # A name that leads nowhere leaves another one unread: that would be two messages for one mistake.
    if not _has_diagnostic(ruleset, diagnostics):
        check_variants(ruleset, diagnostics)
        _check_reading(ruleset, diagnostics)


def _check_persons(ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    persons = ruleset.persons
    for question in persons.keep if persons else ():
        if persons and question not in ruleset.questions:
            location = persons.locations.get(question, persons.location)
            _unknown("question", question, ruleset.questions, location, diagnostics)


def _has_diagnostic(ruleset: Ruleset, diagnostics: Diagnostics) -> bool:
    return any(diagnostic.location.file == ruleset.location.file for diagnostic in diagnostics)


def check_cases(ruleset: Ruleset, cases: tuple[Case, ...], laws: Collection[str], diagnostics: Diagnostics) -> None:
    """Note every name in a case that the ruleset does not know, and cases of one name.

    Does nothing while the rules themselves have diagnostics: each would be reported again for every case.
    """
    if _has_diagnostic(ruleset, diagnostics):
        return
    outcomes = [*(outcome.id for outcome in ruleset.outcomes), LAWYER, UNSURE]
    hints = [advice.id for advice in ruleset.advice]
    named: dict[str, Case] = {}
    for case in cases:
        if case.name in named:
            help_text = f"rename one (the first is on line {named[case.name].location.line})."
            diagnostics.add(case.location, f'a case named "{case.name}" is already defined.', help_text)
        named.setdefault(case.name, case)
        for question, option in case.answers.items():
            _check_answer(
                question, (option,), ruleset, case.locations.get(question, case.location), diagnostics, unsure=True
            )
        lists: tuple[tuple[str, Collection[str], Collection[str]], ...] = (
            ("date", case.dates, ruleset.dates),
            ("outcome", [case.expect.outcome], outcomes),
            ("advice", case.expect.advice, hints),
            ("rule", case.because, ruleset.rules),
        )
        locations = {**case.locations, **case.expect.locations}
        for what, words, known in lists:
            for word in words:
                if word not in known:
                    _unknown(what, word, known, locations.get(word, case.location), diagnostics)
        check_times(ruleset, case, diagnostics)
        for citation in case.law:
            if citation.source not in laws:
                _unknown("source of law", citation.source, laws, citation.location, diagnostics)


def conditions_of(ruleset: Ruleset) -> Iterator[tuple[Part, Condition]]:
    """Every part of a ruleset that has a condition, with it."""
    wholes: list[tuple[str, str, Condition | None]] = [("rule", rule.id, rule.when) for rule in ruleset.rules.values()]
    wholes += [("question", question.id, question.only_if) for question in ruleset.questions.values()]
    wholes += [("exempt", "", ruleset.exempt.when)]
    wholes += [("outcome", outcome.id, outcome.when) for outcome in ruleset.outcomes]
    wholes += [("advice", advice.id, advice.when) for advice in ruleset.advice]
    for kind, identifier, condition in wholes:
        if condition is not None:
            yield (kind, identifier), condition


def _all_parts(ruleset: Ruleset) -> Iterator[Condition]:
    return (part for _, condition in conditions_of(ruleset) for part in parts_of(condition))


def _unknown(what: str, word: str, known: Collection[str], location: Location, diagnostics: Diagnostics) -> None:
    help_text = f"write {_one_of(known)}." if known else f"add it, or remove this {what}."
    diagnostics.add(location, f'there is no {what} "{word}".{nearest(word, known)}', help_text)


def _one_of(words: Collection[str]) -> str:
    few = listed(words, "the rules")
    return few if few.startswith("one of ") else f"one of: {few}"


def _check_ids(ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    ids = [(question.id, question.location) for question in ruleset.questions.values()]
    ids += [(option.id, option.location) for question in ruleset.questions.values() for option in question.options]
    ids += [(rule.id, rule.location) for rule in ruleset.rules.values()]
    ids += [(outcome.id, outcome.location) for outcome in ruleset.outcomes]
    ids += [(advice.id, advice.location) for advice in ruleset.advice]
    for identifier, location in ids:
        if not _NAME.match(identifier):
            help_text = "use lower-case letters and digits, with underscores between words."
            diagnostics.add(location, f'"{identifier}" cannot be a name in the rules.', help_text)
        elif identifier == UNSURE:
            diagnostics.add(
                location, f'"{UNSURE}" is there for every question already.', "remove it, or choose another name."
            )
    for question in ruleset.questions.values():
        if len(question.options) < 2:
            what = f'question "{question.id}" needs two options or more.'
            diagnostics.add(question.location, what, "add options, or remove it.")
        if question.id in CONNECTIVES:
            diagnostics.add(question.location, f'no question can be called "{question.id}".', "choose another name.")
    _check_twice("outcome", ruleset.outcomes, diagnostics)
    _check_twice("advice", ruleset.advice, diagnostics)


def _check_twice(what: str, things: tuple[Outcome, ...] | tuple[Advice, ...], diagnostics: Diagnostics) -> None:
    seen: dict[str, Location] = {}
    for thing in things:
        if thing.id in seen:
            help_text = f"rename one (the first is on line {seen[thing.id].line})."
            diagnostics.add(thing.location, f'{what} "{thing.id}" is already defined.', help_text)
        seen.setdefault(thing.id, thing.location)


def _check_condition(condition: Condition, ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    match condition:
        case Answer(question=question, options=options):
            _check_answer(question, options, ruleset, condition.location, diagnostics)
        case RuleRef(rule=rule) if rule not in ruleset.rules:
            _unknown("rule", rule, ruleset.rules, condition.location, diagnostics)


def _check_answer(
    question: str,
    options: tuple[str, ...],
    ruleset: Ruleset,
    location: Location,
    diagnostics: Diagnostics,
    *,
    unsure: bool = False,
) -> None:
    if question not in ruleset.questions:
        _unknown("question", question, ruleset.questions, location, diagnostics)
        return
    known = [option.id for option in ruleset.questions[question].options] + [UNSURE] * unsure
    for option in options:
        if option not in known:
            what = f'question "{question}" has no answer "{option}".{nearest(option, known)}'
            diagnostics.add(location, what, f"write {_one_of(known)}.")
    if not unsure and set(options) == set(known) and len(known) > 1:
        what = f'every answer to "{question}" is named here, so this decides nothing.'
        diagnostics.add(location, what, "leave some out, or remove this condition.")


def _check_outcomes(outcomes: tuple[Outcome, ...], diagnostics: Diagnostics) -> None:
    for number, outcome in enumerate(outcomes):
        if outcome.id in (LAWYER, UNSURE):
            diagnostics.add(
                outcome.location, f'"{outcome.id}" is worked out, never written.', "remove it, or choose another name."
            )
        last = number == len(outcomes) - 1
        if outcome.when is None and not last:
            diagnostics.add(
                outcome.location, f'nothing after "{outcome.id}" can ever follow.', "move it to the end of the list."
            )
        if outcome.when is not None and last:
            what = f'"{outcome.id}" is the last outcome, but does not follow always.'
            diagnostics.add(outcome.location, what, "end the list with an outcome that has `otherwise: true`.")
        later = [other.id for other in outcomes[number + 1 :]]
        for name in outcome.over:
            if name not in later:
                what = f'"{name}" is no outcome after "{outcome.id}".{nearest(name, later)}'
                diagnostics.add(outcome.locations.get(name, outcome.location), what, f"write {_one_of(later)}.")


def _check_counter(question: Question, ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    counter = question.counter
    if counter is None:
        return
    for date in filter(None, (counter.start, counter.end)):
        if date not in ruleset.dates:
            _unknown("date", date, ruleset.dates, counter.location, diagnostics)
    counted = sorted((option for option in question.options if option.counted), key=Option.sort_key)
    for earlier, later in pairwise(counted):
        if earlier.highest is None or later.lowest != earlier.highest + 1:
            what = f'"{later.id}" does not begin where "{earlier.id}" ends.'
            diagnostics.add(
                later.location, what, "write `until:` of the one and `from:` of the next without a gap, in order."
            )


def _check_reading(ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    read: dict[str, set[str]] = {question: set() for question in ruleset.questions}
    for condition in _all_parts(ruleset):
        if isinstance(condition, Answer) and condition.question in read:
            read[condition.question].update(condition.options)
    for question in ruleset.questions.values():
        _check_options(question, read[question.id], diagnostics)


def _check_together(question: Question, diagnostics: Diagnostics) -> None:
    options = [option.id for option in question.options]
    for together in question.together:
        chosen = [] if together.choose == FIRST else [together.choose]
        for option in (*together.options, *chosen):
            if option not in options:
                _unknown("option", option, options, together.location, diagnostics)


def _check_options(question: Question, read: set[str], diagnostics: Diagnostics) -> None:
    options = {option.id: option.location for option in question.options}
    if not read:
        diagnostics.add(
            question.location, f'no rule reads question "{question.id}".', "use it in a condition, or remove it."
        )
        return
    for option, location in options.items():
        if option not in read and option not in question.ignored_options:
            what = f'no rule reads the answer "{option}" to "{question.id}".'
            diagnostics.add(location, what, "use it in a condition, or list it under `rest:` of the question.")
    for option in question.ignored_options:
        location = question.locations.get(option, question.location)
        if option not in options:
            _unknown("option", option, options, location, diagnostics)
        elif option in read:
            diagnostics.add(
                location, f'"{option}" is listed under "rest", but a condition reads it.', "remove it from `rest:`."
            )


def _check_circles(ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    """A rule may not rest on itself, nor a question on its own answer."""
    conditions = dict(conditions_of(ruleset))
    done: set[Part] = set()

    def visit(part: Part, path: tuple[Part, ...]) -> None:
        if part in path:
            kind, identifier = part
            circle = " → ".join(name for _, name in (*path[path.index(part) :], part))
            location = (ruleset.rules if kind == "rule" else ruleset.questions)[identifier].location
            help_text = "remove one of these references."
            diagnostics.add(location, f'{kind} "{identifier}" rests on itself: {circle}.', help_text)
        elif part not in done:
            for other in parts_named_in(conditions.get(part)):
                visit(other, (*path, part))
            done.add(part)

    for part in conditions:
        visit(part, ())


def parts_named_in(condition: Condition | None) -> Iterator[Part]:
    """The rules and questions that a condition names."""
    for part in parts_of(condition):
        if isinstance(part, RuleRef):
            yield "rule", part.rule
        elif isinstance(part, Answer):
            yield "question", part.question
