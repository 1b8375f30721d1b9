"""Folders of rules under fixtures/ → rulesets and cases; and the site's own, read as a build reads them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.load.files import Folder
from explainer.load.forms import load_forms
from explainer.load.sources import load_sources
from explainer.rules.case import Case
from explainer.rules.interview import Interview, explore
from explainer.rules.model import UNSURE, Law, Ruleset
from explainer.rules.semantics import Semantics

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
LIBRARY = FIXTURES / "library"
BY_LAWS = {
    f"by-law-{number}": Law(
        f"by-law-{number}", f"By-law {number}", f"https://example.org/{number}", datetime.date(2024, 1, 1)
    )
    for number in (1, 2, 3, 4, 9)
}


def read(root: Path) -> tuple[Ruleset, tuple[Case, ...]]:
    """The rules and cases of a site's folder, in which reading finds no diagnostic."""
    diagnostics = Diagnostics()
    folder = Folder(root, diagnostics)
    forms = load_forms(folder, diagnostics)
    assert not diagnostics, "\n".join(map(str, diagnostics))
    (form,) = forms
    return form.ruleset, form.cases


@cache
def library() -> Ruleset:
    """The rules of the library."""
    return read(LIBRARY)[0]


@cache
def park() -> Ruleset:
    """The rules of the park."""
    return read(FIXTURES / "park")[0]


@cache
def flight() -> Ruleset:
    """The rules of the late flight, with values in the words of an outcome."""
    return read(FIXTURES / "flight")[0]


@cache
def deadline() -> Ruleset:
    """The rules of the deadline, which count in every unit."""
    return read(FIXTURES / "deadline")[0]


@cache
def this_site() -> tuple[Ruleset, tuple[Case, ...]]:
    """The rules and cases of this project's site."""
    return read(ROOT)


@cache
def interview() -> Interview:
    """Every state of the interview of this project's site."""
    return explore(Semantics(this_site()[0]))


def laws_of(root: Path) -> dict[str, Law]:
    """The sources of kind law of a site's folder."""
    laws = (source for source in load_sources(Folder(root, Diagnostics()), Diagnostics()) if source.kind == "law")
    return {
        source.id: Law(
            source.id,
            source.short or source.title,
            source.url,
            source.in_force,
            source.claims_from,
            source.claims_until,
            source.current_to,
        )
        for source in laws
    }


def all_answers(ruleset: Ruleset) -> Iterator[dict[str, str]]:
    """Every way to answer: each question left out, answered "unsure", or with each of its options."""
    columns = [[None, UNSURE, *(option.id for option in question.options)] for question in ruleset.questions.values()]
    for row in product(*columns):
        yield {question: option for question, option in zip(ruleset.questions, row, strict=True) if option}
