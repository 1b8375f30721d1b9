"""What Jinja says when a template fails → where it failed and what to fix, in words for who writes templates."""

from __future__ import annotations

import dataclasses
import re
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path

import jinja2

from explainer.diagnostics import nearest

OWN_FILTERS = ("day", "number", "say", "address", "of_kind")
# expected token 'end of print statement', got '{'
_UNEXPECTED = re.compile(r"expected token '.*', got '(.*)'")
# Jinja was looking for the following tags: 'elif' or 'else' or 'endif'
_UNCLOSED = re.compile(r"Unexpected end of template.*following tags: .*?'(end\w+)'")
# No filter named 'shout'
_NO_FILTER = re.compile(r"No filter named '(\w+)'")
# the template 'parts/a.html' (imported on line 2 in 'b.html') does not export the requested name 'c'
_NO_MACRO = re.compile(r"the template '(.+?)' .*requested name '(\w+)'")


class MissingWord(jinja2.UndefinedError):
    """A template asked for a word that words.yaml does not have."""


class Unreadable(jinja2.TemplateError):
    """A template's file cannot be read; a diagnostic has been noted."""


class TemplateFault(jinja2.TemplateSyntaxError):
    """Something is written in a way that Jinja reads and we do not; with what to write instead."""

    def __init__(self, what: str, line: int, name: str | None, file: str | None, help_text: str) -> None:
        super().__init__(what, line, name, file)
        self.help_text = help_text


class Undefined(jinja2.StrictUndefined):
    """Fails at every use, and says what was asked for with a near name."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name, thing = str(self._undefined_name), self._undefined_obj
        if no_macro := _NO_MACRO.match(self._undefined_hint or ""):
            return f'"{no_macro.group(1)}" has no macro "{no_macro.group(2)}".'
        if dataclasses.is_dataclass(thing):
            fields = [field.name for field in dataclasses.fields(thing)]
            return f'a {type(thing).__name__.lower()} has no "{name}".{nearest(name, fields)}'
        if isinstance(thing, dict):
            return f'there is no "{name}" in this.{nearest(name, map(str, thing))}'
        if isinstance(thing, (str, int, float, Iterable)):
            return f'a list, a text or a number has no "{name}".'
        return f'nothing is called "{name}" here.'


@dataclasses.dataclass(frozen=True, slots=True)
class Failure:
    """Where a template failed, what is wrong and what to do."""

    template: str
    line: int
    what: str
    help_text: str


def failure_of(error: Exception, template: str, folders: Sequence[Path]) -> Failure | None:
    """What failed while `template` was filled in, or None when it was nothing in `folders`: our own fault."""
    frame = _last_frame(error, folders)
    name, line = frame or (template, 1)
    if isinstance(error, TemplateFault):
        return Failure(error.name or name, error.lineno, str(error.message), error.help_text)
    if isinstance(error, jinja2.TemplateSyntaxError):
        return Failure(error.name or name, error.lineno, *_syntax(error.message or ""))
    if isinstance(error, jinja2.TemplateNotFound) and not frame:
        return Failure(str(error.name), 1, "this template is missing.", "write it; every site needs it.")
    said = _said(error) if frame or isinstance(error, jinja2.TemplateError) else None
    return Failure(name, line, *said) if said else None


def _said(error: Exception) -> tuple[str, str]:
    match error:
        case jinja2.TemplateNotFound():
            return f'there is no template "{error.name}".', "fix the name, or add the file."
        case MissingWord():
            return str(error), "fix the key, or add it in content/words.yaml."
        case jinja2.UndefinedError():
            return str(error), "fix the name: a template can only use what its page is given."
    said = str(error).replace("'", '"')
    return "this line cannot be worked out.", f"look at its values, filters and macros; Python says: {said}."


def _syntax(said: str) -> tuple[str, str]:
    if unclosed := _UNCLOSED.match(said):
        return "this template ends too early.", f"write {{% {unclosed.group(1)} %}} where that part ends."
    if unexpected := _UNEXPECTED.match(said):
        return (
            f'this line cannot be read at "{unexpected.group(1)}".',
            "look for what is missing before it: }}, %} or a quote.",
        )
    if no_filter := _NO_FILTER.match(said):
        name = no_filter.group(1)
        known = ", ".join(OWN_FILTERS)
        return f'there is no filter "{name}".{nearest(name, OWN_FILTERS)}', f"use one of ours ({known}) or of Jinja's."
    said = said.rstrip(".").replace("'", '"')
    return f"this line cannot be read: {said}.", "fix it; Jinja's own manual says how it is written."


def _last_frame(error: Exception, folders: Sequence[Path]) -> tuple[str, int] | None:
    """The template and line that was worked on last; most errors carry neither, but the traceback does."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        for folder in folders:
            if path.is_relative_to(folder):
                return path.relative_to(folder).as_posix(), frame.lineno or 1
    return None
