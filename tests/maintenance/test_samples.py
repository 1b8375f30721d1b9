"""Sample texts of a new site → `check` lists each at its line, until somebody has changed it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explainer.maintenance.samples import sample_reminders
from explainer.new.site import make_site
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
    home.write_text(home.read_text("utf-8").replace("Who pays for a library card", "Who may keep bees"), "utf-8")
    assert listed(site)["content/pages/home.md"] == before[1:]


def test_a_text_that_fits_every_site_may_stay(site: Path) -> None:
    assert "Every statement that was checked" in (site / "content/pages/facts.md").read_text("utf-8")
    assert "content/pages/facts.md" not in listed(site)


def test_check_lists_them(site: Path, run: Run) -> None:
    done = run("check", "--json", site=site)
    found = [each for each in json.loads(done.out)["reminders"] if each["kind"] == "sample text"]
    assert len(found) == sum(map(len, listed(site).values()))
    assert found[0]["what"].startswith("this came with the new site: ")


@pytest.mark.parametrize("folder", [".", "examples/vote", "examples/docs", "tests/sites/whole"])
def test_a_site_of_another_topic_has_none(folder: str) -> None:
    assert sample_reminders(ROOT / folder) == []
