"""bundle → output/ with the copies that visitors take along, and a list of these with their checksums.

The environment variable SOURCE_DATE_EPOCH may set the day of the copies.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import explainer.commands.build as build_command
from explainer.formats.partial_date import LAST_YEAR
from explainer.stamp import Said, Stamp, kind_of_build

HELP = "make the site with its copies: a zip, one single file, checksums"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Those of `build`, and the key."""
    build_command.add_arguments(parser)
    parser.add_argument(
        "--sign",
        type=Path,
        metavar="KEY",
        help="sign the checksums with this private key of SSH; site.yaml names its other half",
    )


def run(options: argparse.Namespace) -> int:
    """Returns the exit code. Raises BuildStopped, and then writes nothing."""
    from explainer.bundle import bundle_site, day_of_epoch
    from explainer.deliver.signatures import NotSigned

    address = build_command.address_of(options)
    if address is None:
        return 2
    try:
        made = day_of_epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))
    except (ValueError, OverflowError):
        print(f"SOURCE_DATE_EPOCH must hold whole seconds since 1970, up to the year {LAST_YEAR}.", file=sys.stderr)
        return 2

    def make(stamp: Stamp | None) -> Said:
        return bundle_site(options.root, made, stamp=stamp, cache=options.cache, address=address, key=options.sign)

    kind = kind_of_build("bundle", address)
    try:
        return build_command.make_and_say(options, f"{kind} {options.sign}" if options.sign else kind, make)
    except NotSigned as error:
        print(error, file=sys.stderr)
        return 1
