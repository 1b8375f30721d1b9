"""The persons whose law is compared → what the law said on each side of each day that changed it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from explainer.model import Output, Site
from explainer.rules.history import past_result

TABLE = Path(__file__).parent / "then_and_now.txt"


def lines() -> Iterator[tuple[str, str, str]]:
    """Person, day, and what the claim came to."""
    person = ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line[:1].isdigit():
            day, _, answer = line.partition(" ")
            yield person, day, answer
        elif line and not line.startswith("#"):
            person = line


@pytest.mark.parametrize(("person", "day", "answer"), list(lines()))
def test_a_claim_came_to_what_the_law_of_that_day_said(person: str, day: str, answer: str, site: Site) -> None:
    form = site.forms["stca"]
    case = next(case for case in form.cases if case.compared and case.name.endswith(f", {person}"))
    found = past_result(form.ruleset, case, datetime.date.fromisoformat(day))
    reported = (
        f"{found.result.exempt} {found.result.outcome}" if found.result else "refused" if found.refused else "unknown"
    )
    assert reported == answer


def test_every_day_compared_stands_in_the_table_of_some_person(site: Site) -> None:
    form = site.forms["stca"]
    days = {day for _, day, _ in lines()}
    assert {str(compared.day or form.ruleset.checked) for compared in form.ruleset.compared} <= days


def test_a_cell_names_no_law_that_began_later(outputs: dict[str, Output]) -> None:
    page = outputs["then-and-now.html"].body.decode()
    rows = [row for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if re.search(r'datetime="200[49]-', row)]
    assert rows
    assert not [row for row in rows if "#law-irpr-159-4-1-1" in row or "#law-irpa-101-1-c-1" in row]
