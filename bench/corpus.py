"""A number of pages → equal sites of generated Markdown, one for each generator that is compared."""

from __future__ import annotations

import random
from pathlib import Path

_WORDS = """
river stone letter window garden paper morning harbour winter number people market story bridge animal colour
island circle summer forest table music planet copper silver candle village corner moment
""".split()  # noqa: SIM905 -- a list of thirty literals is harder to read

_SITE = """title: Generated
description: A generated site.
language: en
theme: own
checked: 2026-01-01
stale_after_days: 180
leave: https://example.org/
licence: CC0
licence_url: https://example.org/licence
menu:
  - home
pages:
  - home
sections:
"""

_LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><!-- policy --><title>{{ title }}</title><!-- styles --></head>
<body><main><h1>{{ title }}</h1>{{ body }}</main></body></html>
"""

_HUGO_LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""


_MKDOCS = """site_name: Generated
theme: {name: null, custom_dir: theme}
use_directory_urls: false
plugins: []
markdown_extensions: [tables, footnotes, fenced_code]
"""

_MKDOCS_LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title></head>
<body><main><h1>{{ page.title }}</h1>{{ page.content }}</main></body></html>
"""

_ELEVENTY = """const markdown = require("markdown-it");
module.exports = (config) => {
  config.setLibrary("md", markdown({ html: false }).use(require("markdown-it-footnote")));
  return { markdownTemplateEngine: false };
};
"""

_ELEVENTY_LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main><h1>{{ title }}</h1>{{ content | safe }}</main></body></html>
"""


def write_corpus(folder: Path, pages: int) -> None:
    """Write the same site of `pages` pages for each generator, in folders of their names under `folder`."""
    chance = random.Random(pages)  # the same pages in every run
    names = [f"page-{number:05}" for number in range(pages)]
    texts = {name: _page(name, chance, chance.choice(names)) for name in names}
    home = _page("Home", chance, f"../sections/{names[0]}")
    _write(folder / "explainer", _ours(names, home), "content/sections", texts)
    layouts = {f"layouts/{layout}.html": _HUGO_LAYOUT for layout in ("single", "list", "home")}
    settings = 'title = "Generated"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
    _write(folder / "Hugo", {"hugo.toml": settings, **layouts}, "content", texts)
    _write(folder / "MkDocs", {"mkdocs.yml": _MKDOCS, "theme/main.html": _MKDOCS_LAYOUT}, "docs", texts)
    eleventy = {
        "eleventy.config.cjs": _ELEVENTY,
        "_includes/page.njk": _ELEVENTY_LAYOUT,
        "content/content.json": '{"layout": "page.njk"}',
    }
    _write(folder / "Eleventy", eleventy, "content", texts)


def _ours(names: list[str], home: str) -> dict[str, str]:
    files = {
        "site.yaml": _SITE + "".join(f"  - {name}\n" for name in names),
        "content/words.yaml": "notes: Notes\nnote: Note\nback-to-text: Back\ntable: Table\n",
        "content/sources.yaml": "",
        "content/pages/home.md": home,
        "assets/css/base.css": "body { margin: 1rem }\n",
    }
    return files | {f"templates/pages/{name}.html": _LAYOUT for name in ("section", "home", "plain")}


def _write(site: Path, files: dict[str, str], content: str, texts: dict[str, str]) -> None:
    for file, text in {**files, **{f"{content}/{name}.md": text for name, text in texts.items()}}.items():
        path = site / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _page(title: str, chance: random.Random, other: str) -> str:
    def words(count: int) -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(count))

    def paragraph() -> str:
        return f"{words(25)} *{words(2)}* {words(20)} **{words(1)}** {words(12)}.\n"

    parts = [f"---\ntitle: {title}\ndescription: {words(8)}\nchanged: 2026-01-01\n---\n", paragraph()]
    parts += [f"## {words(3)} {number}\n\n{paragraph()}\n{paragraph()}" for number in (1, 2, 3)]
    parts.append("".join(f"- {words(6)}\n" for _ in range(5)))
    rows = "".join(f"| {words(2)} | {words(3)} | {chance.randrange(1000)} |\n" for _ in range(5))
    parts.append(f"| one | two | three |\n|---|---|---|\n{rows}")
    parts.append(f"```\n{words(10)}\n```\n")
    parts.append(f"See [{words(2)}]({other}.md) and a note.[^1]\n\n[^1]: {words(9)}.\n")
    return "\n".join(parts)
