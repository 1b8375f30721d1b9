"""The collections that site.yaml declares → a page for each entry: a file of content/<name>/, or a row of data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from explainer.diagnostics import Diagnostics, Location
from explainer.formats import nodes
from explainer.formats.front_matter import split_front_matter
from explainer.formats.mapping_reader import is_id
from explainer.formats.parsed import Parsed
from explainer.formats.plain_text import check_plain
from explainer.formats.plain_values import plain_value
from explainer.load.data import FOLDER, NAME, SCHEMA, Data, checked
from explainer.load.files import Folder
from explainer.load.pages import PAGES, build_page, parse_text
from explainer.markdown.text import Text
from explainer.model import Page, Settings
from explainer.model.page_kinds import ENTRY
from explainer.model.settings import OwnCollection

_TAKEN = ("sections", "pages", "facts", "rules", "data", "images")
_NEEDED = ("id", "title", "description")
_PLAIN = ("title", "short", "description")


def load_entries(
    settings: Settings, data: Mapping[str, Data], folder: Folder, diagnostics: Diagnostics
) -> tuple[Page, ...]:
    """The pages of all entries: of files in the order of their names, of rows in that of the file."""
    return tuple(page for each in settings.collections for page in _entries(each, settings, data, folder, diagnostics))


def _entries(
    collection: OwnCollection, settings: Settings, data: Mapping[str, Data], folder: Folder, diagnostics: Diagnostics
) -> Iterator[Page]:
    name, location = collection.name, collection.location
    if not NAME.match(name) or name in _TAKEN:
        what = f'a collection cannot be called "{name}".'
        help_text = f"use small letters, digits and underscores, and none of these: {', '.join(_TAKEN)}."
        diagnostics.add(location, what, help_text)
        return
    files = folder.list(f"content/{name}", ".md", deep=True)
    if files and name in data:
        what = f'collection "{name}" has both files in content/{name}/ and rows in {data[name].node.location.file}.'
        diagnostics.add(location, what, "keep one of the two.")
    elif files:
        yield from _pages_of_files(collection, files, folder, diagnostics)
    elif name in data:
        yield from _pages_of_rows(collection, settings.checked, data[name], diagnostics)
    else:
        what = f'collection "{name}" has no entries.'
        diagnostics.add(location, what, f"write content/{name}/first.md, or {FOLDER}/{name}.yaml or .csv.")


def _pages_of_files(
    collection: OwnCollection, files: tuple[str, ...], folder: Folder, diagnostics: Diagnostics
) -> Iterator[Page]:
    for file in files:
        text = folder.read_text(file)
        head, body, first_line = split_front_matter(text, file, diagnostics) if text is not None else (None, "", 1)
        if head is None:
            continue
        params = head.entries.get("params")
        rest = {name: node for name, node in head.entries.items() if name != "params"}
        own = nodes.Mapping(rest, _without(head, "params"), head.location)
        own = folder.translator.mapping(file, own, Page) if folder.translator else own
        entry = Parsed.of(Page, own, diagnostics)
        for name in ("kind", "rules"):
            if entry.has(name):
                what = f'an entry of collection "{collection.name}" has no "{name}".'
                entry.report(name, what, f"remove the line, or move the file to {PAGES}/.")
        parsed = parse_text(folder, body, file, first_line, diagnostics)
        page = build_page(entry, file, parsed, ENTRY)
        values = _params(collection, params, folder, diagnostics)
        if page is not None:
            common = _common(collection, page.template)
            yield replace(page, id=f"{collection.name}-{page.id}", params=values, **common)


def _without(head: nodes.Mapping, name: str) -> dict[str, Location]:
    return {key: location for key, location in head.key_locations.items() if key != name}


def _params(
    collection: OwnCollection, node: nodes.Node | None, folder: Folder, diagnostics: Diagnostics
) -> dict[str, Any]:
    """What an entry has besides the fields of a page, checked by the schema of the collection if it has one."""
    if node is None:
        return {}
    if not isinstance(node, nodes.Mapping):
        diagnostics.add(node.location, '"params" must have fields of its own.', "write them indented under `params:`.")
        return {}
    values = plain_value(node, diagnostics)
    schema_file = f"content/{collection.name}{SCHEMA}"
    if (folder.root / schema_file).is_file():
        made = checked(node, values, schema_file, folder, diagnostics, path="params")
        values = plain_value(made, diagnostics) if made is not node else values
    return values if isinstance(values, dict) else {}


def _pages_of_rows(
    collection: OwnCollection, checked: datetime.date, data: Data, diagnostics: Diagnostics
) -> Iterator[Page]:
    if not isinstance(data.node, nodes.Listing) or not isinstance(data.value, list):
        what = f'the entries of collection "{collection.name}" must be a list.'
        diagnostics.add(data.node.location, what, "begin each entry with `- id: …`.")
        return
    for node, row in zip(data.node.items, data.value, strict=True):
        texts = {name: row.get(name) for name in _NEEDED} if isinstance(row, dict) else {}
        wrong = [name for name in _NEEDED if not isinstance(texts.get(name), str) or not texts[name]]
        for name in wrong:
            what = f'"{name}" is missing in this entry of collection "{collection.name}".'
            diagnostics.add(node.location, what, f"write `{name}: …`: each entry has a page.")
        if wrong or not isinstance(row, dict):
            continue
        for name in _PLAIN:
            check_plain(name, str(row.get(name, "")), node.location, diagnostics)
        if not is_id(str(row["id"])):
            what, help_text = f'"{row["id"]}" cannot be an id.', "use lower-case letters, digits and hyphens only."
            diagnostics.add(node.location, what, help_text)
            continue
        yield _page_of_row(collection, checked, node.location, row)


def _page_of_row(collection: OwnCollection, checked: datetime.date, location: Location, row: dict[str, Any]) -> Page:
    file = location.file
    return Page(
        id=f"{collection.name}-{row['id']}",
        title=str(row["title"]),
        short=str(row.get("short") or row["title"]),
        description=str(row["description"]),
        changed=checked,
        text=Text((), (), 0, location.line, file),
        params=row,
        row=str(row["id"]),
        location=location,
        kind_location=location,
        rules_location=location,
        **_common(collection, ""),
    )


def _common(collection: OwnCollection, template: str) -> dict[str, Any]:
    own = {"template": collection.template, "template_location": collection.template_location}
    return {"collection": collection.name, "kind": ENTRY, **({} if template else own)}
