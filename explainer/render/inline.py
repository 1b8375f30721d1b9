"""A page's HTML and assets/ → the same page with the styles and scripts that it uses inside it, and its `Policy`.

A style belongs to a part: `assets/css/timeline.css` is put into a page that has a class of the block `timeline`
(`timeline`, `timeline__event`, `timeline--compact`). `base.css` and `layout.css` are in every page. A script belongs to
a module: `assets/js/timeline.js` is put into a page that has `data-module="timeline"`; several are with spaces.

The policy allows these by their hashes and nothing else; so too the styles made for this page alone, which follow the
others, and the blocks of data that its template prints with the filter `data`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.css import CssError, css_errors
from explainer.policy import OWN_FILES, Policy, hash_of
from explainer.render.attributes import Record
from explainer.render.scripts import script_file, small_script
from explainer.theme import Theme

STYLES_HERE = "<!-- styles -->"
SCRIPTS_HERE = "<!-- scripts -->"
POLICY_HERE = "<!-- policy -->"
_META = '<meta http-equiv="Content-Security-Policy" content="{}">'
_ALWAYS = ("base", "layout")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as its template made it."""

    html: str
    record: Record  # the classes, modules, links and blocks of data in it
    styles: str = ""  # CSS made for this page alone


class Assets:
    """The styles and scripts of one site, minified once, put together once for each set of parts.

    `first` are styles that every page begins with: its colours.
    """

    def __init__(self, theme: Theme, diagnostics: Diagnostics, first: str = "") -> None:
        self._theme = theme
        self._diagnostics = diagnostics
        self._first = first
        self._styles = theme.names("assets/css", ".css")
        self._minified: dict[str, str] = {}
        self._sheets: dict[tuple[str, ...], str] = {}
        self._scripts: dict[tuple[str, ...], str] = {}

    def inline_assets(self, page: Rendered, template: str, *, preview: bool = False) -> tuple[str, Policy]:
        """The page with its styles, scripts and policy in their places, and the policy.

        In a `preview` the policy is not in the page: the server sends it, with what a preview needs besides.

        `template` is reported in diagnostics.
        """
        styles = self._sheet(self._blocks(page.record.classes)) + page.styles
        script = self._script(tuple(page.record.modules), template)
        html = page.html.replace(STYLES_HERE, f"<style>{styles}</style>", 1)
        html = html.replace(SCRIPTS_HERE, f"<script>{script}</script>" if script else "", 1)
        scripts = (hash_of(script),) if script else ()
        images = (OWN_FILES,) if page.record.shows_files else ()
        policy = Policy((hash_of(styles),), scripts, tuple(hash_of(block) for block in page.record.data), images)
        return html.replace(POLICY_HERE, "" if preview else _META.format(policy.in_page), 1), policy

    def _blocks(self, classes: Iterable[str]) -> tuple[str, ...]:
        blocks = {name.split("__")[0].split("--")[0] for name in classes}
        # The order of the files, not of the page: the same parts then give the same bytes.
        return (*_ALWAYS, *(name for name in self._styles if name in blocks and name not in _ALWAYS))

    def _sheet(self, blocks: tuple[str, ...]) -> str:
        if blocks not in self._sheets:
            used = [name for name in blocks if name in self._styles]
            self._sheets[blocks] = self._first + "".join(map(self._minify_css, used))
        return self._sheets[blocks]

    def _script(self, modules: tuple[str, ...], template: str) -> str:
        if modules not in self._scripts:
            self._scripts[modules] = ";".join(filter(None, (self._minify_js(name, template) for name in modules)))
        return self._scripts[modules]

    def _minify_css(self, name: str) -> str:
        if f"{name}.css" not in self._minified:
            file = f"assets/css/{name}.css"
            small, errors = _small_css(self._theme.read(file, self._diagnostics) or "")
            for error in errors:
                self._diagnostics.add(Location(file, error.line), error.what, error.help_text)
            self._check_ends(file, small, ("</style",))
            self._minified[f"{name}.css"] = small
        return self._minified[f"{name}.css"]

    def _minify_js(self, name: str, template: str) -> str:
        if self._theme.find(script_file(name)) is None:
            self._diagnostics.add(
                Location(f"templates/{template}"),
                f'there is no script for the module "{name}".',
                f"write {script_file(name)}, or fix data-module.",
            )
            return ""
        if f"{name}.js" not in self._minified:
            small = small_script(self._theme, name, self._diagnostics)
            self._check_ends(script_file(name), small, ("</script", "<!--"))
            self._minified[f"{name}.js"] = small
        return self._minified[f"{name}.js"]

    def _check_ends(self, file: str, small: str, ends: Iterable[str]) -> None:
        """Report what ends an element of a page within it, or keeps it open: a browser looks for nothing else there."""
        for end in ends:
            if end in small.lower():
                text = (self._theme.read(file, self._diagnostics) or "").lower()
                line = text.count("\n", 0, max(text.find(end), 0)) + 1
                what = f'browsers read "{end}" as a part of the page, even within a text.'
                self._diagnostics.add(Location(file, line), what, f'write "<\\{end[1:]}", which means the same.')


@lru_cache(maxsize=256)  # each language and each target begins with the same files
def _small_css(text: str) -> tuple[str, list[CssError]]:
    """A stylesheet without what only its author needs, and its mistakes."""
    import rcssmin

    return str(rcssmin.cssmin(text)), css_errors(text)
