"""The text of a stylesheet → what is wrong in it, line by line, before a browser drops half of it in silence.

Browsers never complain: they leave out what they cannot read, and everything after a brace that is never closed (CSS
Syntax Level 3, section 2.2). The parser does the same, so a brace that is missing at the end is found by what comes
after it: a rule that is added last is no longer a rule of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

# Added after the stylesheet: it is found at the top level unless something before it is still open.
_LAST = "--last"
_HOLDS_RULES = ("container", "layer", "media", "scope", "starting-style", "supports")
_OPENED_BY = {"{} block": "{", "[] block": "[", "() block": "(", "function": "("}
_CLOSED_BY = {"{": "}", "[": "]", "(": ")"}
_NO_RULE = "this is no rule and no `property: value;`."
# Addresses that lead nowhere: data in the file itself, and parts of the same page.
_INSIDE = ("data:", "#")


class CssError(NamedTuple):
    """One mistake: its line, what is wrong, and how to fix it."""

    line: int
    what: str
    help_text: str


def css_errors(text: str) -> list[CssError]:
    """The mistakes of a stylesheet, in the order of its lines. Of braces, only the first that stays open is named."""
    import tinycss2

    nodes = tinycss2.parse_stylesheet(f"{text}\n{_LAST} {{}}", skip_whitespace=True)
    errors = list(_errors_of(nodes))
    if not errors and not (nodes and _is_last(nodes[-1])):
        errors.append(_unclosed(text, nodes[-1]))
    return sorted(errors)


def _errors_of(nodes: Iterable[Any]) -> Iterator[CssError]:
    """Errors in rules and declarations, and within them."""
    import tinycss2

    for node in nodes:
        if node.type == "error":
            yield _error(node)
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            yield CssError(node.source_line, "@import asks for another file.", "put its styles into assets/css/.")
        elif node.type in ("qualified-rule", "at-rule"):
            yield from _values_errors(node.prelude)
            if node.content is not None:
                holds_rules = node.type == "at-rule" and node.lower_at_keyword in _HOLDS_RULES
                parse = tinycss2.parse_rule_list if holds_rules else tinycss2.parse_blocks_contents
                yield from _errors_of(parse(node.content, skip_comments=True, skip_whitespace=True))
        elif node.type == "declaration":
            yield from _values_errors(node.value)


def _values_errors(values: Iterable[Any]) -> Iterator[CssError]:
    for value in values:
        if value.type == "error":
            yield _error(value)
        elif value.type == "url":
            yield from _address_errors(value.source_line, value.value)
        elif value.type == "function":
            if value.lower_name == "url":
                yield from _address_errors(value.source_line, _text_of(value.arguments))
            yield from _values_errors(value.arguments)
        elif value.type in _OPENED_BY:
            yield from _values_errors(value.content)


def _text_of(values: Iterable[Any]) -> str:
    return "".join(value.value for value in values if value.type == "string")


def _address_errors(line: int, address: str) -> Iterator[CssError]:
    if not address.startswith(_INSIDE):
        what = f'"{address}" would be asked for, and the policy of the page forbids that.'
        yield CssError(line, what, "write the picture into the file, as url(data:…).")


def _error(node: Any) -> CssError:
    if node.kind in ("}", ")", "]"):
        return CssError(node.source_line, f'"{node.kind}" closes nothing.', "remove it, or open what it closes.")
    if node.kind in ("bad-string", "eof-in-string"):
        return CssError(node.source_line, "a text is not closed.", "add the missing quotation mark.")
    if node.kind in ("bad-url", "eof-in-url"):
        return CssError(node.source_line, "an address is not closed.", "add the missing bracket: url(…).")
    return CssError(node.source_line, _NO_RULE, "look for a missing colon, semicolon or brace.")


def _is_last(node: Any) -> bool:
    return node.type == "qualified-rule" and _starts(node.prelude)


def _starts(values: list[Any]) -> bool:
    """Does the rule that was added last begin here?"""
    return bool(values) and values[0].type == "ident" and values[0].value == _LAST


def _unclosed(text: str, node: Any) -> CssError:
    """What is still open at the end: a comment, the outermost bracket, or a rule without a block."""
    comment = text.rfind("/*")
    if comment >= 0 and "*/" not in text[comment:]:
        return CssError(text.count("\n", 0, comment) + 1, "a comment is not closed.", "write */ at its end.")
    if any(_starts(node.prelude[start:]) for start in range(len(node.prelude))):
        return CssError(node.source_line, _NO_RULE, "look for a missing brace.")
    opened = next((value for value in node.prelude if value.type in _OPENED_BY), None) if node.content is None else None
    bracket, line = ("{", node.source_line) if opened is None else (_OPENED_BY[opened.type], opened.source_line)
    return CssError(line, f'"{bracket}" is never closed.', f'add the missing "{_CLOSED_BY[bracket]}".')
