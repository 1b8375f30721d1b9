"""The collections of a site: one entry each, which every stage reads. Their entries → as typed, with file and line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from explainer.diagnostics import Diagnostics
from explainer.helper import Helper, stage_anchor
from explainer.load import changes, facts, figures, help, pictures, sources  # noqa: A004
from explainer.load.files import Folder
from explainer.markdown.registry import ENTRIES as MARKS
from explainer.model import Change, Fact, Figure, Source, Term, Theme
from explainer.model.collections import Collection
from explainer.picture import Picture

COLLECTIONS = (
    Collection(
        name="sources",
        noun="source",
        declared=Source,
        file=sources.FILE,
        title="Laws, judgments, publications",
        label="Sources",
        load=sources.load_sources,
        as_text=True,
        page_kind="sources",
        anchor="source-",
    ),
    Collection(
        name="themes",
        noun="file of facts",
        declared=Theme,
        file=f"{facts.FOLDER}/",
        title="Facts of one theme",
        label="Facts",
        load=facts.load_themes,
        page_kind="facts",
        template="pages/theme.html",
        context="explainer.render.contexts:theme",
    ),
    Collection(
        name="facts",
        noun="fact",
        declared=Fact,
        file=f"{facts.FOLDER}/",
        title="A fact",
        label="A fact",
        within="themes",
        page_kind="timeline",
        anchor="event-",
        is_listed=lambda fact: fact.timeline,
    ),
    Collection(
        name="figures",
        noun="figure",
        declared=Figure,
        file=figures.FILE,
        title="Tables with bars, columns or shares",
        label="Figures",
        load=figures.load_figures,
        page_kind="figures",
        anchor="figure-",
    ),
    Collection(
        name="pictures",
        noun="picture",
        declared=Picture,
        file=pictures.FILE,
        title="Pictures made from data",
        label="Pictures made from data",
        load=pictures.load_pictures,
        as_text=True,
    ),
    Collection(
        name="terms",
        noun="term",
        declared=Term,
        file="content/glossary.yaml",
        title="Words that need explaining",
        label="Glossary",
        page_kind="glossary",
        anchor="word-",
    ),
    Collection(
        name="helpers",
        noun="place of help",
        declared=Helper,
        file=help.FILE,
        title="Where to get help",
        label="Where to get help",
        load=help.load_help,
        page_kind="help",
        anchor="help-",
        groups=lambda helper: tuple(stage_anchor(stage) for stage, _ in helper.stages),
    ),
    Collection(
        name="changes",
        noun="change",
        declared=Change,
        file=changes.FILE,
        title="What changed",
        label="What changed",
        load=changes.load_changes,
    ),
)
# How the ids begin that pages have besides those of headings: no heading may have such an anchor.
RESERVED_ANCHORS = (
    "fn-",
    *dict.fromkeys(
        [
            *(collection.anchor for collection in COLLECTIONS if collection.anchor),
            *(mark.anchors for mark in MARKS),
        ]
    ),
)


def load_collection(collection: Collection, folder: Folder, diagnostics: Diagnostics) -> tuple[Any, ...]:
    """The entries of a collection that has files. Those that are incomplete are left out (reported)."""
    if collection.load is not None:
        return collection.load(folder, diagnostics)
    entries = folder.read_entries(collection.file, collection.declared, required=False)
    return tuple(entry for each in entries if (entry := each.build()) is not None)


def entries_within(collection: Collection, outer: Iterable[Any]) -> tuple[Any, ...]:
    """The entries that entries of another collection hold."""
    return tuple(entry for each in outer for entry in getattr(each, collection.name))
