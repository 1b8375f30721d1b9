"""What the last build read, made and said → is output/ still what a build would make now?

The stamp lies in .cache/ in the folder of the site. It holds a snapshot of all that the build read, which includes the
generator and its packages, and one of output/. It is trusted only if it is whole and both are as they were; so it can
be removed, damaged or copied from elsewhere at any time, and then is the same as none. Nothing in it is executed.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from collections.abc import Collection, Iterable, Sequence

from explainer import __version__
from explainer.snapshot import clock_of, is_settled, snapshot

FOLDER = ".cache"
STAMP = f"{FOLDER}/build.stamp"
OUTPUT = "output"
SITE = ("site.yaml", "content", "templates", "assets")  # all that is read in the folder of a site
THEME = ("templates", "assets/css", "assets/js")  # and in that of the theme
PACKAGE = os.path.dirname(os.path.abspath(__file__))
_PACKAGED = f"{PACKAGE}/default_theme"
# Where the theme is: beside the code in an installed package, the folders of this project in a checkout.
ORIGINAL = _PACKAGED if os.path.isdir(_PACKAGED) else os.path.dirname(PACKAGE)
_HEAD = f"explainer {__version__} on Python {sys.version}".replace("\n", " ")
_END = b"\n\n"
_BETWEEN = "\x1f"


class Said:
    """The one line that a build says of what it made, as figures; and the lines after it."""

    __slots__ = ("files", "lines", "pages", "size")
    OUTPUT = "\0"  # in a line: the folder of the site as it was typed, with output/

    def __init__(self, pages: int, files: int, size: int, lines: Sequence[str] = ()) -> None:
        """`size` is in bytes."""
        self.pages = pages
        self.files = files
        self.size = size
        self.lines = tuple(lines)

    def text(self, seconds: float, site: str) -> str:
        """What is printed; `site` is the folder as it was typed."""
        names = [name for name in site.split("/") if name not in ("", ".")]
        output = ("/" if site.startswith("/") else "") + "/".join([*names, OUTPUT])
        made = f"Built {self.pages} pages ({self.files} files, {self.size / 1024:,.0f} KB) in {seconds:.2f} s."
        return "\n".join(
            [f"{made} Open {output}/index.html", *(line.replace(self.OUTPUT, output) for line in self.lines)]
        )


class Stamp:
    """The stamp of a build of the site in `root` that begins now; `kind` is that of `kind_of_build`."""

    def __init__(self, root: str, kind: str) -> None:
        self._root = root
        self._kind = kind
        self._folder = f"{root}/{FOLDER}"
        try:
            make_folder(root)
            self._now = clock_of(self._folder)
            self._before = snapshot(_of_site(root), self._now)
            self._generator = snapshot(_of_generator(root), self._now)
            self._versions = _versions()
        except OSError:
            self._now = 0  # a site that cannot be written to has no stamp
            self._generator = b""

    @property
    def generator(self) -> str:
        """A digest of the generator and all that it is made of; what is kept between builds belongs to one.

        Empty if it cannot be known: while somebody changes it.
        """
        from hashlib import blake2b

        if not self._now or not is_settled(self._generator):
            return ""
        return blake2b(os.fsencode(self._versions) + self._generator, digest_size=16).hexdigest()

    def digest_without(self, files: Collection[str]) -> str:
        """A digest of all that the build reads but these files of the site; empty if it cannot be known."""
        from hashlib import blake2b

        left_out = {os.fsencode(f"{self._root}/{file}") for file in files}
        lines = [line for line in self._before.split(b"\n") if line.partition(b"\0")[0] not in left_out]
        settled = self.generator and is_settled(b"\n".join(lines))
        return blake2b(b"\n".join([self.generator.encode(), *lines]), digest_size=16).hexdigest() if settled else ""

    def keep(self, said: Said) -> None:
        """Write it; to be called while no other build can put another site in the place of this one's."""
        if not self._now:
            return
        try:
            now = clock_of(self._folder)
            after = snapshot([f"{self._root}/{OUTPUT}"], now)
            figures = (self._now, now, said.pages, said.files, said.size)
            head = _BETWEEN.join([self._versions, _with_rights(self._kind), *map(str, figures), *said.lines])
            replace(f"{self._root}/{STAMP}", [_END.join([os.fsencode(head), self._before, self._generator, after])])
        except OSError:
            pass  # the last one stays, which is not trusted any more


def kind_of_build(command: str = "build", address: str = "") -> str:
    """What a command makes, with all that it is made by beside the site: a day of the copies, a typed address."""
    made = command if command == "build" else f"{command} {os.environ.get('SOURCE_DATE_EPOCH', '')}"
    return f"{made} {address}" if address else made


def _with_rights(kind: str) -> str:
    """With the mask of the user, which decides on the rights of files."""
    os.umask(mask := os.umask(0))
    return f"{kind} {mask:03o}"


def up_to_date(root: str, kind: str) -> Said | None:
    """What the last build said, if one of this `kind` would make the same again; else None."""
    try:
        head, before, generator, after = whole(f"{root}/{STAMP}").split(_END)
        versions, made, began, ended, pages, files, size, *lines = os.fsdecode(head).split(_BETWEEN)
        known = (versions, made) == (_versions(), _with_rights(kind))
        if not known or snapshot(_of_site(root), int(began)) != before:
            return None
        if snapshot(_of_generator(root), int(began)) != generator:
            return None
        if snapshot([f"{root}/{OUTPUT}"], int(ended)) != after:
            return None
        return Said(int(pages), int(files), int(size), lines)
    except (OSError, ValueError):
        return None  # there is none, or none that can be used


def inputs(root: str) -> list[str]:
    """Everything that a build of the site in `root` reads."""
    return [*_of_site(root), *_of_generator(root)]


def _of_site(root: str) -> list[str]:
    return [f"{root}/{name}" for name in SITE]


def _of_generator(root: str) -> list[str]:
    theme = [f"{ORIGINAL}/{folder}" for folder in THEME] if root != ORIGINAL else []
    return [*theme, PACKAGE]


def _versions() -> str:
    """The versions of all that runs: of the generator, of Python, and of each package that is installed.

    A package is known by its version, and by the size and time of the record that is written when it is installed. Its
    other times change when an environment is copied.
    """
    found = [_HEAD]
    for folder in sys.path:
        if folder.endswith("-packages"):
            for name in sorted(os.listdir(folder)):
                if name.endswith(".dist-info"):
                    status = os.stat(f"{folder}/{name}/RECORD")
                    found.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    return ", ".join(found)


def make_folder(root: str) -> None:
    """Make .cache/, which git passes over. Raises OSError."""
    folder = f"{root}/{FOLDER}"
    if os.path.islink(folder):
        os.remove(folder)  # it leads elsewhere
    if not os.path.isdir(folder):
        os.makedirs(folder, exist_ok=True)
        with open(f"{folder}/.gitignore", "w") as file:
            file.write("*\n")


def replace(path: str, pieces: Iterable[bytes]) -> None:
    """Write a file in one step: who reads it sees the old one or the new one. Raises OSError.

    A checksum stands below the pieces, as two may write at once, and one may be killed; see `whole`.
    """
    fresh = f"{path}.new"
    if os.path.lexists(fresh):
        os.remove(fresh)  # of one that was killed; or a link, which leads elsewhere
    try:
        checksum = 0
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            for piece in pieces:
                checksum = crc32(piece, checksum)
                file.write(piece)
            file.write(b"\n%08x" % checksum)
        os.replace(fresh, path)
    except OSError:
        if os.path.exists(fresh):
            os.remove(fresh)
        raise


def is_worth_writing(changed: int, kept: int) -> bool:
    """Is a file to be written again that keeps so many pages or texts, of which so many changed?

    A hundred are written in about the time in which one is made anew.
    """
    return changed * 100 > kept


def whole(path: str) -> bytes:
    """What `replace` wrote. Raises OSError if there is no file, or a link, and ValueError if it is not whole."""
    with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        data, _, checksum = file.read().rpartition(b"\n")
    if checksum != b"%08x" % crc32(data):
        raise ValueError(f"{path} is damaged")
    return data
