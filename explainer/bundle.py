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
from explainer.deliver.kept import Kept
from explainer.deliver.links import check_links
from explainer.deliver.minify_html import minify_html
from explainer.deliver.signatures import SIGNERS, NotSigned, signed, signers
from explainer.diagnostics import Diagnostics, Location
from explainer.formats.partial_date import LAST_YEAR
from explainer.model import Output, Site
from explainer.pipeline import counted, load_site, outputs_of, write_site
from explainer.processes import parallel_map
from explainer.render.addresses import BUNDLE
from explainer.render.one_file import render_one_file
from explainer.stamp import OUTPUT, Said, Stamp
from explainer.target import BuildTarget, Download
from explainer.theme import Theme
from explainer.timings import stage


@dataclass(frozen=True, slots=True)
class Packing:
    """What a file for download is made for: its site and its day; and what was compressed before."""

    site: Site
    made: datetime.date
    kept: Kept


@dataclass(frozen=True, slots=True)
class Copy:
    """One form. Its words are `download-<name>` and `download-more-<name>` in words.yaml."""

    name: str  # how the name of its file ends; also that of its target, by which kinds of pages say where they are not
    render: Callable[[Site, Path, BuildTarget], list[Output]]  # checks the links, and raises BuildStopped
    pack: Callable[[Sequence[Output], Packing], Output]
    leaves_out: tuple[str, ...] = ()  # kinds of pages that it has no room for, unless site.yaml names one for it
    all_languages: bool = False  # one with all of them beside one another; others are made once for each language

    def target(self, made: datetime.date) -> BuildTarget:
        """The target of its pages, made on that day."""
        return BuildTarget(name=self.name, copied=made, leaves_out=self.leaves_out, alone=not self.all_languages)

    def languages(self, site: Site) -> Sequence[Site]:
        """The sites of which it is made, one after another."""
        if self.all_languages:
            return (site,) if site.translations else ()
        return (site, *map(_alone, site.translations))


def _alone(site: Site) -> Site:
    """A language without the sections that are there in the source language alone: a copy of it has none of them."""
    return replace(site, sections=tuple(section for section in site.sections if not section.is_foreign))


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
    return pack(outputs, BUNDLE, packing.site.settings.bundle, packing.made, packing.kept)


def _pack_all(outputs: Sequence[Output], packing: Packing) -> Output:
    return pack(outputs, BUNDLE, f"{packing.site.settings.bundle}-all", packing.made, packing.kept)


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
    Copy(name="all", render=_render_folder, pack=_pack_all, all_languages=True),
)


def day_of_epoch(seconds: str) -> datetime.date | None:
    """The day, in UTC, that SOURCE_DATE_EPOCH names; None where it is empty.

    It holds whole seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/). Raises ValueError or
    OverflowError when it does not.
    """
    if not seconds:
        return None
    day = datetime.date(1970, 1, 1) + datetime.timedelta(seconds=int(seconds))
    if day.year > LAST_YEAR:
        raise OverflowError
    return day


def bundle_site(  # noqa: PLR0913 -- what may be typed, and what is known from before
    root: Path,
    made: datetime.date | None = None,
    output: Path | None = None,
    stamp: Stamp | None = None,
    *,
    cache: bool = True,
    address: str = "",
    key: Path | None = None,
) -> Said:
    """Build the site with its copies, `made` on that day, else on the newest that the content records.

    Raises BuildStopped, and then writes nothing. A `stamp`, begun before, is kept when the site is written.
    `cache` says if what was compressed is taken from the last time, and kept for the next one. An `address` takes the
    place of that of site.yaml. With a private `key` of SSH the checksums are signed; raises NotSigned, too.
    """
    site = load_site(root, address=address)
    if key is not None and not site.settings.signer:
        raise NotSigned("Name the public half of the key first: `signer: ssh-ed25519 AAAA…` in site.yaml.")
    made = made or site.changed
    kept = Kept(root, use=cache)
    packed = bundle_of(site, root, made, kept)
    bundled = [file for file, _, _ in packed]
    downloads = [download(file, copy.name, language) for file, copy, language in packed]
    target = BuildTarget(downloads=tuple(downloads), signed=key is not None)
    outputs = outputs_of(
        site, root, target=target, bundled=[*bundled, *_with_signature(sums(bundled, BUNDLE), site, key)]
    )
    outputs += _with_signature(sums(outputs), site, key)
    said = counted(outputs, ["To take along:", *site.notes, *map(_in_a_line, downloads)])
    with stage("compress", f"{len(outputs):,} files"):
        copies = compressed_copies(outputs, kept)
    kept.forget_the_rest()
    return write_site([*outputs, *copies], output or root / OUTPUT, said, site.settings.keep, stamp)


def _with_signature(checksums: Output, site: Site, key: Path | None) -> list[Output]:
    """The checksums, and with a key their signature, and beside the copies what it is verified by."""
    if key is None:
        return [checksums]
    name, signer = site.settings.bundle, site.settings.signer
    found = [checksums, signed(checksums, key, name, signer)]
    if checksums.path.startswith(f"{BUNDLE}/"):
        found.append(Output(f"{BUNDLE}/{SIGNERS}", signers(name, signer), ("site.yaml",)))
    return found


def _in_a_line(file: Download) -> str:
    return f"  {Said.OUTPUT}/{file.path}  {file.size / 1024:,.0f} KB  {file.sha256}"


def bundle_of(site: Site, root: Path, made: datetime.date, kept: Kept) -> list[tuple[Output, Copy, str]]:
    """The files for download, each with its form and language; the language is empty for all of them together.

    What was compressed before is taken from what is `kept`.
    """
    with stage("copies", "pages of each"):
        rendered = copies_of(site, root, made)
    with stage("pack", f"{len(rendered):,} copies"):
        return [
            (copy.pack(pages, Packing(each, made, kept)), copy, _language_of(copy, each))
            for copy, each, pages in rendered
        ]


def _language_of(copy: Copy, site: Site) -> str:
    return "" if copy.all_languages else site.settings.language


def copies_of(site: Site, root: Path, made: datetime.date) -> list[tuple[Copy, Site, list[Output]]]:
    """The pages of each copy, with the site in its language, checked. Raises BuildStopped."""
    diagnostics = Diagnostics()
    if site.page_of("home") is None:
        what = 'there is no page of kind "home", so a copy has no page to open first.'
        diagnostics.add(Location("site.yaml"), what, "write content/pages/home.md and add it under `pages:`.")
        diagnostics.raise_if_any()
    each_copy = [(copy, each) for copy in COPIES for each in copy.languages(site)]
    parts = parallel_map(
        each_copy, lambda part: [copy.render(each, root, copy.target(made)) for copy, each in part], worth_it=2
    )
    rendered = [outputs for part in parts for outputs in part]
    for outputs in rendered:
        check_names(outputs, diagnostics)
        check_days(outputs, (str(made), str(site.settings.stale_after)), diagnostics)
    diagnostics.raise_if_any()
    return [(copy, each, outputs) for (copy, each), outputs in zip(each_copy, rendered, strict=True)]
