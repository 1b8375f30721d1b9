"""`Output`s → output/: all at once, or not at all; what a person put there stays.

The new site is written beside the folder. Where nothing but the last site is in it, the two change names in one step of
the file system; the folder, which is hidden now, is brought up to date; and they change names again. So whoever asks
for a path sees the old site or the new one, never a mixture, and whoever has the folder itself, a mount or a server
that was started in it, has it still. Where that cannot be, the files of the folder are replaced one after another.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import shutil
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from shlex import quote

from explainer.deliver.made import Made, digest_of, folders_of, list_in
from explainer.deliver.survey import InTheWay, Survey, survey
from explainer.deliver.swap import exchange, move, settle, update
from explainer.diagnostics import user_name
from explainer.model import Output
from explainer.stamp import FOLDER

_FILE, _FOLDER = 0o666, 0o777  # rights, of which the user's mask takes some


class RefusedToOverwrite(Exception):
    """What is to be written over is something that no build made, or leads elsewhere."""

    def __init__(self, things: Sequence[InTheWay]) -> None:
        super().__init__(", ".join(thing.path for thing in things))
        self.things = things


@dataclass(frozen=True, slots=True)
class Written:
    """What a build found that is not its own: files in the folder, and beside it what another user's build left."""

    strangers: Sequence[str]
    left: Sequence[InTheWay] = ()


def write_outputs(
    outputs: Iterable[Output], folder: Path, done: Callable[[Written], None] = lambda _written: None
) -> Written:
    """Make `folder` hold `outputs`, and nothing else that a build made.

    Raises RefusedToOverwrite, or OSError from the disk, and then the last site stays. `done` is called when all is
    there, and while no other build can write there.
    """
    check_folder(folder)
    with _locked(folder.parent):
        wanted = {output.path: output.body for output in outputs}
        made = _settled(folder)
        found = surveyed(folder, wanted, made)
        new = Made.of({path: digest_of(body) for path, body in wanted.items()})
        place = _write(wanted, folder, found, made | new)
        _set_rights(folder, wanted, found)
        if new != made:
            with contextlib.suppress(OSError):  # the list of both is right as well
                new.save(place, folder)
        written = Written(found.strangers, _left_by_others(folder))
        done(written)
    return written


def check_folder(folder: Path) -> None:
    """Raises RefusedToOverwrite where there is something else than a folder."""
    if folder.is_symlink():
        what = f"this is a link to {folder.readlink()}, not a folder: nothing is written through a link."
        raise RefusedToOverwrite([InTheWay(folder.name, what, "remove the link; the build makes the folder.")])
    if folder.exists() and not folder.is_dir():
        help_text = "move it away; the build makes the folder."
        raise RefusedToOverwrite([InTheWay(folder.name, "this is a file, not a folder.", help_text)])


def surveyed(folder: Path, wanted: Mapping[str, bytes], made: Made) -> Survey:
    """What is in the folder. Raises RefusedToOverwrite if something in it is in the way."""
    found = survey(folder, wanted, made)
    things = found.in_the_way(folder.name)
    if not things and (len(found.same) < len(wanted) or found.gone):
        places = [folder, *(folder / name for name in sorted(folders_of([*wanted, *found.gone])))]
        closed = [place for place in places if place.is_dir() and not os.access(place, os.W_OK | os.X_OK)]
        things = [_of_another_user(folder, place) for place in closed[:1]]
    if things:
        raise RefusedToOverwrite(things)
    return found


def _of_another_user(top: Path, place: Path) -> InTheWay:
    """A place in the folder `top`, or the folder itself, in which this user may not write."""
    path, shown = os.path.relpath(place, top.parent), quote(str(top))
    owner, user = place.lstat().st_uid, os.geteuid()
    if owner == user:
        return InTheWay(path, "you may not write into this folder.", f"type `chmod -R u+w {shown}`.")
    what = f"this belongs to {user_name(owner)}, and you are {user_name(user)}."
    return InTheWay(path, what, f"type `sudo chown -R {user} {shown}`, or remove it: `sudo rm -r {shown}`.")


def _left_by_others(folder: Path) -> list[InTheWay]:
    cache = folder.with_name(FOLDER)
    closed = [cache] * (cache.is_dir() and not os.access(cache, os.W_OK | os.X_OK))
    return [_of_another_user(left, left) for left in (*_leftovers(folder), *closed)]


def _settled(folder: Path) -> Made:
    """What builds made, after whatever a killed one began is done, and what it left is removed."""
    made = Made.read(folder)
    for left in _leftovers(folder):
        if folder.exists() and left.lstat().st_ino == made.folder != folder.stat().st_ino:
            settle(left, folder, made)
        _remove(left)
    return made


def _leftovers(folder: Path) -> list[Path]:
    own = re.compile(rf"\.{re.escape(folder.name)}\.(new(\.\d+)?|link|sums\.new)")
    places = [place for place in (folder.parent, folder) if place.is_dir()]
    return [left for place in places for left in sorted(place.iterdir()) if own.fullmatch(left.name)]


def _remove(left: Path) -> None:
    """Remove it if we may; a link, not what it leads to. What another user left stays, and is in nobody's way."""
    if left.is_symlink() or not left.is_dir():
        with contextlib.suppress(OSError):
            left.unlink()
    else:
        shutil.rmtree(left, ignore_errors=True)


def _write(wanted: Mapping[str, bytes], folder: Path, found: Survey, both: Made) -> Path:
    """Write what is not the same, and remove what is gone. Returns where the list of the folder is."""
    same = {path for path in found.same if _has_rights(folder / path, _FILE)}
    if len(same) == len(wanted) and not found.gone:
        return folder if list_in(folder, folder).exists() else folder.parent
    fresh = _staging(folder)
    place = fresh.parent
    both.folder = folder.stat().st_ino if folder.exists() else 0
    try:
        is_whole = _stage(wanted, folder, fresh, same, whole=place != folder and not found.is_mixed)
        both.save(place, folder)
        if not folder.exists():
            fresh.rename(folder)
        elif is_whole and exchange(fresh, folder):
            settle(fresh, folder, both)
        else:
            new = sorted(wanted.keys() - same)
            update(folder, found.gone, new, lambda path: move(fresh / path, folder / path))
    finally:
        # The old site, or what was written of the new one before the disk refused; but not the folder itself.
        if fresh.exists() and fresh.stat().st_ino != both.folder:
            _remove(fresh)
    return place


def _staging(folder: Path) -> Path:
    """An empty folder on the same disk as `folder`: beside it, or inside one that is a disk of its own."""
    for number in count(1):
        name = f".{folder.name}.new" + f".{number}" * (number > 1)
        fresh, inside = folder.with_name(name), folder / name
        if os.path.lexists(inside):
            continue
        try:
            fresh.mkdir()
        except FileExistsError:
            continue
        if not folder.exists():
            return fresh
        try:
            fresh.rename(inside).rename(fresh)
        except OSError as error:
            fresh.rmdir()
            if error.errno != errno.EXDEV:
                raise
            inside.mkdir()
            return inside
        return fresh
    raise AssertionError


def _stage(wanted: Mapping[str, bytes], folder: Path, fresh: Path, same: Collection[str], *, whole: bool) -> bool:
    """Write what is new into `fresh`; for a `whole` site, link into it what is the same. Returns whether it is whole.

    A file that did not change stays the same file, with its time: servers and mirrors then know that it did not.
    """
    for path, body in wanted.items():
        if path in same and not whole:
            continue
        target = fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path in same:
            whole = _linked(folder / path, target)
            continue
        try:
            target.write_bytes(body)
        except OSError as error:
            error.filename = str(target)  # a disk that is full does not say of which file
            raise
    return whole


def _linked(source: Path, target: Path) -> bool:
    try:
        target.hardlink_to(source)
    except OSError:  # not on this disk, or not for this user
        return False
    return True


def _set_rights(folder: Path, wanted: Iterable[str], found: Survey) -> None:
    """Give folders the rights that this user gives; not one that is a disk of its own, or has things of a person."""
    for inside in folders_of(wanted):
        _has_rights(folder / inside, _FOLDER)
    if not found.is_mixed and not folder.is_mount():
        _has_rights(folder, _FOLDER)


def _has_rights(path: Path, rights: int) -> bool:
    """Does a file or folder have the rights that this user gives to new ones? They are set if they can be."""
    os.umask(mask := os.umask(0))
    now = stat.S_IMODE(path.stat().st_mode)
    right = now & ~_FOLDER | rights & ~mask
    if now != right:
        try:
            path.chmod(right)
        except OSError:
            return False
    return True


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a lock, so that two builds of one site do not mix. The lock goes with the process that holds it.

    The folder itself is locked: a file made for it could not be removed without a moment in which two hold it.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
