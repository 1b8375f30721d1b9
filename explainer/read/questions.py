"""The questions of a file of rules → `Question`s, with their options and the counter beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explainer.formats.day import Day
from explainer.formats.fields import Fields
from explainer.formats.nodes import Mapping, Scalar
from explainer.problems import Place, Problems
from explainer.read.conditions import read_condition
from explainer.rules.model import UNITS, Counter, Option, Question

# 14, -1
_WHOLE_NUMBER = re.compile(r"-?\d{1,6}\Z")


def read_questions(node: Mapping | None, problems: Problems) -> Iterator[Question]:
    """Each question, in the order written."""
    for identifier, entry in ({} if node is None else node.entries).items():
        place = node.key_places[identifier] if node else entry.place
        if isinstance(entry, Mapping):
            yield _question(identifier, place, Fields(entry, f'question "{identifier}"', problems), problems)
        else:
            problems.add(
                place, f'question "{identifier}" must have fields.', "write `ask:` and `options:` indented below it."
            )


def _question(identifier: str, place: Place, fields: Fields, problems: Problems) -> Question:
    counter = _counter(fields, problems)
    rest = fields.take_texts("rest")
    question = Question(
        id=identifier,
        ask=fields.take_text("ask", required=True) or "",
        why=fields.take_text("why", required=True) or "",
        find_out=fields.take_text("find_out", required=True) or "",
        only_if=read_condition(fields.take("only_if"), problems),
        ordered=fields.take_flag("ordered"),
        rest=tuple(text for text, _ in rest),
        options=tuple(_options(fields.take_mapping("options", required=True), counter, problems)),
        counter=counter,
        place=place,
        places=dict(rest),
    )
    fields.finish()
    return question


def _counter(fields: Fields, problems: Problems) -> Counter | None:
    node = fields.take_mapping("counts")
    if node is None:
        return None
    inner = Fields(node, '"counts"', problems)
    unit = inner.take_choice("unit", UNITS, required=True) or ""
    start = inner.take_id("from", required=unit != "date")
    end = inner.take_id("to")
    if unit == "date" and start is not None:
        problems.add(
            inner.place_of("from"), 'the unit "date" counts from nowhere.', "remove this line; `to` names the date."
        )
    inner.finish()
    return Counter(unit, start or "", end or "", fields.place_of("counts"))


def _options(node: Mapping | None, counter: Counter | None, problems: Problems) -> Iterator[Option]:
    for identifier, entry in ({} if node is None else node.entries).items():
        place = node.key_places[identifier] if node else entry.place
        if isinstance(entry, Scalar) and entry.text:
            yield Option(identifier, " ".join(entry.text.split()), place=place)
        elif isinstance(entry, Mapping):
            yield _long_option(identifier, place, Fields(entry, f'option "{identifier}"', problems), counter, problems)
        else:
            problems.add(
                place, f'option "{identifier}" needs its words.', f"write `{identifier}: …`, as people will read it."
            )


def _long_option(identifier: str, place: Place, fields: Fields, counter: Counter | None, problems: Problems) -> Option:
    label = fields.take_text("label", required=True) or ""
    lowest, highest = (_limit(fields, name, counter, problems) for name in ("from", "until"))
    fields.finish()
    return Option(identifier, label, fields.has("from") or fields.has("until"), lowest, highest, place)


def _limit(fields: Fields, name: str, counter: Counter | None, problems: Problems) -> int | None:
    text = fields.take_text(name)
    if text is None:
        return None
    if counter is None:
        problems.add(
            fields.place_of(name), f'"{name}" needs a counter.', "add `counts:` to the question, or remove this line."
        )
        return None
    if counter.unit == "date":
        day = Day.parse(text)
        if day is not None and day.precision == "day":
            return day.first_date().toordinal()
        problems.add(fields.place_of(name), f'"{text}" is not a day.', "write it like 2023-03-25.")
        return None
    if _WHOLE_NUMBER.match(text):
        return int(text)
    problems.add(
        fields.place_of(name),
        f'"{text}" is not a number of days.',
        "write digits only, like 14; a minus before them is allowed.",
    )
    return None
