"""The files in content/ → those that no stage reads, each with what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from explainer.diagnostics import Diagnostics, Location, nearest_word
from explainer.formats.leftovers import is_hidden
from explainer.formats.walk import files_below
from explainer.images.read import is_image, is_other_image
from explainer.load.addresses import FILE as ADDRESSES
from explainer.load.collections import COLLECTIONS
from explainer.load.data import FOLDER as DATA
from explainer.load.data import SCHEMA
from explainer.load.forms import FOLDER as RULES
from explainer.load.pages import PAGES, SECTIONS
from explainer.load.words import FILE as WORDS
from explainer.model import Settings
from explainer.translate.catalog import ENDING as CATALOG
from explainer.translate.catalog import FOLDER as TRANSLATIONS
from explainer.translate.terms import FILE as TERMS

FOLDER = "content"
_README = "README.md"  # for whoever edits the folder; not where the files are pages
# How people write the endings that are read.
_ENDINGS = {".yml": ".yaml", ".markdown": ".md", ".mdown": ".md", ".txt": ".md"}


@dataclass(frozen=True, slots=True)
class _Known:
    """The files that stages read. One whose name is wrong in another way is reported where it is read."""

    files: tuple[str, ...]  # with `*` for any name
    folders: Mapping[str, str]  # in which all files of this ending are read, in the folders within too

    def has(self, file: str) -> bool:
        """Does a stage read files of this name?"""
        folder, _, name = file.rpartition("/")
        if any(f"{folder}/".startswith(f"{deep}/") and name.endswith(end) for deep, end in self.folders.items()):
            return True
        return any(fnmatchcase(file, each) and each.rpartition("/")[0] == folder for each in self.files)


def check_unread(root: Path, settings: Settings, diagnostics: Diagnostics) -> None:
    """Report each file of content/ that nothing reads. Pictures are looked after with the texts that show them."""
    known = _known(root, settings)
    for file in _files(root):
        is_picture = is_image(file) or is_other_image(file)
        if not (is_picture or known.has(file) or PurePosixPath(file).name == _README):
            diagnostics.add(Location(file), "nothing reads this file.", _advice(file, known))


def _known(root: Path, settings: Settings) -> _Known:
    own = [f"{FOLDER}/{each.name}" for each in settings.collections]
    # Whether a language is one of the site, and a catalog belongs to a file, is looked at when they are read.
    languages = (path.name for path in (root / TRANSLATIONS).glob("*/"))
    files = [
        WORDS,
        ADDRESSES,
        f"{RULES}/*.yaml",
        *(f"{TRANSLATIONS}/{code}/{end}" for code in languages for end in (f"*{CATALOG}", TERMS)),
        *(f"{each}{SCHEMA}" for each in own),
    ]
    files += [each.pattern for each in COLLECTIONS if each.pattern]
    # What is in the folder of data is either read or reported there, whatever its ending.
    return _Known(tuple(files), dict.fromkeys([SECTIONS, PAGES, *own], ".md") | {DATA: ""})


def _files(root: Path) -> Iterator[str]:
    """Every file of content/, sorted, without hidden folders and leftovers. Links to folders are not followed."""
    for file in files_below(root, FOLDER):
        if not any(map(is_hidden, file.split("/"))) and not (root / file).is_dir():
            yield file


def _advice(file: str, known: _Known) -> str:
    """The name that was probably meant, or the folder."""
    folder, _, name = file.rpartition("/")
    ending = PurePosixPath(file).suffix
    stem, right = name.removesuffix(ending), _ENDINGS.get(ending.lower(), ending.lower())
    near = _nearest(folder, stem, known) if right == ".yaml" else ""
    for meant in (f"{stem}{right}", f"{near}.yaml"):
        if meant != name and known.has(f"{folder}/{meant}"):
            return f"rename it to {meant}, or remove it."
    others = [f"{folder}/{stem}", *map(str, PurePosixPath(folder).parents)]
    if other := next((each for each in others if known.has(f"{each}/{name}")), ""):
        return f"move it to {other}/, or remove it."
    if right == ".md":
        return f"move it to {SECTIONS}/ or {PAGES}/, as a page of the site, or remove it."
    return f"remove it, or keep it outside of {FOLDER}/."


def _nearest(folder: str, stem: str, known: _Known) -> str:
    """The name of a file in this folder that is almost called so; empty if there is none."""
    files = [PurePosixPath(each) for each in known.files if each.endswith(".yaml") and "*" not in each]
    return nearest_word(stem, [file.stem for file in files if str(file.parent) == folder])
