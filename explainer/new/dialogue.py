"""A field to be filled in → its text: given on the command line, or asked for until it is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from explainer.diagnostics import Diagnostic, listed, nearest
from explainer.formats.kinds import Boolean, Choice, Day, Field

Check = Callable[[str], list[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asked. `ask` shows a mark and gives a line back, or raises EOFError when nobody is there."""

    ask: Callable[[str], str]
    print_line: Callable[[str], object]
    program: str = "python build.py"  # what they type before a command


class Stopped(Exception):
    """Nothing can be written; says why in one sentence or more, in the editor's words."""


class Dialogue:
    """Takes answers from what was given (`field=text`, `list.field=text`), then from a person."""

    def __init__(self, given: Iterable[str], person: Person) -> None:
        self._given: list[tuple[str, str]] = []  # in the order given: entries of a list follow one another
        self._ask, self._print = person.ask, person.print_line
        for pair in given:
            name, sign, text = pair.partition("=")
            if not sign:
                raise Stopped(f'"{pair}" gives nothing: write it as field=text, with quotes around what has spaces.')
            self._given.append((name, " ".join(text.split())))

    def has_entry(self, inside: str) -> bool:
        """Is something given for an entry of the list `inside` that nobody has taken yet?"""
        return any(name.startswith(f"{inside}.") for name, _ in self._given)

    def answer(self, field: Field, check: Check, *, inside: str = "", default: str = "", quiet: bool = False) -> str:
        """The text of a field; empty when it is optional and left out.

        `inside` names the list that the field belongs to an entry of; `quiet` asks for nothing optional.
        """
        name = f"{inside}.{field.name}" if inside else field.name
        # Within a list only the next answer counts: the one after it may belong to the next entry.
        pending = next((pair for pair in self._given if pair[0].startswith(f"{inside}.")), None) if inside else None
        given = pending or next((pair for pair in self._given if pair[0] == name), None)
        if given is not None and given[0] == name:
            self._given.remove(given)
            return self._checked(given[1], check)
        return "" if quiet and not field.required else self._ask_until_right(field, name, check, default)

    def finish(self, known: Iterable[str]) -> None:
        """Raises Stopped when something was given that nobody asked for."""
        names = [*known]
        for name, _ in self._given:
            near = nearest(name, names) or f" There are: {listed(names, 'docs/reference/fields.md')}."
            raise Stopped(f'nothing here is called "{name}".{near}')

    def _checked(self, text: str, check: Check) -> str:
        diagnostics = check(text) if text else []
        if diagnostics:
            raise Stopped("\n".join(_format(diagnostic) for diagnostic in diagnostics))
        return text

    def _ask_until_right(self, field: Field, name: str, check: Check, default: str) -> str:
        self._print(_question(field, name, default))
        while True:
            try:
                text = " ".join(self._ask("> ").split()) or default
            except EOFError:
                text = default
                if field.required and not text:
                    raise Stopped(f'"{name}" is needed, and there is no answer for it.') from None
            diagnostics = check(text) if text else []
            for diagnostic in diagnostics:
                self._print(_format(diagnostic))
            if not text and field.required:
                self._print("This one is needed.")
            elif not diagnostics:
                return text


def _question(field: Field, name: str, default: str) -> str:
    kind = field.kind
    options = kind.options if isinstance(kind, Choice) else ("true", "false") if isinstance(kind, Boolean) else ()
    parts = [f"\n{name}: {field.description}"]
    if options:
        parts.append(f"One of: {', '.join(options)}.")
    if isinstance(kind, Day):
        parts.append("Like 2023-03-25.")
    if default:
        parts.append(f"Enter for {default}.")
    elif not field.required:
        parts.append("Enter goes on without.")
    return " ".join(filter(None, parts))


def _format(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.what}\n  help: {diagnostic.help_text}"
