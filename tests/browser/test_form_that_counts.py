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
    mark, (stretch,) = counter.locator("svg line").bounding_box(), counter.locator('rect[fill-opacity="0.4"]').all()
    around = stretch.bounding_box()
    assert mark is not None
    assert around is not None
    assert around["x"] < mark["x"] + mark["width"] / 2 < around["x"] + around["width"], "it is on another answer"
    assert counter.locator("select").first.input_value() == ""
    assert visit.messages == []


@pytest.mark.parametrize(
    ("opened", "says"),
    [(("17", "29"), "Less than three"), (("17", "30"), "Three or more"), (("17", ""), None)],
)
def test_hours_are_counted_and_pick_an_answer_unless_the_times_leave_it_open(
    opened: tuple[str, str], says: str | None, page: Path, open_page: OpenPage
) -> None:
    visit = open_page(page)
    for answer in ("Three at most", "Two or more", "Six at most", "Ten at most"):
        visit.page.get_by_label(answer, exact=True).locator("visible=true").press("Space")
        visit.page.get_by_role("button", name="Continue").click()
    counter = visit.page.locator(".form__counter:visible")
    counter.locator("summary").click()
    for legend, chosen in (
        ("The door shut", ("02", "05", "2024")),
        ("The door shut: the time, as far as you know it", ("14", "30")),
        ("The door opened", ("02", "05", "2024")),
        ("The door opened: the time, as far as you know it", opened),
    ):
        for number, value in enumerate(chosen):
            counter.get_by_role("group", name=legend, exact=True).locator("select").nth(number).select_option(value)
    counter.get_by_role("button", name="Count").click()
    status = counter.get_by_role("status").inner_text()
    assert (f"“{says}”" if says else "These times leave it open") in status
    assert ("within an hour of a limit" in status) is (says is not None)
    assert visit.page.locator(".question:visible input:checked").count() == (1 if says else 0)
    assert {each.input_value() for each in counter.locator("select").all()} == {""}
    assert visit.messages == []
