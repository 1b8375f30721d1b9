"""The registry of kinds of pages → what each entry must agree with, a new kind, and pages of any name."""

from __future__ import annotations

import inspect
import pkgutil
import re
from pathlib import Path

import pytest

from explainer.bundle import COPIES, bundle_site
from explainer.model.page_kinds import ENTRIES, KINDS, PageKind
from explainer.new.site import make_site
from explainer.pipeline import build_site
from tests.bundle.little_effort import little_effort
from tests.conftest import ROOT, WHOLE, MakeSite, changed, files_in, replace_files
from tests.generators import add_after, copy_generator, run_on

HEAD = "---\ntitle: {title}\ndescription: About {title}.\nchanged: 2026-04-02\n{more}---\n\nWords of this page.\n"
LIST = '{% extends "pages/plain.html" %}{% block made %}<p>{{ sections | length }} sections</p>{% endblock %}\n'
# Every page of the starter that is of a kind of its own.
RENAMED = ("home", "exempt", "timeline", "facts", "figures", "glossary", "help", "sources", "changes", "missing")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.kind)
def test_a_kind_has_a_template_and_a_function_that_makes_its_values(entry: PageKind) -> None:
    assert (ROOT / "templates" / entry.template).is_file()
    if entry.context:
        assert next(iter(inspect.signature(pkgutil.resolve_name(entry.context)).parameters)) == "site"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.kind)
def test_a_kind_is_left_out_of_targets_that_there_are(entry: PageKind) -> None:
    assert set(entry.left_out_of) <= {copy.name for copy in COPIES}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.kind)
def test_a_kind_is_in_the_guide_for_editors(entry: PageKind) -> None:
    assert f"`{entry.kind}`" in (ROOT / "docs/editing.md").read_text("utf-8")


def test_no_two_kinds_have_the_same_name_and_no_two_stand_for_a_file() -> None:
    assert len(KINDS) == len(ENTRIES)
    named = [entry.named for entry in ENTRIES if entry.named]
    assert len(named) == len(set(named))


def test_a_kind_is_added_by_one_entry_and_one_template(tmp_path: Path, a_site: MakeSite) -> None:
    generator = copy_generator(tmp_path / "generator")
    entry = """
    PageKind(
        kind="overview",
        template="pages/overview.html",
        context="explainer.render.contexts:home",
        in_foot=False,
        left_out_of=("zip",),
    ),
"""
    add_after(generator / "explainer/model/page_kinds.py", "ENTRIES = (", entry)
    page = HEAD.format(title="All at once", more="kind: overview\n")
    files = {"templates/pages/overview.html": LIST, "content/pages/everything.md": page}
    site = a_site(files | changed("site.yaml", "\n  - about\n", "\n  - about\n  - everything\n"))
    done = run_on(site, generator, "bundle")
    assert (done.returncode, done.stderr) == (0, "")
    assert "<p>2 sections</p>" in (site / "output/everything.html").read_text("utf-8")
    assert "everything.html" not in (site / "output/about.html").read_text("utf-8")
    assert b"everything.html" not in (site / "output/bundle/site.zip").read_bytes()
    done = run_on(
        a_site({"content/pages/about.md": HEAD.format(title="A", more="kind: overvew\n")}, name="b"), generator, "check"
    )
    assert 'Did you mean "overview"?' in done.stderr


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site with every page of a kind under another name, built with its copies."""
    site = tmp_path_factory.mktemp("renamed") / "site"
    make_site(site)
    names = "|".join(RENAMED)
    settings = (site / "site.yaml").read_text("utf-8")
    files: dict[str, str | bytes | None] = {}
    files["site.yaml"] = re.sub(rf"^  - (page: )?({names})$", r"  - \1our-\2", settings, flags=re.MULTILINE)
    for path in (site / "content").rglob("*.md"):
        text = re.sub(rf"\]\(((?:\.\./pages/)?)({names})\.md", r"](\1our-\2.md", path.read_text("utf-8"))
        file = path.relative_to(site).as_posix()
        if path.stem in RENAMED:
            files[file] = None
            file = f"content/pages/our-{path.name}"
            kind = next(entry.kind for entry in ENTRIES if entry.named == path.stem)
            text = text.replace("\n---\n", f"\nkind: {kind}\n---\n", 1)
        files[file] = text
    replace_files(site, files)
    with little_effort():
        bundle_site(site, output=site / "output")
    return site / "output"


def test_pages_may_have_any_name(renamed: Path, tmp_path: Path) -> None:
    make_site(tmp_path / "site")
    build_site(tmp_path / "site", tmp_path / "before")
    before = {path.name for path in (tmp_path / "before").glob("*.html")}
    kept = {"index.html", "404.html", "about.html", "card.html", "late-books.html"}
    assert {path.name for path in renamed.glob("*.html")} == kept | {f"our-{name}" for name in before - kept}


def test_templates_link_to_pages_of_any_name(renamed: Path) -> None:
    first = (renamed / "index.html").read_text("utf-8")
    assert 'href="our-timeline.html"' in first
    assert 'href="our-exempt.html"' in first
    assert 'href="our-facts-rules.html#fact-' in (renamed / "card.html").read_text("utf-8")
    assert 'href="our-help.html"' in (renamed / "our-exempt.html").read_text("utf-8")


def test_hosts_and_copies_know_pages_of_any_name(renamed: Path) -> None:
    assert "/our-exempt\n  Cache-Control: no-store" in (renamed / "_headers").read_text("utf-8").replace(".html", "")
    one_file = (renamed / "bundle/site.html").read_text("utf-8")
    assert "part-our-exempt" in one_file
    assert "part-our-facts" not in one_file
    assert "part-our-home" not in one_file
    assert '"address": "our-timeline.html#event-' in (renamed / "data/timeline.json").read_text("utf-8")


def test_a_page_has_a_template_of_its_own(a_site: MakeSite) -> None:
    template = '{% extends "pages/plain.html" %}{% block made %}<p>Compared: {{ page.title }}</p>{% endblock %}\n'
    page = HEAD.format(title="Two cards", more="template: compare\n")
    output = built(a_site({"templates/pages/compare.html": template, "content/pages/about.md": page}))
    assert "<p>Compared: Two cards</p>" in (output / "about.html").read_text("utf-8")


def test_a_template_of_its_own_is_given_what_the_kind_is_given(a_site: MakeSite) -> None:
    template = '{% extends "pages/plain.html" %}{% block made %}<p>{{ counts | length }} verdicts</p>{% endblock %}\n'
    page = HEAD.format(title="Claims", more="kind: claims\ntemplate: counted\n")
    output = built(a_site({"templates/pages/counted.html": template, "content/pages/claims.md": page}))
    assert "<p>5 verdicts</p>" in (output / "claims.html").read_text("utf-8")


def test_a_section_in_a_folder_has_the_address_that_it_has_without_one(a_site: MakeSite) -> None:
    files: dict[str, str | bytes | None] = {}
    for path in (WHOLE / "content").rglob("*.*"):
        if re.search(r"\bshelves\.md", linking := path.read_text("utf-8")):
            files[path.relative_to(WHOLE).as_posix()] = linking.replace("shelves.md", "two/shelves.md")
    text = (WHOLE / "content/sections/shelves.md").read_text("utf-8")
    files["content/sections/two/shelves.md"] = re.sub(r"\]\(([a-z./-]+\.md)", r"](../\1", text)
    files["content/sections/shelves.md"] = None
    plain, in_folder = built(a_site(name="plain")), built(a_site(files, name="in-folder"))
    assert files_in(in_folder) == files_in(plain)


def built(site: Path) -> Path:
    """The output of a site."""
    build_site(site, site / "output")
    return site / "output"
