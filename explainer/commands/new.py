"""new THING → the files of a new section, fact, event or source, or of a whole new site."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

from explainer.new.dialogue import Dialogue, Person, Stopped
from explainer.new.files import write_files
from explainer.new.site import STARTER, make_site
from explainer.new.things import Made, make_fact, make_section, make_source

HELP = "make a new section, fact, event, source or site"
THINGS = ("section", "fact", "event", "source", "site")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to make, and what is known of it already."""
    parser.add_argument("thing", choices=THINGS, help="what to make")
    parser.add_argument(
        "given", nargs="*", metavar="FIELD=TEXT", help="what need not be asked for; of a new site, its folder"
    )
    parser.add_argument(
        "--from", dest="example", type=Path, metavar="DIR", help="the content of a new site (default: a small one)"
    )


def run(options: argparse.Namespace) -> int:
    """Ask on the terminal for what was not given. Returns the exit code."""
    today = str(datetime.datetime.now(datetime.UTC).date())
    person = Person(input, print)
    return make_new(options.root, options.thing, options.given, person, today=today, example=options.example)


def make_new(root: Path, thing: str, given: Sequence[str], person: Person, *, today: str, example: Path | None) -> int:
    """Make a new thing of the site under `root`, or a new site with its theme. Returns the exit code.

    `given` is the folder of a new site, or fields as `name=text`. `example` has the content of a new site.
    Raises BuildStopped when the files of the site cannot be read; then nothing is written.
    """
    try:
        if thing == "site":
            return _new_site(root, given, example, person)
        made = _make(root, thing, Dialogue(given, person), today)
        write_files(root, made.files)
        person.print_line(f"\n{made.message}")
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


def _new_site(root: Path, given: Sequence[str], example: Path | None, person: Person) -> int:
    if len(given) != 1:
        raise Stopped("name the folder of the new site: python build.py new site DIR")
    folder = Path(given[0])
    files = make_site(root, folder, example or STARTER)
    person.print_line(
        f"Made a site of {files} files in {folder}. It is whole: build it, look at it, and then make it yours."
    )
    person.print_line(f"Next: python build.py serve --site {folder}")
    return 0
