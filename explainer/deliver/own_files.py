"""What a person put into output/ → what is said of it: nothing of what `keep:` names, a mistake if it is in the way."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from explainer.deliver.made import Made, is_within, parents_of
from explainer.deliver.write import RefusedToOverwrite, Written, check_folder, surveyed
from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declaration import LocatedTexts
from explainer.formats.leftovers import is_left_behind
from explainer.model import Output
from explainer.stamp import Said

_SHOWN = 5  # files that are named


@contextlib.contextmanager
def refusals_listed() -> Iterator[None]:
    """What is in the way in the folder stops the build, as any other mistake does."""
    try:
        yield
    except RefusedToOverwrite as refused:
        diagnostics = Diagnostics()
        for thing in refused.things:
            diagnostics.add(Location(thing.path, 0), thing.what, thing.help_text)
        diagnostics.raise_if_any()


def strangers_in(folder: Path, outputs: Iterable[Output]) -> Sequence[str]:
    """The files in the folder that no build made; nothing is written. Raises BuildStopped if the build would."""
    with refusals_listed():
        check_folder(folder)
        return surveyed(folder, {output.path: output.body for output in outputs}, Made.read(folder)).strangers


def notes_of(written: Written, keep: LocatedTexts) -> Iterator[str]:
    """Lines about what is there and not of this build, but for what `keep` names and what programs leave behind."""
    patterns = [pattern for pattern, _ in keep]
    strange = [
        path for path in written.strangers if not is_left_behind(path.split("/")) and not is_kept(path, patterns)
    ]
    if strange:
        more = f" and {len(strange) - _SHOWN} more" if len(strange) > _SHOWN else ""
        names = ", ".join(strange[:_SHOWN]) + more
        yield f"Left in {Said.OUTPUT}/, as no build made it: {names}. `keep:` in site.yaml names what belongs there."
    for thing in written.left:
        yield f"{thing.path} is left from another build: {thing.what} Please {thing.help_text}"


def is_kept(path: str, patterns: Collection[str]) -> bool:
    """Does a pattern fit a file, or a folder that it is in?"""
    whole = path.rstrip("/")
    return any(fnmatchcase(each, pattern.rstrip("/")) for each in (whole, *parents_of(whole)) for pattern in patterns)


def check_keep(keep: LocatedTexts, outputs: Iterable[Output], diagnostics: Diagnostics) -> None:
    """What is kept must be a file in the folder, and not one that the build makes."""
    made = {output.path: output for output in outputs}
    for path, location in keep:
        if not is_within(path.rstrip("/")):
            what = f'"{path}" is no file in output/.'
            diagnostics.add(location, what, "write it as seen from there, like CNAME, notes/plan.txt or notes/*.")
        elif path in made:
            what = f'"{path}" is made by the build, from {made[path].made_from[0]}.'
            diagnostics.add(location, what, "remove it here: what is kept are files that the build does not make.")
