"""The schemas of all files that editors write → the forms of an editor in a browser, for those without a terminal.

The editor is Sveltia CMS (https://sveltiacms.app/, MIT), a program of one file that works in the browser and writes to
the repository. What is made here is its configuration: which files there are, and what is in them. Prose and simple
lists are forms. Files whose comments and order carry a meaning (settings, sources, rules, words) are edited as text,
because a form would write them again.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from explainer.formats.declaration import schema_of
from explainer.formats.json_schema import DATE_FORM, DAY_FORM, ID_FORM
from explainer.formats.kinds import (
    Boolean,
    Choice,
    Custom,
    Date,
    Day,
    DayMap,
    Field,
    Id,
    Kind,
    MatchingObjects,
    Number,
    Object,
    ObjectList,
    ObjectMap,
    Schema,
    Text,
    TextList,
    TextMap,
    Url,
    WholeNumber,
)
from explainer.load import forms, images, pages, settings, words
from explainer.load.collections import COLLECTIONS
from explainer.model import Page
from explainer.model.collections import Collection

FOLDER = "editor"
FILE = f"{FOLDER}/collections.json"

_BODY = {"name": "body", "label": "text", "widget": "richtext", "modes": ["raw"], "required": False}
_AS_TEXT = {"name": "body", "label": "the file", "widget": "text"}


def editor_file() -> str:
    """The text of editor/collections.json."""
    return json.dumps(_configuration(), indent=2, ensure_ascii=False) + "\n"


def _configuration() -> dict[str, Any]:
    return {
        "media_folder": images.MEDIA,
        "public_folder": f"/{images.MEDIA}",  # from the site's folder: right in a text in any folder
        "output": {"omit_empty_optional_fields": True},
        "collections": [
            _markdown("sections", "Sections", pages.SECTIONS, pages.SECTION_SCHEMA, create=True),
            _markdown("pages", "Other pages", pages.PAGES, schema_of(Page), create=False),
            *(_entry_files(collection) for collection in COLLECTIONS if _holds_entries(collection)),
            {
                "name": "lists",
                "label": "Lists",
                "editor": {"preview": False},
                "files": [_list(each) for each in COLLECTIONS if _is_list(each) and not each.as_text],
            },
            {
                "name": "files",
                "label": "Files as text",
                "editor": {"preview": False},
                "files": [
                    _text_file("site", "Title, and the order of pages", settings.FILE),
                    *(_text_file(_stem(each), each.label, each.file) for each in COLLECTIONS if each.as_text),
                    _text_file("words", "Words of the interface", words.FILE),
                ],
            },
            {
                **_folder("rules", "Rules and cases, as text", forms.FOLDER, "yaml", create=False),
                "format": "raw",
                "fields": [_AS_TEXT],
            },
        ],
    }


def _folder(name: str, label: str, folder: str, extension: str, *, create: bool) -> dict[str, Any]:
    """A folder of files of one kind. Nothing is deleted here: what others link to is not seen from a form."""
    return {
        "name": name,
        "label": label,
        "folder": folder,
        "extension": extension,
        "create": create,
        "delete": False,
        "editor": {"preview": False},
    }


def _markdown(name: str, label: str, folder: str, schema: Schema, *, create: bool) -> dict[str, Any]:
    return {
        **_folder(name, label, folder, "md", create=create),
        "description": "In the source language. Translations are made in catalogs, with Poedit or a table.",
        "format": "yaml-frontmatter",
        "slug": {"template": "{{title}}", "editable": ["create"]},
        "fields": [*fields_of(schema), _BODY],
    }


def _is_list(collection: Collection) -> bool:
    return not collection.within and not collection.file.endswith("/")


def _holds_entries(collection: Collection) -> bool:
    """Is each file of a folder one entry?"""
    return not collection.within and collection.file.endswith("/")


def _entry_files(collection: Collection) -> dict[str, Any]:
    folder = _folder(_stem(collection), collection.label, collection.file.rstrip("/"), "yaml", create=False)
    return {**folder, "fields": fields_of(schema_of(collection.declared))}


def _list(collection: Collection) -> dict[str, Any]:
    """A file that is one list, without a name above it."""
    name = _stem(collection)
    items = {**_entries(schema_of(collection.declared)), "name": name, "label": collection.label, "root": True}
    return {"name": name, "label": collection.label, "file": collection.file, "fields": [items]}


def _stem(collection: Collection) -> str:
    return PurePosixPath(collection.file).stem


def _text_file(name: str, label: str, file: str) -> dict[str, Any]:
    return {"name": name, "label": label, "file": file, "format": "raw", "fields": [_AS_TEXT]}


def fields_of(schema: Schema) -> list[dict[str, Any]]:
    """The fields of a form for one mapping."""
    return [_field(field) for field in schema.fields]


def _field(field: Field) -> dict[str, Any]:
    form = {"name": field.name, "label": field.name, "hint": field.description, **_widget(field.kind)}
    if not field.required:
        form["required"] = False
        if isinstance(field.kind, Boolean):
            # A switch would write `false` where nothing needs to be said.
            form |= {"widget": "select", "options": [{"label": "true", "value": True}]}
    return form


def _widget(kind: Kind) -> dict[str, Any]:  # noqa: C901, PLR0911, PLR0912 -- one line a kind
    match kind:
        case Text(long=True, longest=longest):
            return {"widget": "text", **({"maxlength": longest} if longest else {})}
        case Text():
            return {"widget": "string"}
        case Id():
            return {"widget": "string", "pattern": [ID_FORM, "small letters, digits and hyphens only"]}
        case Day():
            return {"widget": "string", "pattern": [DAY_FORM, "a day, like 2023-03-25"]}
        case Date():
            return {"widget": "string", "pattern": [DATE_FORM, "a date, like 2023-03-25, 2023-03 or 2023"]}
        case Url():
            return {"widget": "string", "type": "url"}
        case WholeNumber():
            return {"widget": "number", "value_type": "int", "min": 0}
        case Number():
            return {"widget": "number", "value_type": "float"}
        case Boolean():
            return {"widget": "boolean"}
        case Choice(options):
            return {"widget": "select", "options": list(options)}
        case TextList():
            return {"widget": "list"}
        case Object(declared):
            return {"widget": "object", "collapsed": True, "fields": fields_of(schema_of(declared))}
        case ObjectList(declared):
            return _entries(schema_of(declared))
        case ObjectMap() | MatchingObjects() | TextMap() | DayMap() | Custom():
            raise NotImplementedError("files with such fields are edited as text")


def _entries(schema: Schema) -> dict[str, Any]:
    names = [field.name for field in schema.fields]
    shown = next((name for name in ("title", "name", "term", "label", "text", "source") if name in names), names[0])
    return {"widget": "list", "collapsed": True, "summary": f"{{{{fields.{shown}}}}}", "fields": fields_of(schema)}
