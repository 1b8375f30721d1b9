"""Holidays, and counters of working days → a diagnostic where one lacks the other, or days are not in the span."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.rules.model import Ruleset


def check_holidays(ruleset: Ruleset, diagnostics: Diagnostics) -> None:
    """The list is there if and only if working days are counted, and its days are in its span, each once."""
    holidays = ruleset.holidays
    counters = [question.counter for question in ruleset.questions.values() if question.counter]
    working = [counter for counter in counters if counter.unit == "working_days"]
    if holidays is None:
        for counter in working:
            what = "working days are counted here, but nothing says which days are holidays."
            diagnostics.add(counter.location, what, "write `holidays:` with `from:`, `until:` and `days:`.")
        return
    if not working:
        diagnostics.add(holidays.location, "no counter counts working days.", "remove `holidays:`, or use them.")
    if holidays.start > holidays.until:
        diagnostics.add(holidays.location, '"until" is before "from".', "swap the two.")
        return
    for number, day in enumerate(holidays.days):
        if not holidays.start <= day <= holidays.until:
            what = f"the holiday {day} is not between {holidays.start} and {holidays.until}."
            diagnostics.add(holidays.location, what, "fix the day, or `from:` and `until:`.")
        elif day in holidays.days[:number]:
            diagnostics.add(holidays.location, f"the holiday {day} is here twice.", "keep one.")
