"""content/sources.yaml → `Source`s: each law section and publication, once."""

from __future__ import annotations

from dataclasses import replace

from explainer.diagnostics import Diagnostics, listed
from explainer.formats.parsed import Parsed
from explainer.load.files import Folder
from explainer.model import Source
from explainer.rules.citations import LAW_KINDS

FILE = "content/sources.yaml"
FACTS = "content/facts"
DAYS = ("current_to", "in_force", "claims_from", "claims_until", "amended")  # of what says what the law is
LAW_ONLY = ("provision", "pin")  # of what is compared with an official text


def load_sources(folder: Folder, _diagnostics: Diagnostics) -> tuple[Source, ...]:
    """Read all sources in the order of the file. A site without facts may cite nothing, and need no such file."""
    entries = folder.read_entries(FILE, Source, required=bool(folder.list(FACTS, ".yaml")))
    return tuple(source for each in entries if (source := load_source(each)))


def load_source(entry: Parsed[Source]) -> Source | None:
    """The source, with a diagnostic for fields that its kind does not have. None when a required one is missing."""
    entry.check(_check_kind)
    if entry.has("pin") and not entry.has("provision"):
        what = "there is a pin here, but no provision."
        entry.report("pin", what, "write `provision: …`, or remove the pin.")
    source = entry.build()
    if source is None or source.short:
        return source
    year = str(source.date.year) if source.date else ""
    return replace(source, short=", ".join(filter(None, (source.publisher, year))))


def _check_kind(source: Source, entry: Parsed[Source]) -> None:
    for name in LAW_ONLY:
        if source.kind != "law" and entry.has(name):
            entry.report(name, f'"{name}" belongs to laws only.', "remove it, or write `kind: law`.")
    for name in DAYS:
        if source.kind not in LAW_KINDS and entry.has(name):
            what = f'"{name}" belongs to sources that say what the law is.'
            entry.report(name, what, f"remove it, or fix the kind: {listed(LAW_KINDS)}.")
