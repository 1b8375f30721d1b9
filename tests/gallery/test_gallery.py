"""The page of all parts → every template of a part is on it, in every state; only a preview has it."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from explainer.gallery.content import content_components
from explainer.gallery.form import form_components, form_stories
from explainer.gallery.spec import FILE
from explainer.gallery.stories import greedy_cover
from explainer.model import VERDICTS, Site
from explainer.picture import LOOKS
from explainer.preview.site_preview import Preview
from explainer.proved import STAMP
from explainer.theme import Theme
from tests.browser.visit import OpenPage
from tests.conftest import ROOT, MakeSite, files_in
from tests.test_serve import serving

# These hold the words of the script as attributes, which nobody sees.
NOT_SEEN = {"parts/form-words.html"}


@dataclass(frozen=True, slots=True)
class Made:
    """The page of all parts, and the templates that were read to make it."""

    page: str
    asked: frozenset[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    site = copy_of_this_site(tmp_path_factory.mktemp("made"))
    asked: set[str] = set()

    def recording(theme: Theme, file: str) -> Path | None:
        asked.add(file.removeprefix("templates/"))
        return find(theme, file)

    find = Theme.find

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Theme, "find", recording)
        return Made(shown_of(site), frozenset(asked))


@pytest.fixture(scope="module")
def page(made: Made) -> str:
    return made.page


def shown_of(root: Path) -> str:
    preview = Preview(root)
    preview.refresh()
    output = preview.page(FILE)
    assert output is not None, [str(diagnostic) for diagnostic in preview.diagnostics]
    return output.body.decode()


def test_every_template_of_a_part_is_on_the_page(made: Made) -> None:
    components = {f"parts/{path.name}" for path in (ROOT / "templates/parts").glob("*.html")}
    assert components - made.asked == NOT_SEEN


def test_every_part_that_is_listed_has_states_with_names_of_their_own(own_site: Site) -> None:
    for component in (*content_components(own_site), *form_components(own_site)):
        names = [story.name for story in component.stories]
        assert names, component.file
        assert all(names), component.file
        assert len(names) == len(set(names)), component.file


def test_every_verdict_look_and_notice_is_on_the_page(page: str) -> None:
    for name in (*VERDICTS, *LOOKS):
        assert re.search(rf'class="[^"]*\b(?:verdict|look)--{name}"', page), name
    for kind in ("note", "warning", "opinion"):
        assert f"notice--{kind}" in page


def test_every_result_and_every_advice_is_among_the_states_of_the_form(own_site: Site) -> None:
    ruleset = own_site.forms["stca"].ruleset
    named = ", ".join(story.name for story in form_stories(own_site))
    wanted = [f"outcome: {outcome.id}" for outcome in ruleset.outcomes]
    wanted += [f"outcome: {identifier}" for identifier in ruleset.derived]
    wanted += [f"advice: {hint.id}" for hint in ruleset.advice]
    wanted += [f"exempt: {answer}" for answer in ("yes", "no", "unsure")]
    assert [name for name in wanted if name not in named] == []


def test_the_built_site_has_no_such_page(bundled_site: Path) -> None:
    files = files_in(bundled_site)
    assert "index.html" in files
    assert [path for path, body in files.items() if path.endswith(FILE) or b'data-module="parts"' in body] == []


def test_a_thing_is_chosen_for_what_nothing_before_it_showed() -> None:
    things = ["a", "ab", "b", "abc", "aa"]
    assert list(greedy_cover(things, list)) == [("a", "a"), ("b", "ab"), ("c", "abc")]


def test_a_site_whose_templates_have_no_such_page_does_without(a_site: MakeSite) -> None:
    preview = Preview(a_site())
    preview.refresh()
    assert preview.page(FILE) is None
    assert preview.page("index.html")


def test_a_part_that_cannot_be_made_is_reported_by_file_and_line(tmp_path: Path) -> None:
    site = copy_of_this_site(tmp_path)
    component = site / "templates/parts/verdict.html"
    component.write_text(component.read_text("utf-8").replace("say(", "says("), "utf-8")
    preview = Preview(site)
    preview.refresh()
    assert preview.page(FILE) is None
    assert "templates/parts/verdict.html:1:" in str(preview.diagnostics[0])


def test_a_mistake_in_its_text_is_reported_by_file_and_line(tmp_path: Path) -> None:
    site = copy_of_this_site(tmp_path)
    text = site / "templates/parts.md"
    text.write_text("A fact {fact:nowhere}.\n\n" + text.read_text("utf-8"), "utf-8")
    preview = Preview(site)
    preview.refresh()
    assert preview.page(FILE) is None
    assert str(preview.diagnostics[0]).startswith('templates/parts.md:1: there is no fact "nowhere".')


@pytest.mark.slow
def test_the_form_is_brought_into_each_of_its_states(tmp_path: Path, open_page: OpenPage) -> None:
    with serving(copy_of_this_site(tmp_path)) as server:
        visit = open_page(f"http://127.0.0.1:{server.port}/{FILE}", width=1280)
        visit.wait_until("[...document.querySelectorAll('iframe')].every((frame) => frame.height)")
        page = visit.page
        frames = page.locator("iframe").element_handles()
        seen = {}
        for frame in frames:
            content = frame.content_frame()
            assert content is not None
            shown = content.locator("[data-part=one]:visible").evaluate_all("all => all.map((each) => each.id)")
            seen[json.loads(frame.get_attribute("data-state") or "")["name"]] = shown
            if frame.get_attribute("title") == "no answer was chosen":
                assert content.locator(".form__error").is_visible()
            if (frame.get_attribute("title") or "").startswith("days to be counted"):
                assert content.locator(".form__counter select:visible").count() >= 3
    assert len(seen) == len(frames) > 10
    for name, shown in seen.items():
        for kind, identifier in re.findall(r"(exempt|outcome|advice): (\w+)", name):
            assert f"{kind[0]}-{identifier}" in shown, name


def copy_of_this_site(folder: Path) -> Path:
    """The site of this project, in its source language, in a folder where it may be changed."""
    site = folder / "site"
    for name in ("content", "templates", "assets"):
        shutil.copytree(ROOT / name, site / name, ignore=shutil.ignore_patterns("translations"))
    settings = (ROOT / "site.yaml").read_text("utf-8")
    (site / "site.yaml").write_text(re.sub(r"^(languages|core): .*\n", "", settings, flags=re.MULTILINE), "utf-8")
    if (ROOT / STAMP).is_file():  # the proof of these rules, which this run made; the copy has the same rules
        (site / STAMP).parent.mkdir()
        shutil.copy(ROOT / STAMP, site / STAMP)
    return site
