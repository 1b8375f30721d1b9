"""A label of a period → the years that it names."""

from __future__ import annotations

import re

# 2016, 2020, 1 January to 23 September
_YEAR = re.compile(r"\b\d{4}\b")


def years_in(label: str) -> list[int]:
    """The years in their order; none if it names none."""
    return [int(year) for year in _YEAR.findall(label)]
