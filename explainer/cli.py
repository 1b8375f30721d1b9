"""The command line → one command run, an exit code, and messages for the person who typed it.

Exit codes: 0 done; 1 errors in the content; 2 the command was mistyped. `law` has its own: 1 says that the law changed,
and 2 that it could not be compared. A traceback is a mistake of the generator.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol, cast

from explainer import __version__
from explainer.commands import build
from explainer.diagnostics import BuildStopped, format_diagnostics, refusals_told, visible


class Command(Protocol):
    """A module of explainer/commands/; its name is what is typed.

    `HELP` begins with a verb in small letters. `run` gets what was typed; `root`, the folder of the site, which has a
    site.yaml, as an absolute path; and `program`, what to type before a command. A command that can be run outside of a
    site sets the default `needs_site`.
    """

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser, /) -> None:
        """Add what can be typed after the command."""

    def run(self, options: argparse.Namespace, /) -> int:
        """Carry it out. Returns the exit code."""


# In the order of the help: the names of modules of explainer/commands/. Only one that is typed is imported.
COMMANDS = ("build", "bundle", "check", "schemas", "serve", "ask", "new", "override", "law", "translate", "addresses")

_EXAMPLES = """\
examples:
  {0}                        build this site (the same as: {0} build)
  {0} check                  look for mistakes
  {0} serve --port 8000      watch your changes in a browser
  {0} ask answers.yaml       what the rules of the form say of these answers
  {0} translate fr           make or update the catalogs of French
  {0} law A-1.xml            what changed in the law that this site cites
  {0} new fact               add a fact, asked for field by field
  {0} new site ../other      make a small complete site to begin with
  {0} --site ../other        build the site in another folder
"""


def main(arguments: Sequence[str], program: str = "python build.py", *, looked: bool = False) -> int:
    """Carry out one command. Returns the exit code; 2 comes from argparse itself.

    `program` is what was typed before the arguments, for messages that say what to type. `looked` says that a build is
    not up to date already.
    """
    options = _parser(program, _names_in(arguments)).parse_args(
        arguments,
        argparse.Namespace(
            site=".", run=build.run, needs_site=lambda _options: True, program=program, looked=looked, **build.DEFAULTS
        ),
    )
    # A build makes much and drops little: looking for garbage costs a fifth of its time and finds next to none.
    gc.disable()
    options.root = Path(os.path.realpath(options.site))
    if options.needs_site(options) and not _is_site(options.root):
        print(f"There is no site.yaml in {visible(options.site)}: name a site's folder with --site.", file=sys.stderr)
        return 2
    try:
        with refusals_told(options.root):
            code = int(options.run(options))
            _flush()
        return code
    except BuildStopped as stopped:
        print(format_diagnostics(stopped.diagnostics), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except (ModuleNotFoundError, BrokenPipeError):
        raise  # no mistakes of the generator: build.py says what to run, and explainer/entry.py is quiet
    except Exception:
        print("This is a mistake of the generator, not yours. Please report what follows.", file=sys.stderr)
        raise


def _is_site(root: Path) -> bool:
    """Is there a site.yaml? A folder whose name no system would take has none."""
    try:
        return (root / "site.yaml").is_file()
    except OSError:
        return False


def _flush() -> None:
    """Print what is not printed yet. Raises OSError once: Python would try again, and complain, on its way out."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _names_in(arguments: Sequence[str]) -> Sequence[str]:
    """The command that is typed; all where there is none, or where help is asked for."""
    words = [word for before, word in pairwise(["", *arguments]) if before != "--site" and not word.startswith("-")]
    if words:
        return words[:1] if words[0] in COMMANDS else COMMANDS
    return COMMANDS if {"-h", "--help"} & set(arguments) else COMMANDS[:1]


def _parser(program: str, names: Sequence[str] = COMMANDS) -> argparse.ArgumentParser:
    site = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    site.add_argument("--site", metavar="DIR", help="the folder with site.yaml (default: this one)")
    parser = argparse.ArgumentParser(
        prog=program.removeprefix("python "),
        description="Makes an explainer site from Markdown and YAML.",
        epilog=_EXAMPLES.format(program),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[site],
    )
    parser.add_argument("--version", action="version", version=f"explainer {__version__}", help="say which one this is")
    build.add_arguments(parser)  # which is what happens without a command
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name in names:
        command = cast(Command, importlib.import_module(f"explainer.commands.{name}"))
        description = f"{command.HELP[0].upper()}{command.HELP[1:]}."
        subparser = subparsers.add_parser(name, help=command.HELP, description=description, parents=[site])
        command.add_arguments(subparser)
        subparser.set_defaults(run=command.run)
    return parser
