"""The theme with next to nothing to show → whole pages all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.pipeline import make_outputs
from tests.conftest import replace_files
from tests.site.pages import read_page

HEAD = "---\ntitle: {0}\ndescription: About {0}.\nchanged: 2026-01-01\n---\n"
PAGES = ("home", "timeline", "claims", "facts", "figures", "glossary", "help", "sources", "changes", "about", "missing")
SETTINGS = """\
title: Small
description: Next to nothing.
language: en
checked: 2026-01-01
stale_after_days: 1
leave: https://a.example/
licence: none
licence_url: https://a.example/
sections:
  - only
pages:
{pages}
menu:
  - only
"""


def smallest(folder: Path) -> Path:
    files = {"site.yaml": SETTINGS.format(pages="".join(f"  - {page}\n" for page in PAGES))}
    files["content/sources.yaml"] = "[]\n"
    files["content/sections/only.md"] = HEAD.format("only")
    files |= {f"content/pages/{page}.md": HEAD.format(page) for page in PAGES}
    replace_files(folder, files)
    return folder


@pytest.mark.slow
def test_every_page_is_whole_with_next_to_nothing_in_it(tmp_path: Path) -> None:
    pages = {
        output.path: output.body.decode()
        for output in make_outputs(smallest(tmp_path))
        if output.path.endswith(".html")
    }
    assert {f"{page}.html" for page in PAGES[1:-1]} | {"index.html", "404.html", "only.html"} <= set(pages)
    for path, html in pages.items():
        page = read_page(html)
        assert page.complaints == [], path
        ids = [element["id"] for element in page.elements if element["id"]]
        assert len(ids) == len(set(ids)), path
        assert len(page.all("h1")) == 1, path
        empty = [element.tag for element in page.all("ul", "ol", "dl", "table") if not element.text.strip()]
        assert empty == [], f"{path} has an empty list"
