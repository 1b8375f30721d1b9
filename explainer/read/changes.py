"""content/changes.yaml → `Change`s: what changed in what the site says."""

from __future__ import annotations

from explainer.formats.day import Day
from explainer.formats.fields import each_mapping
from explainer.markdown.parse import parse_inline
from explainer.model import CHANGE_KINDS, Change
from explainer.problems import Problems
from explainer.read.files import Folder

FILE = "content/changes.yaml"
_LONG_AGO = Day(1, 1, 1)


def read_changes(folder: Folder, problems: Problems) -> tuple[Change, ...]:
    """Read all changes; the file may be absent. Newest first, however they are written."""
    changes = []
    for fields in each_mapping(folder.read_list(FILE, required=False), "this change", problems):
        text = fields.take_text("text", required=True) or ""
        change = Change(
            date=fields.take_day("date", required=True, exact=True) or _LONG_AGO,
            kind=fields.take_choice("kind", CHANGE_KINDS, required=True) or "",
            text=parse_inline(text, fields.place_of("text"), problems),
            place=fields.place,
        )
        fields.finish()
        changes.append(change)
    return tuple(sorted(changes, key=lambda change: change.date.sort_key(), reverse=True))
