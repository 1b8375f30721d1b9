"""The form of another rule, in a browser → answers in, its own result out."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.new.site import STARTER, make_site
from explainer.pipeline import build_site
from explainer.render.form_css.elements import buttons_of, fields_of
from tests.browser.browsers import ROOT
from tests.browser.visit import OpenPage
from tests.rules.rulesets import read

ABROAD = {"citizen": "yes", "age": "from_18", "place": "abroad", "lived_here": "yes", "form": "on_6"}
LATE = {
    "from": "uk",
    "to": "eu",
    "airline": "eu",
    "ticket": "no",
    "what": "delayed",
    "checkin": "yes",
    "late": "from_4",
}
LATE |= {"cause": "fault", "distance": "short", "wait": "from_5"}
AT_HOME = {"home": "elsewhere", "age": "from_18", "school": "no", "late_book": "no"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("example", "form", "answers", "reported"),
    [
        (
            ROOT / "examples/vote",
            "exempt.html",
            ABROAD,
            ("You have the right to vote.", "You can vote by mail.", "Do not wait for it."),
        ),
        (
            ROOT / "examples/eu261",
            "owed.html",
            LATE,
            ("By your answers, €250 is owed under the EU’s rules, or £220 under the UK’s.", "Ask at the desk for food"),
        ),
        (
            STARTER,
            "exempt.html",
            AT_HOME,
            ("The card is not free for you.", "You can have a card, and you pay for it."),
        ),
    ],
    ids=["vote", "eu261", "starter"],
)
def test_the_form_of_another_rule_answers(
    example: Path, form: str, answers: dict[str, str], reported: tuple[str, ...], tmp_path: Path, open_page: OpenPage
) -> None:
    make_site(tmp_path / "site", example)
    build_site(tmp_path / "site")
    visit = open_page(tmp_path / "site/output" / form)
    ruleset = read(tmp_path / "site")[0]
    fields, buttons = fields_of(ruleset), buttons_of(ruleset)
    for _ in answers:
        shown = visit.page.locator("fieldset:visible")
        question = next(name for name, field in fields.items() if field == shown.get_attribute("id"))
        visit.page.locator(f"#{buttons[question, answers[question]]}").press("Space")
        visit.page.get_by_role("button", name="Continue").click()
    result = visit.page.locator("#result").inner_text()
    assert all(words in result for words in reported), result
    assert visit.messages == []
    assert [request for request in visit.requests if not request.startswith("file:")] == []
