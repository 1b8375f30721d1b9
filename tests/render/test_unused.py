"""Files of a site's own in content/, templates/ and assets/: those that are used, and those that programs left."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.new.site import make_site
from explainer.pipeline import load_site
from tests.conftest import ROOT, Files, Run, replace_files

PAGE = "---\ntitle: A page\ndescription: About it.\nchanged: 2026-04-02\n{more}---\n\nWords of this page.\n"
TEMPLATE = "templates/pages/compare.html"
EXTENDS = '{% extends "pages/plain.html" %}{% block made %}MADE{% endblock %}'


def template(made: str, *, draft: bool = False) -> dict[str, str]:
    """A page with a template of its own, in which `made` stands."""
    more = "template: compare\n" + ("draft: true\n" if draft else "")
    return {"content/pages/compare.md": PAGE.format(more=more), TEMPLATE: EXTENDS.replace("MADE", made)}


# What is added to a new site.
USED: dict[str, Files] = {
    "a template that a page names": template(""),
    "a template that a draft names": template("", draft=True),
    "a template that is included": template('{% include "parts/shelf.html" %}') | {"templates/parts/shelf.html": "<p>"},
    "a macro": template('{% from "parts/shelf.html" import shelf %}')
    | {"templates/parts/shelf.html": "{% macro shelf() %}{% endmacro %}"},
    "a template whose name is put together": template('{% include "parts/shelf-" ~ page.id ~ ".html" %}')
    | {"templates/parts/shelf-compare.html": "<p>"},
    "a template by a format": template('{% include "parts/%s.html" | format(page.id) %}')
    | {"templates/parts/compare.html": "<p>"},
    "a template in place of one of the theme": {"templates/parts/pager.html": "{% macro pager(x, y) %}{% endmacro %}"},
    "styles of an element": template('<p class="note shelf__name">') | {"assets/css/shelf.css": ".shelf__name {}"},
    "styles of a class that is put together": template('<p class="{{ "shelf--" ~ page.id }}">')
    | {"assets/css/shelf.css": ".shelf--a {}"},
    "styles in place of those of the theme": {"assets/css/qr.css": ".qr {}"},
    "a script": template('<p data-module="shelf">')
    | {"assets/js/shelf.js": "1", "assets/js/min/shelf.js": "1", "assets/js/shelf.d.ts": "1"},
    "files to be copied": {"assets/files/a/b.pdf": "1", "assets/files/robots.txt": "1"},
    "notes for editors": {"content/README.md": "1", "content/facts/README.md": "1"},
    "what programs leave behind": {
        f"{folder}/{name}": "1"
        for folder in ("content", "content/facts", "templates/parts", "assets", "assets/css", "assets/files")
        for name in (
            ".DS_Store",
            ".gitkeep",
            "Thumbs.db",
            "desktop.ini",
            "a.yaml~",
            ".a.css.swp",
            "#a.html#",
            "a.md.orig",
        )
    },
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site, which has content and nothing else."""
    make_site(tmp_path / "site")
    return tmp_path / "site"


@pytest.mark.parametrize("files", USED.values(), ids=USED.keys())
def test_what_is_used_or_left_behind_is_no_mistake(files: Files, site: Path) -> None:
    replace_files(site, files)
    if "content/pages/compare.md" in files and "draft" not in str(files["content/pages/compare.md"]):
        settings = (site / "site.yaml").read_text("utf-8")
        (site / "site.yaml").write_text(settings.replace("\n  - about\n", "\n  - about\n  - compare\n", 1), "utf-8")
    load_site(site)


def test_what_is_no_file_to_be_published_is_not(site: Path, run: Run) -> None:
    replace_files(site, USED["what programs leave behind"])
    assert run("build", site=site).code == 0
    assert not [path for path in (site / "output").rglob("*") if path.name in ("Thumbs.db", "a.yaml~", ".DS_Store")]


def test_a_template_that_only_an_unused_template_includes_is_reported_too(site: Path, run: Run) -> None:
    replace_files(site, {"templates/parts/a.html": '{% include "parts/b.html" %}', "templates/parts/b.html": "<p>"})
    said = run("check", site=site).err
    assert [line for line in said.splitlines() if line.endswith("uses it.")] == [
        "templates/parts/a.html:1: no page has this template, and no other template uses it.",
        "templates/parts/b.html:1: no page has this template, and no other template uses it.",
    ]


def test_what_a_commented_template_names_is_not_used(site: Path, run: Run) -> None:
    replace_files(site, {"templates/parts/pager.html": '{# <p class="shelf"> #}', "assets/css/shelf.css": ".shelf {}"})
    assert 'no template has the class "shelf"' in run("check", site=site).err


def test_a_folder_of_the_theme_itself_is_never_reported() -> None:
    load_site(ROOT)
