"""Data and a JSON Schema that an editor wrote → what does not fit, each with its line and in plain words.

The schema may be of any draft that the package jsonschema knows; without `$schema` it is 2020-12. Nothing is fetched: a
reference leads to a place in the same file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from explainer.diagnostics import Diagnostics, Location, listed, nearest
from explainer.formats.nodes import Node
from explainer.formats.plain_values import PlainValue, location_in

if TYPE_CHECKING:  # sites without schemas do not wait for it
    from jsonschema.exceptions import ValidationError

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping with fields",
    "null": "empty",
}


def check_by_schema(
    node: Node, value: PlainValue, schema_text: str, schema_file: str, diagnostics: Diagnostics
) -> None:
    """Report every place in `value`, which was read from `node`, that the schema does not allow."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError
    from jsonschema.validators import validator_for
    from referencing import Registry
    from referencing.exceptions import Unresolvable

    try:
        schema = json.loads(schema_text)
        kind = validator_for(schema, default=Draft202012Validator)
        kind.check_schema(schema)
    except (ValueError, RecursionError) as error:  # also of a number with thousands of digits
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        what, help_text = "this is no JSON.", "look at this line and the one above it: a comma, a bracket or a quote."
        diagnostics.add(Location(schema_file, line), what, help_text)
        return
    except SchemaError as error:
        where = "/".join(map(str, error.absolute_path)) or "the whole"
        diagnostics.add(Location(schema_file), f"this is no JSON Schema: {where} is wrong.", "see json-schema.org.")
        return
    try:
        for found in kind(schema, registry=Registry()).iter_errors(value):
            _report(found, node, diagnostics)
    except Unresolvable as error:
        what = f'the schema refers to "{error.ref}", which is not in it.'
        diagnostics.add(Location(schema_file), what, "put it into this file, under $defs: nothing is fetched.")


def _report(error: ValidationError, node: Node, diagnostics: Diagnostics) -> None:
    rule: Any = error.validator_value
    value: Any = error.instance
    path = list(error.absolute_path)
    location = location_in(node, path)
    change = "write what the schema asks for, or change the schema."
    match error.validator:
        case "required":
            for name in (name for name in rule if name not in value):
                diagnostics.add(location, f'"{name}" is missing here.', f"write `{name}: …`; the schema asks for it.")
        case "additionalProperties" if rule is False:
            known = list(error.schema.get("properties", {})) if isinstance(error.schema, Mapping) else []
            for name in (name for name in value if name not in known):
                what = f'the schema has no field "{name}".{nearest(name, known)}'
                diagnostics.add(location_in(node, [*path, name]), what, f"write one of: {listed(known)}.")
        case "type":
            words = " or ".join(_TYPES[each] for each in ([rule] if isinstance(rule, str) else rule))
            diagnostics.add(location, f"{_shown(value)} is not {words}.", change)
        case "enum":
            near = nearest(str(value), [str(each) for each in rule])
            what = f"{_shown(value)} is none of the values of the schema.{near}"
            diagnostics.add(location, what, f"write one of: {listed(map(str, rule))}.")
        case name:
            what = f"{_shown(value)} does not fit the schema, which says {name}: {_shown(rule)}."
            diagnostics.add(location, what, change)


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:60]}…"
