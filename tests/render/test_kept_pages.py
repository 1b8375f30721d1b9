"""Pages of the last build → not rendered again, unless something that they show has changed."""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explainer.model import Output
from explainer.pipeline import build_site
from explainer.render.kept_pages import FILE
from explainer.render.outputs import Renderer
from tests.conftest import MakeSite, Run, changed, files_in, replace_files

Rendered = Callable[..., list[str]]
HEAD = "---\ntitle: {0}\ndescription: About {0}.\nchanged: 2026-01-01\n---\n"
WORDS = "content/pages/about.md", "\n\nSee the [first event]", "\n\nMore words.\n\nSee the [first event]"
# What is changed, and which pages are rendered again; None: all.
CHANGES: list[tuple[str, dict[str, str], list[str] | None]] = [
    ("words of a text", changed(*WORDS), ["about.html"]),
    ("a title", changed("content/pages/about.md", "title: About", "title: About us"), None),
    ("a heading", changed("content/pages/about.md", WORDS[1], "\n\n## New\n\nSee the [first event]"), None),
    ("a link", changed("content/pages/about.md", "[a word](glossary.md#word-loan)", "a word"), None),
    ("a layout", changed("templates/layout.html", "</body>", "<!-- end --></body>"), None),
    ("a style", changed("assets/css/base.css", "margin: 0", "margin: 1px"), None),
    ("a fact", changed("content/facts/rules.yaml", "intro: What", "intro: All that"), None),
    ("a setting", changed("site.yaml", "title: The Shared Card", "title: The Other Card"), None),
]


@pytest.fixture
def rendered(run: Run, monkeypatch: pytest.MonkeyPatch) -> Rendered:
    """Builds a site; returns the pages that were rendered. The result is compared with a clean build."""
    pages: list[str] = []
    page = Renderer.page

    def counted(self: Renderer, spec: Any) -> Output:
        pages.append(spec.file)
        return page(self, spec)

    def build(site: Path) -> list[str]:
        monkeypatch.setattr(Renderer, "page", page)
        build_site(site, site.with_name("clean"))
        pages.clear()
        monkeypatch.setattr(Renderer, "page", counted)
        done = run("build", site=site)
        assert (done.code, done.err) == (0, "")
        assert files_in(site / "output") == files_in(site.with_name("clean"))
        return pages

    return build


@pytest.mark.parametrize(("what", "files", "again"), CHANGES, ids=[what for what, _, _ in CHANGES])
def test_what_a_change_shows_on_is_rendered_again(
    what: str, files: dict[str, str], again: list[str] | None, a_site: MakeSite, rendered: Rendered
) -> None:
    site = a_site()
    every = len(rendered(site))
    assert every > 10, what
    replace_files(site, files)
    pages = rendered(site)
    assert pages == again if again else len(pages) == every


def test_a_page_that_shows_the_text_of_another_follows_it(a_site: MakeSite, rendered: Rendered) -> None:
    shows = '{% block made %}{{ foot | map(attribute="text") | map(attribute="words") | join(" ") }}{% endblock %}'
    site = a_site(changed("templates/pages/help.html", "{% block made %}", f"{shows[:-14]}"))
    rendered(site)
    replace_files(site, changed(*WORDS))
    assert sorted(rendered(site)) == ["about.html", "help.html"]
    assert rendered(site) == []


def test_a_page_whose_file_is_gone_is_made_again(a_site: MakeSite, rendered: Rendered) -> None:
    site = a_site()
    rendered(site)
    (site / "output/about.html").unlink()
    assert rendered(site) == ["about.html"]


@pytest.mark.parametrize("damage", ["flipped", "cut short", "a list", "other fields"])
def test_records_that_are_damaged_or_foreign_are_none(damage: str, a_site: MakeSite, rendered: Rendered) -> None:
    site = a_site()
    every = [*rendered(site)]
    file = site / FILE
    whole = file.read_bytes()
    fields = json.loads(whole.rpartition(b"\n")[0])
    other = {
        "a list": b"[]",
        "other fields": json.dumps({path: {"key": each["key"]} for path, each in fields.items()}).encode(),
    }.get(damage, b"")
    damaged = {"flipped": whole.replace(b"about", b"abouu", 1), "cut short": whole[: len(whole) // 2]}
    file.write_bytes(damaged.get(damage, other + b"\n%08x" % crc32(other)))
    (site / "output/about.html").unlink()
    assert rendered(site) == every
