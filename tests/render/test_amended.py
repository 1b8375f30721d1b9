"""A source that has changed → a notice on every page that rests on it, in each language, until the page is reviewed."""

from __future__ import annotations

import datetime
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics, Location
from explainer.maintenance.reminders import reminders_on
from explainer.model import Site
from explainer.model.amended import pages_to_review
from explainer.model.content import Amendment
from explainer.pipeline import load_site
from explainer.render.outputs import renderer_of
from explainer.render.pages import page_specs
from tests.conftest import ROOT, WHOLE, MakeSite, Run

_VOTE = ROOT / "examples/vote"
_TITLE = "We have not reviewed this page yet."
_SAYS = "Prisoners vote <by> mail only."
_FIELD = f"  amended:\n    day: 2026-06-01\n    says: {_SAYS}\n"


@pytest.fixture
def amended(tmp_path: Path) -> Path:
    """The example in which one section of the law has changed."""
    root = tmp_path / "vote"
    shutil.copytree(_VOTE, root)
    path = root / "content/sources.yaml"
    text = path.read_text("utf-8")
    head = "- id: elections-act-8\n  kind: law\n"
    assert text.count(head) == 1
    path.write_text(text.replace(head, head + _FIELD), "utf-8")
    return root


def pages_of(root: Path) -> dict[str, str]:
    """The pages of a site as they are published, by the names of their files."""
    site, diagnostics = load_site(root), Diagnostics()
    renderer = renderer_of(site, root, diagnostics)
    pages = {spec.file: renderer.page(spec).body.decode() for spec in page_specs(site)}
    assert list(diagnostics) == []
    return pages


def told(root: Path) -> set[str]:
    """The pages that say that the law has changed."""
    return {file for file, html in pages_of(root).items() if _TITLE in html}


def review(root: Path, page: str, day: str) -> None:
    """Write into the head of a page that it was reviewed on this day."""
    path = root / f"content/{page}.md"
    path.write_text(path.read_text("utf-8").replace("\nchanged: ", f"\nreviewed: {day}\nchanged: ", 1), "utf-8")


def test_every_page_that_rests_on_it_says_so_and_no_other(amended: Path) -> None:
    site = load_site(amended)
    cites = {page for page, cited in site.cited.items() if "elections-act-8" in cited}
    facts = site.facts_of_source["elections-act-8"]
    spoken = {page for fact in facts for page in site.pages_of_fact.get(fact, ())}
    assert cites | spoken
    resting = {page.id for page in pages_to_review(site, site.sources["elections-act-8"])}
    assert resting >= cites | spoken
    assert resting >= {"exempt"}, "a rule of the form rests on it"
    assert {"help", "about", "missing"}.isdisjoint(resting)
    files = told(amended)
    assert {f"{page}.html" for page in resting if page not in ("home", "missing")} <= files
    assert {"help.html", "about.html", "404.html"}.isdisjoint(files)


def test_it_says_what_is_known_as_text_and_leads_to_the_source(amended: Path) -> None:
    page = pages_of(amended)["exempt.html"]
    (notice,) = re.findall(
        r'<aside class="notice notice--warning">\s*<p class="notice__title">The law has.*?</aside>', page, re.DOTALL
    )
    assert "Prisoners vote &lt;by&gt; mail only." in notice
    assert 'href="sources.html#source-elections-act-8"' in notice
    assert "We have not reviewed this page yet." in notice


@pytest.mark.parametrize(("day", "is_told"), [("2026-05-31", True), ("2026-06-01", False), ("2026-07-01", False)])
def test_it_goes_away_when_the_page_is_reviewed(amended: Path, day: str, is_told: bool) -> None:
    review(amended, "pages/exempt", day)
    files = told(amended)
    assert ("exempt.html" in files) == is_told
    assert files - {"exempt.html"}


def test_an_amendment_that_is_reviewed_everywhere_can_be_removed(amended: Path) -> None:
    day = datetime.date(2026, 6, 2)
    site = load_site(amended)
    left = pages_to_review(site, site.sources["elections-act-8"])
    (reminder,) = [each for each in reminders_on(site, day) if each.kind == "amended law"]
    assert all(page.id in reminder.what for page in left)
    for page in left:
        review(amended, page.location.file.removeprefix("content/").removesuffix(".md"), "2026-06-02")
    (reminder,) = [each for each in reminders_on(load_site(amended), day) if each.kind == "amended law"]
    assert reminder.what.endswith("every page is reviewed: `amended` can be removed.")
    assert told(amended) == set()


def with_amendment(site: Site, source: str) -> Site:
    """The site as if that source had changed."""
    known = site.collections["sources"]
    change = Amendment(day=datetime.date(2026, 6, 1), says="It is new.", location=Location(""))
    by_id = {**known.by_id, source: replace(known.by_id[source], amended=change)}
    return replace(site, collections={**site.collections, "sources": replace(known, by_id=by_id)})


def test_the_notice_is_in_the_language_of_the_page(own_site: Site) -> None:
    family = [own_site, *own_site.translations]
    said = set()
    for each in family:
        site = with_amendment(each, "irpr-159-4-1-1")
        diagnostics = Diagnostics()
        renderer = renderer_of(site, ROOT, diagnostics, family=family)
        spec = next(spec for spec in page_specs(site) if spec.page.kind == "form")
        html = renderer.page(spec).body.decode()
        words = site.words["amended-not-reviewed"]
        assert words in html
        said.add(words)
    assert len(said) == len(family) == 6


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ("  amended: 2026-06-01\n", '"amended"'),
        ("  amended:\n    day: 2026-06-01\n", '"says" is missing'),
        ("  amended:\n    day: 2026-06-01\n    says: New.\n    by: me\n", 'no field "by"'),
    ],
)
def test_an_amendment_says_a_day_and_what_is_known(a_site: MakeSite, run: Run, field: str, says: str) -> None:
    text = (
        (WHOLE / "content/sources.yaml").read_text("utf-8").replace("  opened: true\n", f"  opened: true\n{field}", 1)
    )
    ran = run("check", site=a_site({"content/sources.yaml": text}))
    assert ran.code == 1
    assert says in ran.err


def test_only_what_says_the_law_is_amended(a_site: MakeSite, run: Run) -> None:
    text = (WHOLE / "content/sources.yaml").read_text("utf-8")
    text = text.replace("  kind: parliament\n", f"  kind: parliament\n{_FIELD}", 1)
    ran = run("check", site=a_site({"content/sources.yaml": text}))
    assert '"amended" belongs to sources that say what the law is.' in ran.err
