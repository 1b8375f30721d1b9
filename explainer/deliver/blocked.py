"""Finished `Output`s → what a browser would block on them, because the policy of the page does not allow it.

Nobody sees such a mistake: the browser says it in its console only. So a build refuses what cannot work.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from explainer.deliver.tags import Tag, address_read, addresses_of_sizes, tags
from explainer.diagnostics import Diagnostics, Location
from explainer.model import Output
from explainer.policy import Policy, hash_of
from explainer.theme import Theme

# <script type="application/json">{}</script>, <style>…</style>
_BLOCK = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
# Elements that load something, or that have no place on such a page.
_ELEMENTS = frozenset(
    ("iframe", "frame", "object", "embed", "audio", "video", "base", "form", "img", "link", "script", "image", "use")
)
_BY_HAND = r"style|on[a-z]+"
# Attributes that load something, whatever they are of, and those that send a form.
_LOADING = ("src", "srcset", "poster", "background", "ping", "xlink:href")
_SENDING = ("action", "formaction")
_OUTSIDE = re.compile(r"(?!data:)(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_LOADED = frozenset(("stylesheet", "icon", "preload", "prefetch", "manifest", "modulepreload"))  # kinds of links

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
    for tag in tags(_BLOCK.sub("", html), _ELEMENTS, "|".join((_BY_HAND, *_LOADING, *_SENDING))):
        for attribute in tag.attributes:
            if re.fullmatch(_BY_HAND, attribute.name):
                yield attribute.text, "this attribute", _STYLES if attribute.name == "style" else _SCRIPTS
        yield from _tag(tag, policy, files)


def _block(match: re.Match[str], policy: Policy) -> Iterator[tuple[str, str, str]]:
    kind, attributes, content = match[1].lower(), match[2], match[3]
    start = f"<{match[1]}{attributes}>"
    if kind == "style" and hash_of(content) not in policy.styles:
        yield start, "this style", _STYLES
    elif kind == "script" and (
        re.search(r"\bsrc\s*=", attributes, re.IGNORECASE) or hash_of(content) not in (*policy.scripts, *policy.data)
    ):
        yield start, "this script", _DATA if "json" in attributes else _SCRIPTS


def _tag(tag: Tag, policy: Policy, files: Collection[str]) -> Iterator[tuple[str, str, str]]:
    addresses = [
        address_read(value) for value in tag.values("src", "href", "poster", "background", "ping", "xlink:href")
    ]
    addresses += [address_read(each) for value in tag.values("srcset") for each in addresses_of_sizes(value)]
    is_outside = any(map(_OUTSIDE.match, addresses))
    if any(tag.values(*_SENDING)):
        yield tag.text, "sending this form", "leave `action` out: nothing a visitor enters may leave the page."
    elif tag.name == "script":
        yield tag.text, "this script", _SCRIPTS
    elif tag.name == "link":
        if is_loaded(tag) and any(not address.startswith("data:") for address in addresses):
            yield tag.text, "this link", "write what it loads into the page: styles into assets/css/, an icon as data:."
    elif tag.name == "img":
        # One that is in no file is reported with the links.
        only_data = policy.directives(())["img-src"] == "data:"
        if is_outside or (only_data and any(address in files for address in addresses)):
            yield tag.text, "this picture", "show it from a text, as ![what it shows](picture.jpg)."
    elif tag.name in _ELEMENTS - {"form", "image", "use"}:
        yield tag.text, f"<{tag.name}>", "link to it instead: a page holds all that it shows."
    elif is_outside and (tag.name not in ("a", "area") or tag.values("ping")):
        yield tag.text, "what this asks for", "write it into the page, or link to it: a page holds all that it shows."


def is_loaded(tag: Tag) -> bool:
    """Is this a link that browsers follow by themselves?"""
    return tag.name == "link" and any(_LOADED & {*value.lower().split()} for value in tag.values("rel"))


def _location(text: str, theme: Theme) -> Location | None:
    for folder in ("templates/pages", "templates/parts", "templates"):
        for name in theme.names(folder, ".html"):
            source = theme.read(f"{folder}/{name}.html", Diagnostics()) or ""
            if text in source:
                return Location(f"{folder}/{name}.html", source.count("\n", 0, source.index(text)) + 1)
    return None


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
