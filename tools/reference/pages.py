"""One module for each page → the files of docs/reference/, with a page that lists them."""

from __future__ import annotations

from pathlib import Path

from tools.reference import commands, fields, marks, messages, templates

FOLDER = Path(__file__).resolve().parents[2] / "docs/reference"
# In the order in which they are listed. Each has FILE, TITLE, SAYS and page().
PAGES = (fields, marks, messages, commands, templates)
INDEX = """\
# Reference

Everything there is, to look up. These pages are made from the code by `python -m tools.reference`; a test fails when
one is not current. To learn how to edit a site, read [Writing and changing a site](../editing.md) first.

"""


def index() -> str:
    """The page that lists the others."""
    return INDEX + "".join(f"- [{each.TITLE}]({each.FILE}): {each.SAYS}\n" for each in PAGES)


# What makes the text of each file.
FILES = {"README.md": index, **{each.FILE: each.page for each in PAGES}}
