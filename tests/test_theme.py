"""The theme of the package, and files of a site in its place → which of the two is used, and what is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.new.site import make_site
from explainer.preview.site_preview import Preview
from explainer.theme import FOLDERS, ORIGINAL, OWN, Theme, fingerprint, releases
from tests.architecture.test_code import TOPIC
from tests.conftest import ROOT, Run, replace_files

FOOT = "templates/parts/foot.html"
MARKED = "{% macro page_foot(pages, settings) %}<footer>Ours alone</footer>{% endmacro %}"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site with a quick exit, which has no file of the theme."""
    make_site(tmp_path / "site")
    settings = tmp_path / "site/site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("# leave: https", "leave: https"), "utf-8")
    return tmp_path / "site"


def page(site: Path, run: Run, name: str = "card.html") -> str:
    done = run("build", site=site)
    assert done.code == 0, done.err
    return (site / "output" / name).read_text("utf-8")


def test_a_template_of_the_site_takes_the_place_of_one_of_the_theme(site: Path, run: Run) -> None:
    assert "<footer>Ours alone</footer>" not in page(site, run)
    replace_files(site, {FOOT: MARKED})
    assert "<footer>Ours alone</footer>" in page(site, run)


def test_a_style_and_a_script_of_the_site_take_the_place_of_those_of_the_theme(site: Path, run: Run) -> None:
    replace_files(site, {"assets/css/foot.css": ".foot{color:teal}", "assets/js/leave.js": "document.title='x'"})
    shown = page(site, run)
    assert ".foot{color:teal}" in shown
    assert "<script>document.title='x'" in shown


def test_a_template_and_a_style_are_added_to_the_theme(site: Path, run: Run) -> None:
    foot = '{% from "parts/ours.html" import ours %}{% macro page_foot(pages, settings) %}{{ ours() }}{% endmacro %}'
    ours = '{% macro ours() %}<footer class="ours">x</footer>{% endmacro %}'
    replace_files(site, {FOOT: foot, "templates/parts/ours.html": ours, "assets/css/ours.css": ".ours{color:teal}"})
    assert '<footer class="ours">' in page(site, run)
    assert ".ours{color:teal}" in page(site, run)


def test_a_mistake_that_shows_in_a_file_of_the_theme_says_how_the_site_gets_its_own(site: Path, run: Run) -> None:
    replace_files(site, {"templates/parts/pager.html": "{% macro pages(previous, next) %}{% endmacro %}"})
    preview = Preview(site)
    preview.refresh()
    preview.page("card.html")
    for said in (run("check", site=site).err, *map(str, preview.diagnostics)):
        assert '"parts/pager.html" has no macro "pager".\n' in said
        assert said.startswith("templates/pages/section.html:")
        assert "It is a file of the theme: the command `override templates/pages/section.html` copies it" in said


def test_a_mistake_in_a_file_of_the_site_says_nothing_of_the_theme(site: Path, run: Run) -> None:
    replace_files(site, {FOOT: "{% macro page_foot(pages, settings) %}{{ nobody }}{% endmacro %}"})
    said = run("check", site=site).err
    assert said.startswith(f"{FOOT}:1: ")
    assert "override" not in said


def test_a_word_of_the_site_takes_the_place_of_one_of_the_theme_and_the_others_stay(site: Path, run: Run) -> None:
    replace_files(site, {"content/words.yaml": "skip: Over the head\n"})
    shown = page(site, run)
    assert "Over the head" in shown
    assert "Leave this site" in shown


def test_a_site_needs_no_words_of_its_own(site: Path, run: Run) -> None:
    replace_files(site, {"content/words.yaml": None})
    assert "Skip to the main text" in page(site, run)


@pytest.mark.parametrize("text", [(ROOT / FOOT).read_bytes(), (ROOT / FOOT).read_bytes().replace(b"\n", b"\r\n")])
def test_an_unchanged_copy_is_no_file_of_the_site(text: bytes, site: Path) -> None:
    replace_files(site, {FOOT: text})
    assert Theme.of(site).folder_of(FOOT) == ORIGINAL


def test_an_unchanged_copy_of_a_released_file_is_no_file_of_the_site(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_files(site, {FOOT: MARKED})
    released = {"0.1.0": {FOOT: fingerprint(site / FOOT)}}
    monkeypatch.setattr("explainer.theme.releases", lambda: released)
    assert Theme.of(site).folder_of(FOOT) == ORIGINAL
    replace_files(site, {FOOT: MARKED + "\n"})
    assert Theme.of(site).folder_of(FOOT) == site


def test_the_scripts_of_the_form_are_always_those_of_the_package(site: Path, run: Run) -> None:
    evaluator = (ROOT / "assets/js/evaluate.js").read_text("utf-8")
    replace_files(site, {"assets/js/evaluate.js": evaluator})
    assert run("build", site=site).code == 0
    replace_files(site, {"assets/js/evaluate.js": evaluator + "// ours\n"})
    done = run("check", site=site)
    assert done.code == 1
    assert done.err.startswith("assets/js/evaluate.js:1: the form is not asked by this file: its scripts come from the")
    assert run("build", site=site).err == done.err


def test_a_site_with_a_theme_of_its_own_uses_no_template_style_or_word_of_the_package(site: Path) -> None:
    theme = Theme.of(site, OWN)
    assert theme.find(FOOT) is None
    assert theme.names("assets/css", ".css") == []
    replace_files(site, {FOOT: (ROOT / FOOT).read_bytes()})
    assert theme.find(FOOT) == site / FOOT


def test_a_file_that_leads_out_of_the_site_is_not_read(site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("secret", "utf-8")
    (site / "templates/parts").mkdir(parents=True)
    (site / FOOT).symlink_to(tmp_path / "secret.html")
    diagnostics = Diagnostics()
    assert Theme.of(site).read(FOOT, diagnostics) is None
    assert [str(diagnostic.location) for diagnostic in diagnostics] == [f"{FOOT}:1"]


def test_a_change_of_the_theme_is_seen_by_the_preview(site: Path) -> None:
    from explainer.preview.watch import snapshot

    assert str(ORIGINAL / FOOT) in snapshot(site)


def test_every_release_is_known_by_its_fingerprints() -> None:
    assert list(releases()) == ["0.2.0"]
    assert set(releases()["0.2.0"]) > {FOOT, "templates/layout.html", "assets/css/base.css", "assets/js/evaluate.js"}


def test_no_word_of_the_first_topic_is_in_the_theme() -> None:
    files = [path for folder in FOLDERS for path in sorted((ORIGINAL / folder).rglob("*")) if path.is_file()]
    texts = {path.relative_to(ORIGINAL).as_posix(): path.read_text("utf-8") for path in files}
    found = [f"{file}: {match[0]}" for file, text in texts.items() if (match := TOPIC.search(text))]
    assert found == []
