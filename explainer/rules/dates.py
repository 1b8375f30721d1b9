"""Days and times that a person names → the answers that counters pick, and whether the rules speak of that time."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping
from types import MappingProxyType

from explainer.rules.hours import hours_passed
from explainer.rules.model import Law, Question, Ruleset
from explainer.rules.periods import UP, Counter, Holidays, Suspension

_SATURDAY = 5  # as `datetime.date.weekday` counts
_NO_TIMES: Mapping[str, str] = MappingProxyType({})


def count_answers(
    ruleset: Ruleset, dates: Mapping[str, datetime.date], times: Mapping[str, str] = _NO_TIMES
) -> dict[str, str]:
    """Question → option, for every question whose counter can be worked out from `dates` and meets an option.

    `times` are those of some dates, like 14:30, or 14 for any minute of that hour. Where they leave open how many hours
    passed, the question has an answer only if all these numbers pick the same.
    """
    answers: dict[str, str] = {}
    for question in ruleset.questions.values():
        found = _least_and_most(ruleset, question, dates, times)
        if found is not None:
            least, most = (_options_at(question, value) for value in found)
            answers.update((question.id, option) for option in least if option in most)
    return answers


def _least_and_most(
    ruleset: Ruleset, question: Question, dates: Mapping[str, datetime.date], times: Mapping[str, str]
) -> tuple[int, int] | None:
    """Between which numbers lies what the counter of a question shows."""
    counter = question.counter
    if counter is not None and counter.unit == "hours":
        changes = ruleset.clock_changes
        counts = changes is not None and _period(ruleset, counter, dates) is not None
        return hours_passed(counter, changes, dates, times) if changes and counts else None
    value = counted_value(ruleset, question, dates)
    return None if value is None else (value, value)


def counted_value(  # noqa: PLR0911 -- one line a unit
    ruleset: Ruleset, question: Question, dates: Mapping[str, datetime.date]
) -> int | None:
    """What the counter of a question shows: how many units, or the ordinal of a date; None when it shows nothing.

    It shows nothing when a day is not given or does not count, and when the first day is after the last. Hours are not
    one number, but lie between two: see `explainer/rules/hours.py`.

    Weeks, months and years are whole ones, or one more if days remain and the counter rounds up. A month ends on the
    day of the same number; where there is none, on the last day of its month: the rule of Regulation (EEC, Euratom)
    1182/71, Article 3(2)(c). So a year from 29 February ends on 28 February. Working days are those after the first
    day, to the last one, without Saturdays, Sundays and holidays; nothing is shown beyond the span of the list.

    Days are calendar days, the first day not counted (day 0). `days_past_a_year` counts from the same calendar day one
    year later, on which a year that began the day after the first day ends; a 29 February has no such day.
    """
    counter = question.counter
    if counter is None or counter.unit == "hours" or counter.end not in dates:
        return None
    end = dates[counter.end]
    if counter.unit == "date":
        return end.toordinal()
    period = _period(ruleset, counter, dates)
    if period is None:
        return None
    start, end = period
    if counter.unit == "days_past_a_year":
        if (start.month, start.day) == (2, 29):
            return None
        start = start.replace(year=start.year + 1)
    if counter.unit in ("days", "days_past_a_year"):
        return (end - start).days
    if counter.unit == "working_days":
        return _working_days(ruleset.holidays, start, end)
    return _units(counter, start, end)


def _period(
    ruleset: Ruleset, counter: Counter, dates: Mapping[str, datetime.date]
) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of what is counted; None where one is not given or does not count."""
    start, end = dates.get(counter.start), dates.get(counter.end)
    first = ruleset.dates[counter.start].first
    if start is None or end is None or start > end or (first is not None and start < first):
        return None
    return start, end


def _units(counter: Counter, start: datetime.date, end: datetime.date) -> int:
    """Weeks, months or years, rounded."""
    if counter.unit == "weeks":
        whole, days = divmod((end - start).days, 7)
        return whole + (days > 0 and counter.round == UP)
    size = 12 if counter.unit == "years" else 1
    whole = ((end.year - start.year) * 12 + end.month - start.month) // size
    if months_later(start, whole * size) > end:
        whole -= 1
    return whole + (counter.round == UP and months_later(start, whole * size) < end)


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The day on which so many months end that began on `day`; the last of its month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def _working_days(holidays: Holidays | None, start: datetime.date, end: datetime.date) -> int | None:
    if holidays is None or start < holidays.start or end > holidays.until:
        return None
    days = (start + datetime.timedelta(number) for number in range(1, (end - start).days + 1))
    return sum(day.weekday() < _SATURDAY and day not in holidays.days for day in days)


def is_covered(ruleset: Ruleset, dates: Mapping[str, datetime.date]) -> bool:
    """Do the rules speak of these days? A date that is not given is taken to be covered."""
    covers = ruleset.covers
    day = dates.get(covers.date) if covers is not None else None
    if covers is None or day is None:
        return True
    return (covers.start is None or covers.start <= day) and (covers.until is None or day <= covers.until)


def reaches(law: Law, day: datetime.date) -> bool:
    """Does this law reach a claim of that day? The one answer to this question.

    It does from `claims_from`, else from the day that its text came into force, until `claims_until`.
    """
    start, last = law.claims_from or law.in_force, law.claims_until
    return (start is None or start <= day) and (last is None or day <= last)


def suspension_on(ruleset: Ruleset, day: datetime.date) -> Suspension | None:
    """The suspension that holds on a day, if one does."""
    for suspension in ruleset.suspended:
        if suspension.start <= day and (suspension.until is None or day <= suspension.until):
            return suspension
    return None


def _options_at(question: Question, value: int) -> list[str]:
    return [
        option.id
        for option in question.options
        if option.counted
        and (option.lowest is None or option.lowest <= value)
        and (option.highest is None or value <= option.highest)
    ]
