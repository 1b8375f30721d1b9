"""The styles of a form and the answers given → which statements hold, by the rules of CSS for custom properties."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache, lru_cache

from explainer.render.form_css.selectors import Styles

# .form:has(:checked):has(#q1-3:checked){--A:;--B:;}
_ANSWER = re.compile(r"\.form:has\(:checked\):has\(#(q\d+-\d+):checked\)\{([^}]*)\}")
# .form{--C:var(--A)var(--B);}
_FORM = re.compile(r"\.form\{([^}]*)\}")

Text = str | None  # None: invalid at computed-value time


class Form:
    """A form in which some radio buttons are checked."""

    def __init__(self, styles: Styles, checked: Container[str]) -> None:
        by_answer, always = _parsed(styles.css)
        self._written: dict[str, str] = {}
        for button, declarations in by_answer:
            if button in checked:
                self._written |= declarations
        self._written |= always
        self._known: dict[str, Text] = {}

    def holds(self, value: str) -> bool:
        """Is this value of a custom property valid?"""
        return self._value(value) is not None

    def _value(self, text: str) -> Text:
        if text == "initial":
            return None
        found = ""
        while text:
            before, inside, text = _first_var(text)
            found += before
            if inside is None:
                break
            name, comma, fallback = inside.partition(",")
            value = self._property(name)
            if value is None and comma:
                value = self._value(fallback)
            if value is None:
                return None
            found += value
        return found

    def _property(self, name: str) -> Text:
        if name not in self._known:
            self._known[name] = self._value(self._written[name]) if name in self._written else None
        return self._known[name]


@lru_cache(maxsize=4)
def _parsed(css: str) -> tuple[list[tuple[str, dict[str, str]]], dict[str, str]]:
    """What each button declares when it is checked, and what is declared always."""
    always: dict[str, str] = {}
    for properties in _FORM.findall(css):
        always |= _declarations(properties)
    return [(button, _declarations(properties)) for button, properties in _ANSWER.findall(css)], always


def _declarations(text: str) -> dict[str, str]:
    return dict(declaration.split(":", 1) for declaration in text.split(";") if declaration)


@cache
def _first_var(text: str) -> tuple[str, str | None, str]:
    """What is before the first var(…), what is in its brackets, and what follows."""
    start = text.find("var(")
    if start < 0:
        return text, None, ""
    depth = 0
    for position in range(start + 3, len(text)):
        depth += (text[position] == "(") - (text[position] == ")")
        if depth == 0:
            return text[:start], text[start + 4 : position], text[position + 1 :]
    raise ValueError(f"a bracket is not closed in {text}")
