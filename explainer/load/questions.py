"""The questions of a file of rules → `Question`s, with the values by which a counter picks their options."""

from __future__ import annotations

import re

from explainer.formats.parsed import Parsed
from explainer.formats.partial_date import parse_day, why_no_date
from explainer.rules.model import Option, Question
from explainer.rules.periods import ROUNDED, Counter

# 14, -1
_WHOLE_NUMBER = re.compile(r"-?\d{1,6}\Z")


def load_question(entry: Parsed[Question]) -> Question | None:
    """One question as written; None when something that it needs is missing (reported)."""
    counts = entry.part("counter", Counter)
    if counts is not None:
        counts.check(_check_counter)
    options = [_option(each, counts) for each in entry.entries("options", Option)]
    return entry.build(options=tuple(option for option in options if option))


def _check_counter(counter: Counter, entry: Parsed[Counter]) -> None:
    if counter.unit == "date" and entry.has("start"):
        help_text = "remove this line; `to` names the date."
        entry.report("start", 'the unit "date" counts from nowhere.', help_text)
    elif counter.unit != "date" and not entry.has("start"):
        entry.report("start", '"from" is missing in "counts".', "write `from: …`.")
    if counter.unit not in ROUNDED and entry.has("round"):
        entry.report("round", f"{counter.unit.replace('_', ' ')} are not rounded.", "remove this line.")


def _option(entry: Parsed[Option], counts: Parsed[Counter] | None) -> Option | None:
    return entry.build(
        counted=entry.has("lowest") or entry.has("highest"),
        lowest=_limit(entry, "lowest", counts),
        highest=_limit(entry, "highest", counts),
    )


def _limit(entry: Parsed[Option], name: str, counts: Parsed[Counter] | None) -> int | None:
    """Where the values that pick an option end; None if that side is open, or what is written is wrong (reported)."""
    text = entry.text(name)
    if text is None:
        return None
    if counts is None:
        help_text = "add `counts:` to the question, or remove this line."
        entry.report(name, f'"{entry.key_of(name)}" needs a counter.', help_text)
    elif (counter := counts.build()) and counter.unit == "date":
        day = parse_day(text)
        if day is not None:
            return day.toordinal()
        entry.report(name, *why_no_date(text, f'"{text}" is not a day.'))
    elif _WHOLE_NUMBER.match(text):
        return int(text)
    else:
        help_text = "write digits only, like 14; a minus before them is allowed."
        entry.report(name, f'"{text}" is not a whole number.', help_text)
    return None
