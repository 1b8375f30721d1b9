"""content/sections/*.md and content/pages/*.md → `Page`s: front matter and text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.front_matter import split_front_matter
from explainer.formats.parsed import Parsed
from explainer.load.cache import Cache, fingerprint
from explainer.load.files import Folder
from explainer.markdown.parse import parse
from explainer.model import Page
from explainer.processes import parallel_map

SECTIONS = "content/sections"
PAGES = "content/pages"


def load_pages(folder: Folder, diagnostics: Diagnostics, cache: Cache | None = None) -> tuple[Page, ...]:
    """Read every Markdown file, sections first, each in the order of file names.

    A preview has a `cache`: it reads what changed, and wants to know on which line each passage begins.
    """
    files = [(file, True) for file in folder.list(SECTIONS, ".md")]
    files += [(file, False) for file in folder.list(PAGES, ".md")]

    if cache is not None:
        loaded = (_load_cached(folder, file, is_section, diagnostics, cache) for file, is_section in files)
        return tuple(page for page in loaded if page is not None)

    def load_batch(batch: Sequence[tuple[str, bool]]) -> tuple[list[Page | None], Diagnostics]:
        found = Diagnostics()
        batch_folder = Folder(folder.root, found)
        return [load_page(batch_folder, file, is_section, found) for file, is_section in batch], found

    pages: list[Page] = []
    for loaded_pages, found in parallel_map(files, load_batch):
        pages.extend(page for page in loaded_pages if page is not None)
        diagnostics.extend(found)
    return tuple(pages)


def _load_cached(folder: Folder, file: str, is_section: bool, diagnostics: Diagnostics, cache: Cache) -> Page | None:
    def load(found: Diagnostics) -> Page | None:
        return load_page(Folder(folder.root, found), file, is_section, found, lines=True)

    return cache.get_or_load(file, fingerprint(folder.root, [file]), diagnostics, load)


def load_page(
    folder: Folder, file: str, is_section: bool, diagnostics: Diagnostics, *, lines: bool = False
) -> Page | None:
    """Read one Markdown file. None when it cannot be read; a diagnostic has been noted then."""
    text = folder.read_text(file)
    if text is None:
        return None
    head, body, first_line = split_front_matter(text, file, diagnostics)
    if head is None:
        return None
    page = Parsed.of(Page, head, diagnostics).build(
        id=PurePosixPath(file).stem,
        is_section=is_section,
        text=parse(body, file, first_line, diagnostics, lines=lines),
        location=Location(file),
    )
    return page and replace(page, short=page.short or page.title)
