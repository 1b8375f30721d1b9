"""What was typed → “built” at once where nothing changed since the last build; else the command line.

Only what this needs is imported here: reading what may be typed takes longer than seeing that nothing changed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence

from explainer.stamp import kind_of_build, up_to_date


def run_command() -> int:
    """The command `explainer`, which the package brings."""
    return main(sys.argv[1:], "explainer")


def main(arguments: Sequence[str], program: str = "python build.py") -> int:
    """Carry out one command. Returns the exit code; `program` is what was typed before the arguments."""
    started = time.perf_counter()
    site, kind = _plain_build(arguments)
    said = up_to_date(os.path.realpath(site), kind) if kind else None
    if said is None:
        from explainer import cli

        return cli.main(arguments, program, looked=bool(kind))
    try:
        print(said.text(time.perf_counter() - started, site), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # see explainer/cli.py
    return 0


def _plain_build(arguments: Sequence[str]) -> tuple[str, str]:
    """The site that is to be built, and what is made of it; no kind where more or something else is typed."""
    rest = list(arguments)
    site = "."
    if "--site" in rest[:-1]:
        place = rest.index("--site")
        site = rest[place + 1]
        del rest[place : place + 2]
    if rest in ([], ["build"], ["bundle"]):
        return site, kind_of_build(*rest)
    return site, ""
