"""content/sections/*.md and content/pages/*.md → `Page`s: front matter and text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.front_matter import split_front_matter
from explainer.formats.shape import Date, Field, Flag, Shape, Text
from explainer.markdown.parse import parse
from explainer.model import Page
from explainer.processes import share_out
from explainer.read.files import Folder
from explainer.read.memory import Memory, state_of

SECTIONS = "content/sections"
PAGES = "content/pages"
SHAPE = Shape(
    "the head of a page",
    (
        Field(
            "title",
            Text(),
            "The title says the point. Keep it neutral: it stands in the browser's title bar.",
            required=True,
        ),
        Field("short", Text(), "The title where there is little room."),
        Field(
            "description",
            Text(long=True, longest=160, because="search results cut the rest"),
            "One sentence, at most 160 characters, for search results.",
            required=True,
        ),
        Field("changed", Date(exact=True), "The day on which what the page says last changed.", required=True),
        Field("draft", Flag(), "true: only the preview shows it."),
    ),
)


def read_pages(folder: Folder, diagnostics: Diagnostics, memory: Memory | None = None) -> tuple[Page, ...]:
    """Read every Markdown file, sections first, each in the order of file names.

    A preview has a `memory`: it reads what changed, and wants to know on which line each passage begins.
    """
    files = [(file, True) for file in folder.list(SECTIONS, ".md")]
    files += [(file, False) for file in folder.list(PAGES, ".md")]

    if memory is not None:
        recalled = (_recall(folder, file, is_section, diagnostics, memory) for file, is_section in files)
        return tuple(page for page in recalled if page is not None)

    def read_part(part: Sequence[tuple[str, bool]]) -> tuple[list[Page | None], Diagnostics]:
        found = Diagnostics()
        part_folder = Folder(folder.root, found)
        return [read_page(part_folder, file, is_section, found) for file, is_section in part], found

    pages: list[Page] = []
    for read, found in share_out(files, read_part):
        pages.extend(page for page in read if page is not None)
        diagnostics.extend(found)
    return tuple(pages)


def _recall(folder: Folder, file: str, is_section: bool, diagnostics: Diagnostics, memory: Memory) -> Page | None:
    def read(found: Diagnostics) -> Page | None:
        return read_page(Folder(folder.root, found), file, is_section, found, lines=True)

    return memory.recall(file, state_of(folder.root, [file]), diagnostics, read)


def read_page(
    folder: Folder, file: str, is_section: bool, diagnostics: Diagnostics, *, lines: bool = False
) -> Page | None:
    """Read one Markdown file. None when it cannot be read; a diagnostic has been noted then."""
    text = folder.read_text(file)
    if text is None:
        return None
    head, body, first_line = split_front_matter(text, file, diagnostics)
    if head is None:
        return None
    record = SHAPE.read(head, diagnostics)
    return Page(
        id=PurePosixPath(file).stem,
        title=record.text("title"),
        description=record.text("description"),
        short=record.text("short") or record.text("title"),
        changed=record.day("changed"),
        draft=record.flag("draft"),
        is_section=is_section,
        text=parse(body, file, first_line, diagnostics, lines=lines),
        location=Location(file),
    )
