"""A site's templates, styles, scripts and words → reminders of what changed in the theme, and of what is not needed."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path

from explainer import __version__
from explainer.diagnostics import Diagnostics, Location
from explainer.load.files import Folder
from explainer.load.settings import FILE as SETTINGS
from explainer.load.theme_words import theme_words_in
from explainer.load.words import FILE as WORDS
from explainer.load.words import THEME_FILE, load_theme_words, load_words_if_any
from explainer.maintenance.reminders import Reminder
from explainer.model import Settings
from explainer.theme import ORIGINAL, Theme, fingerprint, mark_of, releases
from explainer.translate.units import has_words

_LONGEST = 40  # lines of a difference
_SHOWN = 6  # names of a list


def theme_reminders(root: Path, settings: Settings) -> list[Reminder]:
    """What the site should know of the theme, by kind, in the order of files."""
    theme = Theme.of(root, settings.theme)
    if theme.own:
        return []
    copies = [file for file in theme.overrides() if theme.is_copy(file)]
    others = [file for file in theme.overrides() if file not in copies]
    found = [_not_needed(file) for file in copies]
    found += [reminder for file in others for reminder in _changed(theme, file, settings.theme)]
    return [*found, *_of_unknown_origin(theme, others, settings.theme), *_in_english(theme, settings)]


def _not_needed(file: str) -> Reminder:
    what = "the theme has the same file, of today or of a release. Remove it: the theme's is used already."
    return Reminder("file of the theme, unchanged", Location(file), what)


def _changed(theme: Theme, file: str, stated: str) -> Iterator[Reminder]:
    version, base = theme.base_of(file, stated)
    if base and base != fingerprint(ORIGINAL / file):
        lines = [f"the theme's file changed since {version}, from which this was made. Take over what you need:"]
        lines += [*_difference(theme, file), f"When that is done, its first line is: {mark_of(file)}"]
        yield Reminder("file that changed in the theme", Location(file), "\n    ".join(lines))


def _of_unknown_origin(theme: Theme, files: Sequence[str], stated: str) -> Iterator[Reminder]:
    known = (__version__, *releases())
    unknown = [file for file in files if theme.base_of(file, stated)[0] not in known]
    if unknown:
        what = f"state from which version of the theme these were made, as `theme:`. {_beginning_of(unknown)}"
        yield Reminder("files of unknown origin", Location(SETTINGS), what)


def _difference(theme: Theme, file: str) -> list[str]:
    """From the site's file to the theme's of today, as unified diff without its head."""
    own, original = ((folder / file).read_text("utf-8").splitlines() for folder in (theme.site, ORIGINAL))
    lines = list(difflib.unified_diff(own, original, lineterm="", n=1))[2:]
    left = len(lines) - _LONGEST
    return lines if left <= 0 else [*lines[:_LONGEST], f"… and {left} lines more"]


def _in_english(theme: Theme, settings: Settings) -> Iterator[Reminder]:
    """Words that neither a site in another language has, nor the theme in that language."""
    if settings.language.partition("-")[0] == "en":
        return
    diagnostics = Diagnostics()
    own = load_words_if_any(Folder(theme.site, diagnostics), diagnostics)
    own |= theme_words_in(theme, settings.language, diagnostics)
    folder = Folder(theme.folder_of(THEME_FILE) or theme.site, diagnostics)
    words = load_theme_words(folder, diagnostics)
    missing = [key for key, text in words.items() if key not in own and has_words(text)]
    if missing:
        what = f"words of the theme are not translated, and shown in English. {_beginning_of(missing)}"
        yield Reminder("words in English", Location(WORDS), what)


def _beginning_of(names: Sequence[str]) -> str:
    """A few of the names, by which one begins."""
    return f"Begin with: {', '.join(names[:_SHOWN])}{', …' if len(names) > _SHOWN else ''}"
