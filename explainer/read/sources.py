"""content/sources.yaml → `Source`s: each law section and publication, once."""

from __future__ import annotations

from explainer.formats.fields import Fields, each_mapping
from explainer.model import SOURCE_KINDS, Source
from explainer.problems import Problems
from explainer.read.files import Folder

FILE = "content/sources.yaml"
_LAW_ONLY = ("current_to", "in_force", "claims_from", "claims_until")


def read_sources(folder: Folder, problems: Problems) -> tuple[Source, ...]:
    """Read all sources in the order of the file."""
    items = each_mapping(folder.read_list(FILE), "this source", problems)
    return tuple(source for fields in items if (source := _source(fields, problems)))


def _source(fields: Fields, problems: Problems) -> Source | None:
    identifier = fields.take_id()
    kind = fields.take_choice("kind", SOURCE_KINDS, required=True)
    title = fields.take_text("title", required=True)
    publisher = fields.take_text("publisher", required=True)
    date = fields.take_day("date")
    if kind is not None and kind != "law":
        for name in _LAW_ONLY:
            if fields.has(name):
                problems.add(fields.place_of(name), f'"{name}" belongs to laws only.', "remove it, or write `kind: law`.")
    source = Source(
        id=identifier or "",
        kind=kind or "",
        title=title or "",
        short=fields.take_text("short") or ", ".join(filter(None, (publisher, str(date.year) if date else ""))),
        publisher=publisher or "",
        url=fields.take_url("url", required=True) or "",
        opened=fields.take_choice("opened", ("true", "false"), required=True) == "true",
        date=date,
        current_to=fields.take_day("current_to", exact=True),
        in_force=fields.take_day("in_force", exact=True),
        claims_from=fields.take_day("claims_from", exact=True),
        claims_until=fields.take_day("claims_until", exact=True),
        caution=fields.take_text("caution") or "",
        place=fields.place,
    )
    fields.finish()
    return source if identifier else None
