"""new THING → the files of a new section, fact, event or source; new DIR → those of a whole new site."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from explainer.diagnostics import nearest, nearest_word
from explainer.formats.written_files import write_files
from explainer.load.words import FILE as WORDS
from explainer.new.basics import ask_for_basics
from explainer.new.dialogue import Dialogue, Person, Stopped
from explainer.new.site import STARTER, check_free, has_words_in, make_site
from explainer.new.things import Made, make_fact, make_section, make_source

HELP = "make a new section, fact, event, source or site"
_PARTS = ("section", "fact", "event", "source")  # of a site that is there
THINGS = (*_PARTS, "site")
# What is asked of a new site, where it is not given.
_BASICS = {
    "title": ("TEXT", "the title of a new site"),
    "language": ("CODE", "the language of a new site, like en, en-GB or fr (default: en)"),
    "topic": ("TEXT", "what a new site is about, as it goes on after “What the rules say about”"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to make, and what is known of it already."""
    parser.add_argument(
        "thing", metavar="THING", help=f"what to make: {', '.join(THINGS)}; or the folder of a new site"
    )
    parser.add_argument(
        "given", nargs="*", metavar="FIELD=TEXT", help="what need not be asked for; of a new site, its folder"
    )
    for name, (metavar, help_text) in _BASICS.items():
        parser.add_argument(f"--{name}", metavar=metavar, help=help_text)
    parser.add_argument(
        "--yes", action="store_true", help="ask for nothing of a new site: what is not given stays as in the sample"
    )
    parser.add_argument(
        "--from", dest="example", type=Path, metavar="DIR", help="the content of a new site (default: a small sample)"
    )
    parser.set_defaults(needs_site=lambda options: options.thing in _PARTS)


def run(options: argparse.Namespace) -> int:
    """Ask on the terminal for what was not given. Returns the exit code."""
    person = Person(input, print, options.program)
    basics = {name: text for name in _BASICS if (text := getattr(options, name)) is not None}
    thing, given = options.thing, options.given
    if thing not in THINGS:
        if (options.root / "site.yaml").is_file() or given or nearest_word(thing, _PARTS):
            print(f"{_mistyped(thing)} For a site in that folder: {options.program} new site {thing}", file=sys.stderr)
            return 2
        thing, given = "site", [thing]
    try:
        if thing == "site":
            asks = sys.stdin.isatty() and not options.yes
            return _new_site(given, basics, options.example, person, asks=asks)
        for name in (*basics, *(["yes"] if options.yes else []), *(["from"] if options.example else [])):
            raise Stopped(f"--{name} is for a new site; what is known of other things is given as FIELD=TEXT.")
        return _new_part(options.root, thing, given, person)
    except (Stopped, OSError) as stopped:
        person.print_line(f"{stopped}\nNothing was written.")
        return 1


def _mistyped(thing: str) -> str:
    return f'"{thing}" is not a thing to make.{nearest(thing, _PARTS)} There are: {", ".join(THINGS)}.'


def _new_part(root: Path, thing: str, given: Sequence[str], person: Person) -> int:
    """Make a part of the site under `root`. Raises BuildStopped, with nothing written, if its files cannot be read."""
    made = _make(root, thing, Dialogue(given, person), str(datetime.datetime.now(datetime.UTC).date()))
    write_files(root, made.files)
    person.print_line(f"\n{made.message}" + (f"\nNext: {person.program} check" if made.whole else ""))
    return 0


def _make(root: Path, thing: str, dialogue: Dialogue, today: str) -> Made:
    if thing == "section":
        return make_section(root, dialogue, today)
    if thing == "source":
        return make_source(root, dialogue)
    return make_fact(root, dialogue, today, event=thing == "event")


def _new_site(
    given: Sequence[str], basics: Mapping[str, str], example: Path | None, person: Person, *, asks: bool
) -> int:
    """Make a site in the folder `given`."""
    if len(given) != 1:
        raise Stopped(f"name the folder of the new site: {person.program} new site DIR")
    if basics and example:
        raise Stopped(
            f"--{next(iter(basics))} and --from exclude each other: an example has its own, in its site.yaml."
        )
    check_free(Path(given[0]))
    about = ask_for_basics(basics, person, asks=asks and not example)
    folder = Path(given[0])
    files = make_site(folder, example or STARTER, about)
    person.print_line(
        f"Made a site of {files} files in {folder}. It is whole: build it, look at it, and then make it yours."
    )
    if has_words_in(about.language):
        person.print_line(
            "The texts of the sample are in English: translate them. The words of buttons and labels are drafts that "
            f"no native speaker has read: look through them, and write better ones in {folder / WORDS}."
        )
    elif not about.is_english:
        person.print_line(
            "The texts of the sample are in English, and so are the words of buttons and labels. Translate both: the "
            f"words are listed in {folder / WORDS}, and `check` says which of them visitors still read in English."
        )
    if person.program.startswith("python build.py"):  # it is in another folder than the new site
        person.print_line(f"Next: {person.program} serve --site {folder}")
    else:
        person.print_line(f"Next: cd {folder}, then {person.program} serve")
    return 0
