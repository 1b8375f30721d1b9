"""A condition as written in a file of rules → a `Condition`; names are taken as typed."""

from __future__ import annotations

from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.problems import Problems, listed, nearest
from explainer.rules.conditions import CONNECTIVES, All, Answer, AnyOf, Condition, Not, RuleRef


def read_condition(node: Node | None, problems: Problems) -> Condition | None:
    """The condition that a node writes; None when there is none, or when it cannot be read (noted then)."""
    if node is None:
        return None
    if not isinstance(node, Mapping):
        mend = "write `question: answer` or `rule: name`."
        problems.add(node.place, "a condition needs a name before its value.", mend)
    elif len(node.entries) != 1:
        mend = "put `all:` or `any:` above them, and a dash before each."
        problems.add(node.place, "several conditions stand here side by side.", mend)
    else:
        ((name, value),) = node.entries.items()
        return _READERS.get(name, _answer)(name, value, node, problems)
    return None


def _not(_name: str, value: Node, node: Mapping, problems: Problems) -> Condition | None:
    inner = read_condition(value, problems)
    return inner and Not(inner, node.place)


def _rule(_name: str, value: Node, node: Mapping, problems: Problems) -> Condition | None:
    if isinstance(value, Scalar) and value.text:
        return RuleRef(value.text, node.place)
    mend = "for several, write `all:` or `any:` with one rule after each dash."
    problems.add(value.place, '"rule" must be the name of one rule.', mend)
    return None


def _several(name: str, value: Node, node: Mapping, problems: Problems) -> Condition | None:
    if not isinstance(value, Listing) or len(value.items) < 2:
        problems.add(
            node.place,
            f'"{name}" needs two conditions or more.',
            "write each after a dash; a single condition needs no such word.",
        )
        return None
    parts = [read_condition(item, problems) for item in value.items]
    known = tuple(part for part in parts if part is not None)
    if len(known) < len(parts):
        return None
    return All(known, node.place) if name == "all" else AnyOf(known, node.place)


def _answer(question: str, value: Node, node: Mapping, problems: Problems) -> Condition | None:
    items = value.items if isinstance(value, Listing) else (value,)
    options = [item.text for item in items if isinstance(item, Scalar) and item.text]
    if not options or len(options) < len(items):
        near = nearest(question, CONNECTIVES)
        problems.add(
            node.place,
            f'"{question}" needs an answer, or a list of answers.{near}',
            f"write `{question}: answer`; connect conditions with {listed(CONNECTIVES)}.",
        )
        return None
    for number, option in enumerate(options):
        if option in options[:number]:
            problems.add(items[number].place, f'"{option}" stands twice here.', "keep one.")
    return Answer(question, tuple(options), node.place)


_READERS = {"all": _several, "any": _several, "not": _not, "rule": _rule}
