"""The content of this project's site → all that was researched, in plain words, with a source for each number."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from explainer.model import Site
from explainer.readability import readability
from tests.conftest import ROOT
from tests.site.pages import Page as HtmlPage
from tests.site.shingles import shingles_of, words_of

HERE = Path(__file__).parent
LONGEST_SENTENCE = 25  # words
HARDEST_GRADE = 8.0
# Read by people in a hurry or in fear.
PLAINEST_GRADE = 6.0
PLAINEST = ("home", "help", "exempt", "leaving", "missing")
# Examples, and what a template puts in, are no prose.
SLOTS = re.compile(r"\]\([^)]*\)|\{[^{}]*\}|\[@[^\]]*\]")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
PROMISES = re.compile(r"\byou (?:can|may) (?:make a |still )?claim\b(?! (?:if|only|when|unless))", re.IGNORECASE)
CONTENT = sorted(path for path in (ROOT / "content").rglob("*") if path.suffix in (".md", ".yaml"))
SECTIONS = sorted((ROOT / "content/sections").glob("*.md"))


def listed(name: str) -> set[str]:
    """The lines of a data file beside this one, without its comments."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks_of(file: Path) -> list[tuple[int, str]]:
    """The paragraphs, lists and tables of a Markdown file, each with its first line; headings are left out."""
    text = file.read_text("utf-8")
    body = text.split("---\n", 2)[2]
    first = text[: len(text) - len(body)].count("\n") + 1
    blocks = re.finditer(r"(?:[^\n]+\n?)+", body)
    return [(first + body.count("\n", 0, block.start()), block[0]) for block in blocks if not block[0].startswith("#")]


def test_every_researched_statement_has_its_fact(site: Site) -> None:
    researched = listed("researched_facts.txt")
    assert len(researched) == 107
    assert researched - set(site.facts) == set()


def test_a_page_is_written_in_plain_words(site: Site) -> None:
    assert set(PLAINEST) <= set(site.pages)
    measured = {page.id: readability(page.text.plain.replace("\n", "\n\n")) for page in site.pages.values()}
    long = {name: each.longest_sentence for name, each in measured.items() if each.longest_words > LONGEST_SENTENCE}
    assert long == {}
    hardest = {name: PLAINEST_GRADE if name in PLAINEST else HARDEST_GRADE for name in measured}
    assert {name: each.grade for name, each in measured.items() if each.grade > hardest[name]} == {}


def test_facts_and_words_are_explained_in_short_sentences(site: Site) -> None:
    texts = {
        f"{fact.id} {name}": getattr(fact, name)
        for fact in site.facts.values()
        for name in ("statement", "article_says", "why", "note")
    }
    texts |= {term.id: term.meaning for term in site.terms.values()}
    texts |= {helper.id: helper.what for helper in site.helpers}
    long = {
        name: measured.longest_sentence
        for name, text in texts.items()
        if (measured := readability(text)).longest_words > LONGEST_SENTENCE
    }
    assert long == {}
    assert readability("\n\n".join(texts.values())).grade <= HARDEST_GRADE


@pytest.mark.parametrize("file", SECTIONS, ids=named)
def test_a_year_in_a_section_stands_beside_its_fact_or_source(file: Path) -> None:
    for line, block in blocks_of(file):
        if YEAR.search(SLOTS.sub("", block)):
            assert re.search(r"\{fact:|\[@", block), f"{named(file)}:{line} {block[:80]}"


@pytest.mark.parametrize("file", CONTENT, ids=named)
def test_no_sentence_of_the_article_is_used(file: Path) -> None:
    known = listed("article_shingles.txt")
    text = SLOTS.sub(" ", file.read_text("utf-8"))
    copied = [run for shingle, run in shingles_of(text).items() if shingle in known]
    assert copied == []


def test_a_copied_sentence_would_be_found() -> None:
    text = "He said: “That’s how it is, and how it always was – here.”"
    assert set(shingles_of("That's how it is and how it")) <= set(shingles_of(text))
    assert len(shingles_of(text)) == len(words_of(text)) - 6
    assert len(listed("article_shingles.txt")) > 1000


@pytest.mark.parametrize("file", CONTENT, ids=named)
def test_nobody_is_told_flatly_that_they_can_claim(file: Path) -> None:
    text = file.read_text("utf-8")
    flat = [text[match.start() : match.end() + 60] for match in PROMISES.finditer(text)]
    assert flat == []


def test_every_claim_of_the_article_is_attributed_to_it(site: Site) -> None:
    said = [fact for fact in site.facts.values() if fact.article_says]
    assert [fact.id for fact in said if "article" not in fact.article_says.lower()] == []


def test_a_fact_that_rests_on_a_weak_source_says_so_on_its_card(site: Site, pages: dict[str, HtmlPage]) -> None:
    source = [page for path, page in pages.items() if "/" not in path]  # in the language of the cautions below
    cards = {element["id"]: element.text for page in source for element in page.elements if element["id"]}
    cautions = {source.id: source.caution for source in site.sources.values() if source.caution}
    weak = [
        (fact.id, cautions[support.source])
        for fact in site.facts.values()
        for support in fact.sources
        if support.source in cautions
    ]
    assert [fact for fact, caution in weak if caution not in cards[f"fact-{fact}"]] == []
    assert weak


def test_a_figure_shows_only_numbers_that_its_facts_state(site: Site) -> None:
    for figure in site.figures.values():
        for row in figure.rows:
            if not row.fact:
                continue  # no number was found
            fact = site.facts[row.fact]
            stated = re.sub(r"(?<=\d)[, \u00a0](?=\d{3})", "", f"{fact.statement} {fact.note} {fact.why}")
            assert str(row.value) in stated or row.about, f"{figure.id} {row.label}: {row.value} is not in {fact.id}"


def test_the_timeline_holds_the_turns_of_the_law(site: Site) -> None:
    events = [event for year in site.timeline for event in year.events]
    assert len(events) >= 50
    assert sum(event.turn for event in events) >= 8
