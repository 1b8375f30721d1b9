"""The command line → a verb carried out, an exit code, and words for the person who typed it.

Exit codes: 0 done; 1 problems in the content; 2 the command was mistyped. A traceback is our own fault.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from explainer.problems import BuildStopped, Problem

_VERBS = """\
verbs:
  build   make the site in output/ (this is also what happens without a verb)
  check   look for problems and write nothing
  serve   show the site at http://127.0.0.1:5500 and rebuild it at each change

examples:
  python build.py                        build this site
  python build.py check                  look for mistakes
  python build.py serve --port 8000      watch your changes in a browser
  python build.py --site ../other        build the site in another folder
"""


def main(arguments: Sequence[str]) -> int:
    """Carry out one command. Returns the exit code; 2 comes from argparse itself."""
    options = _parser().parse_args(arguments)
    # A build makes much and drops little: looking for garbage costs a fifth of its time and finds next to none.
    gc.disable()
    root = Path(options.site).resolve()
    if not (root / "site.yaml").is_file():
        print(f"There is no site.yaml in {options.site}: name a site's folder with --site.", file=sys.stderr)
        return 2
    verbs: dict[str, Callable[[Path, argparse.Namespace], int]] = {"build": _build, "check": _check, "serve": _serve}
    try:
        return verbs[options.verb](root, options)
    except BuildStopped as stopped:
        print(told(stopped.problems), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except Exception:
        print("This is a mistake of the generator, not yours. Please report what follows.", file=sys.stderr)
        raise


def told(problems: Sequence[Problem]) -> str:
    """The problems as they are printed, then how many there are, then what was written: nothing."""
    many = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return "\n\n".join([*(str(problem) for problem in problems), f"{many} to mend; nothing was written."])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Makes an explainer site from Markdown and YAML.",
        epilog=_VERBS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "verb", nargs="?", choices=("build", "check", "serve"), default="build", help="what to do (default: build)"
    )
    parser.add_argument("--site", default=".", metavar="DIR", help="the folder with site.yaml (default: this one)")
    parser.add_argument("--port", type=int, default=5500, help="where serve listens (default: 5500)")
    return parser


def _build(root: Path, options: argparse.Namespace) -> int:
    from explainer.pipeline import OUTPUT, build_site

    started = time.perf_counter()
    built = build_site(root)
    seconds = time.perf_counter() - started
    index = Path(options.site) / OUTPUT / "index.html"
    print(
        f"Built {built.pages} pages ({built.files} files, {built.size / 1024:,.0f} KB) in {seconds:.2f} s. Open {index}"
    )
    return 0


def _check(root: Path, _options: argparse.Namespace) -> int:
    from explainer.pipeline import counted, make_outputs

    built = counted(make_outputs(root))
    print(f"No problems in {built.pages} pages.")
    return 0


def _serve(root: Path, options: argparse.Namespace) -> int:
    from explainer.serve import serve_site

    serve_site(root, options.port)
    return 0
