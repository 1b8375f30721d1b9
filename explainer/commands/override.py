"""override FILE → a copy of a file of the theme in the site's folder, there to be changed."""

from __future__ import annotations

import argparse
import sys

HELP = "copy a file of the theme into the site, to be changed there"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="its path, like templates/parts/foot.html")


def run(options: argparse.Namespace) -> int:
    """Returns the exit code: 2 when one of the files cannot be replaced; then none is written."""
    from explainer.formats.written_files import write_files
    from explainer.theme import copy_of

    copies = {}
    for file in options.files:
        try:
            copies[file] = copy_of(options.root, file)
        except ValueError as error:
            print(error, file=sys.stderr)
            return 2
    write_files(options.root, copies)
    for file in copies:
        print(f"Wrote {file}. It is used as soon as it differs from the theme's.")
    return 0
