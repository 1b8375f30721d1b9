"""content/help.yaml → `Helper`s: where a person can get help."""

from __future__ import annotations

from explainer.formats.fields import Fields, each_mapping
from explainer.model import Helper
from explainer.problems import Problems
from explainer.read.files import Folder

FILE = "content/help.yaml"


def read_help(folder: Folder, problems: Problems) -> tuple[Helper, ...]:
    """Read all places of help in the order of the file, which may be absent."""
    items = each_mapping(folder.read_list(FILE, required=False), "this place of help", problems)
    return tuple(helper for fields in items if (helper := _helper(fields)))


def _helper(fields: Fields) -> Helper | None:
    identifier = fields.take_id()
    helper = Helper(
        id=identifier or "",
        name=fields.take_text("name", required=True) or "",
        what=fields.take_text("what", required=True) or "",
        area=fields.take_text("area", required=True) or "",
        url=fields.take_url("url", required=True) or "",
        opened=fields.take_choice("opened", ("true", "false"), required=True) == "true",
        note=fields.take_text("note") or "",
        place=fields.place,
    )
    fields.finish()
    return helper if identifier else None
