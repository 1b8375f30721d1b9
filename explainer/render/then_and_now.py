"""`Site` with rules → what the page that compares the law of several days is given: persons, their answers by day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from explainer.model import Form, Site, Source
from explainer.rules.case import Case
from explainer.rules.citations import sources_of
from explainer.rules.dates import reaches
from explainer.rules.history import PastResult, past_results


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """What one person would have read on the days of `days`. Without an outcome, `refused` says why.

    `law` is what decided, as far as it reached those days. `unknown` are the words of rules that decide now, and of
    which nobody found out since when they are.
    """

    days: tuple[tuple[datetime.date, str], ...]  # with their words
    exempt: str = ""  # what follows `then-` in the key of its words
    outcome: str = ""  # the same
    law: tuple[Source, ...] = ()
    refused: str = ""
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """A person in words, and the answers of all days compared; days of one answer that follow one another are one."""

    says: str
    answers: tuple[ShownAnswer, ...]


def past_values(site: Site, forms: Iterable[Form]) -> dict[str, Any]:
    """What the page is given: the persons of these forms."""
    persons = [person for form in forms for person in _persons(site, form)]
    cited = {law.id for person in persons for answer in person.answers for law in answer.law}
    return {"persons": persons, "law_cited": [source for source in site.sources.values() if source.id in cited]}


def _persons(site: Site, form: Form) -> Iterator[ShownPerson]:
    cases = [case for case in form.cases if case.compared]
    days = [compared.day or form.ruleset.checked for compared in form.ruleset.compared]
    by_day = [past_results(form.ruleset, cases, day) for day in days]
    for case, *found in zip(cases, *by_day, strict=True):
        yield _person(site, form, case, found)


def _person(site: Site, form: Form, case: Case, found_by_day: Sequence[PastResult]) -> ShownPerson:
    answers: list[ShownAnswer] = []
    for compared, found in zip(form.ruleset.compared, found_by_day, strict=True):
        day = found.day, compared.title
        answer = _answer(site, form, found)
        if answers and replace(answers[-1], days=()) == answer:
            answers[-1] = replace(answer, days=(*answers[-1].days, day))
        else:
            answers.append(replace(answer, days=(day,)))
    return ShownPerson(case.compared, tuple(answers))


def _answer(site: Site, form: Form, found: PastResult) -> ShownAnswer:
    rules = form.ruleset.rules
    if found.result is None:
        return ShownAnswer((), refused=found.refused, unknown=tuple(rules[rule].says for rule in found.unknown))
    # Rules without a group only gather others, which are listed themselves.
    listed = (source for rule in found.result.because if rules[rule].group for source in sources_of(rules[rule].law))
    law = dict.fromkeys(source for source in listed if reaches(form.laws[source], found.day))
    exempt, outcome = (_key(site, form, key) for key in (f"exempt-{found.result.exempt}", found.result.outcome))
    return ShownAnswer((), exempt, outcome, tuple(site.sources[source] for source in law))


def _key(site: Site, form: Form, key: str) -> str:
    """Words that one form has for itself, or else those of all: outcomes of two forms may be called alike."""
    own = f"{form.id}-{key}"
    return own if f"then-{own}" in site.words else key
