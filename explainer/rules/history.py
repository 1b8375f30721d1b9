"""A ruleset and a day → the rules as they were for that day, or why they do not speak of it; and a case on that day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from explainer.rules.case import Case
from explainer.rules.check import parts_named_in
from explainer.rules.conditions import AnyOf
from explainer.rules.dates import count_answers, is_covered, suspension_on
from explainer.rules.evaluate import result_of
from explainer.rules.model import Ruleset
from explainer.rules.result import Result
from explainer.rules.semantics import Semantics

_NEVER = AnyOf(())  # any of nothing: false


@dataclass(frozen=True, slots=True)
class PastResult:
    """What a case would have come to on another day. Either there is a result, or `refused` or `unknown` says why not.

    `refused` is a sentence of the rules file. `unknown` are rules that decide the case now and are not known to have
    was on that day.
    """

    day: datetime.date
    result: Result | None = None
    refused: str = ""
    unknown: tuple[str, ...] = ()


def refusal(ruleset: Ruleset, day: datetime.date) -> str:
    """Why the rules do not speak of a day (of the date that they cover), in their own words; empty if they do."""
    suspension = suspension_on(ruleset, day)
    if suspension is not None:
        return suspension.says
    covers = ruleset.covers
    if covers is None or is_covered(ruleset, {covers.date: day}):
        return ""
    for period in ruleset.history:
        if (period.start is None or period.start <= day) and day <= period.until:
            return period.refused
    return covers.says


def as_of(ruleset: Ruleset, day: datetime.date) -> Ruleset:
    """The same rules, but those that a later day began cannot hold. Ask `refusal` first."""
    rules = {
        rule.id: rule if rule.claims_from is None or rule.claims_from <= day else replace(rule, when=_NEVER)
        for rule in ruleset.rules.values()
    }
    return replace(ruleset, rules=rules)


def moved_to(ruleset: Ruleset, case: Case, day: datetime.date) -> dict[str, datetime.date]:
    """The days of a case, all moved alike, so that the date that the rules cover falls on `day`."""
    covered = ruleset.covers.date if ruleset.covers else ""
    by = day - case.dates[covered] if covered in case.dates else datetime.timedelta()
    return {**{date: its_day + by for date, its_day in case.dates.items()}, covered: day}


def past_result(ruleset: Ruleset, case: Case, day: datetime.date) -> PastResult:
    """A case as if it were of that day: as many days lie between its dates, and the law is that of the day.

    What dates can answer is answered by them, and not as the case says.
    """
    return past_results(ruleset, [case], day)[0]


def past_results(ruleset: Ruleset, cases: Sequence[Case], day: datetime.date) -> list[PastResult]:
    """Several cases as if they were of one day, in their order: quicker than one by one."""
    refused = refusal(ruleset, day)
    if refused:
        return [PastResult(day, refused=refused) for _ in cases]
    days = [moved_to(ruleset, case, day) for case in cases]
    answers = [{**case.answers, **count_answers(ruleset, of, case.times)} for case, of in zip(cases, days, strict=True)]
    semantics = Semantics(as_of(ruleset, day))
    results = [result_of(semantics, each) for each in answers]
    return [_past_result(ruleset, day, of, result) for of, result in zip(days, results, strict=True)]


def _past_result(ruleset: Ruleset, day: datetime.date, days: Mapping[str, datetime.date], result: Result) -> PastResult:
    unknown = () if is_covered(ruleset, days) else tuple(_unknown(ruleset, result))
    return PastResult(day, unknown=unknown) if unknown else PastResult(day, result)


def _unknown(ruleset: Ruleset, result: Result) -> Iterator[str]:
    """Rules that decide and have no day. One that only gathers other rules needs none: they have theirs."""
    for rule in result.because:
        known = ruleset.rules[rule]
        if known.claims_from is None and any(kind == "question" for kind, _ in parts_named_in(known.when)):
            yield rule
