"""The explainer of another rule → a whole site with this one's theme, and no word of this one's topic in it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.pipeline import build_site, load_site
from explainer.rules.evaluate import evaluate
from explainer.rules.proofs import prove
from explainer.schemas import kind_of
from tests.conftest import ROOT, Run, files_in
from tests.test_schemas import schema_diagnostics, text_of

VOTE = ROOT / "examples/vote"
# Its country is the same, so the name of the country is no sign.
FIRST_TOPIC = re.compile(
    r"\b(asylum|refugees?|stca|irpa|irpr|immigra\w*|migrants?|claim(?!s_(?:from|until)\b)\w*|deport\w*|truthout|agreement|"
    r"treaty|borders?|crossing\w*|safe third|port of entry|eligib\w*|removal|ministers?)\b",
    re.IGNORECASE,
)
# Styles speak of the borders of boxes.
STYLES_AND_SCRIPTS = re.compile(r"<(style|script)\b(?![^>]*application/)[^>]*>.*?</\1>", re.DOTALL)
WRITTEN = (".html", ".json", ".xml", ".txt", ".md")


@pytest.fixture(scope="module")
def vote(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with the theme of this project's site, built."""
    from explainer.new.site import make_site

    folder = tmp_path_factory.mktemp("examples") / "vote"
    make_site(folder, VOTE)
    build_site(folder)
    return folder


def test_it_passes_its_checks(vote: Path, run: Run) -> None:
    assert "No errors" in run("check", site=vote).out


def test_its_rules_are_proved(vote: Path) -> None:
    form = load_site(vote).forms["vote"]
    diagnostics = Diagnostics()
    proof = prove(form.ruleset, form.cases, form.laws, diagnostics)
    assert list(diagnostics) == []
    assert proof is not None
    assert proof.questions == 6


def test_its_rules_answer_where_the_law_is_open(vote: Path) -> None:
    form = load_site(vote).forms["vote"]
    never_here = {"citizen": "yes", "age": "from_18", "place": "abroad", "lived_here": "no"}
    result = evaluate(form.ruleset, never_here)
    assert (result.exempt, result.outcome) == ("yes", "lawyer")


def test_it_is_a_short_explainer_with_everything_in_it(vote: Path) -> None:
    site = load_site(vote)
    assert len(site.sections) == 4
    assert len(site.facts) >= 15
    assert sum(len(year.events) for year in site.timeline) >= 8
    assert site.figures
    assert site.terms
    assert site.helpers


def test_no_word_of_the_first_topic_is_in_its_output(vote: Path) -> None:
    for name, body in files_in(vote / "output").items():
        if name.endswith(WRITTEN):
            text = STYLES_AND_SCRIPTS.sub("", body.decode())
            found = FIRST_TOPIC.search(text)
            assert found is None, f"{name}: {text[max(found.start() - 60, 0) : found.end() + 30]}"


def test_it_says_of_each_fact_how_far_to_trust_it(vote: Path) -> None:
    site = load_site(vote)
    assert not any(source.opened for source in site.sources.values()), "who opened it? say so in the sources page"
    for fact in site.facts.values():
        weak = [site.sources[support.source].caution for support in fact.sources]
        assert fact.confidence != "high" or not all(weak) or fact.kind == "court", fact.id
        assert fact.checked == datetime.date(2026, 11, 23)
    for page in ("about", "sources", "exempt"):
        assert "No lawyer has" in (VOTE / f"content/pages/{page}.md").read_text("utf-8")


def test_its_files_fit_the_schemas() -> None:
    for name in files_in(VOTE):
        kind = kind_of(name)
        if kind is not None:
            text = text_of(VOTE / name, kind, Diagnostics())
            assert text is not None
            assert schema_diagnostics(text, kind) == [], name


def test_nothing_of_this_site_stands_twice_in_the_repository() -> None:
    assert {path.name for path in VOTE.glob("[!.]*")} - {"output"} == {"README.md", "content", "site.yaml"}
