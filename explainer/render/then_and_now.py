"""`Site` with rules → what the page that compares the law of several days is given: persons, their answers by day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from explainer.formats.day import Day
from explainer.model import Form, Site, Source
from explainer.rules.model import Case
from explainer.rules.then import Then, reaches, then


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What one person would have been told on one day. Without an outcome, `refused` says why there is none."""

    title: str
    day: Day
    exempt: str = ""
    outcome: str = ""
    law: tuple[Source, ...] = ()  # what decided, as far as it reached that day
    refused: str = ""
    unknown: tuple[str, ...] = ()  # the words of rules of which nobody found out since when they stand


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """A person in words, and the answers of all days compared."""

    says: str
    answers: tuple[ShownAnswer, ...]


def then_values(site: Site) -> dict[str, Any]:
    """What the page is given; nothing when the site has no rules."""
    form = site.form
    if form is None:
        return {}
    persons = [_person(site, form, case) for case in form.cases if case.compared]
    cited = {law.id: law for person in persons for answer in person.answers for law in answer.law}
    return {"persons": persons, "law_cited": [law for identifier, law in site.sources.items() if identifier in cited]}


def _person(site: Site, form: Form, case: Case) -> ShownPerson:
    ruleset = form.ruleset
    answers = []
    for compared in ruleset.compared:
        found = then(ruleset, case, compared.day or ruleset.checked)
        answers.append(_answer(site, form, compared.title, found))
    return ShownPerson(case.compared, tuple(answers))


def _answer(site: Site, form: Form, title: str, found: Then) -> ShownAnswer:
    day = _day(found.day)
    if found.result is None:
        unknown = tuple(form.ruleset.rules[rule].says for rule in found.unknown)
        return ShownAnswer(title, day, refused=found.refused, unknown=unknown)
    # Rules without a group only gather others, which are listed themselves.
    rules = [form.ruleset.rules[rule] for rule in found.result.because if form.ruleset.rules[rule].group]
    law = dict.fromkeys(source for rule in rules for source in rule.law if reaches(form.laws[source], found.day))
    sources = tuple(site.sources[source] for source in law)
    return ShownAnswer(title, day, found.result.exempt, found.result.outcome, sources)


def _day(day: datetime.date) -> Day:
    return Day(day.year, day.month, day.day)
