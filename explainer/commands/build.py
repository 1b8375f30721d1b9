"""build → output/, and one line that says what was made, how long it took and what to open."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

from explainer.diagnostics import visible
from explainer.stamp import Said, Stamp, kind_of_build, up_to_date
from explainer.timings import progress, stage, timings

HELP = "make the site in output/ (also what happens without a command)"


DEFAULTS = {"timings": False, "cache": True, "address": ""}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What else to say."""
    parser.add_argument(
        "--address",
        default=argparse.SUPPRESS,
        metavar="URL",
        help="where the site will be, in place of `address:` in site.yaml",
    )
    parser.add_argument("--timings", action="store_true", default=argparse.SUPPRESS, help="say where the time went")
    parser.add_argument(
        "--no-cache",
        action="store_false",
        dest="cache",
        default=argparse.SUPPRESS,
        help="make everything anew, and keep nothing for the next time",
    )


def run(options: argparse.Namespace) -> int:
    """Returns the exit code. Raises BuildStopped, and then writes nothing."""
    address = address_of(options)
    if address is None:
        return 2

    def make(stamp: Stamp | None) -> Said:
        with stage("import"):
            from explainer.pipeline import build_site

        return build_site(options.root, stamp=stamp, address=address)

    return make_and_say(options, kind_of_build(address=address), make)


def address_of(options: argparse.Namespace) -> str | None:
    """The address that is typed, with a slash at its end; empty without one, and None if no site can be there."""
    if not options.address:
        return ""
    from explainer.load.settings import is_place

    address = f"{options.address.removesuffix('/')}/"
    if not is_place(address):
        what = f'"{visible(options.address)}" is not where a site can be: write a host and folders only, '
        print(f"{what}like https://example.org/rule/.", file=sys.stderr)
        return None
    return address


def make_and_say(options: argparse.Namespace, kind: str, make: Callable[[Stamp | None], Said]) -> int:
    """Make what is not up to date, and say what was made, in how long, and if asked for, where the time went."""
    started = time.perf_counter()
    root = str(options.root)
    with progress(sys.stderr):
        said = None
        if options.cache and not options.looked:
            with stage("look"):
                said = up_to_date(root, kind)
        if said is None:
            said = make(Stamp(root, kind) if options.cache else None)
    seconds = time.perf_counter() - started
    print(said.text(seconds, options.site))
    if options.timings:
        print(timings(seconds))
    return 0
