"""docs/ → a site of it that the generator makes: every page is there, every link leads somewhere, none is heavy."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.pipeline import build_site, load_site
from explainer.schemas import kind_of
from tests.browser.visit import OpenPage
from tests.conftest import ROOT, Run, files_in
from tests.test_schemas import schema_diagnostics, text_of
from tools import docs_site

EXAMPLE = ROOT / "examples/docs"
# The longest pages are the reference of messages and that of templates, which grow with the program.
BUDGET = 200_000
# What a site without facts, events, rules and sources does not have; `{name}` is a word that nothing was put into.
OUT_OF_PLACE = ("timeline", "your answers", "facts and law", "lawyer has reviewed it", "leave this site")


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the documentation, built."""
    folder = tmp_path_factory.mktemp("examples") / "docs"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("output", "sections", "images"))
    docs_site.write(folder)
    build_site(folder)
    return folder


def test_every_page_of_the_documentation_is_a_page_of_the_site(docs: Path) -> None:
    made_from = {entry.source for entry in docs_site.ENTRIES}
    made_from |= {f"decisions/{path.name}" for path in (ROOT / "docs/decisions").glob("*.md")}
    assert sorted(made_from) == docs_site.sources(), "a guide needs an entry in tools/docs_site.py"
    listed = [section.id for section in load_site(docs).sections]
    assert listed == [Path(entry.file).stem for entry in docs_site.ENTRIES]


def test_every_heading_of_the_documentation_is_on_the_site(docs: Path) -> None:
    words = {page.id: [heading.text for heading in page.text.headings] for page in load_site(docs).sections}
    shown = {text for texts in words.values() for text in texts}
    for source in docs_site.sources():
        text = (ROOT / "docs" / source).read_text("utf-8")
        for heading in re.findall(r"^##+ ([\w ,]+)$", docs_site.BLOCK.sub("", text), re.MULTILINE):
            assert heading in shown, f"{source}: {heading}"


def test_it_passes_its_checks_and_its_links_lead_somewhere(docs: Path, run: Run) -> None:
    # `check` reports a link to a page, a heading or a picture that is not there.
    assert "No errors" in run("check", site=docs).out


def test_a_link_out_of_the_documentation_is_left_as_words(docs: Path) -> None:
    page = (docs / "output/architecture.html").read_text("utf-8")
    assert "How to use the generator is in the README, why" in " ".join(unescape(page).split())


def test_a_link_that_leads_nowhere_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    entry = docs_site.Entry("start/a.md", "a.md", "A", "About A.")
    (tmp_path / "a.md").write_text("# A\n\n[Words](b.md#c), and `[code](d.md)`.\n", "utf-8")
    monkeypatch.setattr(docs_site, "DOCS", tmp_path)
    monkeypatch.setattr(docs_site, "ENTRIES", (entry,))
    with pytest.raises(ValueError, match=r"docs/a\.md has a link to b\.md#c"):
        docs_site.site_files("2026-11-28")


@pytest.mark.parametrize("text", ["# A\n\nWords.\n\n# B\n", "Words.\n\n# A\n", "## A\n"])
def test_a_guide_without_one_title_is_told(text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(text, "utf-8")
    monkeypatch.setattr(docs_site, "DOCS", tmp_path)
    monkeypatch.setattr(docs_site, "ENTRIES", (docs_site.Entry("start/a.md", "a.md", "A", "About A."),))
    with pytest.raises(ValueError, match=r"docs/a\.md must begin with its title"):
        docs_site.site_files("2026-11-28")


def test_nothing_of_a_law_is_said_on_it(docs: Path) -> None:
    for name, body in files_in(docs / "output").items():
        if name.endswith(".html"):
            page = body.decode()
            frame = page[: page.index("<main")] + page[page.index("</main>") :]
            text = " ".join(re.sub(r"<style.*?</style>|<[^>]*>", " ", frame, flags=re.DOTALL).split()).lower()
            assert [words for words in OUT_OF_PLACE if words in text] == [], name
            assert "<ul>\n    </ul>" not in page, name


def test_there_is_no_data_of_what_it_does_not_have(docs: Path) -> None:
    assert not (docs / "output/data").exists()


def test_no_page_is_heavy_and_none_has_a_script(docs: Path) -> None:
    for name, body in files_in(docs / "output").items():
        if name.endswith(".html"):
            assert len(body) < BUDGET, name
            assert re.search(rb"<script(?! type=.application/ld)", body) is None, name


def test_sections_stand_under_the_titles_of_their_folders(docs: Path) -> None:
    home = (docs / "output/index.html").read_text("utf-8")
    assert re.findall(r"<h3>(.*?)</h3>", home) == ["Start", "Guides", "Reference", "How it is made"]


def test_each_page_lists_all_pages_and_marks_itself(docs: Path) -> None:
    pages = [section.id for section in load_site(docs).sections]
    for page in pages:
        html = (docs / f"output/{page}.html").read_text("utf-8")
        menus = re.findall(r'<nav class="guide-menu".*?</nav>', html, re.DOTALL)
        for menu in menus:  # one to unfold on a phone, and one beside the text
            assert re.findall(r'href="([\w-]+)\.html"', menu) == pages
            assert re.findall(r'href="(\S+)\.html" aria-current="page"', menu) == [page]
        assert len(menus) == 2


def test_the_headings_of_a_page_stand_below_its_name_the_deeper_ones_too(docs: Path) -> None:
    (editing,) = re.findall(
        r"<ol>\s*<li.*?</ol>", (docs / "output/editing.html").read_text("utf-8").split("<article")[0], re.DOTALL
    )
    assert '<li><a href="#write-a-section">Write a section</a></li>' in editing
    assert '<li class="guide-menu__deeper"><a href="#facts-in-a-text">Facts in a text</a></li>' in editing


@pytest.mark.parametrize(("width", "folded", "beside"), [(360, True, False), (1280, False, True)])
def test_the_menu_works_without_script(docs: Path, width: int, folded: bool, beside: bool, open_page: OpenPage) -> None:
    page = open_page(docs / "output/editing.html", width=width, javascript=False).page
    menus = page.locator(".guide-menu")
    assert [page.locator(".guide__fold summary").is_visible(), menus.last.is_visible()] == [folded, beside]
    if folded:
        assert not menus.first.is_visible()
        page.locator(".guide__fold summary").click()
        assert menus.first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator('.guide-menu a[href="theme.html"]:visible').click()
    assert page.url.endswith("/theme.html")


def test_its_files_fit_the_schemas() -> None:
    for name in files_in(EXAMPLE):
        kind = kind_of(name)
        if kind is not None:
            text = text_of(EXAMPLE / name, kind, Diagnostics())
            assert text is not None
            assert schema_diagnostics(text, kind) == [], name
