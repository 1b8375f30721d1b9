"""The arguments of each command → docs/reference/commands.md."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from explainer import cli
from tools.reference.markdown import code, table

FILE = "commands.md"
TITLE = "Command line"
SAYS = "every command, what can be typed after it, and exit codes"


def page() -> str:
    """The whole page."""
    parser = cli._parser("python build.py")  # noqa: SLF001 -- this documents what it takes
    about = " ".join((cli.__doc__ or "").split("\n\n")[1].split())
    parts = [f"# {TITLE}\n", f"Each of these has `--help`. {about} What is printed is in [Messages](messages.md).\n"]
    for name, command in _commands(parser).items():
        parts.append(f"## {name}\n")
        parts.append(
            f"{command.description}\n\n    {' '.join(['python', parser.prog, name, *map(_typed, _own(command))])}\n"
        )
        parts.append(table(("argument", "what it is"), map(_row, _own(command))))
    return "\n".join(parts)


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    actions = parser._actions  # noqa: SLF001 -- argparse has no other way to ask
    return next(dict(each.choices) for each in actions if isinstance(each, argparse._SubParsersAction))  # noqa: SLF001


def _own(command: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """What can be typed, but for the help that each command has."""
    return (each for each in command._actions if each.dest != "help")  # noqa: SLF001


def _typed(action: argparse.Action) -> str:
    """An argument as a line of usage shows it."""
    value = _value(action)
    if not action.option_strings:
        return f"[{value} …]" if action.nargs == "*" else f"{value} …" if action.nargs == "+" else value
    name = action.option_strings[-1]
    return f"[{name}{f' {value}' if action.nargs != 0 else ''}{' …' if action.nargs in ('*', '+') else ''}]"


def _value(action: argparse.Action) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    return "|".join(map(str, action.choices)) if action.choices else action.dest.upper()


def _row(action: argparse.Action) -> tuple[str, str]:
    return code(_typed(action).strip("[]")), action.help or ""
