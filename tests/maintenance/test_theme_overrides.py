"""Files of a site in place of the theme's → what `override` writes, and what `check` says of them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from explainer import __version__
from explainer.new.site import make_site
from explainer.theme import ORIGINAL, Theme, fingerprint
from tests.conftest import ROOT, Run, replace_files

FOOT = "templates/parts/foot.html"
THEN = "{# The foot as it was then. #}\n{% macro page_foot(pages, settings) %}<footer>x</footer>{% endmacro %}\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site, which has no file of the theme."""
    make_site(tmp_path / "site")
    return tmp_path / "site"


def reminders(site: Path, run: Run) -> dict[str, list[dict[str, str]]]:
    """What `check` reminds of, by kind."""
    done = run("check", "--json", "--today", "2026-11-28", site=site)
    assert done.code == 0, done.out
    found: dict[str, list[dict[str, str]]] = {}
    for reminder in json.loads(done.out)["reminders"]:
        found.setdefault(reminder["kind"], []).append(reminder)
    return found


@pytest.mark.parametrize(
    ("file", "first_line"),
    [
        (FOOT, "{{# overrides theme {0} sha256:{1} #}}"),
        ("templates/READ-ME-FIRST.txt", "{{# overrides theme {0} sha256:{1} #}}"),
        ("assets/css/foot.css", "/* overrides theme {0} sha256:{1} */"),
        ("assets/js/leave.js", "// overrides theme {0} sha256:{1}"),
    ],
)
def test_a_copy_says_from_which_version_it_is(file: str, first_line: str, site: Path, run: Run) -> None:
    assert run("override", file, site=site).code == 0
    first, _, rest = (site / file).read_text("utf-8").partition("\n")
    assert first == first_line.format(__version__, fingerprint(ORIGINAL / file))
    assert rest == (ORIGINAL / file).read_text("utf-8")


def test_a_copy_changes_nothing_until_it_is_changed(site: Path, run: Run) -> None:
    assert run("build", site=site).code == 0
    before = (site / "output/card.html").read_bytes()
    assert run("override", FOOT, "templates/layout.html", "assets/css/foot.css", site=site).code == 0
    assert run("build", site=site).code == 0
    assert (site / "output/card.html").read_bytes() == before
    # Also when it is the site's own that is used.
    text = (site / FOOT).read_text("utf-8")
    replace_files(site, {FOOT: text.replace("{% endmacro %}", "{% endmacro %}{# x #}")})
    assert Theme.of(site).folder_of(FOOT) == site
    assert run("build", site=site).code == 0
    assert (site / "output/card.html").read_bytes() == before


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (
            "templates/parts/fot.html",
            'the theme has no file "templates/parts/fot.html" that a site can replace. Did you',
        ),
        ("../site.yaml", 'the theme has no file "../site.yaml"'),
        ("templates/words.yaml", 'the theme has no file "templates/words.yaml" that a site can replace.'),
        ("assets/js/evaluate.js", "assets/js/evaluate.js always comes from the package"),
        (FOOT, f"{FOOT} is in the site already."),
    ],
)
def test_what_cannot_be_replaced_is_not_copied(file: str, words: str, site: Path, run: Run) -> None:
    replace_files(site, {FOOT: "ours"})
    done = run("override", "templates/layout.html", file, site=site)
    assert done.code == 2
    assert words in done.err
    assert not (site / "templates/layout.html").exists()


def test_a_file_that_changed_in_the_theme_is_listed_with_the_difference(site: Path, run: Run) -> None:
    replace_files(site, {FOOT: f"{{# overrides theme 0.1.0 sha256:{'0' * 32} #}}\n{THEN}"})
    reminder = reminders(site, run)["file that changed in the theme"][0]
    assert reminder["file"] == FOOT
    assert "the theme's file changed since 0.1.0, from which this was made." in reminder["what"]
    assert "\n    -{# The foot as it was then. #}" in reminder["what"]
    new_mark = reminder["what"].rpartition("its first line is: ")[2]
    replace_files(site, {FOOT: f"{new_mark}\n{THEN}"})
    assert "file that changed in the theme" not in reminders(site, run)
    assert "\n    +{# What this site is not, the day of the law, every page, the licence. #}" in reminder["what"]


def test_a_file_without_a_mark_is_compared_with_the_version_that_the_site_states(
    site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_files(site, {FOOT: THEN})
    monkeypatch.setattr("explainer.theme.releases", lambda: {"0.1.0": {FOOT: "0" * 32}})
    settings = (site / "site.yaml").read_text("utf-8")
    assert "file that changed in the theme" not in reminders(site, run)
    replace_files(site, {"site.yaml": settings.replace(f"theme: {__version__}", "theme: 0.1.0")})
    assert reminders(site, run)["file that changed in the theme"][0]["file"] == FOOT
    replace_files(site, {"site.yaml": settings.replace(f"theme: {__version__}\n", "")})
    reminder = reminders(site, run)["files of unknown origin"][0]
    assert reminder["file"] == "site.yaml"
    assert reminder["what"].endswith(f"Begin with: {FOOT}")


def test_a_file_whose_original_did_not_change_is_not_listed(site: Path, run: Run) -> None:
    run("override", FOOT, site=site)
    replace_files(site, {FOOT: (site / FOOT).read_text("utf-8") + "{# ours #}"})
    assert not [kind for kind in reminders(site, run) if "theme" in kind]


def test_an_unchanged_copy_can_be_removed(site: Path, run: Run) -> None:
    replace_files(site, {FOOT: (ROOT / FOOT).read_bytes()})
    assert [each["file"] for each in reminders(site, run)["file of the theme, unchanged"]] == [FOOT]


def test_words_that_a_site_in_another_language_lacks_are_listed(site: Path, run: Run) -> None:
    settings = (site / "site.yaml").read_text("utf-8")
    assert "words in English" not in reminders(site, run)
    replace_files(site, {"site.yaml": settings.replace("language: en\n", "language: en-GB\n")})
    assert "words in English" not in reminders(site, run)
    replace_files(site, {"site.yaml": settings.replace("language: en\n", "language: de\n")})
    listed = reminders(site, run)["words in English"][0]["what"].rpartition("Begin with: ")[2].split(", ")
    assert listed[0] == "skip"
    assert listed[-1] == "…"
    assert "not-advice" not in listed


@pytest.mark.slow
def test_a_site_made_by_the_first_release_builds_and_all_of_its_theme_can_be_removed(tmp_path: Path, run: Run) -> None:
    release = subprocess.run(["git", "archive", "v0.2.0"], cwd=ROOT, capture_output=True, check=False)
    if release.returncode:
        pytest.skip("the tag v0.2.0 is not in this clone; `git fetch --tags` brings it")
    with tarfile.open(fileobj=io.BytesIO(release.stdout)) as archive:
        archive.extractall(tmp_path / "release", filter="data")
    site = tmp_path / "site"
    program = str(tmp_path / "release/build.py")
    made = [sys.executable, program, "new", "site", str(site), "--site", str(tmp_path / "release")]
    subprocess.run(made, capture_output=True, check=True)
    listed = {each["file"] for each in reminders(site, run)["file of the theme, unchanged"]}
    assert len(listed) > 120
    assert run("build", site=site).code == 0
    before = {path: (site / "output" / path).read_bytes() for path in ("index.html", "exempt.html", "timeline.html")}
    replace_files(site, dict.fromkeys(listed))
    assert run("build", site=site).code == 0
    assert before == {path: (site / "output" / path).read_bytes() for path in before}
    assert "file of the theme, unchanged" not in reminders(site, run)
