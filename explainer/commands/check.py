"""check → all errors, or else everything that falls due, as text or JSON; `output/` is not touched."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from explainer.diagnostics import BuildStopped, Diagnostic, refusals_told, visible

if TYPE_CHECKING:
    from explainer.maintenance.reminders import Reminder
    from explainer.model import Output, Site

HELP = "look for errors and for what falls due; the site is not written"

_SHOWN = 5  # of each kind that falls due, unless all are asked for


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """JSON or text, all or the first few, and the day."""
    parser.add_argument("--json", action="store_true", help="say it as JSON, for other programs")
    parser.add_argument("--all", action="store_true", help="show everything that falls due, however much it is")
    parser.add_argument(
        "--links",
        type=Path,
        metavar="FILE",
        help="ask every address outside of the site too, and write into a report when each was last seen",
    )
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        default=datetime.datetime.now(datetime.UTC).date(),
        metavar="DAY",
        help="the day on which things fall due (default: today)",
    )


def run(options: argparse.Namespace) -> int:
    """Returns the exit code. Raises BuildStopped when there are errors, unless they are wanted as JSON."""
    from explainer.bundle import copies_of
    from explainer.deliver.own_files import notes_of, strangers_in
    from explainer.deliver.write import Written
    from explainer.pipeline import counted, load_site, outputs_of
    from explainer.stamp import OUTPUT, Said
    from explainer.timings import progress

    if options.links and not _is_free(options.links):
        print(
            f"{visible(str(options.links))} is no report of this command: nothing was written over it.", file=sys.stderr
        )
        return 2
    try:
        with progress(sys.stderr), refusals_told(options.root):
            site = load_site(options.root)
            outputs = outputs_of(site, options.root)
            notes = [*site.notes, *notes_of(Written(strangers_in(options.root / OUTPUT, outputs)), site.settings.keep)]
            copies_of(site, options.root, site.changed)
    except BuildStopped as stopped:
        if not options.json:
            raise
        print(_as_json(stopped.diagnostics, []))
        return 1
    reminders = _reminders(site, options.root, outputs, options.today)
    if options.json:
        print(_as_json((), reminders))
        return 0
    print(f"No errors in {counted(outputs).pages} pages.")
    for note in notes:
        print(note.replace(Said.OUTPUT, OUTPUT))
    _print_reminders(reminders, all_of_them=options.all)
    if options.links:
        _ask_outside(site, outputs, options)
    return 0


def _is_free(report: Path) -> bool:
    from explainer.maintenance.outside import seen_in

    return seen_in(report) is not None


def _ask_outside(site: Site, outputs: Sequence[Output], options: argparse.Namespace) -> None:
    """Ask every address outside of the site, write the report, and say which do not answer."""
    from explainer.maintenance.outside import addresses_outside, ask_all, report_of, seen_in
    from explainer.timings import progress, stage

    addresses = addresses_outside(site, outputs)
    with progress(sys.stderr), stage("ask", f"{len(addresses):,} addresses"):
        found = ask_all(addresses, seen_in(options.links) or {}, options.today)
    options.links.write_text(report_of(found), "utf-8")
    gone = [each for each in found if not each.answer.is_there]
    print(f"\n{len(gone)} of {len(found)} addresses do not answer. When each was last seen: {options.links}")
    print("".join(f"  {visible(str(each))}\n" for each in gone), end="")


def _reminders(site: Site, root: Path, outputs: Sequence[Output], today: datetime.date) -> list[Reminder]:
    """Everything that falls due."""
    from explainer.bundle import COPIES
    from explainer.maintenance.addresses import address_reminders
    from explainer.maintenance.images import image_reminders
    from explainer.maintenance.reminders import reminders_on
    from explainer.maintenance.samples import sample_reminders
    from explainer.maintenance.share import share_reminders
    from explainer.maintenance.theme_overrides import theme_reminders
    from explainer.maintenance.translations import translation_reminders

    one_file = next(copy for copy in COPIES if copy.name == "html").target(site.changed)
    reminders = [*reminders_on(site, today), *image_reminders(site, root, one_file)]
    reminders += [*translation_reminders(site), *share_reminders(site, root), *address_reminders(site, root, outputs)]
    return [*reminders, *theme_reminders(root, site.settings), *sample_reminders(root)]


def _print_reminders(reminders: Sequence[Reminder], *, all_of_them: bool) -> None:
    for kind, things in groupby(reminders, key=lambda thing: thing.kind):
        listed = list(things)
        print(f"\n{len(listed)} × {kind}")
        shown = listed if all_of_them else listed[:_SHOWN]
        print("\n".join(f"  {thing}" for thing in shown))
        if len(shown) < len(listed):
            print(f"  … and {len(listed) - len(shown)} more: --all shows them")


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
