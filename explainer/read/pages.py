"""content/sections/*.md and content/pages/*.md → `Page`s: front matter and text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from explainer.formats.day import Day
from explainer.formats.fields import Fields
from explainer.formats.front_matter import split_front_matter
from explainer.markdown.parse import parse
from explainer.model import Page
from explainer.problems import Place, Problems
from explainer.processes import share_out
from explainer.read.files import Folder

SECTIONS = "content/sections"
PAGES = "content/pages"
_LONGEST_DESCRIPTION = 160  # what search results and messengers show of it
_LONG_AGO = Day(1, 1, 1)


def read_pages(folder: Folder, problems: Problems) -> tuple[Page, ...]:
    """Read every Markdown file, sections first, each in the order of file names."""
    files = [(file, True) for file in folder.list(SECTIONS, ".md")]
    files += [(file, False) for file in folder.list(PAGES, ".md")]

    def read_part(part: Sequence[tuple[str, bool]]) -> tuple[list[Page | None], Problems]:
        found = Problems()
        part_folder = Folder(folder.root, found)
        return [read_page(part_folder, file, is_section, found) for file, is_section in part], found

    pages: list[Page] = []
    for read, found in share_out(files, read_part):
        pages.extend(page for page in read if page is not None)
        problems.take_over(found)
    return tuple(pages)


def read_page(folder: Folder, file: str, is_section: bool, problems: Problems) -> Page | None:
    """Read one Markdown file. None when it cannot be read; a problem has been noted then."""
    text = folder.read_text(file)
    if text is None:
        return None
    head, body, first_line = split_front_matter(text, file, problems)
    if head is None:
        return None
    fields = Fields(head, "the head of a page", problems)
    title = fields.take_text("title", required=True) or ""
    page = Page(
        id=PurePosixPath(file).stem,
        title=title,
        description=_description(fields, problems),
        short=fields.take_text("short") or title,
        changed=fields.take_day("changed", required=True, exact=True) or _LONG_AGO,
        draft=fields.take_flag("draft"),
        is_section=is_section,
        text=parse(body, file, first_line, problems),
        place=Place(file),
    )
    fields.finish()
    return page


def _description(fields: Fields, problems: Problems) -> str:
    description = fields.take_text("description", required=True) or ""
    if len(description) > _LONGEST_DESCRIPTION:
        problems.add(
            fields.place_of("description"),
            f"the description has {len(description)} characters.",
            f"shorten it to {_LONGEST_DESCRIPTION}: search results cut the rest.",
        )
    return description
