"""A site's folder → output/ with the copies that visitors take along, compressed copies for servers, and checksums."""

from __future__ import annotations

import datetime
from dataclasses import replace
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

_FIRST = "home"


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
    copies, one_file = copies_of(site, root, made)
    lean = replace(one_file, body=minify_html(one_file.body.decode()).encode())
    return [lean, pack(copies, BUNDLE, site.settings.bundle, made, before)]


def copies_of(site: Site, root: Path, made: datetime.date) -> tuple[list[Output], Output]:
    """The files of the zip, and the one file, checked. Raises BuildStopped."""
    diagnostics = Diagnostics()
    if _FIRST not in site.pages:
        what = f'there is no page "{_FIRST}", so a copy has no page to open first.'
        diagnostics.add(Location("site.yaml"), what, f"write content/pages/{_FIRST}.md and add it under `pages:`.")
        diagnostics.stop_if_any()
    copies = without_unlinked(outputs_of(site, root, target=BuildTarget(copied=made)))
    one_file = render_one_file(site, root, diagnostics, made)
    diagnostics.stop_if_any()
    check_links([one_file], diagnostics)
    check_blocked([one_file], Theme.of(root, site.settings.theme), diagnostics)
    check_names([*copies, one_file], diagnostics)
    check_days([*copies, one_file], (str(made), str(site.settings.stale_after)), diagnostics)
    diagnostics.stop_if_any()
    return copies, one_file
