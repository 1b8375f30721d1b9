"""Finished copies of the site → the files that visitors take with them, their labels, and their checksums."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from explainer.deliver.archive import zip_of
from explainer.deliver.compress import COMPRESSED
from explainer.deliver.kept import Kept
from explainer.deliver.signatures import SIGNATURE
from explainer.diagnostics import Diagnostics, Location
from explainer.model import Output
from explainer.target import Download

SUMS = "SHA256SUMS"
# Names that Windows keeps for itself, whatever follows the dot.
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|\Z)", re.IGNORECASE)
# index.html, data/facts.json, READ-ME-FIRST.txt
_SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?<!\.)\Z")


def without_unlinked(outputs: Sequence[Output]) -> list[Output]:
    """Pages, plain text, and the files that some page leads to: a copy is for people, not for programs."""
    linked = {link for output in outputs for link in output.links}
    return [output for output in outputs if output.path.endswith((".html", ".txt")) or output.path in linked]


def check_names(outputs: Iterable[Output], diagnostics: Diagnostics) -> None:
    """Every file of a copy must have a name that every system can write."""
    for output in outputs:
        for part in PurePosixPath(output.path).parts:
            if _RESERVED.match(part) or not _SAFE.match(part):
                what = f'"{output.path}" cannot be written on every computer.'
                diagnostics.add(
                    Location(output.made_from[0]), what, "use letters, digits and hyphens; con, aux and nul are taken."
                )


def check_places(copied: Iterable[Output], outputs: Iterable[Output], folder: str, diagnostics: Diagnostics) -> None:
    """No file that is `copied` may be where `bundle` puts what it adds to the `outputs`; copies go into `folder`.

    `build` and `check` report it too.
    """
    compressed = {f"{output.path}{ending}": output.path for output in outputs for ending in COMPRESSED}
    for file in copied:
        if PurePosixPath(file.path).parts[0].casefold() == folder:
            what = f'"{folder}" is the folder of the copies that `bundle` makes.'
        elif file.path.casefold() in (SUMS.casefold(), f"{SUMS}{SIGNATURE}".casefold()):
            what = f'"{SUMS}" is the list of checksums that `bundle` makes.'
        elif file.path in compressed:
            what = f'"{file.path}" is the compressed copy of {compressed[file.path]} that `bundle` makes.'
        else:
            continue
        diagnostics.add(Location(file.made_from[0]), what, "give yours another name, or remove it.")


def check_days(pages: Iterable[Output], days: Iterable[str], diagnostics: Diagnostics) -> None:
    """Every page of a copy must say which day it was made, and until which day it may be trusted."""
    said = [f'"{day}"'.encode() for day in days]
    silent = [page for page in pages if page.path.endswith(".html") and not all(day in page.body for day in said)]
    if silent:
        what = f"{silent[0].path} does not say on a copy which day it was made, or until when it holds."
        help_text = "show {{ target.copied | day }} and {{ settings.stale_after | day }} where target.copied is set."
        diagnostics.add(Location("templates/layout.html"), what, help_text)


def pack(copies: Sequence[Output], folder: str, name: str, day: datetime.date, kept: Kept) -> Output:
    """The zip file of the copies."""
    return Output(f"{folder}/{name}.zip", zip_of(copies, day, kept), ("site.yaml",))


def download(output: Output, kind: str, language: str) -> Download:
    """What visitors read about a file: the form of the copy, and its language, which is empty for all of them."""
    return Download(output.path, kind, len(output.body), hashlib.sha256(output.body).hexdigest(), language)


def sums(outputs: Sequence[Output], folder: str = "") -> Output:
    """Checksums as `sha256sum --check` reads them, in `folder`, of outputs that lie in it."""
    start = f"{folder}/" if folder else ""
    lines = sorted(
        (output.path.removeprefix(start), hashlib.sha256(output.body).hexdigest())
        for output in outputs
        if output.path.startswith(start)
    )
    body = "".join(f"{digest}  {path}\n" for path, digest in lines)
    return Output(f"{start}{SUMS}", body.encode(), ("site.yaml",))
