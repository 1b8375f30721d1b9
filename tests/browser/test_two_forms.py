"""Two forms of one site, from disk → each answers by its own rules: with script, without, and both in the one file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explainer.bundle import bundle_site
from explainer.diagnostics import Diagnostics
from explainer.load.files import Folder
from explainer.load.forms import load_forms
from explainer.model import RawForm
from explainer.render.form import number_of_rule
from explainer.render.form_css.elements import buttons_of, fields_of
from explainer.rules.case import Case
from explainer.rules.cases import answers_of
from tests.browser.visit import OpenPage, Visit
from tests.conftest import made_by_one_worker
from tests.site.two_forms import TWO_FORMS, two_forms

FORMS = {form.id: form for form in load_forms(Folder(TWO_FORMS, Diagnostics()), Diagnostics())}
IN_ONE_FILE = {"card": "p2-", "fees": "p3-"}  # what ids begin with: the parts are numbered
# What can be seen of the results and advice under an element, by id; and of all that the values in them can be.
SEEN = """(within) => [...document.querySelectorAll(`${within} :is([data-part=one],[data-part=one] [data-can-be])`)]
    .filter((each) => each.getClientRects().length).map(({id, dataset}) => id || dataset.canBe)"""
CLEAR = "() => { for (const input of document.querySelectorAll('input')) input.checked = false; }"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        root = two_forms(tmp_path_factory.mktemp("two-forms") / "site")
        bundle_site(root, output=folder)

    return made_by_one_worker(tmp_path_factory, "two-forms", make)


def shown_of(form: RawForm, case: Case, ids: str) -> set[str]:
    """The ids of what a visitor sees who answers as this case."""
    shown = [f"e-{case.expect.exempt}", f"o-{case.expect.outcome}", f"m-{case.expect.outcome}"]
    said = {each.id: each.words for each in form.ruleset.outcomes} | dict(form.ruleset.derived)
    words = said[case.expect.outcome]
    shown += [f"k-{case.expect.outcome}"] if words.clock or words.next else []
    shown += [f"a-{hint}" for hint in case.expect.advice]
    shown += [f"n{number_of_rule(form.ruleset, rule)}" for rule in case.expect.first]
    return {f"{ids}{identifier}" for identifier in shown} | set(case.expect.values.values())


def tick(visit: Visit, form: RawForm, case: Case, ids: str) -> None:
    """Choose what the case answers, where that is asked: other questions are hidden."""
    buttons = buttons_of(form.ruleset, ids)
    for answer in answers_of(form.ruleset, case).items():
        button = visit.page.locator(f"#{buttons[answer]}")
        if button.is_visible():
            button.check()


@pytest.mark.parametrize("rules", FORMS)
def test_with_script_each_form_asks_its_own_questions(rules: str, output: Path, open_page: OpenPage) -> None:
    form = FORMS[rules]
    fields, buttons = fields_of(form.ruleset), buttons_of(form.ruleset)
    for case in form.cases:
        visit = open_page(output / f"{rules}.html")
        while visit.page.locator("fieldset:visible").count():
            field = visit.page.locator("fieldset:visible").get_attribute("id")
            question = next(name for name in fields if fields[name] == field)
            visit.page.locator(f"#{buttons[question, case.answers.get(question, 'unsure')]}").press("Space")
            visit.page.get_by_role("button", name="Continue").click()
        assert set(visit.page.evaluate(SEEN, "form")) == shown_of(FORMS[rules], case, ""), case.name
        assert visit.messages == []


@pytest.mark.parametrize("rules", FORMS)
def test_without_script_each_form_shows_its_own_result(rules: str, output: Path, open_page: OpenPage) -> None:
    visit = open_page(output / f"{rules}.html", javascript=False)
    for case in FORMS[rules].cases:
        visit.page.evaluate(CLEAR)
        tick(visit, FORMS[rules], case, "")
        assert set(visit.page.evaluate(SEEN, "form")) == shown_of(FORMS[rules], case, ""), case.name
    assert visit.requests == [visit.page.url]


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_in_the_one_file_no_form_hears_the_answers_to_another(
    javascript: bool, output: Path, open_page: OpenPage
) -> None:
    visit = open_page(output / "bundle/site.html", javascript=javascript)
    visit.page.goto(f"{visit.page.url}#all")
    pairs = [(first, second) for first in FORMS["card"].cases for second in FORMS["fees"].cases]
    for chosen in pairs:
        visit.page.evaluate(CLEAR)
        for form, case in zip(FORMS.values(), chosen, strict=True):
            tick(visit, form, case, IN_ONE_FILE[form.id])
        for form, case in zip(FORMS.values(), chosen, strict=True):
            ids = IN_ONE_FILE[form.id]
            assert set(visit.page.evaluate(SEEN, f"#{ids}form")) == shown_of(form, case, ids), (
                case.name,
                json.dumps(ids),
            )
    assert visit.messages == []
