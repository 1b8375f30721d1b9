"""A ruleset with a history → what does not fit in its days: gaps, rules older than their law, cases without days."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from explainer.diagnostics import Diagnostics
from explainer.rules.case import Case
from explainer.rules.citations import sources_of
from explainer.rules.dates import reaches
from explainer.rules.model import Law, Rule, Ruleset

_DAY = datetime.timedelta(days=1)


def check_history(ruleset: Ruleset, cases: tuple[Case, ...], laws: Mapping[str, Law], diagnostics: Diagnostics) -> None:
    """Report periods that leave days out, rules that begin before their law or too late, comparisons without days."""
    _check_periods(ruleset, diagnostics)
    _check_beginnings(ruleset, laws, diagnostics)
    if ruleset.compared and ruleset.covers is None:
        what = "days are compared, but nothing says which date the rules cover."
        diagnostics.add(ruleset.compared[0].location, what, "write `covers:` with a `date:`.")
    for case in cases:
        if case.compared and not ruleset.compared:
            what = f'case "{case.name}" is to be compared, but the rules name no days.'
            diagnostics.add(case.location, what, f"list them under `compared:` in {ruleset.location.file}.")


def _check_periods(ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    first = None if ruleset.covers is None else ruleset.covers.start
    periods = ruleset.history
    if periods and first is None:
        what = "the rules have a history, but their coverage has no first day."
        diagnostics.add(periods[0].location, what, "write `from:` under `covers:`, or remove `history:`.")
        return
    for number, period in enumerate(periods):
        if number and period.start != periods[number - 1].until + _DAY:
            what = "this part of the history does not begin on the day after the part before."
            diagnostics.add(period.location, what, f"write `from: {periods[number - 1].until + _DAY}`.")
        elif period.start is not None and period.start > period.until:
            diagnostics.add(period.location, '"until" is before "from".', "swap the two.")
    if periods and first is not None and periods[-1].until != first - _DAY:
        what = "the history does not end on the day before the coverage begins."
        diagnostics.add(periods[-1].location, what, f"write `until: {first - _DAY}`.")


def _check_beginnings(ruleset: Ruleset, laws: Mapping[str, Law], diagnostics: Diagnostics) -> None:
    """A rule may begin neither before all of its law, nor so late that answers given without a day would be wrong."""
    first = None if ruleset.covers is None else ruleset.covers.start
    for rule in ruleset.rules.values():
        begins = rule.claims_from
        if begins is None:
            continue
        location = rule.locations.get("claims_from", rule.location)
        if first is None or begins > first:
            what = f'rule "{rule.id}" begins later than the days that the rules cover.'
            diagnostics.add(location, what, "let its condition ask for the day, and remove `claims_from:`.")
        elif not _reach_back(rule, begins, laws):
            what = f'no law of rule "{rule.id}" reaches back to {begins}.'
            diagnostics.add(location, what, "fix the day, or `claims_from:` of the law among the sources.")


def _reach_back(rule: Rule, day: datetime.date, laws: Mapping[str, Law]) -> bool:
    """Does law of the rule reach that day? What has no first day, such as a judgment, counts only if all have none."""
    known = [laws[source] for source in sources_of(rule.law) if source in laws]
    dated = [law for law in known if law.claims_from or law.in_force]
    return any(reaches(law, day) for law in dated or known)
