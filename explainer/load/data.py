"""content/data/*.yaml and *.csv → plain values by name, for templates; with a JSON Schema beside a file, checked by it.

content/data/regimes.yaml          data.regimes
content/data/regimes.schema.json   what may be in it; a file need not have one
content/data/border.geojson        places, for the maps of content/pictures.yaml
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from explainer.diagnostics import Diagnostics, Location, nearest
from explainer.formats.csv_file import parse_csv
from explainer.formats.leftovers import is_hidden
from explainer.formats.nodes import Node, Scalar
from explainer.formats.plain_values import PlainValue, plain_value
from explainer.formats.schema_check import check_by_schema
from explainer.geography import Geography, parse_geojson
from explainer.load.files import Folder

FOLDER = "content/data"
SCHEMA = ".schema.json"
_GEOJSON = ".geojson"
_ENDINGS = (".yaml", ".csv", _GEOJSON, SCHEMA)
# regimes, cards_by_year
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")


@dataclass(frozen=True, slots=True)
class Data:
    """One file of data: its value, and the node that says where everything in it is."""

    value: PlainValue | Geography
    node: Node  # of places: the file, and nothing in it


def load_data(folder: Folder, diagnostics: Diagnostics) -> Mapping[str, Data]:
    """Every file of data by its name without the ending. One that cannot be read is left out (reported)."""
    files = _files(folder, diagnostics)
    loaded: dict[str, Data] = {}
    first: dict[str, str] = {}
    for file in files:
        name = PurePosixPath(file).name.partition(".")[0]
        if file.endswith(SCHEMA):
            continue
        other = first.setdefault(name, file)
        if other != file:
            what = f'data "{name}" is already defined at {other}:1.'
            diagnostics.add(Location(file), what, "rename one of the two files.")
        elif data := _data(file, f"{FOLDER}/{name}{SCHEMA}" in files, folder, diagnostics):
            loaded[name] = data
    for file in files:
        name = PurePosixPath(file).name.removesuffix(SCHEMA)
        if file.endswith(SCHEMA) and name not in first:
            what = f'there is no data "{name}" for this schema.{nearest(name, first)}'
            diagnostics.add(Location(file), what, f"write {FOLDER}/{name}.yaml or .csv, or rename this file.")
    return loaded


def _files(folder: Folder, diagnostics: Diagnostics) -> tuple[str, ...]:
    """The files of the folder, sorted; others than data and schemas, and wrong names, are reported and left out."""
    path = folder.root / FOLDER
    found = []
    for name in sorted(entry.name for entry in path.iterdir()) if path.is_dir() else ():
        ending = next((ending for ending in _ENDINGS if name.endswith(ending)), "")
        if is_hidden(name) or name == "README.md":
            continue
        if not ending:
            what = f'"{name}" is no data that can be read.'
            diagnostics.add(
                Location(f"{FOLDER}/{name}"), what, "write it as .yaml, .csv or .geojson, or move it elsewhere."
            )
        elif not NAME.match(name.removesuffix(ending)):
            what = f'a file of data cannot be called "{name}".'
            help_text = "use small letters, digits and underscores: templates name it, like data.cards_by_year."
            diagnostics.add(Location(f"{FOLDER}/{name}"), what, help_text)
        else:
            found.append(f"{FOLDER}/{name}")
    return tuple(found)


def _data(file: str, has_schema: bool, folder: Folder, diagnostics: Diagnostics) -> Data | None:
    known = len(diagnostics)
    if file.endswith(_GEOJSON):
        text = folder.read_text(file)
        geography = None if text is None else parse_geojson(text, file, diagnostics)
        return Data(geography, Scalar("", Location(file))) if geography else None
    if file.endswith(".csv"):
        text = folder.read_text(file)
        node = None if text is None else parse_csv(text, file, diagnostics)
    else:
        node = folder.read_yaml(file)
        if node is None and len(diagnostics) == known:
            diagnostics.add(Location(file), "this file of data is empty.", "write something in it, or remove it.")
    if node is None:
        return None
    value = plain_value(node, diagnostics)
    if has_schema and len(diagnostics) == known:
        node = checked(node, value, f"{file.rpartition('.')[0]}{SCHEMA}", folder, diagnostics)
        value = plain_value(node, diagnostics)
    return Data(value, node)


def checked(
    node: Node, value: PlainValue, schema_file: str, folder: Folder, diagnostics: Diagnostics, *, path: str = ""
) -> Node:
    """The data, checked by a schema, with the texts that it marks in the language that is read.

    A schema says how the source is written: a translation may be longer, or none of the words that it lists.
    """
    known = len(diagnostics)
    schema = folder.read_text(schema_file)
    if schema is None:
        return node
    check_by_schema(node, value, schema, schema_file, diagnostics)
    if folder.translator is None or len(diagnostics) > known:
        return node
    return folder.translator.data(node, json.loads(schema), diagnostics, path)
