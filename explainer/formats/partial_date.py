"""A date exactly as precise as it is known: `2025`, `2025-03` and `2025-03-14` say it themselves.

What is always a whole day is a `datetime.date`.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

# A year beyond these is a slip of the keyboard, or stands for a day that nobody knows. From any other, days can be
# counted on, and a zip file can hold it.
FIRST_YEAR, LAST_YEAR = 1000, 2099
# 2025-03-14
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, or a day. Months and days are 1-based; None means not known."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """The day that `text` writes (ISO 8601, shortened at will); None when it writes none, or one too far away."""
        match = _FORM.match(text)
        if not match:
            return None
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        if month is not None and not 1 <= month <= 12:
            return None
        if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        return cls(year, month, day)

    @property
    def precision(self) -> str:
        """`year`, `month` or `day`."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def first_date(self) -> datetime.date:
        """The first calendar date that this can mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_date(self) -> datetime.date:
        """The last calendar date that this can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def sort_key(self) -> tuple[int, int, int]:
        """Orders days; what is known less exactly is before what it contains."""
        return (self.year, self.month or 0, self.day or 0)

    def __str__(self) -> str:
        text = f"{self.year:04}"
        if self.month is not None:
            text += f"-{self.month:02}"
        if self.day is not None:
            text += f"-{self.day:02}"
        return text


AnyDate = PartialDate | datetime.date


def parse_day(text: str) -> datetime.date | None:
    """The whole day that `text` writes (ISO 8601), or None when it writes none."""
    date = PartialDate.parse(text)
    return date.first_date() if date and date.precision == "day" else None


def why_no_date(text: str, what: str, form: str = "2023-03-25") -> tuple[str, str]:
    """Of a text that cannot be used as a date: what is wrong with it, and how to write it.

    `what` says that it is none at all, and `form` is an example.
    """
    if _FORM.match(text) and not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        help_text = f"write one of {FIRST_YEAR} to {LAST_YEAR}; leave out a date that nobody knows."
        return f"the year {text[:4]} is too far away to be meant.", help_text
    return what, f"write it like {form}."
