"""content/sections/ and content/pages/ → `Page`s: front matter and text.

Files may lie in folders, which are for whoever edits them: the id and the address of a page are the name of its file,
so that a file can be moved to another folder without breaking a link from elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeAlias

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declaration import schema_of
from explainer.formats.front_matter import split_front_matter
from explainer.formats.kinds import Schema
from explainer.formats.parsed import Parsed
from explainer.load.cache import Cache, fingerprint
from explainer.load.collections import RESERVED_ANCHORS
from explainer.load.files import Folder
from explainer.load.kept_texts import Known, key_of
from explainer.markdown.parse import parse
from explainer.markdown.stored import lazy
from explainer.markdown.text import Text
from explainer.model import Page
from explainer.model.page_kinds import PLAIN, SECTION, kind_named
from explainer.processes import parallel_map
from explainer.translate.catalog import Found

# Pages; what was found, of others and in them; and the texts of the last build that were used.
_Loaded: TypeAlias = tuple[list[Page], Diagnostics, list[Found], Known | None]

SECTIONS = "content/sections"
PAGES = "content/pages"
_MANY_NEW = 25  # texts to be parsed from which another process saves more than it costs
# The head of a section: the others are fields of pages that are not read in order.
_OF_PAGES = ("kind", "rules")
SECTION_SCHEMA = Schema(Page.LABEL, tuple(field for field in schema_of(Page).fields if field.name not in _OF_PAGES))


def load_pages(folder: Folder, diagnostics: Diagnostics, cache: Cache | None = None) -> tuple[Page, ...]:
    """Read every Markdown file, sections first, each in the order of folders and file names.

    A preview has a `cache`: it reads what changed, and wants to know on which line each passage begins.
    """
    files = page_files(folder)

    if cache is not None:
        loaded = (_load_cached(folder, file, is_section, diagnostics, cache) for file, is_section in files)
        return tuple(page for page in loaded if page is not None)

    ours, texts = os.getpid(), folder.texts

    def load_batch(batch: Sequence[tuple[str, bool]]) -> _Loaded:
        found = Diagnostics()
        batch_folder = folder.with_fresh_translator(found)
        read = (load_page(batch_folder, file, is_section, found) for file, is_section in batch)
        pages = [page for page in read if page is not None]
        if os.getpid() != ours:
            pages = [replace(page, text=lazy(page.text)) for page in pages]
        return pages, found, batch_folder.found, texts.known if texts is not None else None

    pages: list[Page] = []
    worth_it = _MANY_NEW + (len(texts) if texts else 0)
    for loaded_pages, diagnostics_of_batch, found, known in parallel_map(files, load_batch, worth_it=worth_it):
        pages.extend(loaded_pages)
        diagnostics.extend(diagnostics_of_batch)
        folder.found.extend(found)
        if texts is not None and known is not None:
            texts.add(known)
    return tuple(pages)


def page_files(folder: Folder) -> list[tuple[str, bool]]:
    """Every file of a page, and whether it is a section."""
    sections = [(file, True) for file in folder.list(SECTIONS, ".md", deep=True)]
    return sections + [(file, False) for file in folder.list(PAGES, ".md", deep=True)]


def _load_cached(folder: Folder, file: str, is_section: bool, diagnostics: Diagnostics, cache: Cache) -> Page | None:
    def load(diagnostics_of_page: Diagnostics) -> tuple[Page | None, list[Found]]:
        own = folder.with_fresh_translator(diagnostics_of_page)
        return load_page(own, file, is_section, diagnostics_of_page, lines=True), own.found

    name, files = folder.cache_entry(file)
    page, found = cache.get_or_load(name, fingerprint(folder.root, files), diagnostics, load)
    folder.found.extend(found)
    return page


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
    if folder.translator:
        head = folder.translator.mapping(file, head, Page)
    entry = Parsed.of(Page, head, diagnostics)
    by_name = SECTION if is_section else kind_named(PurePosixPath(file).stem)
    _check_kind(entry, by_name)
    parsed = parse_text(folder, body, file, first_line, diagnostics, lines=lines)
    if folder.texts is not None:
        folder.texts.note(file, text.removesuffix(body), parsed)
    return build_page(entry, file, parsed, by_name)


def parse_text(
    folder: Folder, body: str, file: str, first_line: int, diagnostics: Diagnostics, *, lines: bool = False
) -> Text:
    """The text below the head of a file, in the language that is read."""
    translator, texts = folder.translator, folder.texts
    key = ""
    if texts is not None:
        key = key_of(file, first_line, body, [translator.key_of_text(file)] if translator else [])
        if kept := texts.get(key, file):
            text, units = kept
            if translator:
                translator.note(file, units)
            return text
    known, found = len(folder.found), Diagnostics()
    parsed = parse(
        body,
        file,
        first_line,
        found,
        lines=lines,
        reserved=RESERVED_ANCHORS,
        translation=translator.text(file) if translator else None,
    )
    if texts is not None and not len(found):
        return texts.keep(key, parsed, [(each.unit.context, each.unit.text) for each in folder.found[known:]])
    if translator and translator.translates:  # what is wrong with a translation is wrong in its catalog
        diagnostics.extend(translator.in_catalog(found))
    else:
        for each in found:
            diagnostics.add(each.location, each.what, each.help_text)
    return parsed


def build_page(entry: Parsed[Page], file: str, text: Text, kind: str) -> Page | None:
    """The page of a file; `kind` is what it is if its head does not say it. None when it is incomplete (reported)."""
    page = entry.build(id=PurePosixPath(file).stem, text=text, location=Location(file))
    return page and replace(page, short=page.short or page.title, kind=page.kind or kind)


def _check_kind(entry: Parsed[Page], by_name: str) -> None:
    """A template is made for what a page of one kind is given: which kind that is must be written where it is used."""
    if by_name == SECTION and entry.has("kind"):
        entry.report("kind", "a section is read in order, and is of no other kind.", f"move the file to {PAGES}/.")
    elif by_name not in (SECTION, PLAIN) and entry.has("template") and not entry.has("kind"):
        entry.report(
            "template",
            f"by its name this is the page of kind {by_name}, which has a template already.",
            f"write `kind: {by_name}` as well if this template shows the same, or else `kind: {PLAIN}`.",
        )
