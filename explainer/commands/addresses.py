"""addresses → content/addresses.txt with every address that a build publishes now; those that are there stay."""

from __future__ import annotations

import argparse
import sys

HELP = "add to the list of all addresses ever published; a build fails when one leads nowhere"


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """There are none."""


def run(options: argparse.Namespace) -> int:
    """Returns the exit code. Raises BuildStopped when the site has errors, and then writes nothing."""
    from explainer.load.addresses import FILE
    from explainer.maintenance.addresses import with_new_addresses
    from explainer.pipeline import load_site, outputs_of
    from explainer.timings import progress

    with progress(sys.stderr):
        site = load_site(options.root)
        added, text = with_new_addresses(site, options.root, outputs_of(site, options.root))
    if not added:
        print(f"{FILE} is up to date.")
        return 0
    from explainer.formats.written_files import write_files

    write_files(options.root, {FILE: text})
    print(f"Added {len(added):,} to {FILE}, such as {added[0]}.")
    return 0
