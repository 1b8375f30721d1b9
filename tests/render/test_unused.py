"""Files of a site's own in content/, templates/ and assets/: those that are used, and those that programs left."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.model import Site
from explainer.new.site import make_site
from explainer.pipeline import load_site
from tests.conftest import Files, Run, replace_files

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
    "data": template("{{ data.shelves }}{% for fee in data['fees'] %}{% endfor %}")
    | {"content/data/shelves.yaml": "a: 1", "content/data/fees.csv": "a\n1\n"},
    "data whose name is worked out": template("{{ data[page.id] }}") | {"content/data/compare.yaml": "a: 1"},
    "data that is handed on": template("{% for name in data %}{% endfor %}") | {"content/data/shelves.yaml": "a: 1"},
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


# What is added to assets/files/, with the words of a template beside it, and the files that are reported.
COPIED: dict[str, tuple[Files, str, list[str]]] = {
    "a file that a template links to": ({"a/b.pdf": "1"}, '<a href="a/b.pdf">', []),
    "a name with a space": ({"a/b c.pdf": "1"}, '<a href="a/b%20c.pdf">', []),
    "a file that another one names": (
        {"a/b.svg": "<svg/>", "a/c.html": '<img src="b.svg">'},
        '<a href="a/c.html">',
        [],
    ),
    "what programs ask for by its name": (
        dict.fromkeys(("robots.txt", "CNAME", "favicon.ico", "google1a2b.html", "apple-touch-icon-180.png"), "1"),
        "",
        [],
    ),
    "pictures to share, of a site without an address": ({"share/section.png": "1"}, "", []),
    "files that nothing names": (
        {"report.pdf": "1", "map.png": "1", "a/robots.txt": "1"},
        "",
        ["a/robots.txt", "map.png", "report.pdf"],
    ),
    "files that name each other alone": ({"a/b.html": "c.html", "a/c.html": "d.html"}, "", ["a/b.html"]),
}


@pytest.mark.parametrize(("files", "words", "reported"), COPIED.values(), ids=COPIED.keys())
def test_a_file_to_be_copied_is_reported_if_nothing_names_it(
    files: Files, words: str, reported: list[str], site: Path, run: Run
) -> None:
    foot = "{% macro page_foot(pages, settings) %}" + words + "{% endmacro %}"
    replace_files(
        site, {f"assets/files/{name}": text for name, text in files.items()} | {"templates/parts/foot.html": foot}
    )
    said = run("check", site=site).err
    assert [line.partition(":")[0] for line in said.splitlines() if "nothing in the site" in line] == [
        f"assets/files/{name}" for name in reported
    ]


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


def test_a_folder_of_the_theme_itself_is_never_reported(own_site: Site) -> None:
    assert own_site.pages, "it was read without an error"
