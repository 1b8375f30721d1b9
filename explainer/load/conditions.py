"""A condition as written in a file of rules → a `Condition`, and its JSON Schema; names are taken as typed."""

from __future__ import annotations

from typing import Any

from explainer.diagnostics import Diagnostics, listed, nearest
from explainer.formats.json_schema import TEXT, Definitions
from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.formats.parsed import Readers
from explainer.rules.conditions import CONNECTIVES, All, Answer, AnyOf, Condition, Not, RuleRef
from explainer.rules.model import CONDITION


def load_condition(node: Node, diagnostics: Diagnostics) -> Condition | None:
    """The condition that a node writes; None when it cannot be read (reported)."""
    if not isinstance(node, Mapping):
        help_text = "write `question: answer` or `rule: name`."
        diagnostics.add(node.location, "a condition needs a name before its value.", help_text)
    elif len(node.entries) != 1:
        help_text = "put `all:` or `any:` above them, and a dash before each."
        diagnostics.add(node.location, "several conditions stand here side by side.", help_text)
    else:
        ((name, value),) = node.entries.items()
        return _READERS.get(name, _answer)(name, value, node, diagnostics)
    return None


def _not(_name: str, value: Node, node: Mapping, diagnostics: Diagnostics) -> Condition | None:
    inner = load_condition(value, diagnostics)
    return inner and Not(inner, node.location)


def _rule(_name: str, value: Node, node: Mapping, diagnostics: Diagnostics) -> Condition | None:
    if isinstance(value, Scalar) and value.text:
        return RuleRef(value.text, node.location)
    help_text = "for several, write `all:` or `any:` with one rule after each dash."
    diagnostics.add(value.location, '"rule" must be the name of one rule.', help_text)
    return None


def _several(name: str, value: Node, node: Mapping, diagnostics: Diagnostics) -> Condition | None:
    if not isinstance(value, Listing) or len(value.items) < 2:
        diagnostics.add(
            node.location,
            f'"{name}" needs two conditions or more.',
            "write each after a dash; a single condition needs no such word.",
        )
        return None
    parts = [load_condition(item, diagnostics) for item in value.items]
    known = tuple(part for part in parts if part is not None)
    if len(known) < len(parts):
        return None
    return All(known, node.location) if name == "all" else AnyOf(known, node.location)


def _answer(question: str, value: Node, node: Mapping, diagnostics: Diagnostics) -> Condition | None:
    items = value.items if isinstance(value, Listing) else (value,)
    options = [item.text for item in items if isinstance(item, Scalar) and item.text]
    if not options or len(options) < len(items):
        near = nearest(question, CONNECTIVES)
        diagnostics.add(
            node.location,
            f'"{question}" needs an answer, or a list of answers.{near}',
            f"write `{question}: answer`; connect conditions with {listed(CONNECTIVES)}.",
        )
        return None
    for number, option in enumerate(options):
        if option in options[:number]:
            diagnostics.add(items[number].location, f'"{option}" is here twice.', "keep one.")
    return Answer(question, tuple(options), node.location)


_READERS = {"all": _several, "any": _several, "not": _not, "rule": _rule}

READERS: Readers = {CONDITION.definition: load_condition}

_ONE: dict[str, Any] = {"$ref": f"#/$defs/{CONDITION.definition}"}
_SEVERAL: dict[str, Any] = {"type": "array", "items": _ONE, "minItems": 2}
DEFINITIONS: Definitions = {
    CONDITION.definition: {
        "type": "object",
        "properties": {
            "rule": {"description": "Holds when this rule does.", **TEXT},
            "all": {"description": "Holds when each of these does.", **_SEVERAL},
            "any": {"description": "Holds when at least one of these does.", **_SEVERAL},
            "not": {"description": "Holds when this does not.", **_ONE},
        },
        "additionalProperties": {
            "description": "A question: holds when it is answered so.",
            "anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True}],
        },
        "minProperties": 1,
        "maxProperties": 1,
    }
}
