"""The command line → a command run, an exit code, and messages for the person who typed it.

Exit codes: 0 done; 1 diagnostics in the content; 2 the command was mistyped. A traceback is our own fault.
"""

from __future__ import annotations

import argparse
import datetime
import errno
import gc
import json
import os
import sys
import time
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.diagnostics import BuildStopped, Diagnostic, format_diagnostics

if TYPE_CHECKING:
    from explainer.pipeline import Built
    from explainer.reminders import Reminder

_SHOWN = 5  # of each kind that falls due, unless all are asked for
_EXAMPLES = """\
examples:
  python build.py                        build this site (the same as: python build.py build)
  python build.py check                  look for mistakes
  python build.py serve --port 8000      watch your changes in a browser
  python build.py ask answers.yaml       what the rules of the form say of these answers
  python build.py law A-1.xml            what changed in the law that this site cites
  python build.py new fact               add a fact, asked for field by field
  python build.py new site ../other      make a small complete site to begin with
  python build.py --site ../other        build the site in another folder
"""


def main(arguments: Sequence[str]) -> int:
    """Carry out one command. Returns the exit code; 2 comes from argparse itself."""
    options = _parser().parse_args(arguments)
    # A build makes much and drops little: looking for garbage costs a fifth of its time and finds next to none.
    gc.disable()
    site = getattr(options, "site", ".")
    root = Path(site).resolve()
    if not (root / "site.yaml").is_file():
        print(f"There is no site.yaml in {site}: name a site's folder with --site.", file=sys.stderr)
        return 2
    try:
        return int(getattr(options, "run", _build)(root, options))
    except BuildStopped as stopped:
        print(format_diagnostics(stopped.diagnostics), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Anyone who read our output has stopped reading, like `head`. Python would complain again on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        print("This is a mistake of the generator, not yours. Please report what follows.", file=sys.stderr)
        raise


def _parser() -> argparse.ArgumentParser:
    site = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    site.add_argument("--site", metavar="DIR", help="the folder with site.yaml (default: this one)")
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Makes an explainer site from Markdown and YAML.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[site],
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def add(name: str, what: str, run: object) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}.", parents=[site])
        command.set_defaults(run=run)
        return command

    add("build", "make the site in output/ (also what happens without a command)", _build)
    add("bundle", "make the site with its copies: a zip, one single file, checksums", _bundle)
    check = add("check", "look for errors and for what falls due, and write nothing", _check)
    check.add_argument("--json", action="store_true", help="say it as JSON, for other programs")
    check.add_argument("--all", action="store_true", help="show everything that falls due, however much it is")
    check.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        default=datetime.datetime.now(datetime.UTC).date(),
        metavar="DAY",
        help="the day on which things fall due (default: today)",
    )
    add("schemas", "write the JSON Schemas by which editors' programs complete and check YAML files", _schemas)
    serve = add("serve", "show the site on this machine, and rebuild it at each change", _serve)
    serve.add_argument("--port", type=_port, default=5500, help="where to listen on 127.0.0.1 (default: 5500)")
    ask = add("ask", "say what the rules of the form make of answers", _ask)
    ask.add_argument(
        "file", metavar="FILE", help="YAML or JSON: question to answer, or a list of such; - reads standard input"
    )
    ask.add_argument("--explain", action="store_true", help="say it in words instead of JSON")
    _add_new_options(add("new", "make a new section, fact, event, source or site", _new))
    _add_law_options(add("law", "compare the law that the site cites with newer official files", _law))
    return parser


def _add_law_options(law: argparse.ArgumentParser) -> None:
    law.add_argument("files", nargs="+", metavar="FILE.xml", help="acts and regulations as they are published now")
    law.add_argument(
        "--old", nargs="+", default=[], metavar="FILE.xml", help="as they were: shows changes word by word"
    )
    law.add_argument("--report", type=Path, metavar="FILE.html", help="write the comparison as a page, too")
    law.add_argument("--pin", action="store_true", help="after review: write what the files say into the sources")
    law.add_argument("--by", default="", metavar="NAME", help="who has reviewed it; belongs to --pin")


def _add_new_options(new: argparse.ArgumentParser) -> None:
    new.add_argument("thing", choices=("section", "fact", "event", "source", "site"), help="what to make")
    new.add_argument(
        "given", nargs="*", metavar="FIELD=TEXT", help="what need not be asked for; of a new site, its folder"
    )
    new.add_argument(
        "--from", dest="example", type=Path, metavar="DIR", help="the content of a new site (default: a small one)"
    )


def _port(text: str) -> int:
    """The number of a port. Raises ValueError, of which argparse makes a message, when it cannot be one."""
    port = int(text)
    if not 0 < port < 65536:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return port


def _build(root: Path, options: argparse.Namespace) -> int:
    from explainer.pipeline import build_site

    started = time.perf_counter()
    built = build_site(root)
    print(_built(built, time.perf_counter() - started, options))
    return 0


def _built(built: Built, seconds: float, options: argparse.Namespace) -> str:
    from explainer.pipeline import OUTPUT

    index = Path(getattr(options, "site", ".")) / OUTPUT / "index.html"
    size = f"{built.size / 1024:,.0f} KB"
    return f"Built {built.pages} pages ({built.files} files, {size}) in {seconds:.2f} s. Open {index}"


def _bundle(root: Path, options: argparse.Namespace) -> int:
    from explainer.bundle import bundle_site, day_of_epoch
    from explainer.pipeline import OUTPUT

    try:
        made = day_of_epoch(os.environ.get("SOURCE_DATE_EPOCH", ""))
    except (ValueError, OverflowError):
        print("SOURCE_DATE_EPOCH must hold whole seconds since 1970.", file=sys.stderr)
        return 2
    started = time.perf_counter()
    built, downloads = bundle_site(root, made)
    print(f"{_built(built, time.perf_counter() - started, options)}\nTo take along:")
    folder = Path(getattr(options, "site", ".")) / OUTPUT
    for file in downloads:
        print(f"  {folder / file.path}  {file.size / 1024:,.0f} KB  {file.sha256}")
    return 0


def _check(root: Path, options: argparse.Namespace) -> int:
    from explainer.bundle import copies_of
    from explainer.pipeline import counted, load_site, outputs_of
    from explainer.reminders import reminders_on

    try:
        site = load_site(root)
        built = counted(outputs_of(site, root))
        copies_of(site, root, site.changed)
    except BuildStopped as stopped:
        if not options.json:
            raise
        print(_as_json(stopped.diagnostics, []))
        return 1
    reminders = reminders_on(site, options.today)
    if options.json:
        print(_as_json((), reminders))
        return 0
    print(f"No errors in {built.pages} pages.")
    for kind, things in groupby(reminders, key=lambda thing: thing.kind):
        listed = list(things)
        print(f"\n{len(listed)} × {kind}")
        shown = listed if options.all else listed[:_SHOWN]
        print("\n".join(f"  {thing}" for thing in shown))
        if len(shown) < len(listed):
            print(f"  … and {len(listed) - len(shown)} more: --all shows them")
    return 0


def _as_json(diagnostics: Sequence[Diagnostic], reminders: Sequence[Reminder]) -> str:
    errors = [
        {
            "file": diagnostic.location.file,
            "line": diagnostic.location.line,
            "what": diagnostic.what,
            "help": diagnostic.help_text,
        }
        for diagnostic in diagnostics
    ]
    reminders_as_json = [
        {"kind": thing.kind, "file": thing.location.file, "line": thing.location.line, "what": thing.what}
        for thing in reminders
    ]
    return json.dumps({"errors": errors, "reminders": reminders_as_json}, indent=2, ensure_ascii=False)


def _schemas(root: Path, _options: argparse.Namespace) -> int:
    from explainer.schemas import FOLDER, write_schemas

    changed = write_schemas(root)
    print("\n".join(f"wrote {file}" for file in changed) or f"{FOLDER}/ is up to date.")
    return 0


def _serve(root: Path, options: argparse.Namespace) -> int:
    from explainer.serve import serve_site

    try:
        serve_site(root, options.port)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        print(f"Port {options.port} is taken or not free to use: choose another with --port.", file=sys.stderr)
        return 2
    return 0


def _ask(root: Path, options: argparse.Namespace) -> int:
    from explainer.ask import ask

    try:
        data = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        print(f"{options.file} cannot be read: {error}", file=sys.stderr)
        return 1
    print(ask(root, text, options.file, explain=options.explain))
    return 0


def _new(root: Path, options: argparse.Namespace) -> int:
    from explainer.new.command import make_new
    from explainer.new.dialogue import Person

    today = str(datetime.datetime.now(datetime.UTC).date())
    return make_new(root, options.thing, options.given, Person(input, print), today=today, example=options.example)


def _law(root: Path, options: argparse.Namespace) -> int:
    from explainer.law_pins import write_pins
    from explainer.law_watch import new_pins, watch_law
    from explainer.pipeline import load_site

    if options.pin != bool(options.by.strip()):
        print('--pin and --by belong together: build.py law --pin FILE.xml… --by "Your Name"', file=sys.stderr)
        return 2
    site = load_site(root)
    if options.pin:
        today = str(datetime.datetime.now(datetime.UTC).date())
        pins = new_pins(site, options.files, " ".join(options.by.split()), today)
        write_pins(root, pins)
        print(f"Wrote {len(pins)} pins into content/sources.yaml. Nothing else in it changed.")
        return 0
    watched = watch_law(site, options.files, options.old)
    print(watched.text(colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ))
    if options.report:
        try:
            options.report.write_text(watched.page(), encoding="utf-8")
        except OSError as error:
            print(f"{options.report} cannot be written: {error.strerror}", file=sys.stderr)
            return 1
        print(f"The same as a page: {options.report}")
    return 1 if watched.changed else 0
