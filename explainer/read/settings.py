"""site.yaml → `Settings`: what holds for the whole site."""

from __future__ import annotations

import re

from explainer.formats.day import Day
from explainer.formats.fields import Fields
from explainer.model import Settings
from explainer.problems import Place, Problems
from explainer.read.files import Folder

FILE = "site.yaml"
# en
_LANGUAGE = re.compile(r"[a-z]{2}\Z")
_LONG_AGO = Day(1, 1, 1)


def read_settings(folder: Folder, problems: Problems) -> Settings | None:
    """Read site.yaml. None when it is missing or cannot be read; a problem has been noted then."""
    node = folder.read_mapping(FILE)
    if node is None:
        return None
    fields = Fields(node, FILE, problems)
    language = fields.take_text("language", required=True) or "en"
    if not _LANGUAGE.match(language):
        problems.add(fields.place_of("language"), f'"{language}" is not a language.', "write its two letters, like en or fr.")
    address = fields.take_url("address") or ""
    if address and not address.endswith("/"):
        problems.add(fields.place_of("address"), "the address must end in a slash.", f"write `address: {address}/`.")
    settings = Settings(
        title=fields.take_text("title", required=True) or "",
        description=fields.take_text("description", required=True) or "",
        language=language,
        address=address,
        article=fields.take_id("article", required=False) or "",
        sections=_ids(fields, "sections", problems),
        pages=_ids(fields, "pages", problems),
        menu=_ids(fields, "menu", problems),
        themes=_ids(fields, "themes", problems, required=False),
        leave=fields.take_url("leave", required=True) or "",
        checked=fields.take_day("checked", required=True, exact=True) or _LONG_AGO,
        stale_after_days=fields.take_whole_number("stale_after_days", required=True) or 0,
        licence=fields.take_text("licence", required=True) or "",
        licence_url=fields.take_url("licence_url", required=True) or "",
    )
    fields.finish()
    return settings


def _ids(fields: Fields, name: str, problems: Problems, *, required: bool = True) -> tuple[tuple[str, Place], ...]:
    ids = fields.take_texts(name, required=required)
    seen: dict[str, Place] = {}
    for identifier, place in ids:
        if identifier in seen:
            problems.add(place, f'"{identifier}" stands twice in "{name}".', f"keep one (the first is on line {seen[identifier].line}).")
        seen.setdefault(identifier, place)
    return ids
