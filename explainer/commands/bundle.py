"""bundle → output/ with the copies that visitors take along, and a list of these with their checksums.

The environment variable SOURCE_DATE_EPOCH may set the day of the copies.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

import explainer.commands.build as build_command

HELP = "make the site with its copies: a zip, one single file, checksums"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What else to say."""
    build_command.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Returns the exit code. Raises BuildStopped, and then writes nothing."""
    from explainer.bundle import bundle_site, day_of_epoch
    from explainer.pipeline import OUTPUT
    from explainer.timings import progress, timings

    try:
        made = day_of_epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))
    except (ValueError, OverflowError):
        print("SOURCE_DATE_EPOCH must hold whole seconds since 1970.", file=sys.stderr)
        return 2
    started = time.perf_counter()
    with progress(sys.stderr):
        built, downloads = bundle_site(options.root, made)
    seconds = time.perf_counter() - started
    print(f"{build_command.summary(built, seconds, options.site)}\nTo take along:")
    for note in built.notes:
        print(note)
    for file in downloads:
        print(f"  {Path(options.site) / OUTPUT / file.path}  {file.size / 1024:,.0f} KB  {file.sha256}")
    if options.timings:
        print(timings(seconds))
    return 0
