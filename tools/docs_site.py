"""docs/ → the pages of examples/docs/, a site that the generator builds. `python -m tools.docs_site` writes them.

Guides and reference are written once, in docs/, as GitHub shows them. Here each becomes a section of the site: its
title goes into a head, links lead to sections, and the records of decisions become one page. What is written is not
committed.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.load.collections import RESERVED_ANCHORS
from explainer.markdown.headings import anchor_from, split_own_anchor
from explainer.markdown.parse import parse

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
SITE = ROOT / "examples/docs"
SECTIONS, IMAGES = "content/sections", "content/images"
DECISIONS = "decisions"
# It is shown where packages are listed; the home page of the site says the same.
LEFT_OUT = frozenset({"package.md"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the site: its file below content/sections/, what it is made from, and its head."""

    file: str
    source: str
    short: str
    description: str


ENTRIES = (
    Entry(
        "start/tutorial.md",
        "tutorial.md",
        "Tutorial",
        "From an empty folder to a published explainer of a small law, in an hour.",
    ),
    Entry(
        "start/course.md",
        "course.md",
        "Course for editors",
        "For those who change a site that is there: eight small steps on a practice site.",
    ),
    Entry(
        "guides/editing.md",
        "editing.md",
        "Editing",
        "Where each word is, and how to write sections, pages, facts, sources, pictures and rules.",
    ),
    Entry(
        "guides/translating.md",
        "translating.md",
        "Translating",
        "Catalogs or a table, what stays as it is, and what visitors see when the source has changed.",
    ),
    Entry(
        "guides/translating-second-pass.md",
        "translating-second-pass.md",
        "Second pass",
        "What came of translating the core of each language back without sight of the source.",
    ),
    Entry(
        "guides/theme.md",
        "theme.md",
        "Theme",
        "Colours, the mark, words, and templates of your own in place of the theme's.",
    ),
    Entry(
        "guides/hosting.md", "hosting.md", "Hosting", "How to put the finished folder on a host, and how to mirror it."
    ),
    Entry("guides/browser-editor.md", "browser-editor.md", "Editor in the browser", "Editing without a terminal."),
    Entry(
        "guides/law.md", "law.md", "Comparing the law", "How to notice that the law changed, from its official files."
    ),
    Entry(
        "guides/rules-json.md",
        "rules-json.md",
        "rules.json",
        "What the exported rules hold, and how a program evaluates them.",
    ),
    Entry(
        "reference/reference.md",
        "reference/README.md",
        "Reference",
        "What there is to look up. All of it is made from the code.",
    ),
    Entry(
        "reference/fields.md",
        "reference/fields.md",
        "Fields",
        "Every field of every file, with an example of each file.",
    ),
    Entry(
        "reference/markdown.md",
        "reference/markdown.md",
        "Markdown",
        "All that may be written in a text, and what it becomes.",
    ),
    Entry(
        "reference/messages.md",
        "reference/messages.md",
        "Messages",
        "Every message for editors, with its cause and an example.",
    ),
    Entry(
        "reference/commands.md", "reference/commands.md", "Commands", "Every command and what can be typed after it."
    ),
    Entry(
        "reference/templates.md",
        "reference/templates.md",
        "Templates",
        "Every template, what it is given, and the functions used in them.",
    ),
    Entry(
        "project/architecture.md",
        "architecture.md",
        "Architecture",
        "For whoever changes the code: its stages and layers, and how to add things.",
    ),
    Entry("project/design.md", "design.md", "Design", "Type, space, colours and components, and the reasons for them."),
    Entry(
        "project/accessibility.md",
        "accessibility.md",
        "Accessibility",
        "What was tested, what works, and what does not.",
    ),
    Entry(
        "project/decisions.md",
        f"{DECISIONS}/README.md",
        "Decisions",
        "Why it is built this way: each decision with its context and consequences.",
    ),
)

# A fenced block, a line of an indented one, or code within a line; what is in them is shown as it is written.
_CODE = re.compile(r"^(```.*?^```)$|^ {4,}\S[^\n]*$|(`+)(?!`).+?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```.*?^```$|^ {4,}\S[^\n]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
# ![words](file "caption") or [words](file.md#anchor); the words hold no link, but they may hold code
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(([^()\s]+)\)")
# The line of site.yaml, like checked: 2026-11-28
_CHECKED = re.compile(r"^checked: (\S+)$", re.MULTILINE)
_OUTSIDE = re.compile(r"[a-z]+:")

# (file in docs/, the anchor that GitHub gives) → (file of the site, anchor there)
Anchors = Mapping[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A page before its links are rewritten: which file of docs/ each piece of it is from."""

    entry: Entry
    title: str
    pieces: tuple[tuple[str, str], ...]  # file in docs/, text


def sources() -> list[str]:
    """The files of docs/ that the site shows."""
    found = (path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
    return sorted(file for file in found if file not in LEFT_OUT)


def site_files(checked: str) -> dict[str, bytes]:
    """Each file that is made, by its path in the site. `checked` is the day that the pages state."""
    drafts = [_draft(entry) for entry in ENTRIES]
    anchors = dict(pair for draft in drafts for pair in _anchors_of(draft))
    images: dict[str, bytes] = {}
    files: dict[str, bytes] = {}
    for draft in drafts:
        entry = draft.entry
        body = "\n\n".join(_with_links(text, source, entry.file, anchors, images) for source, text in draft.pieces)
        head = {"title": draft.title, "short": entry.short, "description": entry.description}
        lines = [
            *(f'{name}: "{_quoted(text)}"' for name, text in head.items()),
            f"changed: {checked}",
            "template: guide",
        ]
        files[f"{SECTIONS}/{entry.file}"] = "\n".join(["---", *lines, "---", "", body.strip(), ""]).encode()
    return files | images


def write(site: Path = SITE) -> None:
    """Write the made files into a site, and remove those of an earlier time."""
    checked = _CHECKED.search((site / "site.yaml").read_text("utf-8"))
    if checked is None:
        raise ValueError(f"{site}/site.yaml does not say on which day the site was checked")
    files = site_files(checked[1])
    for folder in (SECTIONS, IMAGES):
        shutil.rmtree(site / folder, ignore_errors=True)
    for file, body in files.items():
        (site / file).parent.mkdir(parents=True, exist_ok=True)
        (site / file).write_bytes(body)


def _draft(entry: Entry) -> Draft:
    title, text = _parted((DOCS / entry.source).read_text("utf-8"), entry.source)
    pieces = [(entry.source, text)]
    if entry.source.startswith(DECISIONS):
        records = sorted(path for path in (DOCS / DECISIONS).glob("[0-9]*.md"))
        pieces += [(f"{DECISIONS}/{path.name}", _deeper(path.read_text("utf-8"))) for path in records]
    return Draft(entry, title, tuple((source, _named(text)) for source, text in pieces))


def _parted(text: str, source: str) -> tuple[str, str]:
    """The title, which is the one heading of level 1, and the text below it."""
    titles = [match for match in _headings(text) if match[1] == "#"]
    if len(titles) != 1 or titles[0].start() != 0:
        raise ValueError(f"docs/{source} must begin with its title, the only heading with one #")
    return titles[0][2], text[titles[0].end() :].strip()


def _headings(text: str) -> list[re.Match[str]]:
    blocks = [match.span() for match in BLOCK.finditer(text)]
    return [
        match for match in _HEADING.finditer(text) if not any(start <= match.start() < end for start, end in blocks)
    ]


def _named(text: str) -> str:
    """The same text where headings whose anchor the site keeps for other things have another."""
    for match in reversed(_headings(text)):
        anchor = anchor_from(match[2].replace("`", ""))
        if anchor.startswith(RESERVED_ANCHORS):
            text = f"{text[: match.end()]} {{#about-{anchor}}}{text[match.end() :]}"
    return text


def _deeper(text: str) -> str:
    """The same text with every heading one level deeper."""
    for match in reversed(_headings(text)):
        text = f"{text[: match.start()]}#{text[match.start() :]}"
    return text.strip()


def _anchors_of(draft: Draft) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Where the links to this page, and to each of its headings, lead."""
    file, entry = draft.entry.file, draft.entry
    body = "\n\n".join(text for _, text in draft.pieces)
    made = iter(parse(body, file, 1, Diagnostics(), reserved=RESERVED_ANCHORS).headings)
    for source, text in draft.pieces:
        used: dict[str, int] = {}
        first = ""
        for match in _headings(text):
            name = _github_anchor(split_own_anchor(match[2])[0])
            number = used.get(name, 0)
            used[name] = number + 1
            anchor = next(made).anchor
            first = first or anchor
            yield (source, f"{name}-{number}" if number else name), (file, anchor)
        is_page = source == entry.source
        yield (source, ""), (file, "" if is_page else first)
        if is_page:
            yield (source, _github_anchor(draft.title)), (file, "")


def _github_anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _with_links(text: str, source: str, file: str, anchors: Anchors, images: dict[str, bytes]) -> str:
    """The text with links as the site has them. A link out of docs/ is left as words: the site has no such page."""
    code = [match.span() for match in _CODE.finditer(text)]

    def link(match: re.Match[str]) -> str:
        if _OUTSIDE.match(match[3]) or any(start <= match.start() < end for start, end in code):
            return match[0]
        target, _, anchor = match[3].partition("#")
        named = posixpath.normpath(posixpath.join(posixpath.dirname(source), target)) if target else source
        if match[1]:
            images[f"{IMAGES}/{posixpath.basename(named)}"] = (DOCS / named).read_bytes()
            return f"![{match[2]}]({_way(file, f'../images/{posixpath.basename(named)}')})"
        if named.startswith("../"):
            return match[2]
        if (named, anchor) not in anchors:
            raise ValueError(f"docs/{source} has a link to {match[3]}, which is not there")
        page, anchor = anchors[named, anchor]
        way = "" if page == file else _way(file, page)
        return f"[{match[2]}]({way}{'#' if anchor else ''}{anchor})" if way or anchor else match[2]

    return _LINK.sub(link, text)


def _way(file: str, other: str) -> str:
    return posixpath.relpath(other, posixpath.dirname(file))


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


if __name__ == "__main__":
    write()
