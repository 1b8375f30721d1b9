"""Days a person names → the answers that the counters pick, and whether the rules speak of that time at all."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping

from explainer.rules.model import Law, Question, Ruleset
from explainer.rules.periods import UP, Counter, Holidays, Suspension

_SATURDAY = 5  # as `datetime.date.weekday` counts


def count_answers(ruleset: Ruleset, dates: Mapping[str, datetime.date]) -> dict[str, str]:
    """Question → option, for every question whose counter can be worked out from `dates` and meets an option."""
    answers: dict[str, str] = {}
    for question in ruleset.questions.values():
        value = counted_value(ruleset, question, dates)
        if value is not None:
            answers.update((question.id, option) for option in _options_at(question, value))
    return answers


def counted_value(  # noqa: PLR0911 -- one line a unit
    ruleset: Ruleset, question: Question, dates: Mapping[str, datetime.date]
) -> int | None:
    """What the counter of a question shows: how many units, or the ordinal of a date; None when it shows nothing.

    It shows nothing when a day is not given or does not count, and when the first day is after the last.

    Weeks, months and years are whole ones, or one more if days remain and the counter rounds up. A month ends on the
    day of the same number; where there is none, on the last day of its month: the rule of Regulation (EEC, Euratom)
    1182/71, Article 3(2)(c). So a year from 29 February ends on 28 February. Working days are those after the first
    day, to the last one, without Saturdays, Sundays and holidays; nothing is shown beyond the span of the list.

    Days are calendar days, the first day not counted (day 0). `days_past_a_year` counts from the same calendar day one
    year later, on which a year that began the day after the first day ends; a 29 February has no such day.
    """
    counter = question.counter
    if counter is None or counter.end not in dates:
        return None
    end = dates[counter.end]
    if counter.unit == "date":
        return end.toordinal()
    start = dates.get(counter.start)
    first = ruleset.dates[counter.start].first
    if start is None or start > end or (first is not None and start < first):
        return None
    if counter.unit == "days_past_a_year":
        if (start.month, start.day) == (2, 29):
            return None
        start = start.replace(year=start.year + 1)
    if counter.unit in ("days", "days_past_a_year"):
        return (end - start).days
    if counter.unit == "working_days":
        return _working_days(ruleset.holidays, start, end)
    return _units(counter, start, end)


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
