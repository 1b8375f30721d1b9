"""Finished `Output`s → every link in them works: files and anchors exist, and ids are unique."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.deliver.blocked import LOADS
from explainer.diagnostics import Diagnostics, Location, nearest
from explainer.markdown.text import Heading
from explainer.model import Output, Page
from explainer.model.page_kinds import KINDS

# <a class="word" href="#word-claim">; what a page loads is checked against its policy, in blocked.py
_LINK = re.compile(r'<(?:a|img|link)\b[^>]*?\b(?:href|src)="([^"]*)"[^>]*>')
# <img srcset="images/map-480.png 480w, images/map-960.png 960w">
_SIZES = re.compile(r'<img\b[^>]*?\bsrcset="([^"]*)"')
# id="word-claim"; in texts a quote is written &#34; or &quot;, so only attributes are found
_ID = re.compile(r'\sid="([^"]*)"')
Parts = tuple[list[str], list[str]]  # the ids in a page, and the addresses that it names
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

# Shown in place of any page, at any depth: its links begin where the site does.
_MISSING = KINDS["missing"].file


def check_links(
    outputs: Sequence[Output],
    diagnostics: Diagnostics,
    root_path: str = "/",
    pages: Iterable[Page] = (),
    parts: dict[str, Parts] | None = None,
) -> None:
    """Check the outputs against one another. Links of the content were checked before: what is wrong is a template.

    `root_path` is where the site begins on its host; the page for what is missing names it in its links. A heading in
    one of `pages` may have an id that the template has too. Of some pages `parts` are known, to which others are added.
    """
    _check_paths(outputs, diagnostics)
    files = {output.path: output for output in outputs}
    parts = {} if parts is None else parts
    for path, output in files.items():
        if path.endswith(".html") and path not in parts:
            html = output.body.decode()
            parts[path] = (_ID.findall(html), list(_addresses(html)))
    documents = {path: parts[path] for path in files if path in parts}
    anchors = {path: ids for path, (ids, _) in documents.items()}
    headings = {(page.location.file, heading.anchor): heading for page in pages for heading in page.text.headings}
    known = {path: set(ids) for path, ids in anchors.items()}
    # One mistake in a layout is in every page, and reported once.
    found: dict[Wrong, list[str]] = {}
    for path, (_, addresses) in documents.items():
        wrong = []
        for name, count in Counter(anchors[path]).items():
            if count > 1 and (heading := headings.get((files[path].made_from[0], name))):
                _report_heading(heading, diagnostics)
            elif count > 1:
                wrong.append(Wrong("has", "have", f'the id "{name}" {count} times.'))
        wrong += [what for each in addresses if (what := _link(each, path, files.keys(), known, root_path))]
        for what in dict.fromkeys(wrong):
            found.setdefault(what, []).append(path)
    for what, paths in found.items():
        diagnostics.add(
            Location(files[paths[0]].made_from[-1]), what.said_of(paths), "fix the template, or what it shows."
        )


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with one page or with several."""

    of_one: str
    of_many: str
    what: str

    def said_of(self, paths: list[str]) -> str:
        """The sentence."""
        if len(paths) == 1:
            return f"{paths[0]} {self.of_one} {self.what}"
        others = "1 other page" if len(paths) == 2 else f"{len(paths) - 1} other pages"
        return f"{paths[0]} and {others} {self.of_many} {self.what}"


def _check_paths(outputs: Iterable[Output], diagnostics: Diagnostics) -> None:
    first: dict[str, Output] = {}
    for output in outputs:
        other = first.setdefault(output.path, output)
        if other is not output:
            diagnostics.add(
                Location(output.made_from[0]),
                f'this makes "{output.path}", which {other.made_from[0]} makes already.',
                "rename one of the two.",
            )


def _report_heading(heading: Heading, diagnostics: Diagnostics) -> None:
    what = f'this heading would be "#{heading.anchor}", which is another part of its page already.'
    help_text = f"give it an anchor of its own: {'#' * heading.level} {heading.text} {{#about-{heading.anchor}}}."
    diagnostics.add(heading.location, what, help_text)


def _addresses(html: str) -> Iterator[str]:
    for match in _LINK.finditer(html):
        if not LOADS.search(match[0]):
            yield match[1].replace("&amp;", "&")
    for match in _SIZES.finditer(html):
        yield from (size.split()[0] for size in match[1].split(", ") if size.strip())


def _link(
    address: str, path: str, files: Collection[str], anchors: Mapping[str, Collection[str]], root_path: str
) -> Wrong | None:
    if not address:
        return Wrong("has", "have", "a link without an address.")
    if _OUTSIDE.match(address) or address.startswith("//"):
        return None
    file, _, anchor = address.partition("#")
    if posixpath.basename(path) == _MISSING and file.startswith(root_path):
        target = posixpath.normpath(file.removeprefix(root_path) or "index.html")
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
    if target not in files:
        return Wrong("links to", "link to", f'"{address}", which is not there.{nearest(target, files)}')
    if anchor and anchor not in anchors.get(target, ()):
        near = nearest(f"#{anchor}", (f"#{known}" for known in anchors.get(target, ())))
        return Wrong("links to", "link to", f'"{address}", but there is no "#{anchor}".{near}')
    return None
