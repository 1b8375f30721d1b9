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
    _prepare_streams()
    try:
        return _main(arguments, program)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Anyone who read our output has stopped reading, like `head`. Python would complain again on its way out.
        _drop_output()
        return 0


def _prepare_streams() -> None:
    """A terminal that cannot show a sign is shown its number; where there is no terminal at all, nothing is printed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 -- open as long as the process is there
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _main(arguments: Sequence[str], program: str) -> int:
    started = time.perf_counter()
    site, kind = _plain_build(arguments)
    said = up_to_date(os.path.realpath(site), kind) if kind else None
    if said is None:
        from explainer import cli

        return cli.main(arguments, program, looked=bool(kind))
    try:
        print(said.text(time.perf_counter() - started, site), flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:  # of a file on a full disk
        _drop_output()
        print(f"What the generator says cannot be printed: {error.strerror}.", file=sys.stderr)
        return 1
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
