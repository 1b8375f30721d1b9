"""The explainer of another rule → a whole site with this one's theme, and no word of this one's topic in it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from explainer.model import Site
from explainer.pipeline import build_site, load_site
from explainer.rules.evaluate import evaluate
from tests.conftest import ROOT, Run
from tests.examples.shared import assert_never_said, assert_proved, assert_schemas_fit, texts_of

VOTE = ROOT / "examples/vote"
# Its country is the same, so the name of the country is no sign.
FIRST_TOPIC = re.compile(
    r"\b(asylum|refugees?|stca|irpa|irpr|immigra\w*|migrants?|claim(?!s_(?:from|until)\b)\w*|deport\w*|truthout|agreement|"
    r"treaty|borders?|crossing\w*|safe third|port of entry|eligib\w*|removal|ministers?)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def vote(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with the theme of this project's site, built."""
    from explainer.new.site import make_site

    folder = tmp_path_factory.mktemp("examples") / "vote"
    make_site(folder, VOTE)
    build_site(folder)
    return folder


@pytest.fixture(scope="module")
def read(vote: Path) -> Site:
    return load_site(vote)


def test_it_passes_its_checks(vote: Path, run: Run) -> None:
    assert "No errors" in run("check", site=vote).out


def test_its_rules_are_proved(read: Site) -> None:
    assert_proved(read.forms["vote"], questions=6)


def test_its_rules_answer_where_the_law_is_open(read: Site) -> None:
    never_here = {"citizen": "yes", "age": "from_18", "place": "abroad", "lived_here": "no"}
    result = evaluate(read.forms["vote"].ruleset, never_here)
    assert (result.exempt, result.outcome) == ("yes", "lawyer")


def test_it_is_a_short_explainer_with_everything_in_it(read: Site) -> None:
    assert len(read.sections) == 4
    assert len(read.facts) >= 15
    assert sum(len(year.events) for year in read.timeline) >= 8
    assert read.figures
    assert read.terms
    assert read.helpers


def test_no_word_of_the_first_topic_is_in_its_output(vote: Path) -> None:
    for name, text in texts_of(vote / "output"):
        assert_never_said(FIRST_TOPIC, name, text)


def test_it_says_of_each_fact_how_far_to_trust_it(read: Site) -> None:
    assert not any(source.opened for source in read.sources.values()), "who opened it? say so in the sources page"
    for fact in read.facts.values():
        weak = [read.sources[support.source].caution for support in fact.sources]
        assert fact.confidence != "high" or not all(weak) or fact.kind == "court", fact.id
        assert fact.checked == datetime.date(2026, 11, 23)
    for page in ("about", "sources", "exempt"):
        assert "No lawyer has" in (VOTE / f"content/pages/{page}.md").read_text("utf-8")


def test_its_files_fit_the_schemas() -> None:
    assert_schemas_fit(VOTE)


def test_nothing_of_this_site_stands_twice_in_the_repository() -> None:
    assert {path.name for path in VOTE.glob("[!.]*")} - {"output"} == {"README.md", "content", "site.yaml"}
