"""Finished `Output`s → every link in them works: files and anchors exist, and ids are unique."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from explainer.deliver.assets import FOLDER as COPIED
from explainer.deliver.blocked import is_loaded
from explainer.deliver.made import parents_of
from explainer.deliver.tags import address_read, addresses_of_sizes, tags
from explainer.diagnostics import Diagnostics, Location, nearest
from explainer.markdown.text import Heading
from explainer.model import Output, Page
from explainer.model.page_kinds import KINDS

_LEADING = frozenset(("a", "area", "img", "link", "source"))  # elements whose addresses lead to files
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
            parts[path] = parts_of(html)
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


def _check_paths(outputs: Sequence[Output], diagnostics: Diagnostics) -> None:
    """Each output has a path of its own on every computer, and none is where a folder of others has to be."""
    files: dict[str, Output] = {}
    for output in outputs:
        other = files.setdefault(_alike(output.path), output)
        if other is output:
            continue
        if other.path == output.path:
            what = f'this makes "{output.path}", which {other.made_from[0]} makes already.'
        else:
            what = f'"{output.path}" and "{other.path}" are one file on many computers.'
        diagnostics.add(Location(_of_two(output, other).made_from[0]), what, "give one of the two another name.")
    folders: dict[str, tuple[str, Output]] = {}
    for output in outputs:
        for path in parents_of(output.path):
            spelled, first = folders.setdefault(_alike(path), (path, output))
            file = files.get(_alike(path))
            if spelled != path:
                what = f'the folders "{path}" and "{spelled}" are one on many computers.'
                diagnostics.add(Location(_of_two(output, first).made_from[0]), what, "give one of them another name.")
            elif file and first is output:
                what = f'"{file.path}" cannot be a file: {output.path} lies in a folder of that name.'
                diagnostics.add(Location(_of_two(file, output).made_from[0]), what, "give it another name.")


def _alike(path: str) -> str:
    """The same for names that are one on some system: large letters or small, signs whole or in parts."""
    return unicodedata.normalize("NFC", path).casefold()


def _of_two(one: Output, other: Output) -> Output:
    """The one whose name is an editor's own, as that of a copied file is."""
    return other if other.made_from[0].startswith(f"{COPIED}/") else one


def _report_heading(heading: Heading, diagnostics: Diagnostics) -> None:
    what = f'this heading would be "#{heading.anchor}", which is another part of its page already.'
    help_text = f"give it an anchor of its own: {'#' * heading.level} {heading.text} {{#about-{heading.anchor}}}."
    diagnostics.add(heading.location, what, help_text)


def parts_of(html: str) -> Parts:
    """What a page loads is checked against its policy, in blocked.py; the rest has to lead somewhere."""
    ids: list[str] = []
    addresses: list[str] = []
    for tag in tags(html, _LEADING, "id"):
        ids += tag.values("id")
        if tag.name in _LEADING and not is_loaded(tag):
            addresses += map(address_read, tag.values("href", "src"))
            addresses += [each for value in tag.values("srcset") for each in addresses_of_sizes(value)]
    return ids, addresses


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
