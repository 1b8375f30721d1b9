"""Days chosen in the form, from disk → counted in years, with the answer chosen and the days forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.visit import OpenPage
from tests.rules.site_of import make_site_of


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_site_of("deadline", tmp_path_factory.mktemp("deadline") / "site") / "exempt.html"


@pytest.mark.parametrize(("day", "answer"), [("10", "Three at most"), ("11", "More")])
def test_years_are_counted_and_pick_an_answer(day: str, answer: str, page: Path, open_page: OpenPage) -> None:
    visit = open_page(page)
    counter = visit.page.locator(".form__counter:visible")
    counter.locator("summary").click()
    for field, chosen in enumerate((("10", "03", "2021"), (day, "03", "2024"))):
        for number, value in enumerate(chosen):
            counter.locator("fieldset").nth(field).locator("select").nth(number).select_option(value)
    counter.get_by_role("button", name="Count").click()
    status = counter.get_by_role("status").inner_text()
    assert f"“{answer}”" in status
    assert "of a limit" in status
    assert visit.page.get_by_label(answer, exact=True).first.is_checked()
    assert counter.locator("select").first.input_value() == ""
    assert visit.messages == []
