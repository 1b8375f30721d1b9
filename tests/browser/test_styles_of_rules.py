"""The rules as styles, in real browsers: every statement, for many ways to answer, as CSS defines it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from explainer.render.form_css.elements import buttons_of
from explainer.render.form_css.selectors import Styles, compile_styles
from explainer.rules.cases import answers_of
from explainer.rules.interview import explore
from explainer.rules.model import UNSURE, Ruleset
from explainer.rules.semantics import Semantics
from tests.browser.visit import OpenFirefox, OpenPage
from tests.render.form_css.custom_properties import Form
from tests.rules.rulesets import ROOT, read

# Checks the buttons of each person, and reads which properties of the form are valid: one character for each.
READ = """
const form = document.querySelector(".form"), style = getComputedStyle(form);
return people.map(buttons => {
  form.reset();
  for (const button of buttons) document.getElementById(button).checked = true;
  return names.map(name => style.getPropertyValue(name) ? "1" : "0").join("");
});
"""


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return read(ROOT)[0]


@pytest.fixture(scope="module")
def ways(ruleset: Ruleset) -> list[Mapping[str, str]]:
    """Every golden case, every fifth state of the interview, and answers drawn at random."""
    states = explore(Semantics(ruleset)).states
    draw = random.Random(5)
    drawn = [
        {
            question.id: draw.choice([*(option.id for option in question.options), UNSURE])
            for question in ruleset.questions.values()
            if draw.random() < share
        }
        for share in (0.3, 0.6, 0.9)
        for _ in range(100)
    ]
    return [*(answers_of(ruleset, case) for case in read(ROOT)[1]), *(state.answers for state in states[::5]), *drawn]


def statements(styles: Styles) -> Iterator[tuple[tuple[str, str], str]]:
    """Each statement of the styles, and its value."""
    tables = {
        "exempt": styles.exempt,
        "outcome": styles.outcomes,
        "against": {"": styles.against},
        "first": styles.first,
        "advice": styles.advice,
        "established": styles.established,
        "ruled_out": styles.ruled_out,
        "unsettled": styles.unsettled,
    }
    for title, table in tables.items():
        for name, value in table.items():
            yield (title, name), value


def write_page(ruleset: Ruleset, styles: Styles, folder: Path) -> Path:
    buttons = "".join(
        f'<input type=radio name="{question}" id="{button}">' for (question, _), button in buttons_of(ruleset).items()
    )
    # "1" makes a valid value visible: it would be empty, as an invalid one is.
    reported = "".join(
        f"--value-{number}:{value};--{number}:var(--value-{number}) 1;"
        for number, (_, value) in enumerate(statements(styles))
    )
    page = folder / "styles.html"
    icon = '<link rel="icon" href="data:,">'
    head = f'<!doctype html><html lang="en"><title>Styles</title>{icon}<style>{styles.css}.form{{{reported}}}</style>'
    page.write_text(f'{head}<form class="form">{buttons}</form>', encoding="utf-8")
    return page


def assert_agreement(
    ruleset: Ruleset, ways: list[Mapping[str, str]], folder: Path, run: Callable[[Path, str], object]
) -> None:
    styles = compile_styles(ruleset)
    known = [statement for statement, _ in statements(styles)]
    names = json.dumps([f"--{number}" for number in range(len(known))])
    buttons = buttons_of(ruleset)
    people = json.dumps([[buttons[answer] for answer in way.items()] for way in ways])
    found = run(write_page(ruleset, styles, folder), f"const names = {names}, people = {people};{READ}")
    assert isinstance(found, list)
    values = [value for _, value in statements(styles)]
    for way, reported in zip(ways, found, strict=True):
        form = Form(styles, {buttons[answer] for answer in way.items()})
        expected = "".join("1" if form.holds(value) else "0" for value in values)
        wrong = [statement for statement, one, other in zip(known, reported, expected, strict=True) if one != other]
        assert wrong == [], way


@pytest.mark.slow
def test_chromium_holds_what_the_model_of_css_holds(
    ruleset: Ruleset, ways: list[Mapping[str, str]], open_page: OpenPage, tmp_path: Path
) -> None:
    def run(page: Path, script: str) -> object:
        return open_page(page).page.evaluate(f"() => {{{script}}}")

    assert_agreement(ruleset, ways, tmp_path, run)


@pytest.mark.slow
def test_firefox_holds_what_the_model_of_css_holds(
    ruleset: Ruleset, ways: list[Mapping[str, str]], open_firefox: OpenFirefox, tmp_path: Path
) -> None:
    def run(page: Path, script: str) -> object:
        firefox = open_firefox()
        firefox.get(page.as_uri())
        return firefox.execute_script(script)

    assert_agreement(ruleset, ways, tmp_path, run)
