"""The diagrams of a ruleset and one person's answers → the result. What it means: semantics.py."""

from __future__ import annotations

from collections.abc import Iterable

from explainer.diagnostics import nearest
from explainer.rules.citations import Citation
from explainer.rules.interview import still_open, worth_asking
from explainer.rules.model import LAWYER, UNSURE, YES, Ruleset
from explainer.rules.result import Result
from explainer.rules.semantics import FALSE, STATUS, TRUE, UNSETTLED, Answers, Semantics, answers_to
from explainer.rules.values import FoundValue


class UnknownAnswer(ValueError):
    """An answer to a question, or an option, that the rules do not have. Its text is a sentence for people."""


def evaluate(ruleset: Ruleset, answers: Answers) -> Result:
    """The result of one person's answers (question → option or UNSURE). Raises UnknownAnswer."""
    return result_of(Semantics(ruleset), answers)


def result_of(semantics: Semantics, answers: Answers) -> Result:
    """The same, with diagrams that were made before: quicker for many persons. Raises UnknownAnswer."""
    check_answers(semantics.ruleset, answers)
    open_ = still_open(semantics, answers)
    ask = worth_asking(semantics, answers)
    reasons = reasons_of(semantics, answers)
    alone = _decided(semantics, _with_what_they_follow(semantics, answers, reasons))
    because = tuple(rule for rule, status in alone.items() if status != "ruled_out")
    exempt, outcome, tone = semantics.summary(answers)
    return Result(
        exempt=exempt,
        outcome=outcome,
        tone=tone,
        candidates=semantics.candidates_of(answers),
        first=tuple(rule for rule, each in semantics.first.items() if semantics.decided(each, answers) == YES),
        advice=tuple(hint for hint, each in semantics.advice.items() if semantics.decided(each, answers) == YES),
        status=_statuses(semantics, answers, open_),
        reasons=reasons,
        open=open_,
        ask=ask,
        narrow=tuple(name for name in open_ if name not in ask and name not in answers),
        because=because,
        law=_law(semantics.ruleset, outcome, because),
        values={name: _found(semantics, name, answers) for name in semantics.needs.get(outcome, ())},
        variants={name: number for name in semantics.variants if (number := semantics.variant_of(name, answers))},
    )


def check_answers(ruleset: Ruleset, answers: Answers) -> None:
    """Raise UnknownAnswer if the rules have no such question, or the question no such option."""
    for question, option in answers.items():
        if question not in ruleset.questions:
            raise UnknownAnswer(f'there is no question "{question}".{nearest(question, ruleset.questions)}')
        options = answers_to(ruleset.questions[question])
        if option not in options:
            near = nearest(str(option), options)
            raise UnknownAnswer(f'question "{question}" has no answer "{option}".{near} It has: {", ".join(options)}.')


def reasons_of(semantics: Semantics, answers: Answers) -> tuple[str, ...]:
    """Questions whose answers alone entail exemption, outcome, tone and values, and none of which can be left out."""
    kept = {name: answers[name] for name in semantics.variables if answers.get(name, UNSURE) != UNSURE}
    found = entailed(semantics, kept)
    for name in reversed(list(kept)):
        fewer = {other: option for other, option in kept.items() if other != name}
        if entailed(semantics, fewer) == found:
            kept = fewer
    return tuple(kept)


def entailed(semantics: Semantics, answers: Answers) -> tuple[str, ...]:
    """Exemption, outcome, tone, and what is known of the values that the outcome needs."""
    summary = semantics.summary(answers)
    needed = semantics.needs.get(summary[1], ())
    values = (value for (name, _), value in semantics.values.items() if name in needed)
    return (*summary, *(semantics.decided(value, answers) for value in values))


def _found(semantics: Semantics, name: str, answers: Answers) -> FoundValue:
    """What a value is, as far as these answers say."""
    options = semantics.ruleset.values[name].options
    found = {option: semantics.value_of(semantics.values[name, option], answers) for option in options}
    can_be = tuple(option for option, value in found.items() if value != FALSE)
    if len(can_be) == 1 and found[can_be[0]] == TRUE:
        option = can_be[0]
    else:
        option = UNSURE if None in found.values() else LAWYER
    return FoundValue(option, can_be, UNSETTLED in found.values())


def _with_what_they_follow(semantics: Semantics, answers: Answers, reasons: Iterable[str]) -> dict[str, str]:
    """These answers, and those without which the questions would not apply: only with them do rules hold."""
    answered = frozenset(semantics.variables[name] for name, option in answers.items() if option != UNSURE)
    found: dict[str, str] = {}
    waiting = [*reasons]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = answers[name]
            follows = semantics.diagrams.support(semantics.applies(name))
            waiting += [other for other, variable in semantics.variables.items() if variable in follows & answered]
    return found


def _decided(semantics: Semantics, answers: Answers) -> dict[str, str]:
    values = {rule: semantics.value_of(each, answers) for rule, each in semantics.rules.items()}
    return {rule: STATUS[value] for rule in semantics.ruleset.rules if (value := values[rule]) is not None}


def _statuses(semantics: Semantics, answers: Answers, still_open: Iterable[str]) -> dict[str, str]:
    decided = _decided(semantics, answers)
    matter = frozenset(semantics.variables[name] for name in still_open)

    def undecided(rule: str) -> str:
        depends = semantics.diagrams.support(semantics.restricted(semantics.rules[rule], answers))
        return "open" if matter & depends else "not_needed"

    return {rule: decided.get(rule) or undecided(rule) for rule in semantics.ruleset.rules}


def _law(ruleset: Ruleset, outcome: str, because: Iterable[str]) -> tuple[Citation, ...]:
    law = [citation for known in ruleset.outcomes if known.id == outcome for citation in known.law]
    law += [citation for rule in because for citation in ruleset.rules[rule].law]
    return tuple(dict.fromkeys(law))
