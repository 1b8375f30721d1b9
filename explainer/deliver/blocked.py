"""Finished `Output`s → what a browser would block on them, because the policy of the page does not allow it.

Nobody sees such a mistake: the browser says it in its console only. So a build refuses what cannot work.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from explainer.diagnostics import Diagnostics, Location
from explainer.model import Output
from explainer.policy import Policy, hash_of
from explainer.theme import Theme

# <script type="application/json">{}</script>, <style>…</style>
_BLOCK = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL)
# style="color: red", onclick="…"; texts write a quote as &#34; or &quot;, so only attributes are found
_ATTRIBUTE = re.compile(r'\s(style|on[a-z]+)="[^"]*"')
# <iframe src="a.html">
_TAG = re.compile(r"<(?:iframe|frame|object|embed|audio|video|base|form|img|link)\b[^>]*>")
_ADDRESS = re.compile(r'\b(?:src|srcset|action|href)="([^"]*)"')
_OUTSIDE = re.compile(r"(?!data:)(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
LOADS = re.compile(r'\brel="[^"]*\b(?:stylesheet|icon|preload|prefetch|manifest|modulepreload)\b')

_STYLES = "write the style into assets/css/, under a class."
_SCRIPTS = "write a script into assets/js/, and name it in data-module."
_DATA = "print the data with the filter `data`: {{ text | data }}."


def check_blocked(
    outputs: Sequence[Output], theme: Theme, diagnostics: Diagnostics, but_not: Collection[str] = ()
) -> None:
    """Report each thing once: at the line of a template that has it word for word, else at the template of the page.

    Of the pages `but_not` is known that nothing is.
    """
    known: set[str] = set()
    files = {output.path for output in outputs}
    for output in outputs:
        if output.path in but_not or output.policy is None or not output.path.endswith(".html"):
            continue
        for text, what, help_text in _blocked(output.body.decode(), output.policy, files):
            if text not in known:
                known.add(text)
                location = _location(text, theme) or Location(output.made_from[-1])
                diagnostics.add(location, f"browsers block {what} on {output.path}: {_short(text)}", help_text)


def _blocked(html: str, policy: Policy, files: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """The text of each thing, what it is, and what to do instead."""
    for match in _BLOCK.finditer(html):
        yield from _block(match, policy)
    outside_of_blocks = _BLOCK.sub("", html)
    for match in _ATTRIBUTE.finditer(outside_of_blocks):
        help_text = _STYLES if match[1] == "style" else _SCRIPTS
        yield match[0].strip(), "this attribute", help_text
    for match in _TAG.finditer(outside_of_blocks):
        yield from _tag(match[0], policy, files)


def _block(match: re.Match[str], policy: Policy) -> Iterator[tuple[str, str, str]]:
    kind, attributes, content = match.groups()
    start = f"<{kind}{attributes}>"
    if kind == "style" and hash_of(content) not in policy.styles:
        yield start, "this style", _STYLES
    elif kind == "script" and ("src=" in attributes or hash_of(content) not in (*policy.scripts, *policy.data)):
        yield start, "this script", _DATA if "json" in attributes else _SCRIPTS


def _tag(tag: str, policy: Policy, files: Collection[str]) -> Iterator[tuple[str, str, str]]:
    name = tag[1:].split(maxsplit=1)[0].rstrip(">/")
    only_data = policy.directives(())["img-src"] == "data:"
    addresses = _ADDRESS.findall(tag)
    if name == "link":
        if LOADS.search(tag) and any(not address.startswith("data:") for address in addresses):
            yield tag, "this link", "write what it loads into the page: styles into assets/css/, an icon as data:."
    elif name == "img":
        # One that is in no file is reported with the links.
        if any(_OUTSIDE.match(address) or (only_data and address in files) for address in addresses):
            yield tag, "this picture", "show it from a text, as ![what it shows](picture.jpg)."
    elif name == "form":
        if any(addresses):
            yield tag, "sending this form", "leave `action` out: nothing a visitor enters may leave the page."
    else:
        yield tag, f"<{name}>", "link to it instead: a page holds all that it shows."


def _location(text: str, theme: Theme) -> Location | None:
    for folder in ("templates/pages", "templates/parts", "templates"):
        for name in theme.names(folder, ".html"):
            source = theme.read(f"{folder}/{name}.html", Diagnostics()) or ""
            if text in source:
                return Location(f"{folder}/{name}.html", source.count("\n", 0, source.index(text)) + 1)
    return None


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
