"""Lists of days, the counters that need them, times in cases → a diagnostic where one lacks the other."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.rules.case import Case
from explainer.rules.model import Ruleset
from explainer.rules.periods import ClockChanges, Counter, Holidays


def check_holidays(ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    """The list is there if and only if working days are counted, and its days are in its span, each once."""
    working = _counters(ruleset, "working_days")
    if ruleset.holidays is None:
        for counter in working:
            what = "working days are counted here, but nothing says which days are holidays."
            diagnostics.add(counter.location, what, "write `holidays:` with `from:`, `until:` and `days:`.")
        return
    if not working:
        location = ruleset.holidays.location
        diagnostics.add(location, "no counter counts working days.", "remove `holidays:`, or use them.")
    _check_list(ruleset.holidays, "holiday", diagnostics)


def check_clock_changes(ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    """The list is there if and only if hours are counted, and its days are in its span, each once."""
    counting = _counters(ruleset, "hours")
    if ruleset.clock_changes is None:
        for counter in counting:
            what = "hours are counted here, but nothing says on which days clocks are changed."
            help_text = "write `clock_changes:` with `from:`, `until:` and `days:`; without days if they never are."
            diagnostics.add(counter.location, what, help_text)
        return
    if not counting:
        location = ruleset.clock_changes.location
        diagnostics.add(location, "no counter counts hours.", "remove `clock_changes:`, or use them.")
    _check_list(ruleset.clock_changes, "change of clocks", diagnostics)


def check_times(ruleset: Ruleset, case: Case, diagnostics: Diagnostics) -> None:
    """A time in a case belongs to one of its days, and to one from or to which hours are counted."""
    counted = {date for counter in _counters(ruleset, "hours") for date in (counter.start, counter.end)}
    for date in case.times:
        if date not in case.dates:
            what = f'"{date}" has a time in this case, but no day.'
            diagnostics.add(case.location, what, "write its day under `dates:`, or remove the time.")
        elif date not in counted:
            what = f'"{date}" has a time in this case, but no counter counts hours from it or to it.'
            diagnostics.add(case.location, what, "remove the time, or count with `unit: hours`.")


def _counters(ruleset: Ruleset, unit: str) -> list[Counter]:
    counters = (question.counter for question in ruleset.questions.values())
    return [counter for counter in counters if counter and counter.unit == unit]


def _check_list(known: Holidays | ClockChanges, noun: str, diagnostics: Diagnostics) -> None:
    if known.start > known.until:
        diagnostics.add(known.location, '"until" is before "from".', "swap the two.")
        return
    for number, day in enumerate(known.days):
        if not known.start <= day <= known.until:
            what = f"the {noun} {day} is not between {known.start} and {known.until}."
            diagnostics.add(known.location, what, "fix the day, or `from:` and `until:`.")
        elif day in known.days[:number]:
            diagnostics.add(known.location, f"the {noun} {day} is here twice.", "keep one.")
