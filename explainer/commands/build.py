"""build → output/, and one line that says what was made, how long it took and what to open."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explainer.pipeline import Built

HELP = "make the site in output/ (also what happens without a command)"


DEFAULTS = {"timings": False}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What else to say."""
    parser.add_argument("--timings", action="store_true", default=argparse.SUPPRESS, help="say where the time went")


def run(options: argparse.Namespace) -> int:
    """Returns the exit code. Raises BuildStopped, and then writes nothing."""
    from explainer.pipeline import build_site
    from explainer.timings import progress, timings

    started = time.perf_counter()
    with progress(sys.stderr):
        built = build_site(options.root)
    seconds = time.perf_counter() - started
    print(summary(built, seconds, options.site))
    for note in built.notes:
        print(note)
    if options.timings:
        print(timings(seconds))
    return 0


def summary(built: Built, seconds: float, site: str) -> str:
    """What was made, in one line; `site` is the folder as it was typed."""
    from explainer.pipeline import OUTPUT

    index = Path(site) / OUTPUT / "index.html"
    size = f"{built.size / 1024:,.0f} KB"
    return f"Built {built.pages} pages ({built.files} files, {size}) in {seconds:.2f} s. Open {index}"
