"""new THING → the files of a new section, fact, event or source; new DIR → those of a whole new site."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path

from explainer.diagnostics import nearest, nearest_word
from explainer.new.dialogue import Dialogue, Person, Stopped
from explainer.new.files import write_files
from explainer.new.site import STARTER, make_site
from explainer.new.things import Made, make_fact, make_section, make_source

HELP = "make a new section, fact, event, source or site"
_PARTS = ("section", "fact", "event", "source")  # of a site that is there
THINGS = (*_PARTS, "site")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to make, and what is known of it already."""
    parser.add_argument(
        "thing", metavar="THING", help=f"what to make: {', '.join(THINGS)}; or the folder of a new site"
    )
    parser.add_argument(
        "given", nargs="*", metavar="FIELD=TEXT", help="what need not be asked for; of a new site, its folder"
    )
    parser.add_argument(
        "--from", dest="example", type=Path, metavar="DIR", help="the content of a new site (default: a small one)"
    )
    parser.set_defaults(needs_site=lambda options: options.thing in _PARTS)


def run(options: argparse.Namespace) -> int:
    """Ask on the terminal for what was not given. Returns the exit code."""
    today = str(datetime.datetime.now(datetime.UTC).date())
    person = Person(input, print, options.program)
    thing, given = options.thing, options.given
    if thing not in THINGS:
        if (options.root / "site.yaml").is_file() or given or nearest_word(thing, _PARTS):
            print(f"{_mistyped(thing)} For a site in that folder: {options.program} new site {thing}", file=sys.stderr)
            return 2
        thing, given = "site", [thing]
    return make_new(options.root, thing, given, person, today=today, example=options.example)


def _mistyped(thing: str) -> str:
    return f'"{thing}" is not a thing to make.{nearest(thing, _PARTS)} There are: {", ".join(THINGS)}.'


def make_new(root: Path, thing: str, given: Sequence[str], person: Person, *, today: str, example: Path | None) -> int:
    """Make a new thing of the site under `root`, or a new site. Returns the exit code.

    `given` is the folder of a new site, or fields as `name=text`. `example` has the content of a new site.
    Raises BuildStopped when the files of the site cannot be read; then nothing is written.
    """
    try:
        if thing == "site":
            return _new_site(given, example, person)
        made = _make(root, thing, Dialogue(given, person), today)
        write_files(root, made.files)
        person.print_line(f"\n{made.message}" + (f"\nNext: {person.program} check" if made.whole else ""))
        return 0
    except (Stopped, OSError) as stopped:
        person.print_line(f"{stopped}\nNothing was written.")
        return 1


def _make(root: Path, thing: str, dialogue: Dialogue, today: str) -> Made:
    if thing == "section":
        return make_section(root, dialogue, today)
    if thing == "source":
        return make_source(root, dialogue)
    return make_fact(root, dialogue, today, event=thing == "event")


def _new_site(given: Sequence[str], example: Path | None, person: Person) -> int:
    if len(given) != 1:
        raise Stopped(f"name the folder of the new site: {person.program} new site DIR")
    folder = Path(given[0])
    files = make_site(folder, example or STARTER)
    person.print_line(
        f"Made a site of {files} files in {folder}. It is whole: build it, look at it, and then make it yours."
    )
    if person.program.startswith("python build.py"):  # it is in another folder than the new site
        person.print_line(f"Next: {person.program} serve --site {folder}")
    else:
        person.print_line(f"Next: cd {folder}, then {person.program} serve")
    return 0
