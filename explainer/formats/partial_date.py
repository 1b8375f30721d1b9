"""A date exactly as precise as it is known: `2025`, `2025-03` and `2025-03-14` say it themselves.

What is always a whole day is a `datetime.date`.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

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
        """The day that `text` writes (ISO 8601, shortened at will), or None when it writes none."""
        match = _FORM.match(text)
        if not match:
            return None
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is not None and not 1 <= month <= 12:
            return None
        if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        return cls(year, month, day) if year else None

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
