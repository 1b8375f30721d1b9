"""A site's folder and the theme of the package → for each template, style, script and word, the one file that is used.

The theme is `templates/`, `assets/css/` and `assets/js/` of this project. A site has none of them, or its own in the
same place: a file of the same path takes the place of the theme's, any other is added. Two rules keep sites up to date:

- A file that equals one of the theme, of today or of a release, is no file of its own: the theme's of today is used.
- The scripts of the form come from the package, always. They must agree with what proved the rules.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from explainer import __version__, stamp
from explainer.diagnostics import Diagnostics, Location, nearest
from explainer.formats.text_file import read_text_file

ORIGINAL = Path(stamp.ORIGINAL)  # its folder
FOLDERS = stamp.THEME
OWN = "own"  # written as `theme:` by a site that has all of its templates and styles itself
_RELEASES = Path(__file__).with_name("theme_releases.txt")
# The line that `override` writes.
_MARK = re.compile(rb"(?:\{#|/\*|//|#) overrides theme (\S+) sha256:([0-9a-f]{32})")
_COMMENT = {"html": ("{#", " #}"), "txt": ("{#", " #}"), "css": ("/*", " */"), "js": ("//", "")}
_FORM = tuple(
    f"assets/js/{folder}{name}.js"
    for name in ("evaluate", "exempt-form", "counter", "counter-units", "counter-hours", "values", "variants")
    for folder in ("", "min/")
)


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme as one site sees it. Files are named from the site's folder, with forward slashes."""

    site: Path  # resolved
    own: bool = False  # the site uses nothing of the theme but the scripts of the form

    @classmethod
    def of(cls, root: Path, stated: str = "") -> Theme:
        """The theme of the site in `root`; `stated` is what its site.yaml says of it."""
        return cls(root.resolve(), own=stated == OWN)

    def folder_of(self, file: str) -> Path | None:
        """The folder from which a file is taken, the site's or the theme's; None where neither has it."""
        has_own, has_original = (self.site / file).is_file(), (ORIGINAL / file).is_file()
        if has_original and file in _FORM:
            return ORIGINAL
        if has_own and not (has_original and not self.own and self.is_copy(file)):
            return self.site
        return ORIGINAL if has_original and not self.own else None

    def find(self, file: str) -> Path | None:
        """Where a file is; None where neither the site nor the theme has it."""
        folder = self.folder_of(file)
        return None if folder is None else folder / file

    def read(self, file: str, diagnostics: Diagnostics) -> str | None:
        """The text of a file. None where there is none, or where it cannot be read, which is reported."""
        folder = self.folder_of(file)
        return None if folder is None else read_text_file(folder, file, diagnostics)

    def names(self, folder: str, ending: str) -> list[str]:
        """The files of a folder that end in `ending`, without it, in the order of their names."""
        roots = (self.site,) if self.own else (self.site, ORIGINAL)
        names = {path.name for root in roots for path in (root / folder).glob(f"*{ending}")}
        return [name.removesuffix(ending) for name in sorted(names)]

    def overrides(self) -> Iterator[str]:
        """The files of the site that have a namesake in the theme, sorted; none in the folder of the theme itself."""
        if self.site == ORIGINAL:
            return
        for folder in FOLDERS:
            for path in sorted((self.site / folder).rglob("*")):
                file = path.relative_to(self.site).as_posix()
                if path.is_file() and (ORIGINAL / file).is_file():
                    yield file

    def is_copy(self, file: str) -> bool:
        """Is the site's file the theme's as it is today, or as it was in a release?"""
        known = {files.get(file, "") for files in releases().values()}
        known |= {fingerprint(ORIGINAL / file)} if (ORIGINAL / file).is_file() else set()
        return fingerprint(self.site / file) in known

    def base_of(self, file: str, stated: str) -> tuple[str, str]:
        """The version and the fingerprint of the theme's file from which the site's was made; empty if unknown.

        The first line of the file says it, as `override` wrote it; else the version that site.yaml states.
        """
        first_line = (self.site / file).read_bytes().partition(b"\n")[0]
        if found := _MARK.match(first_line):
            return found[1].decode(), found[2].decode()
        return stated, releases().get(stated, {}).get(file, "")

    def help_of(self, file: str) -> str:
        """What to know of a file in which something is wrong: that the site has none of its own; else nothing."""
        is_of_theme = file.startswith(tuple(f"{folder}/" for folder in FOLDERS)) and self.folder_of(file) == ORIGINAL
        if not is_of_theme or (self.site / file).is_file():
            return ""
        if file not in _replaceable():
            return "It is a file of the theme."
        return f"It is a file of the theme: the command `override {file}` copies it into the site, to be changed there."

    def check(self, diagnostics: Diagnostics) -> None:
        """Report scripts of the form that a site changed."""
        for file in _FORM:
            if self.site != ORIGINAL and (self.site / file).is_file() and not self.is_copy(file):
                what = "the form is not asked by this file: its scripts come from the package, which proved the rules."
                diagnostics.add(Location(file), what, "remove it; give a script of your own another name.")


def fingerprint(path: Path) -> str:
    """The first half of the SHA-256 of a text, in hexadecimal digits.

    Its line ends do not count, and the line that `override` put above it does not.
    """
    text = path.read_bytes().replace(b"\r\n", b"\n")
    first_line, _, rest = text.partition(b"\n")
    return hashlib.sha256(rest if _MARK.match(first_line) else text).hexdigest()[:32]


def copy_of(root: Path, file: str) -> str:
    """The text of a file of the theme, below a line that says from which version it is taken.

    Raises ValueError, with a sentence for who asked, where a site cannot have it or has it already.
    """
    known = sorted(_replaceable())
    if file in _FORM:
        raise ValueError(f"{file} always comes from the package: it must agree with what proves the rules.")
    if file not in known:
        raise ValueError(f'the theme has no file "{file}" that a site can replace.{nearest(file, known)}')
    if (root / file).exists():
        raise ValueError(f"{file} is in the site already.")
    return f"{mark_of(file)}\n{(ORIGINAL / file).read_text('utf-8')}"


def mark_of(file: str) -> str:
    """The first line of a copy: a comment with the version and the fingerprint of the theme's file as it is today."""
    before, after = _COMMENT.get(file.rpartition(".")[2], ("#", ""))
    return f"{before} overrides theme {__version__} sha256:{fingerprint(ORIGINAL / file)}{after}"


def _replaceable() -> Iterator[str]:
    """The files of the theme that a site can replace. Of words it replaces single ones; small scripts are made."""
    for folder in FOLDERS:
        for path in (ORIGINAL / folder).rglob("*"):
            file = path.relative_to(ORIGINAL).as_posix()
            if path.suffix[1:] in _COMMENT and not file.startswith("assets/js/min/") and file not in _FORM:
                yield file


@cache
def releases() -> dict[str, dict[str, str]]:
    """The fingerprints of the theme's files by release, oldest first; written by tools/theme_releases.py."""
    found: dict[str, dict[str, str]] = {}
    for line in _RELEASES.read_text("utf-8").splitlines():
        release, digest, file = line.split(maxsplit=2)
        found.setdefault(release, {})[file] = digest
    return found
