"""The files of a site → what was written in them. What is wrong is reported: see tests/mistakes/."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.formats.partial_date import PartialDate
from explainer.load.raw_site import load_raw_site
from explainer.model import RawSite
from tests.conftest import MakeSite, changed


def read(site: Path) -> RawSite:
    diagnostics = Diagnostics()
    raw = load_raw_site(site, diagnostics)
    assert [str(diagnostic) for diagnostic in diagnostics] == []
    assert raw is not None
    return raw


@pytest.fixture
def whole(a_site: MakeSite) -> RawSite:
    return read(a_site())


def test_the_settings_are_read_with_the_lines_of_their_lists(whole: RawSite) -> None:
    settings = whole.settings
    assert (settings.title, settings.language, settings.stale_after_days) == ("The Shared Card", "en", 180)
    assert settings.checked == datetime.date(2026, 5, 1)
    assert [(name, location.line) for name, location in settings.sections] == [("one-card", 15), ("shelves", 16)]


def test_pages_are_read_sections_first_drafts_too(whole: RawSite) -> None:
    assert [page.id for page in whole.pages if page.is_section] == ["night-hours", "one-card", "shelves"]
    assert [page.id for page in whole.pages if page.draft] == ["night-hours", "form"]
    assert whole.pages[0].is_section
    assert not whole.pages[-1].is_section


def test_a_page_without_a_short_title_has_its_title_instead(whole: RawSite) -> None:
    pages = {page.id: page for page in whole.pages}
    assert (pages["one-card"].title, pages["one-card"].short) == ("One card for two libraries", "One card")
    assert pages["shelves"].short == pages["shelves"].title


def test_a_text_knows_on_which_line_of_its_file_it_begins(whole: RawSite) -> None:
    page = next(page for page in whole.pages if page.id == "one-card")
    assert [(heading.text, heading.location.line) for heading in page.text.headings][:2] == [
        ("Who may have one", 13),
        ("Loans and days", 37),
    ]


def test_a_fact_is_read_whole(whole: RawSite) -> None:
    fact = next(fact for fact in whole.facts if fact.id == "card-shared")
    assert (fact.theme, fact.date, fact.until, fact.timeline, fact.turn) == (
        "rules",
        PartialDate(2019, 3, 4),
        None,
        True,
        True,
    )
    assert [(support.source, support.where) for support in fact.sources] == [
        ("card-rules-2", "(1)"),
        ("gazette-news", ""),
    ]
    assert str(fact.location) == "content/facts/rules.yaml:20"


def test_the_date_of_a_text_is_known_from_that_of_an_event(whole: RawSite) -> None:
    assert [fact.id for fact in whole.facts if fact.dates_text] == ["rule-reworded"]


def test_a_source_without_a_short_name_is_cited_by_publisher_and_year(whole: RawSite) -> None:
    shorts = {source.id: source.short for source in whole.sources}
    assert shorts["card-rules-2"] == "Rule 2"
    assert shorts["card-case"] == "The town court, 2021"
    assert shorts["reading-study"] == "The college"


def test_changes_come_newest_first_however_they_are_written(whole: RawSite) -> None:
    assert [str(change.date) for change in whole.changes] == ["2026-05-01", "2026-04-30", "2026-03-01"]


def test_words_keep_their_slots(whole: RawSite) -> None:
    assert whole.words["source-number"] == "Source {number}: {title}"


@pytest.mark.parametrize("file", ["figures", "glossary", "help", "changes"])
def test_a_site_may_do_without_some_files(file: str, a_site: MakeSite) -> None:
    read(a_site({f"content/{file}.yaml": None}))


def test_what_editors_programs_leave_behind_is_not_read(a_site: MakeSite) -> None:
    left = dict.fromkeys(
        (".help.md.swp", "#help.md#", "~help.md", ".#help.md", "help.md~", "help.md.orig"), "not a page"
    )
    site = a_site({f"content/pages/{name}": text for name, text in left.items()})
    assert len(read(site).pages) == 15


def test_line_ends_of_other_systems_change_nothing(a_site: MakeSite, whole: RawSite) -> None:
    site = a_site(name="windows")
    for path in (site / "content").rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(site) == whole


def test_reading_twice_gives_the_same(a_site: MakeSite) -> None:
    site = a_site()
    assert read(site) == read(site)


def test_a_changed_file_changes_what_is_read(a_site: MakeSite, whole: RawSite) -> None:
    assert read(a_site(changed("content/help.yaml", "area: Quay", "area: Pier"), name="other")) != whole
