"""The HTML of several pages → parts of one document: unique ids, links between pages as links within it.

A link to a page that is left out loses its link and keeps its words; words in brackets are a mark and go, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

_ID = re.compile(r'(\sid=")([^"]*)"')
# Attributes that name ids of the same page.
_NAMES = re.compile(r'(\s(?:for|headers|list|aria-labelledby|aria-describedby|aria-controls|aria-details)=")([^"]*)"')
_HERE = re.compile(r'(\shref="#)([^"]*)"')
# <a class="word" href="timeline.html#event-x" rel="next">words</a>, with the space before it
_ELSEWHERE = re.compile(r'(\s*)<a\b([^>]*)\shref="([a-z0-9-]+\.html)(?:#([^"]*))?"([^>]*)>(.*?)</a>', re.DOTALL)
# <a href="https://laws.example.org/1" rel="noreferrer">
_OUTSIDE = re.compile(r'<a href="(https?:[^"]*)"[^>]*>')
_TIMES = re.compile(r"<time\b[^>]*>(.*?)</time>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LinkTargets:
    """Where links lead within the document."""

    parts: Mapping[str, str]  # file of a page → the id of the part that it became
    renamed: Mapping[str, Mapping[str, str]]  # file of a page → its ids that have another name here
    ids: Collection[str]  # every id of the document
    moved: Mapping[str, str]  # address of what is left out → an id that may stand for it
    sources: Mapping[str, str]  # address of a listed source → the id of its entry


def deduplicate_ids(pages: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For each page, by its file, the ids that other pages have too, and their new names.

    Styles and scripts of a form name its ids: a page with a form keeps its own.
    """
    own = {file: ids_of(html) for file, html in pages.items()}
    counts = Counter(identifier for ids in own.values() for identifier in ids)
    return {
        file: {
            identifier: f"{_stem(file)}-{identifier}"
            for identifier in ids
            if counts[identifier] > 1 and "<form" not in pages[file]
        }
        for file, ids in own.items()
    }


def ids_of(html: str) -> list[str]:
    """Every id, in order."""
    return [identifier for _, identifier in _ID.findall(html)]


def part_id(file: str) -> str:
    """The id of the part that a page became."""
    return f"part-{_stem(file)}"


def rename_ids(html: str, names: Mapping[str, str]) -> str:
    """The same with ids renamed, and everything on the page that names them."""

    def one(match: re.Match[str]) -> str:
        return f'{match.group(1)}{names.get(match.group(2), match.group(2))}"'

    def several(match: re.Match[str]) -> str:
        return match.group(1) + " ".join(names.get(name, name) for name in match.group(2).split()) + '"'

    return _NAMES.sub(several, _HERE.sub(one, _ID.sub(one, html))) if names else html


def rewrite_links(html: str, link_targets: LinkTargets, *, itself: Collection[str] = ()) -> str:
    """The same with links that lead within the document. Those to an id in `itself` would lead to where they are."""

    def elsewhere(match: re.Match[str]) -> str:
        space, before, file, anchor, after, words = match.groups()
        target = _target(file, anchor or "", link_targets)
        if target and target not in itself:
            return f'{space}<a{before} href="#{target}"{after}>{words}</a>'
        return "" if re.fullmatch(r"\[[^\]]*\]", words) else space + words

    def outside(match: re.Match[str]) -> str:
        source = link_targets.sources.get(match.group(1))
        return f'<a href="#{source}">' if source else match.group(0)

    return _OUTSIDE.sub(outside, _ELSEWHERE.sub(elsewhere, html))


def _target(file: str, anchor: str, link_targets: LinkTargets) -> str:
    if file in link_targets.parts:
        return link_targets.renamed.get(file, {}).get(anchor, anchor) if anchor else link_targets.parts[file]
    stands_for = link_targets.moved.get(f"{file}#{anchor}", anchor)
    return stands_for if stands_for in link_targets.ids else ""


def without_spaces(html: str) -> str:
    """The same with one line end wherever lines end and begin, as HTML shows it."""
    return re.sub(r"\s*\n\s*", "\n", html).strip()


def without_times(html: str) -> str:
    """The same with dates for people alone, not for programs as well."""
    return _TIMES.sub(r"\1", html)


def _stem(file: str) -> str:
    return file.removesuffix(".html")
