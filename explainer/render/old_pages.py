"""`Moves` and the pages that there are → the pages that stand at old addresses, and what a page says of old places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from explainer.model import Output, Site
from explainer.render.links import Links
from explainer.render.moved import PAGE, Moves, OldPage, file_of
from explainer.render.pages import PageSpec, page_specs
from explainer.target import BuildTarget

_TEMPLATE = "pages/moved.html"
Sites = Sequence[tuple[Site, BuildTarget]]


@dataclass(frozen=True, slots=True)
class Landing:
    """An old place, and the link to where it is now."""

    anchor: str
    address: str
    title: str


def old_specs(
    sites: Sites, specs: Sequence[tuple[int, PageSpec]], moves: Moves
) -> tuple[Sites, list[tuple[int, PageSpec]]]:
    """The specs of old pages, each with the number of its site; and the sites, with more where a language is gone.

    A page that a language does not have any more leads to that of the source.
    """
    (source, whole), *_ = sites
    numbers = {target.folder: number for number, (_, target) in enumerate(sites)}
    made = {sites[number][1].folder + spec.file: spec for number, spec in specs}
    everywhere, old = list(sites), []
    for page in moves.old_pages(made, list(numbers)):
        if page.folder not in numbers:
            numbers[page.folder] = len(everywhere)
            everywhere.append((source, replace(whole, folder=page.folder, base="../", shared="../")))
        old.append((numbers[page.folder], _spec(page, made)))
    return everywhere, old


def is_old_page(output: Output) -> bool:
    """Does it stand at an old address?"""
    return output.made_from[-1] == f"templates/{_TEMPLATE}"


def redirects_of(moves: Moves, outputs: Sequence[Output]) -> list[tuple[str, str]]:
    """What a host leads on, from a file to an address, for the pages among `outputs`."""
    made = {output.path for output in outputs if not is_old_page(output)}
    pages = []
    for output in filter(is_old_page, outputs):
        folder, _, file = output.path.rpartition("/")
        folder = folder and f"{folder}/"
        now = moves.now(file)
        pages.append((output.path, folder + now if folder + file_of(now) in made else now))
    others = [(old, moves.now(old)) for old in moves.moved if "#" not in old and not old.endswith(PAGE)]
    return pages + others


def _spec(page: OldPage, made: Mapping[str, PageSpec]) -> PageSpec:
    now = file_of(page.now)
    own = page.folder + now in made
    to = made[page.folder + now if own else now]
    folder = "" if own or not page.folder else "../"
    anchors = [Landing(anchor, folder + there, there) for anchor, there in page.anchors]
    context = {"moved_to": folder + page.now, "anchors": anchors}
    return replace(
        to,
        file=page.file,
        template=_TEMPLATE,
        make_context=partial(dict, context),
        has_text=False,
        now=page.folder + now if own else now,
    )


def landings_of(site: Site, file: str, moves: Moves, links: Links) -> list[Landing]:
    """The old places of a page that are on another now."""
    others = {old: now for old, now in moves.landings(file).items() if file_of(now) != file}
    if not others:
        return []
    titles: dict[str, str] = {spec.file: spec.title for spec in page_specs(site)}
    return [
        Landing(old, links.to(now) if file_of(now) in titles else links.to_shared(now), titles.get(file_of(now), now))
        for old, now in others.items()
    ]
