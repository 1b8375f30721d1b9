"""bundle → output/ with the copies that visitors take along, and a list of these with their checksums."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from explainer.commands.build import summary

HELP = "make the site with its copies: a zip, one single file, checksums"


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """There are none; the environment variable SOURCE_DATE_EPOCH may set the day of the copies."""


def run(options: argparse.Namespace) -> int:
    """Returns the exit code. Raises BuildStopped, and then writes nothing."""
    from explainer.bundle import bundle_site, day_of_epoch
    from explainer.pipeline import OUTPUT

    try:
        made = day_of_epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))
    except (ValueError, OverflowError):
        print("SOURCE_DATE_EPOCH must hold whole seconds since 1970.", file=sys.stderr)
        return 2
    started = time.perf_counter()
    built, downloads = bundle_site(options.root, made)
    print(f"{summary(built, time.perf_counter() - started, options.site)}\nTo take along:")
    for note in built.notes:
        print(note)
    for file in downloads:
        print(f"  {Path(options.site) / OUTPUT / file.path}  {file.size / 1024:,.0f} KB  {file.sha256}")
    return 0
