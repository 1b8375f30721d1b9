"""A site's folder → output/: the whole build in order. It stops after a stage that found errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from explainer.deliver.assets import copy_assets
from explainer.deliver.blocked import check_blocked
from explainer.deliver.bundle import check_places
from explainer.deliver.links import check_links
from explainer.deliver.own_files import check_keep, notes_of, refusals_listed
from explainer.deliver.published import check_published, places_in
from explainer.deliver.unlinked import check_unlinked
from explainer.deliver.write import Written, write_outputs
from explainer.diagnostics import Diagnostics
from explainer.formats.declaration import LocatedTexts
from explainer.kept import kept_pages
from explainer.load.addresses import load_addresses
from explainer.load.cache import Cache
from explainer.load.kept_texts import FILE as TEXTS
from explainer.load.kept_texts import KeptTexts
from explainer.load.raw_site import load_raw_site
from explainer.model import Output, Site
from explainer.proved import with_proof
from explainer.render.addresses import BUNDLE, root_path
from explainer.render.hosting import hosting_outputs
from explainer.render.kept_pages import KeptPages, Parts
from explainer.render.moved import Moves
from explainer.render.old_pages import is_old_page, redirects_of
from explainer.render.outputs import render_outputs
from explainer.render.unused import check_unused
from explainer.render.values import is_written
from explainer.resolve.site import resolve_site
from explainer.stamp import OUTPUT, Said, Stamp
from explainer.target import HOSTED, BuildTarget
from explainer.theme import Theme
from explainer.timings import stage
from explainer.translated import with_translations

_SITE_MAY_REPLACE = ("robots.txt", "_headers", "_redirects")  # a site may have its own, and then it has the last word


def load_site(
    root: Path,
    *,
    preview: bool = False,
    cache: Cache | None = None,
    texts: KeptTexts | None = None,
    address: str = "",
) -> Site:
    """Read and resolve the site under `root`. Raises BuildStopped if there are errors.

    `preview` says that drafts belong to the site, and a `cache` keeps what was read from one time to the next; only
    the server of editors wants them. `texts` are those of the last build. An `address` takes the place of that of
    site.yaml.
    """
    diagnostics = Diagnostics()
    with stage("load"):
        raw = load_raw_site(root, diagnostics, cache, texts=texts)
    diagnostics.raise_if_any()  # is every file well formed?
    assert raw is not None  # None only when a diagnostic was noted
    if address:
        raw = replace(raw, settings=replace(raw.settings, address=address))
    with stage("resolve"):
        check_unused(Theme.of(root, raw.settings.theme), raw, diagnostics)
        site = resolve_site(raw, diagnostics, drafts=preview)
    if not is_written(site.settings.language):
        what = f'"{site.settings.language}" is not a language whose dates and numbers we know.'
        diagnostics.add(site.settings.language_location, what, "fix its code, or leave its region out.")
    diagnostics.raise_if_any()  # does every reference lead somewhere, and is every file used?
    with stage("prove"):
        site = with_proof(site, root, diagnostics)
    diagnostics.raise_if_any()  # and do the rules hold?
    with stage("translate"):
        site = with_translations(site, raw, root, diagnostics, cache, drafts=preview, texts=texts)
    diagnostics.raise_if_any()  # do the translations say the same?
    return site


def make_outputs(root: Path, *, preview: bool = False) -> list[Output]:
    """Everything but writing: read, resolve, render and check the site under `root`."""
    return outputs_of(load_site(root, preview=preview), root, preview=preview)


def outputs_of(
    site: Site,
    root: Path,
    *,
    preview: bool = False,
    target: BuildTarget = HOSTED,
    bundled: Sequence[Output] = (),
    kept: KeptPages | None = None,
) -> list[Output]:
    """Render and check the site; write nothing. Raises BuildStopped if there are errors.

    In a `preview` pages do not hold their policy. `bundled` are files for download, which the hosted site offers.
    `kept` are pages of the last build.
    """
    diagnostics = Diagnostics()
    theme = Theme.of(root, site.settings.theme)
    theme.check(diagnostics)
    copied_files = copy_assets(root, diagnostics)
    own = {output.path for output in copied_files} & set(_SITE_MAY_REPLACE)
    published = () if preview or target.copied else load_addresses(root, diagnostics)
    moves = None if target.copied else Moves(site.settings.addresses_moved, [address for address, _ in published])
    with stage("render", f"{len(site.pages):,} pages"):
        rendered = render_outputs(site, root, diagnostics, preview=preview, target=target, kept=kept, moves=moves)
    parts = kept.parts if kept else {}
    known = {*parts}
    outputs = [*rendered, *bundled]
    if moves is not None:
        outputs += hosting_outputs(site, outputs, redirects_of(moves, outputs))
    outputs = [*(output for output in outputs if output.path not in own), *copied_files]
    diagnostics.raise_if_any(theme.help_of)
    with stage("check"):
        diagnostics.extend(_check_addresses(site, outputs, parts, published, moves))
        check_blocked(outputs, theme, diagnostics, known)
        check_keep(site.settings.keep, outputs, diagnostics)
        if not target.copied:
            check_places(copied_files, outputs, BUNDLE, diagnostics)
        if not target.copied and not len(diagnostics):  # where a name is misspelt, what it meant seems unlinked
            check_unlinked(copied_files, outputs, diagnostics, site.settings.address)
    diagnostics.raise_if_any(theme.help_of)  # is the result complete?
    return outputs


def _check_addresses(
    site: Site, outputs: Sequence[Output], parts: dict[str, Parts], published: LocatedTexts, moves: Moves | None
) -> Diagnostics:
    """What is wrong with links within the site, or else with what leads to it; `parts` of more pages are added."""
    links, leading = Diagnostics(), Diagnostics()
    check_links(outputs, links, root_path(site.settings), site.pages.values(), parts)
    if moves is not None:
        old_pages = {output.path for output in outputs if is_old_page(output)}
        check_published(published, site.settings.moved, moves, places_in(outputs, parts), old_pages, leading)
    return leading if len(leading) else links  # a link on an old page that leads nowhere is no second mistake


def build_site(
    root: Path, output: Path | None = None, *, preview: bool = False, stamp: Stamp | None = None, address: str = ""
) -> Said:
    """Build the site under `root` into `output` (else root/output). Raises BuildStopped, and then writes nothing.

    A `stamp`, begun before, is kept when the site is written. An `address` takes the place of that of site.yaml.
    """
    texts = KeptTexts(root / TEXTS, stamp.generator) if stamp and stamp.generator else None
    site = load_site(root, preview=preview, texts=texts, address=address)
    kept = kept_pages(root, site, texts, stamp) if texts is not None and stamp is not None else None
    outputs = outputs_of(site, root, preview=preview, kept=kept)
    said = write_site(outputs, output or root / OUTPUT, counted(outputs, site.notes), site.settings.keep, stamp)
    with stage("keep"):
        for each in (texts, kept):
            if each is not None:
                each.save()
    return said


def write_site(outputs: Sequence[Output], folder: Path, said: Said, keep: LocatedTexts, stamp: Stamp | None) -> Said:
    """Write all at once, or raise BuildStopped. Returns what to say of it: what was `said` before, and what is there.

    `keep` is that of site.yaml. A `stamp` is kept before another build can write there.
    """
    lines = list(said.lines)

    def done(written: Written) -> None:
        lines.extend(notes_of(written, keep))
        if stamp and not written.left:
            stamp.keep(Said(said.pages, said.files, said.size, lines))

    with stage("write", f"{len(outputs):,} files"), refusals_listed():
        write_outputs(outputs, folder, done)
    return Said(said.pages, said.files, said.size, lines)


def counted(outputs: Sequence[Output], lines: Sequence[str] = ()) -> Said:
    """Count what was made; `lines` are what else to say of it."""
    pages = sum(output.path.endswith(".html") for output in outputs)
    return Said(pages, len(outputs), sum(len(output.body) for output in outputs), lines)
