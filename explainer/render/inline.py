"""A page's HTML and assets/ → the same page with the styles and scripts that it uses inside it, and its policy.

A style belongs to a part: `assets/css/timeline.css` is put into a page that has a class of the block `timeline`
(`timeline`, `timeline__event`, `timeline--compact`). `base.css` and `layout.css` are in every page. A script belongs to
a module: `assets/js/timeline.js` is put into a page that has `data-module="timeline"`; several are with spaces.

The Content-Security-Policy allows these by their hashes and nothing else (W3C Content Security Policy Level 3, §2.3.1);
so too what a template itself puts into the page: a `<style>` made for it alone, and blocks of data.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.text_file import read_text_file
from explainer.render.scripts import script_file, small_script

STYLES_HERE = "<!-- styles -->"
SCRIPTS_HERE = "<!-- scripts -->"
POLICY_HERE = "<!-- policy -->"
_ALWAYS = ("base", "layout")
# class="timeline__event timeline__event--turn"
_CLASSES = re.compile(r'\bclass="([^"]+)"')
# data-module="timeline"
_MODULES = re.compile(r'\bdata-module="([^"]+)"')
# <style>…</style>
_STYLE_BLOCKS = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
# Blocks that follow one another are one: each would cost a hash in the policy.
_BETWEEN_STYLES = re.compile(r"</style>\s*<style>")
# <script type="application/json" id="rules">…</script>
_DATA_BLOCKS = re.compile(r'<script type="application/[a-z+]*json"[^>]*>(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """Styles or scripts put together for one page, and the hash that the policy names."""

    text: str
    hash: str


class Assets:
    """The styles and scripts of one site, minified once, put together once for each set of parts."""

    def __init__(self, root: Path, diagnostics: Diagnostics) -> None:
        self._root = root.resolve()
        self._diagnostics = diagnostics
        self._styles = {path.stem: path for path in sorted((root / "assets/css").glob("*.css"))}
        self._minified: dict[str, str] = {}
        self._sheets: dict[tuple[str, ...], Part] = {}
        self._scripts: dict[tuple[str, ...], Part] = {}

    def inline_assets(self, html: str, template: str, *, policy: bool = True) -> str:
        """The page with its styles, scripts and policy in their places. `template` is reported in diagnostics."""
        sheet = self._sheet(self._blocks(html))
        script = self._script(_modules(html), template)
        html = _BETWEEN_STYLES.sub("", html.replace(STYLES_HERE, f"<style>{sheet.text}</style>", 1))
        html = html.replace(SCRIPTS_HERE, f"<script>{script.text}</script>" if script.text else "", 1)
        meta = ""
        if policy:
            styles = tuple(hash_of(block) for block in _STYLE_BLOCKS.findall(html))
            data = tuple(hash_of(block) for block in _DATA_BLOCKS.findall(html))
            allowed = (script.hash, *data) if script.text else data
            meta = f'<meta http-equiv="Content-Security-Policy" content="{content_policy(styles, allowed)}">'
        return html.replace(POLICY_HERE, meta, 1)

    def _blocks(self, html: str) -> tuple[str, ...]:
        tokens = {token for classes in set(_CLASSES.findall(html)) for token in classes.split()}
        blocks = {token.split("__")[0].split("--")[0] for token in tokens}
        # The order of the files, not of the page: the same parts then give the same bytes.
        return (*_ALWAYS, *(name for name in self._styles if name in blocks and name not in _ALWAYS))

    def _sheet(self, blocks: tuple[str, ...]) -> Part:
        if blocks not in self._sheets:
            text = "".join(self._minify_css(name) for name in blocks if name in self._styles)
            self._sheets[blocks] = Part(text, hash_of(text))
        return self._sheets[blocks]

    def _script(self, modules: tuple[str, ...], template: str) -> Part:
        if modules not in self._scripts:
            text = ";".join(filter(None, (self._minify_js(name, template) for name in modules)))
            self._scripts[modules] = Part(text, hash_of(text))
        return self._scripts[modules]

    def _minify_css(self, name: str) -> str:
        if f"{name}.css" not in self._minified:
            import rcssmin

            text = read_text_file(self._root, f"assets/css/{name}.css", self._diagnostics)
            self._minified[f"{name}.css"] = str(rcssmin.cssmin(text or ""))
        return self._minified[f"{name}.css"]

    def _minify_js(self, name: str, template: str) -> str:
        if not (self._root / script_file(name)).is_file():
            self._diagnostics.add(
                Location(f"templates/{template}"),
                f'there is no script for the module "{name}".',
                f"write {script_file(name)}, or fix data-module.",
            )
            return ""
        if f"{name}.js" not in self._minified:
            self._minified[f"{name}.js"] = small_script(self._root, name, self._diagnostics)
        return self._minified[f"{name}.js"]


def _modules(html: str) -> tuple[str, ...]:
    names = [name for modules in _MODULES.findall(html) for name in modules.split()]
    return tuple(dict.fromkeys(names))


def hash_of(text: str) -> str:
    """A hash source of a policy: the SHA-256 of the text between the tags, in base64."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def content_policy(style_hashes: tuple[str, ...], script_hashes: tuple[str, ...]) -> str:
    """A policy under which a page can load nothing, send nothing, and run only what it was built with."""

    def sources(hashes: tuple[str, ...]) -> str:
        return " ".join(f"'{value}'" for value in hashes) or "'none'"

    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {sources(style_hashes)}",
            f"script-src {sources(script_hashes)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )
