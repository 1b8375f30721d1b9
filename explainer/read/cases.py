"""content/rules/cases.yaml → `Case`s: persons, and what the rules must say of them. The file a lawyer signs."""

from __future__ import annotations

import datetime

from explainer.formats.day import Day
from explainer.formats.fields import Fields, each_mapping
from explainer.formats.nodes import Scalar
from explainer.problems import Place, Problems
from explainer.read.files import Folder
from explainer.read.rules import CASES, take_date, take_names
from explainer.rules.model import NO, UNSURE, YES, Case


def read_cases(folder: Folder, problems: Problems) -> tuple[Case, ...]:
    """Read all cases in the order of the file, which may be absent."""
    items = each_mapping(folder.read_list(CASES, required=False), "this case", problems)
    return tuple(case for fields in items if (case := _case(fields, problems)))


def _case(fields: Fields, problems: Problems) -> Case | None:
    known = len(problems)
    name = fields.take_text("name", required=True) or ""
    dates, answers, places = _dates(fields, problems), *_answers(fields, problems)
    node = fields.take_mapping("expect", required=True)
    because, because_places = take_names(fields, "because")
    law, law_places = take_names(fields, "law")
    scenario = fields.take_text("scenario") or ""
    signed_by, signed_on = _signature(fields, problems)
    compared = fields.take_text("compared") or ""
    fields.finish()
    if node is None:
        return None
    expect = Fields(node, f'"expect" of the case "{name}"', problems)
    exempt = expect.take_choice("exempt", (YES, NO, UNSURE), required=True) or ""
    outcome = expect.take_text("outcome", required=True) or ""
    advice, advice_places = take_names(expect, "advice")
    places |= because_places | law_places | advice_places | {outcome: expect.place_of("outcome")}
    expect.finish()
    case = Case(
        name,
        answers,
        exempt,
        outcome,
        advice,
        because,
        law,
        dates,
        scenario,
        signed_by,
        signed_on,
        compared,
        fields.place,
        places,
    )
    return case if len(problems) == known else None


def _answers(fields: Fields, problems: Problems) -> tuple[dict[str, str], dict[str, Place]]:
    node = fields.take_mapping("answers")
    if node is None:
        return {}, {}
    inner = Fields(node, '"answers"', problems)
    answers = {question: inner.take_text(question, required=True) or "" for question in node.entries}
    return answers, dict(node.key_places)


def _dates(fields: Fields, problems: Problems) -> dict[str, datetime.date]:
    node = fields.take_mapping("dates")
    dates = {}
    for name, entry in ({} if node is None else node.entries).items():
        day = Day.parse(entry.text) if isinstance(entry, Scalar) else None
        if day is not None and day.precision == "day":
            dates[name] = day.first_date()
        else:
            problems.add(entry.place, f'"{name}" is not a day.', "write it like 2023-03-25.")
    return dates


def _signature(fields: Fields, problems: Problems) -> tuple[str, datetime.date | None]:
    node = fields.take_mapping("signed")
    if node is None:
        return "", None
    inner = Fields(node, '"signed"', problems)
    signed = inner.take_text("by", required=True) or "", take_date(inner, "on", required=True)
    inner.finish()
    return signed
