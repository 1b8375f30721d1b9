"""Numbers as they are written → what is wrong with them, or `Decimal` with the decimals that are written."""

from __future__ import annotations

import re
from decimal import Decimal

from explainer.formats.kinds import MOST, NUMBER_PATTERN

_NUMBER = re.compile(NUMBER_PATTERN)
_MOST_DIGITS = len(str(MOST))


def parse_number(text: str) -> Decimal | None:
    """The number; None where it is not in digits, or has more than 15 of them."""
    if not _NUMBER.fullmatch(text) or _digits_of(text) > _MOST_DIGITS:
        return None
    return Decimal(text) or Decimal(text).copy_abs()  # there is no -0


def why_no_number(name: str, text: str) -> tuple[str, str]:
    """What is wrong with a text that is no such number, and how to mend it."""
    if _NUMBER.fullmatch(text):
        return f'"{name}" has more than {_MOST_DIGITS} digits.', "round it: not all programs can read so many."
    return f'"{text}" is not a number.', "write digits, with a point before decimals, like -12.5."


def why_no_whole_number(name: str, text: str, most: int) -> tuple[str, str] | None:
    """What is wrong with a text that is no whole number from 0 to `most`; None if it is one."""
    if not text.isascii() or not text.isdigit():
        return f'"{text}" is not a whole number.', "write digits only, like 23870."
    if len(text) > len(str(most)) or int(text) > most:
        return f'"{name}" is greater than {most:,}.', "write a smaller number; this is the greatest one."
    return None


def _digits_of(text: str) -> int:
    return sum(sign.isdigit() for sign in text)
