"""translate LANGUAGE → its catalogs brought up to date, and what is left to translate."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explainer.translate.catalog import Found

HELP = "make or update the catalogs of a language, and say what is left to translate"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The language, tables, readers."""
    parser.add_argument("language", metavar="LANGUAGE", help="its code, like fr or pt-BR")
    parser.add_argument("--table", type=Path, metavar="FILE", help="write all texts as a table too (.csv or .xlsx)")
    parser.add_argument("--take", type=Path, metavar="FILE", help="take translations from such a table")
    parser.add_argument(
        "--read",
        nargs="+",
        default=[],
        metavar="NAME",
        help="catalogs or texts that somebody has read: help, help/bnb.what",
    )
    parser.add_argument("--by", default="", metavar="READER", help="who has read them")
    parser.add_argument(
        "--same", nargs="+", default=[], metavar="NAME", help="catalogs or texts that mean what they meant before"
    )


def run(options: argparse.Namespace) -> int:
    """Returns the exit code. Raises BuildStopped when the site or a catalog cannot be read."""
    from explainer.load.settings import is_language
    from explainer.maintenance.translations import Wishes, update_catalogs

    if not is_language(options.language):
        print(f'"{options.language}" is not a language: write its code, like fr or pt-BR.', file=sys.stderr)
        return 2
    if options.table and (options.table.is_symlink() or options.table.exists()):
        print(f"{options.table} is there already: give the table another name.", file=sys.stderr)
        return 2
    if bool(options.read) != bool(options.by):
        print("Say what was read, and by whom: --read help --by NAME.", file=sys.stderr)
        return 2
    wishes = Wishes(options.take, tuple(options.read), options.by, tuple(options.same))
    result = update_catalogs(options.root, options.language, wishes)
    for file in result.written:
        print(f"Wrote {file}")
    for line in result.refused:
        print(line, file=sys.stderr)
    if options.table:
        from explainer.translate.table import rows_of, table_bytes

        options.table.write_bytes(table_bytes(rows_of(result.found), options.table.name))
        print(f"Wrote {options.table}")
    print_coverage(options.language, result.found, result.core)
    return 1 if result.refused else 0


def print_coverage(language: str, found: Sequence[Found], core: frozenset[str]) -> None:
    """How many words of each catalog are translated and left, those of the core first."""
    from explainer.translate.coverage import Coverage, coverage_of

    covered = coverage_of(found)
    total = sum(covered.values(), Coverage())
    print(f"\n{language}: {total.percent} % of {total.words:,} words, {total.missing + total.stale:,} to do")
    for title, names in (
        ("needed before it is shown", [name for name in covered if name in core]),
        ("other", [name for name in covered if name not in core]),
    ):
        left = [name for name in names if covered[name].missing or covered[name].stale]
        print(f"  {title}: {len(names) - len(left)} of {len(names)} catalogs are whole")
        for name in left:
            each = covered[name]
            changed = f", {each.stale:,} of them changed" if each.stale else ""
            print(f"    {name}: {each.percent} %, {each.missing + each.stale:,} words to do{changed}")
