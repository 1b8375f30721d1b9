"""A ruleset and its cases as typed → a problem for every name that leads nowhere, and for what is missing or idle."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from explainer.problems import Place, Problems, listed, nearest
from explainer.rules.conditions import CONNECTIVES, Answer, Condition, RuleRef, parts_of
from explainer.rules.model import FIRST, LAWYER, UNSURE, Advice, Case, Option, Outcome, Question, Rule, Ruleset
from explainer.rules.periods import Suspension

# land_crossing, 12_or_13
_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*\Z")


def check_ruleset(ruleset: Ruleset, laws: Collection[str], problems: Problems) -> None:
    """Note what is wrong with names: everything else in this room relies on there being none.

    `laws` are the ids of the sources that a rule may cite.
    """
    _check_ids(ruleset, problems)
    for condition in conditions_of(ruleset):
        _check_condition(condition, ruleset, problems)
    _check_outcomes(ruleset.outcomes, problems)
    for question in ruleset.questions.values():
        _check_counter(question, ruleset, problems)
        _check_together(question, problems)
    _check_law(ruleset, laws, problems)
    if ruleset.covers is not None and ruleset.covers.date not in ruleset.dates:
        _unknown("date", ruleset.covers.date, ruleset.dates, ruleset.covers.place, problems)
    for rule in ruleset.rules.values():
        if rule.group and rule.group not in ruleset.groups:
            _unknown("group", rule.group, ruleset.groups, rule.places.get(rule.group, rule.place), problems)
    _check_circles(ruleset, problems)
    # A name that leads nowhere leaves another one unread: that would be two messages for one mistake.
    if not _has_problem(ruleset, problems):
        _check_reading(ruleset, problems)


def _has_problem(ruleset: Ruleset, problems: Problems) -> bool:
    return any(problem.place.file == ruleset.place.file for problem in problems)


def check_cases(ruleset: Ruleset, cases: tuple[Case, ...], laws: Collection[str], problems: Problems) -> None:
    """Note every name in a case that the ruleset does not know, and cases of one name.

    Does nothing while the rules themselves have problems: each would be told again for every case.
    """
    if _has_problem(ruleset, problems):
        return
    outcomes = [*(outcome.id for outcome in ruleset.outcomes), LAWYER, UNSURE]
    hints = [advice.id for advice in ruleset.advice]
    named: dict[str, Case] = {}
    for case in cases:
        if case.name in named:
            mend = f"rename one (the first is on line {named[case.name].place.line})."
            problems.add(case.place, f'a case named "{case.name}" stands already.', mend)
        named.setdefault(case.name, case)
        for question, option in case.answers.items():
            _check_answer(question, (option,), ruleset, case.places.get(question, case.place), problems, unsure=True)
        lists: tuple[tuple[str, Collection[str], Collection[str]], ...] = (
            ("date", case.dates, ruleset.dates),
            ("outcome", [case.outcome], outcomes),
            ("advice", case.advice, hints),
            ("rule", case.because, ruleset.rules),
            ("source of law", case.law, laws),
        )
        for what, words, known in lists:
            for word in words:
                if word not in known:
                    _unknown(what, word, known, case.places.get(word, case.place), problems)


def conditions_of(ruleset: Ruleset) -> Iterator[Condition]:
    """Every condition of a ruleset and every part of one, each after the one it is part of."""
    whole = [question.only_if for question in ruleset.questions.values()]
    whole += [rule.when for rule in ruleset.rules.values()]
    whole += [ruleset.exempt.when, *(outcome.when for outcome in ruleset.outcomes)]
    whole += [advice.when for advice in ruleset.advice]
    for condition in whole:
        if condition is not None:
            yield from parts_of(condition)


def _unknown(what: str, word: str, known: Collection[str], place: Place, problems: Problems) -> None:
    mend = f"write {_one_of(known)}." if known else f"add it, or remove this {what}."
    problems.add(place, f'there is no {what} "{word}".{nearest(word, known)}', mend)


def _one_of(words: Collection[str]) -> str:
    few = listed(words, "the rules")
    return few if few.startswith("one of ") else f"one of: {few}"


def _check_ids(ruleset: Ruleset, problems: Problems) -> None:
    ids = [(question.id, question.place) for question in ruleset.questions.values()]
    ids += [(option.id, option.place) for question in ruleset.questions.values() for option in question.options]
    ids += [(rule.id, rule.place) for rule in ruleset.rules.values()]
    ids += [(outcome.id, outcome.place) for outcome in ruleset.outcomes]
    ids += [(advice.id, advice.place) for advice in ruleset.advice]
    for identifier, place in ids:
        if not _NAME.match(identifier):
            mend = "use lower-case letters and digits, with underscores between words."
            problems.add(place, f'"{identifier}" cannot be a name in the rules.', mend)
        elif identifier == UNSURE:
            problems.add(
                place, f'"{UNSURE}" is there for every question already.', "remove it, or choose another name."
            )
    for question in ruleset.questions.values():
        if len(question.options) < 2:
            what = f'question "{question.id}" needs two options or more.'
            problems.add(question.place, what, "add options, or remove it.")
        if question.id in CONNECTIVES:
            problems.add(question.place, f'no question can be called "{question.id}".', "choose another name.")
    _check_twice("outcome", ruleset.outcomes, problems)
    _check_twice("advice", ruleset.advice, problems)


def _check_twice(what: str, things: tuple[Outcome, ...] | tuple[Advice, ...], problems: Problems) -> None:
    seen: dict[str, Place] = {}
    for thing in things:
        if thing.id in seen:
            mend = f"rename one (the first is on line {seen[thing.id].line})."
            problems.add(thing.place, f'{what} "{thing.id}" stands already.', mend)
        seen.setdefault(thing.id, thing.place)


def _check_condition(condition: Condition, ruleset: Ruleset, problems: Problems) -> None:
    match condition:
        case Answer(question=question, options=options):
            _check_answer(question, options, ruleset, condition.place, problems)
        case RuleRef(rule=rule) if rule not in ruleset.rules:
            _unknown("rule", rule, ruleset.rules, condition.place, problems)


def _check_answer(
    question: str, options: tuple[str, ...], ruleset: Ruleset, place: Place, problems: Problems, *, unsure: bool = False
) -> None:
    if question not in ruleset.questions:
        _unknown("question", question, ruleset.questions, place, problems)
        return
    known = [option.id for option in ruleset.questions[question].options] + [UNSURE] * unsure
    for option in options:
        if option not in known:
            what = f'question "{question}" has no answer "{option}".{nearest(option, known)}'
            problems.add(place, what, f"write {_one_of(known)}.")
    if not unsure and set(options) == set(known) and len(known) > 1:
        what = f'every answer to "{question}" stands here, so this decides nothing.'
        problems.add(place, what, "leave some out, or remove this condition.")


def _check_outcomes(outcomes: tuple[Outcome, ...], problems: Problems) -> None:
    for number, outcome in enumerate(outcomes):
        if outcome.id in (LAWYER, UNSURE):
            problems.add(
                outcome.place, f'"{outcome.id}" is worked out, never written.', "remove it, or choose another name."
            )
        last = number == len(outcomes) - 1
        if outcome.when is None and not last:
            problems.add(
                outcome.place, f'nothing after "{outcome.id}" can ever follow.', "move it to the end of the list."
            )
        if outcome.when is not None and last:
            what = f'"{outcome.id}" is the last outcome, but does not follow always.'
            problems.add(outcome.place, what, "end the list with an outcome that has `otherwise: true`.")
        later = [other.id for other in outcomes[number + 1 :]]
        for name in outcome.over:
            if name not in later:
                what = f'"{name}" is no outcome after "{outcome.id}".{nearest(name, later)}'
                problems.add(outcome.places.get(name, outcome.place), what, f"write {_one_of(later)}.")


def _check_counter(question: Question, ruleset: Ruleset, problems: Problems) -> None:
    counter = question.counter
    if counter is None:
        return
    for date in filter(None, (counter.start, counter.end)):
        if date not in ruleset.dates:
            _unknown("date", date, ruleset.dates, counter.place, problems)
    counted = sorted((option for option in question.options if option.counted), key=Option.sort_key)
    for earlier, later in pairwise(counted):
        if earlier.highest is None or later.lowest != earlier.highest + 1:
            what = f'"{later.id}" does not begin where "{earlier.id}" ends.'
            problems.add(
                later.place, what, "write `until:` of the one and `from:` of the next without a gap, in order."
            )


def _check_reading(ruleset: Ruleset, problems: Problems) -> None:
    read: dict[str, set[str]] = {question: set() for question in ruleset.questions}
    for condition in conditions_of(ruleset):
        if isinstance(condition, Answer) and condition.question in read:
            read[condition.question].update(condition.options)
    for question in ruleset.questions.values():
        _check_options(question, read[question.id], problems)


def _check_together(question: Question, problems: Problems) -> None:
    options = [option.id for option in question.options]
    for together in question.together:
        chosen = [] if together.choose == FIRST else [together.choose]
        for option in (*together.options, *chosen):
            if option not in options:
                _unknown("option", option, options, together.place, problems)


def _check_options(question: Question, read: set[str], problems: Problems) -> None:
    options = {option.id: option.place for option in question.options}
    if len(options) < 2:
        problems.add(
            question.place, f'question "{question.id}" needs two options or more.', "add options, or remove it."
        )
    if not read:
        problems.add(question.place, f'no rule reads question "{question.id}".', "use it in a condition, or remove it.")
        return
    for option, place in options.items():
        if option not in read and option not in question.rest:
            what = f'no rule reads the answer "{option}" to "{question.id}".'
            problems.add(place, what, "use it in a condition, or list it under `rest:` of the question.")
    for option in question.rest:
        place = question.places.get(option, question.place)
        if option not in options:
            _unknown("option", option, options, place, problems)
        elif option in read:
            problems.add(
                place, f'"{option}" is listed under "rest", but a condition reads it.', "remove it from `rest:`."
            )


def _check_law(ruleset: Ruleset, laws: Collection[str], problems: Problems) -> None:
    things: list[Rule | Outcome | Advice | Suspension] = [*ruleset.rules.values(), *ruleset.outcomes]
    things += [*ruleset.advice, *ruleset.suspended]
    for thing in things:
        if isinstance(thing, Rule | Suspension) and not thing.law:
            name = f'rule "{thing.id}"' if isinstance(thing, Rule) else "this suspension"
            problems.add(thing.place, f"{name} cites no law.", "write `law:` with an id of the sources.")
        for source in thing.law:
            if source not in laws:
                what = f'there is no law "{source}" among the sources.{nearest(source, laws)}'
                mend = "mend the name, or add the source, with `kind: law`."
                problems.add(thing.places.get(source, thing.place), what, mend)


def _check_circles(ruleset: Ruleset, problems: Problems) -> None:
    """A rule may not rest on itself, nor a question on its own answer."""
    rules, questions = ruleset.rules, ruleset.questions
    roots: dict[str, Condition | None] = {f"rule {rule.id}": rule.when for rule in rules.values()}
    roots |= {f"question {question.id}": question.only_if for question in questions.values()}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            kind, identifier = name.split()
            circle = " → ".join(other.split()[1] for other in (*path[path.index(name) :], name))
            place = (rules if kind == "rule" else questions)[identifier].place
            mend = "remove one of these references."
            problems.add(place, f'{kind} "{identifier}" rests on itself: {circle}.', mend)
        elif name not in done:
            for condition in names_in(roots.get(name)):
                visit(condition, (*path, name))
            done.add(name)

    for name in roots:
        visit(name, ())


def names_in(condition: Condition | None) -> Iterator[str]:
    """The rules and questions that a condition names, as "rule x" and "question y"."""
    for part in parts_of(condition) if condition is not None else ():
        if isinstance(part, RuleRef):
            yield f"rule {part.rule}"
        elif isinstance(part, Answer):
            yield f"question {part.question}"
