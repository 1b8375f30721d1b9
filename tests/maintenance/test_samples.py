"""Sample texts of a new site → `check` lists each at its line, until somebody has changed it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from explainer.maintenance.samples import sample_reminders
from explainer.new.basics import SAMPLE, Basics
from explainer.new.site import STARTER, make_site
from tests.conftest import ROOT, Run


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site as `new` makes it."""
    make_site(tmp_path / "site")
    return tmp_path / "site"


def listed(site: Path) -> dict[str, list[int]]:
    """The lines with sample texts, by file."""
    found: dict[str, list[int]] = {}
    for reminder in sample_reminders(site):
        found.setdefault(reminder.location.file, []).append(reminder.location.line)
    return found


@pytest.mark.parametrize(
    "file",
    [
        "site.yaml",
        "README.md",
        "content/changes.yaml",
        "content/facts/rules.yaml",
        "content/figures.yaml",
        "content/glossary.yaml",
        "content/help.yaml",
        "content/pages/home.md",
        "content/pages/about.md",
        "content/rules/card.yaml",
        "content/rules/cases.yaml",
        "content/sections/card.md",
        "content/sources.yaml",
        "content/words.yaml",
    ],
)
def test_a_new_site_has_sample_texts_in_every_file_that_speaks_of_the_sample(file: str, site: Path) -> None:
    assert listed(site)[file]


def test_every_line_that_names_what_is_invented_is_listed(site: Path) -> None:
    for path in sorted((site / "content").rglob("*.*")):
        lines = path.read_text("utf-8").splitlines()
        invented = [number for number, line in enumerate(lines, 1) if "invented" in line and "$schema" not in line]
        assert set(invented) <= set(listed(site).get(path.relative_to(site).as_posix(), ()))


def test_a_text_leaves_the_list_once_it_is_changed(site: Path) -> None:
    home = site / "content/pages/home.md"
    before = listed(site)["content/pages/home.md"]
    home.write_text(home.read_text("utf-8").replace("a topic of your choice", "keeping bees"), "utf-8")
    assert listed(site)["content/pages/home.md"] == before[1:]


def test_a_text_that_fits_every_site_may_stay(site: Path) -> None:
    lines = (site / "content/pages/facts.md").read_text("utf-8").splitlines()
    stays = [number for number, line in enumerate(lines, 1) if "Every statement that was checked" in line]
    assert len(stays) == 1
    assert stays[0] not in listed(site)["content/pages/facts.md"]


def test_a_text_with_the_topic_is_a_sample_only_while_it_has_the_topic_of_the_sample(tmp_path: Path) -> None:
    make_site(tmp_path / "site", basics=Basics("Bees", "en", "keeping bees"))
    found = listed(tmp_path / "site")
    for file, line in (("site.yaml", "description"), ("content/pages/home.md", "title"), ("README.md", "What the")):
        lines = (tmp_path / "site" / file).read_text("utf-8").splitlines()
        (number,) = (number for number, text in enumerate(lines, 1) if text.startswith(line))
        assert "keeping bees" in lines[number - 1]
        assert number not in found.get(file, ())


def test_no_line_of_the_sample_has_both_a_place_for_the_topic_and_a_sample_text() -> None:
    # With a topic in its place it could not be told from a text that somebody has changed.
    for path in (path for path in STARTER.rglob("*") if path.is_file()):
        for line in path.read_text("utf-8").splitlines():
            assert SAMPLE.topic not in line or not re.search("sample|librar|invented", line, re.IGNORECASE), line


def test_check_lists_them(site: Path, run: Run) -> None:
    done = run("check", "--json", site=site)
    found = [each for each in json.loads(done.out)["reminders"] if each["kind"] == "sample text"]
    assert len(found) == sum(map(len, listed(site).values()))
    assert found[0]["what"].startswith("this came with the new site: ")


@pytest.mark.parametrize("folder", [".", "examples/vote", "examples/docs", "tests/sites/whole"])
def test_a_site_of_another_topic_has_none(folder: str) -> None:
    assert sample_reminders(ROOT / folder) == []
