"""A number of pages → two equal sites of generated Markdown: one for us, one for Hugo."""

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


def write_corpus(folder: Path, pages: int) -> tuple[Path, Path]:
    """Write both sites of `pages` pages under `folder`. Returns their folders: ours, Hugo's."""
    chance = random.Random(pages)  # the same pages in every run
    ours, theirs = folder / "ours", folder / "hugo"
    for path in (ours / "content/sections", ours / "content/pages", ours / "templates/pages", ours / "assets/css"):
        path.mkdir(parents=True)
    for path in (theirs / "content", theirs / "layouts"):
        path.mkdir(parents=True)
    names = [f"page-{number:05}" for number in range(pages)]
    (ours / "site.yaml").write_text(_SITE + "".join(f"  - {name}\n" for name in names), "utf-8")
    (ours / "content/words.yaml").write_text("notes: Notes\nnote: Note\nback-to-text: Back\ntable: Table\n", "utf-8")
    (ours / "content/sources.yaml").write_text("", "utf-8")
    (ours / "content/pages/home.md").write_text(_page("Home", chance, f"../sections/{names[0]}"), "utf-8")
    (ours / "assets/css/base.css").write_text("body { margin: 1rem }\n", "utf-8")
    for name in ("section", "home", "plain"):
        (ours / f"templates/pages/{name}.html").write_text(_LAYOUT, "utf-8")
    (theirs / "hugo.toml").write_text(
        'title = "Generated"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n', "utf-8"
    )
    for layout in ("single", "list", "home"):
        (theirs / f"layouts/{layout}.html").write_text(_HUGO_LAYOUT, "utf-8")
    for name in names:
        text = _page(name, chance, chance.choice(names))
        (ours / f"content/sections/{name}.md").write_text(text, "utf-8")
        (theirs / f"content/{name}.md").write_text(text, "utf-8")
    return ours, theirs


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
