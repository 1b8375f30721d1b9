"""Golden cases → a diagnostic for each that the rules do not bear out."""

from __future__ import annotations

from collections.abc import Mapping

from explainer.diagnostics import Diagnostics
from explainer.rules.case import Case
from explainer.rules.citations import sources_of
from explainer.rules.dates import count_answers, is_covered, reaches
from explainer.rules.model import Law, Ruleset
from explainer.rules.result import Result


def answers_of(ruleset: Ruleset, case: Case) -> dict[str, str]:
    """The answers of a case: those given, and those that its dates pick where none is given."""
    return {**count_answers(ruleset, case.dates, case.times), **case.answers}


def check_case(ruleset: Ruleset, case: Case, result: Result, laws: Mapping[str, Law], diagnostics: Diagnostics) -> None:
    """A case must come out as it says, by the rules and the law that it names, and by law that reaches it."""
    _check_result(ruleset, case, result, diagnostics)
    if not is_covered(ruleset, case.dates):
        what = f'case "{case.name}" lies outside the days that the rules speak of.'
        diagnostics.add(case.location, what, "change its dates, or `covers:` in the rules.")
    _check_reach(ruleset, case, result, laws, diagnostics)


def _check_result(ruleset: Ruleset, case: Case, result: Result, diagnostics: Diagnostics) -> None:
    reasons = ", ".join(f"{question}: {case.answers.get(question, 'by date')}" for question in result.reasons)
    rules = ", ".join(f'"{rule}" ({ruleset.rules[rule].location})' for rule in result.because)
    by_rules = f"; by rule {rules}" if rules else ""
    help_text = f"fix the case, or the rules. What decides now: {reasons or 'nothing'}{by_rules}."
    expect = case.expect
    if (expect.exempt, expect.outcome) != (result.exempt, result.outcome):
        location = expect.locations.get(expect.outcome, case.location)
        found = f"exempt is {result.exempt} and the outcome {result.outcome}"
        what = f'case "{case.name}": {found}, not {expect.exempt} and {expect.outcome}.'
        diagnostics.add(location, what, help_text)
        return
    if expect.tone not in ("", result.tone):
        what = f'case "{case.name}": the tone is {result.tone}, not {expect.tone}.'
        diagnostics.add(expect.locations.get(expect.tone, case.location), what, help_text)
    if set(expect.first) != set(result.first):
        what = f'case "{case.name}": told first is [{", ".join(result.first)}], not [{", ".join(expect.first)}].'
        diagnostics.add(case.location, what, help_text)
    if set(expect.advice) != set(result.advice):
        what = f'case "{case.name}": the advice is [{", ".join(result.advice)}], not [{", ".join(expect.advice)}].'
        diagnostics.add(case.location, what, help_text)
    values = {name: found.option for name, found in result.values.items()}
    if dict(expect.values) != values:
        what = f'case "{case.name}": the values are [{_listed(values)}], not [{_listed(expect.values)}].'
        diagnostics.add(case.location, what, help_text)
    _check_grounds(case, result, diagnostics)


def _check_grounds(case: Case, result: Result, diagnostics: Diagnostics) -> None:
    for name in case.because:
        if name not in result.because:
            location = case.locations.get(name, case.location)
            what = f'case "{case.name}" is not decided by the rule "{name}".'
            diagnostics.add(location, what, f"what decides it: {', '.join(result.because) or 'none'}.")
    for citation in case.law:
        if citation not in result.law and (citation.at or citation.source not in sources_of(result.law)):
            what = f'case "{case.name}" is not decided by the law "{citation}".'
            decides = ", ".join(dict.fromkeys(f"{each}" for each in result.law))
            diagnostics.add(citation.location, what, f"what decides it: {decides or 'none'}.")


def _listed(values: Mapping[str, str]) -> str:
    return ", ".join(f"{name}: {option}" for name, option in values.items())


def _check_reach(
    ruleset: Ruleset, case: Case, result: Result, laws: Mapping[str, Law], diagnostics: Diagnostics
) -> None:
    """No case may be decided by law that does not reach its claim."""
    if ruleset.covers is None or ruleset.covers.date not in case.dates:
        return
    day = case.dates[ruleset.covers.date]
    for rule in result.because:
        for source in sources_of(ruleset.rules[rule].law):
            if source in laws and not reaches(laws[source], day):
                what = f'case "{case.name}" is decided by "{source}", which does not reach claims of {day}.'
                help_text = f'let rule "{rule}" ask for the day, or fix claims_from and claims_until of the source.'
                diagnostics.add(case.location, what, help_text)
