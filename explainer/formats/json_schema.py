"""`Shape`s → JSON Schemas (2020-12), so that editors' programs complete, explain and check while one types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explainer.formats.shape import (
    Choice,
    Date,
    Field,
    Flag,
    Id,
    Kind,
    Named,
    NamedDays,
    NamedTexts,
    Part,
    Parts,
    Shape,
    Text,
    Texts,
    Url,
    Whatever,
    WholeNumber,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID_FORM = "^[a-z0-9]+([-_][a-z0-9]+)*$"
_MONTH_AND_DAY = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-9]))"
)
_YEAR = "(?!0000)[0-9]{4}"
DAY_FORM = f"^{_YEAR}-{_MONTH_AND_DAY}$"
DATE_FORM = f"^{_YEAR}(-(0[1-9]|1[0-2])|-{_MONTH_AND_DAY})?$"
# A text as YAML reads it: `2017` and `true` are read by us as text, by an editor's program as a number or a boolean.
_SCALAR = ["string", "number", "boolean"]
TEXT: dict[str, Any] = {"type": _SCALAR, "pattern": "\\S"}
Definitions = Mapping[str, dict[str, Any]]


def schema_of_list(title: str, shape: Shape) -> dict[str, Any]:
    """The schema of a file that is a list of mappings of one shape."""
    return {"$schema": DIALECT, "title": title, "type": "array", "items": schema_of(shape)}


def schema_of_mapping(title: str, shape: Shape, definitions: Definitions | None = None) -> dict[str, Any]:
    """The schema of a file that is one mapping. `definitions` say what is in fields of kind `Whatever`."""
    schema = {"$schema": DIALECT, "title": title, **schema_of(shape)}
    return {**schema, "$defs": dict(definitions)} if definitions else schema


def schema_of_texts(title: str, says: str) -> dict[str, Any]:
    """The schema of a file that has one text for each name, whatever the names are."""
    text = {"description": says, **_kind(Text())}
    return {"$schema": DIALECT, "title": title, "type": "object", "additionalProperties": text}


def schema_of(shape: Shape) -> dict[str, Any]:
    """The schema of one mapping."""
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {field.name: _property(field) for field in shape.fields},
        "additionalProperties": False,
    }
    required = [field.name for field in shape.fields if field.required]
    if required:
        schema["required"] = required
    if shape.either:
        schema["anyOf"] = [{"required": [name]} for name in shape.either]
    return schema


def _property(field: Field) -> dict[str, Any]:
    schema = {"description": field.says, **_kind(field.kind)}
    # An empty list says something unless the field is required.
    return {**schema, "minItems": 1} if field.required and schema.get("type") == "array" else schema


def _kind(kind: Kind) -> dict[str, Any]:  # noqa: C901, PLR0911, PLR0912 -- one line a kind
    match kind:
        case Text(longest=longest):
            return {**TEXT, "maxLength": longest} if longest else TEXT
        case Id():
            return {"type": _SCALAR, "pattern": ID_FORM}
        case Date(exact):
            # A year alone is read as a number by an editor's program.
            shorter = {"type": ["string", "integer"], "pattern": DATE_FORM}
            return {"type": "string", "pattern": DAY_FORM} if exact else shorter
        case Url():
            return {"type": "string", "pattern": '^https?://[^\\s/?#"<>]+\\.[^\\s"<>]+$'}
        case WholeNumber():
            return {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$"}
        case Flag():
            return {"type": "boolean"}
        case Choice(options):
            return {"enum": list(options)}
        case Texts(ids):
            texts: dict[str, Any] = {"type": "array", "items": _kind(Id() if ids else Text())}
            return {**texts, "uniqueItems": True} if ids else texts
        case Part(shape):
            return schema_of(shape)
        case Parts(shape):
            return {"type": "array", "items": schema_of(shape)}
        case Named(shape=shape, short=short):
            whole = schema_of(shape)
            return {"type": "object", "additionalProperties": {"anyOf": [TEXT, whole]} if short else whole}
        case NamedTexts():
            return {"type": "object", "additionalProperties": TEXT}
        case NamedDays():
            return {"type": "object", "additionalProperties": _kind(Date(exact=True))}
        case Whatever(definition):
            return {"$ref": f"#/$defs/{definition}"}
