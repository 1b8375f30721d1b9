"""The explainer of rights of air passengers → a whole site with a page type, data and colours of its own."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from explainer.model import Site
from explainer.pipeline import load_site
from explainer.readability import readability
from explainer.rules.evaluate import evaluate
from explainer.rules.result import Result
from tests.bundle.little_effort import little_effort
from tests.conftest import ROOT, Run
from tests.examples.shared import assert_never_said, assert_proved, assert_schemas_fit, texts_of

EU261 = ROOT / "examples/eu261"
FIRST_TOPIC = re.compile(
    r"\b(asylum|refugees?|stca|irpa|irpr|immigra\w*|migrants?|deport\w*|borders?)\b", re.IGNORECASE
)
# Nobody who reads this site can be told that money is theirs: a court decides, and the airline may prove something.
PROMISES = re.compile(
    r"\byou (?:are|will be) (?:owed|paid|entitled)\b(?! under one)|\byou will (?:get|receive)\b", re.IGNORECASE
)
LONGEST_SENTENCE = 25  # words
PLAIN = ("home", "help", "owed", "missing")  # read at an airport
LONDON_TO_PARIS = {"from": "uk", "to": "eu", "airline": "eu", "ticket": "no"}
LATE = {"what": "delayed", "checkin": "yes", "late": "from_4", "wait": "from_5"}


@pytest.fixture(scope="module")
def read(eu261: Path) -> Site:
    return load_site(eu261)


def answered(site: Site, answers: Mapping[str, str]) -> Result:
    return evaluate(site.forms["owed"].ruleset, answers)


@pytest.fixture
def a_copy(eu261: Path, tmp_path: Path) -> Path:
    """The example, where commands may write."""
    return Path(shutil.copytree(eu261, tmp_path / "eu261"))


def test_it_passes_its_checks(a_copy: Path, run: Run) -> None:
    assert "No errors" in run("check", site=a_copy).out


def test_its_copies_are_made(a_copy: Path, run: Run) -> None:
    with little_effort():
        run("bundle", site=a_copy)
    one_file = (a_copy / "output/bundle/late-flights.html").read_text("utf-8")
    assert "Flights that arrive from elsewhere" in one_file


def test_its_rules_are_proved(read: Site) -> None:
    assert_proved(read.forms["owed"], questions=14)


def test_a_flight_that_both_cover_has_an_amount_of_each(read: Site) -> None:
    result = answered(read, {**LONDON_TO_PARIS, **LATE, "cause": "fault", "distance": "short"})
    assert (result.exempt, result.outcome) == ("yes", "both")
    assert {name: value.option for name, value in result.values.items()} == {"eu_amount": "250", "uk_amount": "220"}


@pytest.mark.parametrize("cause", ["bird", "outside", "others"])
def test_what_the_airline_may_prove_is_left_open(read: Site, cause: str) -> None:
    result = answered(read, {**LONDON_TO_PARIS, **LATE, "cause": cause, "distance": "short"})
    assert (result.exempt, result.outcome) == ("yes", "lawyer")


@pytest.mark.parametrize(("abroad", "covered"), [("yes", "no"), ("no", "yes"), (None, "unsure")])
def test_who_had_money_and_help_where_the_flight_left_is_not_covered_again(
    read: Site, abroad: str | None, covered: str
) -> None:
    answers = {"from": "other", "to": "eu", "airline": "eu", "ticket": "no"} | ({"abroad": abroad} if abroad else {})
    assert answered(read, answers).exempt == covered


def test_nobody_is_sent_for_food_where_no_rules_apply(read: Site) -> None:
    waiting = {"what": "delayed", "checkin": "yes", "distance": "short", "wait": "from_5"}
    assert answered(read, {**LONDON_TO_PARIS, **waiting}).first == ("care", "give_up")
    assert answered(read, {**waiting, "from": "other", "to": "other"}).first == ()


def test_judgments_carry_rules(read: Site) -> None:
    ruleset = read.forms["owed"].ruleset
    cited = {law.source for rule in ruleset.rules.values() for law in rule.law}
    assert {"sturgeon", "nelson", "wallentin-hermann", "krusemann", "folkerts"} <= cited


def test_both_sets_of_rules_stand_side_by_side(eu261: Path) -> None:
    page = (eu261 / "output/compare.html").read_text("utf-8")
    assert page.count('<tr><th scope="row">') == 11
    assert "€250" in page
    assert "£220" in page
    assert ".compare__at" in page, "its style is in the page"


def test_it_has_something_of_everything(read: Site) -> None:
    assert len(read.sections) == 6
    assert len(read.facts) >= 25
    assert sum(len(year.events) for year in read.timeline) >= 20
    assert read.figures
    assert read.terms
    assert read.helpers


def test_its_pages_are_written_in_plain_words(read: Site) -> None:
    measured = {page.id: readability(page.text.plain.replace("\n", "\n\n")) for page in read.pages.values()}
    assert {
        name: each.longest_sentence for name, each in measured.items() if each.longest_words > LONGEST_SENTENCE
    } == {}
    hardest = {name: 6.0 if name in PLAIN else 8.0 for name in measured}
    assert {name: each.grade for name, each in measured.items() if each.grade > hardest[name]} == {}


def test_its_facts_and_rules_have_short_sentences(read: Site) -> None:
    ruleset = read.forms["owed"].ruleset
    texts = {f"{fact.id} {name}": getattr(fact, name) for fact in read.facts.values() for name in ("statement", "note")}
    texts |= {f"{rule.id} says": rule.says for rule in ruleset.rules.values()}
    texts |= {f"{question.id} find_out": question.find_out for question in ruleset.questions.values()}
    assert {name: text for name, text in texts.items() if readability(text).longest_words > LONGEST_SENTENCE} == {}


def test_it_promises_nobody_money_and_says_who_has_not_read_it(eu261: Path) -> None:
    for name, text in texts_of(eu261 / "output", ".html"):
        assert_never_said(PROMISES, name, text)
        assert "no lawyer has reviewed it" in text, name


def test_no_word_of_the_first_topic_is_in_its_output(eu261: Path) -> None:
    for name, text in texts_of(eu261 / "output"):
        assert_never_said(FIRST_TOPIC, name, text)


def test_it_says_of_each_source_that_nobody_opened_it(read: Site) -> None:
    assert not any(source.opened for source in read.sources.values()), "who opened it? say so in the sources page"
    assert "**We opened no address on the web.**" in (EU261 / "content/pages/sources.md").read_text("utf-8")
    for fact in read.facts.values():
        assert fact.checked == datetime.date(2026, 11, 28)
    # Nobody of us could read the paragraphs of a judgment, so none is named.
    written = "".join(path.read_text("utf-8") for path in EU261.rglob("*.yaml"))
    assert not re.search(r"\bpara(?:graph)?s?\.? ?\d", written)


def test_its_files_fit_the_schemas() -> None:
    assert_schemas_fit(EU261)


def test_it_replaces_nothing_of_the_theme() -> None:
    own = {path.relative_to(EU261).as_posix() for path in EU261.rglob("*") if path.suffix in (".html", ".css", ".js")}
    assert {name for name in own if not name.startswith("output/")} == {
        "assets/css/compare.css",
        "templates/pages/compare.html",
    }
