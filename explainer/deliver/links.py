"""Finished `Output`s → every link in them fits: files and anchors exist, ids stand once, nothing outside is loaded."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable

from explainer.model import Output
from explainer.problems import Place, Problems, nearest

# <a class="word" href="#word-claim">
_LINK = re.compile(r'<(\w+)\b[^>]*?\b(?:href|src)="([^"]*)"[^>]*>')
# id="word-claim"; in texts a quote is written &#34; or &quot;, so only attributes are found
_ID = re.compile(r'\sid="([^"]*)"')
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# What a browser does not load by itself: a link to follow, and a <link> that only tells something.
_TELLS_ONLY = re.compile(r'\brel="(?:canonical|alternate|license|author)"')


def check_links(outputs: Iterable[Output], problems: Problems) -> None:
    """Check the HTML outputs against one another. Problems name the file that the page was made from."""
    files = {output.path: output for output in outputs}
    pages = {path: output.body.decode() for path, output in files.items() if path.endswith(".html")}
    anchors = {path: _ID.findall(html) for path, html in pages.items()}
    known = {path: set(ids) for path, ids in anchors.items()}
    for path, html in pages.items():
        place = Place(files[path].made_from[0])
        for identifier, count in Counter(anchors[path]).items():
            if count > 1:
                problems.add(place, f'{path} has the id "{identifier}" {count} times.', "give one of them another id.")
        for match in _LINK.finditer(html):
            _check_link(match, path, files.keys(), known, place, problems)


def _check_link(
    match: re.Match[str],
    path: str,
    files: Iterable[str],
    anchors: dict[str, set[str]],
    place: Place,
    problems: Problems,
) -> None:
    tag, address = match.group(1), match.group(2).replace("&amp;", "&")
    if address.startswith(("data:", "mailto:")):
        return
    if _OUTSIDE.match(address) or address.startswith("//"):
        if tag != "a" and not _TELLS_ONLY.search(match.group(0)):
            problems.add(place, f'{path} loads "{address}" from outside.', "put what it needs into assets/.")
        return
    file, _, anchor = address.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    if target not in anchors and target not in files:
        problems.add(
            place,
            f'{path} links to "{address}", which is not there.{nearest(target, files)}',
            "mend the link or the template.",
        )
    elif anchor and anchor not in anchors.get(target, ()):
        problems.add(
            place,
            f'{path} links to "{address}", but {target} has no "#{anchor}".{nearest(anchor, anchors.get(target, ()))}',
            "mend the link or the template.",
        )
