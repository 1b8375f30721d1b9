"""A site's folder → output/ with the copies that visitors take along, compressed copies for servers, and checksums.

`COPIES` has one entry for each form of copy: what it is called, how it is made and packed, what it leaves out. The
hosted site is no entry, as all of them are copies of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explainer.deliver.blocked import check_blocked
from explainer.deliver.bundle import check_days, check_names, download, pack, sums, without_unlinked
from explainer.deliver.compress import compressed_copies
from explainer.deliver.links import check_links
from explainer.deliver.minify_html import minify_html
from explainer.diagnostics import Diagnostics, Location
from explainer.model import Output, Site
from explainer.pipeline import OUTPUT, Built, counted, load_site, outputs_of, write_site
from explainer.render.addresses import BUNDLE
from explainer.render.one_file import render_one_file
from explainer.target import BuildTarget, Download
from explainer.theme import Theme


@dataclass(frozen=True, slots=True)
class Packing:
    """What a file for download is made for: its site, its day, and the site as it was built last."""

    site: Site
    made: datetime.date
    before: Path  # a file that did not change is not made again


@dataclass(frozen=True, slots=True)
class Copy:
    """One form. Its words are `download-<name>` and `download-more-<name>` in words.yaml."""

    name: str  # how the name of its file ends; also that of its target, by which kinds of pages say where they are not
    render: Callable[[Site, Path, BuildTarget], list[Output]]  # checks the links, and raises BuildStopped
    pack: Callable[[Sequence[Output], Packing], Output]
    leaves_out: tuple[str, ...] = ()  # kinds of pages that it has no room for, unless site.yaml names one for it

    def target(self, made: datetime.date) -> BuildTarget:
        """The target of its pages, made on that day."""
        return BuildTarget(name=self.name, copied=made, leaves_out=self.leaves_out)


def _render_one_file(site: Site, root: Path, target: BuildTarget) -> list[Output]:
    diagnostics, theme = Diagnostics(), Theme.of(root, site.settings.theme)
    output = render_one_file(site, root, diagnostics, target)
    diagnostics.raise_if_any(theme.help_of)
    check_links([output], diagnostics)
    check_blocked([output], theme, diagnostics)
    diagnostics.raise_if_any(theme.help_of)
    return [output]


def _pack_one_file(outputs: Sequence[Output], _packing: Packing) -> Output:
    (one_file,) = outputs
    return replace(one_file, body=minify_html(one_file.body.decode()).encode())


def _render_folder(site: Site, root: Path, target: BuildTarget) -> list[Output]:
    return without_unlinked(outputs_of(site, root, target=target))


def _pack_folder(outputs: Sequence[Output], packing: Packing) -> Output:
    return pack(outputs, BUNDLE, packing.site.settings.bundle, packing.made, packing.before)


COPIES = (
    Copy(
        name="html",
        render=_render_one_file,
        pack=_pack_one_file,
        # What would make it too long for a messenger: the cards of facts, the claims one by one, the lists of sources.
        # Figures are in the texts that speak of them.
        leaves_out=("facts", "claims", "sources", "figures"),
    ),
    Copy(name="zip", render=_render_folder, pack=_pack_folder),
)


def day_of_epoch(seconds: str) -> datetime.date | None:
    """The day, in UTC, that SOURCE_DATE_EPOCH names; None where it is empty.

    It holds whole seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/). Raises ValueError or
    OverflowError when it does not.
    """
    if not seconds:
        return None
    return datetime.date(1970, 1, 1) + datetime.timedelta(seconds=int(seconds))


def bundle_site(
    root: Path, made: datetime.date | None = None, output: Path | None = None
) -> tuple[Built, list[Download]]:
    """Build the site with its copies, `made` on that day, else on the newest that the content records.

    Raises BuildStopped, and then writes nothing.
    """
    site = load_site(root)
    folder = output or root / OUTPUT
    bundled = bundle_of(site, root, made or site.changed, folder)
    downloads = [download(file) for file in bundled]
    target = BuildTarget(downloads=tuple(downloads))
    outputs = outputs_of(site, root, target=target, bundled=[*bundled, sums(bundled, BUNDLE)])
    outputs.append(sums(outputs))
    write_site([*outputs, *compressed_copies(outputs, folder)], folder)
    return counted(outputs), downloads


def bundle_of(site: Site, root: Path, made: datetime.date, before: Path) -> list[Output]:
    """The files for download. `before` is the site as it was built last: what did not change is not made again."""
    packing = Packing(site, made, before)
    rendered = copies_of(site, root, made)
    return [copy.pack(rendered[copy.name], packing) for copy in COPIES]


def copies_of(site: Site, root: Path, made: datetime.date) -> dict[str, list[Output]]:
    """The pages of each copy by its name, checked. Raises BuildStopped."""
    diagnostics = Diagnostics()
    if site.page_of("home") is None:
        what = 'there is no page of kind "home", so a copy has no page to open first.'
        diagnostics.add(Location("site.yaml"), what, "write content/pages/home.md and add it under `pages:`.")
        diagnostics.raise_if_any()
    rendered = {copy.name: copy.render(site, root, copy.target(made)) for copy in COPIES}
    outputs = [output for each in rendered.values() for output in each]
    check_names(outputs, diagnostics)
    check_days(outputs, (str(made), str(site.settings.stale_after)), diagnostics)
    diagnostics.raise_if_any()
    return rendered
