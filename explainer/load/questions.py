"""The questions of a file of rules → `Question`s, with their options and the counter beside them."""

from __future__ import annotations

import re

from explainer.diagnostics import Diagnostics
from explainer.formats.partial_date import PartialDate
from explainer.formats.record import Entry, Record
from explainer.load.conditions import load_condition
from explainer.rules.model import Option, Question, Together
from explainer.rules.periods import Counter

# 14, -1
_WHOLE_NUMBER = re.compile(r"-?\d{1,6}\Z")


def load_question(entry: Entry, diagnostics: Diagnostics) -> Question:
    """One question as written."""
    record = entry.record
    counter, ignored = _counter(record, diagnostics), record.texts("rest")
    together = tuple(_together(part) for part in record.parts("together"))
    return Question(
        id=entry.name,
        ask=record.text("ask"),
        why=record.text("why"),
        find_out=record.text("find_out"),
        only_if=load_condition(record.node("only_if"), diagnostics),
        ordered=record.flag("ordered"),
        ignored_options=tuple(text for text, _ in ignored),
        together=together,
        options=tuple(_option(option, counter, diagnostics) for option in record.named("options")),
        counter=counter,
        location=entry.location,
        locations=dict(ignored),
    )


def _together(record: Record) -> Together:
    options = tuple(text for text, _ in record.texts("options"))
    return Together(options, record.text("choose"), record.text("counts"), record.location)


def _counter(question: Record, diagnostics: Diagnostics) -> Counter | None:
    record = question.part("counts")
    if record is None:
        return None
    unit = record.text("unit")
    if unit == "date" and record.has("from"):
        diagnostics.add(
            record.location_of("from"), 'the unit "date" counts from nowhere.', "remove this line; `to` names the date."
        )
    elif unit and unit != "date" and not record.has("from"):
        diagnostics.add(record.location, '"from" is missing in "counts".', "write `from: …`.")
    return Counter(unit, record.text("from"), record.text("to"), question.location_of("counts"))


def _option(entry: Entry, counter: Counter | None, diagnostics: Diagnostics) -> Option:
    record = entry.record
    lowest, highest = (_limit(record, name, counter, diagnostics) for name in ("from", "until"))
    counted = record.has("from") or record.has("until")
    return Option(entry.name, record.text("label"), counted, lowest, highest, entry.location)


def _limit(record: Record, name: str, counter: Counter | None, diagnostics: Diagnostics) -> int | None:
    text = record.text(name)
    if not text:
        return None
    if counter is None:
        diagnostics.add(
            record.location_of(name),
            f'"{name}" needs a counter.',
            "add `counts:` to the question, or remove this line.",
        )
        return None
    if counter.unit == "date":
        day = PartialDate.parse(text)
        if day is not None and day.precision == "day":
            return day.first_date().toordinal()
        diagnostics.add(record.location_of(name), f'"{text}" is not a day.', "write it like 2023-03-25.")
        return None
    if _WHOLE_NUMBER.match(text):
        return int(text)
    diagnostics.add(
        record.location_of(name),
        f'"{text}" is not a number of days.',
        "write digits only, like 14; a minus before them is allowed.",
    )
    return None
