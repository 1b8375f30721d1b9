"""law FILE.xml… → what changed in the law that the site cites, or (after a review) new pins in its sources."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explainer.model import Site

HELP = "compare the law that the site cites with newer official files"
UNCHANGED, CHANGED, CANNOT_BE_USED = 0, 1, 2
_PIN = "--pin FILE.xml… --by"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files, what to compare them with, and what to write."""
    parser.add_argument("files", nargs="+", metavar="FILE.xml", help="official files of the acts as they are now")
    parser.add_argument(
        "--old", nargs="+", default=[], metavar="FILE.xml", help="as they were: shows changes word by word"
    )
    parser.add_argument("--report", type=Path, metavar="FILE.html", help="write the comparison as a page, too")
    parser.add_argument("--pin", action="store_true", help="after review: write what the files say into the sources")
    parser.add_argument("--by", default="", metavar="NAME", help="who has reviewed it; belongs to --pin")


def run(options: argparse.Namespace) -> int:
    """Returns the exit code: 0 nothing changed, 1 the law changed, 2 it could not be compared."""
    from explainer.diagnostics import BuildStopped, format_diagnostics, refusals_told

    try:
        with refusals_told(options.root):
            return _run(options)
    except BuildStopped as stopped:
        print(format_diagnostics(stopped.diagnostics), file=sys.stderr)
        return CANNOT_BE_USED


def _run(options: argparse.Namespace) -> int:
    from explainer.pipeline import load_site

    if options.pin != bool(options.by.strip()):
        print(f'--pin and --by belong together: {options.program} law {_PIN} "Your Name"', file=sys.stderr)
        return CANNOT_BE_USED
    if options.report and not _is_free(options.report):
        print(f"{options.report} is no report of this command: nothing was written over it.", file=sys.stderr)
        return CANNOT_BE_USED
    site = load_site(options.root)
    return _pin(site, options) if options.pin else _compare(site, options)


def _is_free(path: Path) -> bool:
    from explainer.law.report import may_be_written

    try:
        return may_be_written(path)
    except OSError:
        return True  # what the system says is told when the report is written


def _pin(site: Site, options: argparse.Namespace) -> int:
    from explainer.maintenance.law_comparison import new_pins
    from explainer.maintenance.law_pins import write_pins

    today = datetime.datetime.now(datetime.UTC).date()
    pins = new_pins(site, options.files, " ".join(options.by.split()), today)
    write_pins(options.root, pins)
    print(f"Wrote {len(pins)} pins into content/sources.yaml. Nothing else in it changed.")
    return 0


def _compare(site: Site, options: argparse.Namespace) -> int:
    from explainer.maintenance.law_comparison import compare_law

    compared = compare_law(site, options.files, options.old)
    print(compared.text(colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ))
    if compared.changed:
        print(f"After the review: {options.program} law {_PIN} NAME")
    if options.report:
        try:
            options.report.write_text(compared.page(), encoding="utf-8")
        except OSError as error:
            print(f"{options.report} cannot be written: {error.strerror}", file=sys.stderr)
            return CANNOT_BE_USED
        print(f"The same as a page: {options.report}")
    return CHANGED if compared.changed else UNCHANGED
