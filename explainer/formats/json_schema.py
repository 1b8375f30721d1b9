"""`Schema`s → JSON Schemas (2020-12), so that editors' programs complete, explain and check while one types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from explainer.formats.declaration import schema_of
from explainer.formats.kinds import (
    ID_PATTERN,
    MOST,
    NUMBER_PATTERN,
    URL_PATTERN,
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

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID_FORM = f"^{ID_PATTERN}$"
_MONTH_AND_DAY = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-9]))"
)
_YEAR = "(1[0-9]{3}|20[0-9]{2})"  # FIRST_YEAR to LAST_YEAR
DAY_FORM = f"^{_YEAR}-{_MONTH_AND_DAY}$"
DATE_FORM = f"^{_YEAR}(-(0[1-9]|1[0-2])|-{_MONTH_AND_DAY})?$"
# A text as YAML reads it: `2017` and `true` are read by us as text, by an editor's program as a number or a boolean.
_SCALAR = ["string", "number", "boolean"]
TEXT: dict[str, Any] = {"type": _SCALAR, "pattern": "\\S"}
Definitions = Mapping[str, dict[str, Any]]


def list_file_schema(title: str, schema: Schema) -> dict[str, Any]:
    """The JSON Schema of a file that is a list of mappings."""
    return {"$schema": DIALECT, "title": title, "type": "array", "items": _value_schema(schema)}


def mapping_file_schema(title: str, schema: Schema, definitions: Definitions | None = None) -> dict[str, Any]:
    """The JSON Schema of a file that is one mapping. `definitions` say what is in fields of kind `Custom`."""
    whole = {"$schema": DIALECT, "title": title, **mapping_schema(schema)}
    return {**whole, "$defs": dict(definitions)} if definitions else whole


def texts_file_schema(title: str, description: str) -> dict[str, Any]:
    """The JSON Schema of a file that has one text for each name, whatever the names are."""
    text = {"description": description, **_kind_schema(Text())}
    return {"$schema": DIALECT, "title": title, "type": "object", "additionalProperties": text}


def mapping_schema(schema: Schema) -> dict[str, Any]:
    """The JSON Schema of one mapping."""
    whole: dict[str, Any] = {
        "type": "object",
        "properties": {
            each.name: _property(each) for each in schema.fields if not isinstance(each.kind, MatchingObjects)
        },
        "additionalProperties": False,
    }
    matching = {
        f"^({each.kind.pattern})$": _property(each) for each in schema.fields if isinstance(each.kind, MatchingObjects)
    }
    if matching:
        whole["patternProperties"] = matching
    required = [field.name for field in schema.fields if field.required]
    if required:
        whole["required"] = required
    if schema.either:
        whole["anyOf"] = [{"required": [name]} for name in schema.either]
    return whole


def _property(field: Field) -> dict[str, Any]:
    schema = {"description": field.description, **_kind_schema(field.kind)}
    # An empty list says something unless the field is required.
    return {**schema, "minItems": 1} if field.required and schema.get("type") == "array" else schema


def _value_schema(schema: Schema) -> dict[str, Any]:
    """A mapping, or the bare text that may stand for it."""
    return {"anyOf": [TEXT, mapping_schema(schema)]} if schema.short else mapping_schema(schema)


def _kind_schema(kind: Kind) -> dict[str, Any]:  # noqa: C901, PLR0911, PLR0912 -- one line a kind
    match kind:
        case Text(longest=longest):
            return {**TEXT, "maxLength": longest} if longest else TEXT
        case Id():
            return {"type": _SCALAR, "pattern": ID_FORM}
        case Date():
            # A year alone is read as a number by an editor's program.
            return {"type": ["string", "integer"], "pattern": DATE_FORM}
        case Day():
            return {"type": "string", "pattern": DAY_FORM}
        case Url():
            return {"type": "string", "pattern": f"^{URL_PATTERN}$"}
        case WholeNumber(most):
            digits = f"^[0-9]{{1,{len(str(most))}}}$"
            return {"type": ["integer", "string"], "minimum": 0, "maximum": most, "pattern": digits}
        case Number():
            return {"type": ["number", "string"], "minimum": -MOST, "maximum": MOST, "pattern": f"^{NUMBER_PATTERN}$"}
        case Boolean():
            return {"type": "boolean"}
        case Choice(options):
            return {"enum": list(options)}
        case TextList(ids):
            texts: dict[str, Any] = {"type": "array", "items": _kind_schema(Id() if ids else Text())}
            return {**texts, "uniqueItems": True} if ids else texts
        case TextMap():
            return {"type": "object", "additionalProperties": TEXT}
        case DayMap():
            return {"type": "object", "additionalProperties": _kind_schema(Day())}
        case Object(declared):
            return mapping_schema(schema_of(declared))
        case MatchingObjects(declared=declared):
            return _value_schema(schema_of(declared))
        case ObjectList(declared):
            return {"type": "array", "items": _value_schema(schema_of(declared))}
        case ObjectMap(declared):
            return {"type": "object", "additionalProperties": _value_schema(schema_of(declared))}
        case Custom(definition):
            return {"$ref": f"#/$defs/{definition}"}
