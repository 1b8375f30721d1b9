"""The first screen of a result, on a small phone → it says what happens, and no two outcomes look alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from explainer.rules.conditions import All, Answer, AnyOf, Condition, Not, RuleRef
from explainer.rules.evaluate import evaluate
from explainer.rules.model import YES
from explainer.rules.together import AGAINST
from tests.browser.interview import (
    ANSWER_ALL,
    RULESET,
    TICK_ALL,
    answers_of,
    one_case_of_each_outcome,
    shown_outcome,
)
from tests.browser.visit import OpenPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

SMALL_PHONE = {"width": 360, "height": 640}
with_and_without_script = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
# The first text with a full stop that is in the window and not under the quick exit.
FIRST_SENTENCE = """() => {
  const bar = document.querySelector(".leave").getBoundingClientRect().bottom;
  const inView = (each) => {
    const { top, bottom, height } = each.getBoundingClientRect();
    return height && top >= bar && bottom <= innerHeight;
  };
  const blocks = [...document.querySelectorAll("h1, h2, h3, p, li")];
  const first = blocks.find((each) => inView(each) && each.textContent.includes("."));
  return [first.id, first.textContent.trim().replace(/\\s+/g, " ")];
}"""
LOOKS = """() => {
  const says = [...document.querySelectorAll(".result__says")].find((each) => each.getClientRects().length);
  const word = says.querySelector("b");
  const { borderTopStyle, backgroundColor } = getComputedStyle(says);
  return [getComputedStyle(word, "::before").content, borderTopStyle + backgroundColor, word.textContent];
}"""
# Of what happens, the time limit and the first step: what is not in the window as a whole, or under the bar.
CUT_OFF = """() => {
  const bar = document.querySelector(".leave").getBoundingClientRect().bottom;
  const shown = [...document.querySelectorAll(".result__says, .result__now")]
    .filter((each) => each.getClientRects().length);
  return shown.map((each) => [each, each.getBoundingClientRect()])
    .filter(([, { top, bottom }]) => top < bar || bottom > innerHeight).map(([each]) => each)
    .map(({ textContent }) => textContent.trim()).concat(shown.length > 1 ? [] : ["nothing"]);
}"""
ROWS = """() => [...document.querySelectorAll(".result__rows li")].filter((each) => each.getClientRects().length)
  .map((each) => [getComputedStyle(each, "::before").content, each.firstChild.textContent.trim(),
    ...[...each.querySelectorAll("small")].map(({ textContent }) => textContent)])"""
LISTED = """(rules) => [...document.querySelectorAll(".checklist li[id]")]
  .filter((each) => each.getClientRects().length).map(({ id }) => rules[id.slice(1)])"""


@pytest.fixture
def form(javascript: bool, built_site: Path, open_page: OpenPage) -> Page:
    page = open_page(built_site / "exempt.html", javascript=javascript).page
    page.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
    return page


def each_outcome(page: Page, *, javascript: bool) -> Iterator[str]:
    """Bring the page to each outcome, as it is then on the screen."""
    for case in one_case_of_each_outcome():
        page.reload()
        page.evaluate(ANSWER_ALL if javascript else TICK_ALL, answers_of(case))
        if not javascript:
            page.click('a[href="#result"]')
        yield shown_outcome(evaluate(RULESET, answers_of(case)))


def words_of(outcome: str) -> Any:
    """The words of an outcome, written or derived, by the id that the page gives it."""
    written = {each.id: each.words for each in RULESET.outcomes} | dict(RULESET.derived)
    written |= {f"{name}-{AGAINST}": words.against for name, words in RULESET.derived.items() if words.against}
    return written[outcome]


@pytest.mark.slow
@with_and_without_script
def test_no_two_outcomes_look_alike_on_the_first_screen(form: Page, javascript: bool) -> None:
    seen = {outcome: form.screenshot() for outcome in each_outcome(form, javascript=javascript)}
    assert len(seen) == len(one_case_of_each_outcome()) > 5
    assert len(set(seen.values())) == len(seen)


@pytest.mark.slow
@with_and_without_script
def test_the_first_sentence_on_the_screen_is_that_of_the_outcome(form: Page, javascript: bool) -> None:
    for _ in each_outcome(form, javascript=javascript):
        identifier, text = form.evaluate(FIRST_SENTENCE)
        assert identifier.startswith("o-")
        assert text.endswith(words_of(identifier[2:]).says)


@pytest.mark.slow
@with_and_without_script
def test_the_first_screen_holds_what_happens_the_time_limit_and_the_first_step(form: Page, javascript: bool) -> None:
    for outcome in each_outcome(form, javascript=javascript):
        assert form.evaluate(CUT_OFF) == [], outcome


@pytest.mark.parametrize("javascript", [True])
def test_each_bar_has_a_sign_a_sentence_and_the_reason(form: Page) -> None:
    """Day 20 after a field, with a sister who is a citizen: what would have exempted this person gives no hope."""
    sister = {"relative": "yes", "relative_status": "citizen"}
    late = {"entry": "between_crossings", "crossing_date": "from_2023_03_25", "days_since_crossing": "from_16"}
    rest = {
        "claim_date": "from_2025_06_03",
        "age": "from_18",
        "came_from": "us_state",
        "time_since_first_entry": "first_time",
    }
    nothing = ("removal_order", "recognised_elsewhere", "inadmissible", "earlier_claim_abroad", "earlier_claim_canada")
    none = {name: "none" if "claim" in name else "no" for name in nothing}
    form.evaluate(ANSWER_ALL, {**sister, **late, **rest, **none})
    rows = form.evaluate(ROWS)
    assert rows[0] == ['"–"', "The Agreement by itself does not stop your claim."]
    assert rows[1][:2] == ['"✕"', "The 14-day limit stops your claim."]
    assert rows[1][2].endswith("made the claim on day 15 or later.")


@pytest.mark.slow
@with_and_without_script
def test_good_bad_and_not_clear_differ_by_sign_frame_and_word(form: Page, javascript: bool) -> None:
    tones = {each.id: each.tone for each in RULESET.outcomes}
    looks: dict[str, set[tuple[str, ...]]] = {}
    for outcome in each_outcome(form, javascript=javascript):
        tone = AGAINST if outcome.endswith("-against") else tones.get(outcome, "open")
        looks.setdefault(tone, set()).add(tuple(form.evaluate(LOOKS)))
    assert {tone: len(each) for tone, each in looks.items()} == {"for": 1, "against": 1, "open": 1}
    for one in zip(*(next(iter(each)) for each in looks.values()), strict=True):
        assert len(set(one)) == 3, one


@pytest.mark.slow
@pytest.mark.parametrize("javascript", [True])
def test_where_another_bar_stops_the_claim_the_list_raises_no_hope(form: Page) -> None:
    exempting = set(rules_under(RULESET.exempt.when))
    hidden = set()
    for case in one_case_of_each_outcome():
        form.reload()
        form.evaluate(ANSWER_ALL, answers_of(case))
        result = evaluate(RULESET, answers_of(case))
        against = {each.id for each in RULESET.outcomes if each.tone == AGAINST}
        if result.exempt != YES or result.outcome not in against:
            continue
        listed = set(form.evaluate(LISTED, sorted(RULESET.rules)))
        assert listed
        assert listed & exempting == set()
        hidden |= {rule for rule in exempting if result.status[rule] == "established" and RULESET.rules[rule].group}
    assert hidden


def rules_under(condition: Condition) -> Iterator[str]:
    """The rules that a condition names, by itself or through others."""
    match condition:
        case Answer():
            return
        case RuleRef(rule=rule):
            yield rule
            yield from rules_under(RULESET.rules[rule].when)
        case All(conditions=parts) | AnyOf(conditions=parts):
            for part in parts:
                yield from rules_under(part)
        case Not(condition=part):
            yield from rules_under(part)
