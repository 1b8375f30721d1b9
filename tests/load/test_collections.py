"""The registry of collections → what each entry must agree with, and a new collection with a page for each entry."""

from __future__ import annotations

import pkgutil
from pathlib import Path

import pytest

from explainer.load.collections import COLLECTIONS, RESERVED_ANCHORS
from explainer.model.collections import Collection
from explainer.model.page_kinds import KINDS
from explainer.schemas import kind_of
from tests.conftest import ROOT, MakeSite, changed
from tests.generators import add_after, copy_generator, run_on

# Three files of the generator and its theme: the class, the entry, the template.
DECLARED = '''
"""What a judge decided."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.kinds import Id
from explainer.model.collections import RefersTo


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    LABEL: ClassVar[str] = "this ruling"

    id: Annotated[str, Id(), "Its name."]
    title: Annotated[str, "Who against whom."]
    description: Annotated[str, "What was decided."]
    source: Annotated[str, Id(), RefersTo("sources"), "The judgment."]
    location: Location
'''
ENTRY = """
    Collection(
        name="rulings",
        noun="ruling",
        declared=__import__("explainer.model.rulings", fromlist=["Ruling"]).Ruling,
        file="content/rulings.yaml",
        title="What judges decided",
        label="Rulings",
        anchor="ruling-",
        template="pages/ruling.html",
    ),
"""
TEMPLATE = '{% extends "pages/plain.html" %}{% block made %}<p>{{ sources[entry.source].title }}</p>{% endblock %}\n'
RULINGS = "- id: card-lost\n  title: A lost card\n  description: Who pays.\n  source: card-case\n"
INDEX = "---\ntitle: Rulings\ndescription: All of them.\nchanged: 2026-04-02\n---\n\nWords.\n"


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the generator with one more collection."""
    folder = copy_generator(tmp_path_factory.mktemp("generator"))
    (folder / "explainer/model/rulings.py").write_text(DECLARED, "utf-8")
    add_after(folder / "explainer/load/collections.py", "COLLECTIONS = (", ENTRY)
    return folder


def site_files(rulings: str) -> dict[str, str | bytes | None]:
    return {
        "content/rulings.yaml": rulings,
        "content/pages/rulings.md": INDEX,
        "templates/pages/ruling.html": TEMPLATE,
        **changed("site.yaml", "\n  - about\n", "\n  - about\n  - rulings\n"),
    }


def test_a_collection_is_added_by_a_class_an_entry_and_a_template(generator: Path, a_site: MakeSite) -> None:
    site = a_site(site_files(RULINGS))
    done = run_on(site, generator, "build")
    assert (done.returncode, done.stderr) == (0, "")
    page = (site / "output/rulings-card-lost.html").read_text("utf-8")
    assert "<h1>A lost card</h1>" in page
    assert "<p>Reader v. Quay Library, 2021</p>" in page
    assert "rulings-card-lost.html" in (site / "output/sitemap.xml").read_text("utf-8")
    assert run_on(site, generator, "schemas").returncode == 0
    assert '"The judgment."' in (site / "schemas/rulings.schema.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("rulings", "heading", "what"),
    [
        (RULINGS.replace("card-case", "card-cas"), "", 'there is no source "card-cas". Did you mean "card-case"?'),
        (RULINGS + RULINGS, "", 'ruling "card-lost" is already defined at content/rulings.yaml:1.'),
        (RULINGS.replace("title", "titel"), "", 'this ruling has no field "titel". Did you mean "title"?'),
        (
            RULINGS,
            "## A {#ruling-a}\n",
            'the anchor "ruling-a" begins with "ruling-", which the site keeps for itself.',
        ),
    ],
)
def test_what_is_wrong_in_an_added_collection_is_reported(
    generator: Path, a_site: MakeSite, rulings: str, heading: str, what: str
) -> None:
    files = site_files(rulings)
    files["content/pages/rulings.md"] = INDEX + heading
    done = run_on(a_site(files), generator, "check")
    assert done.stderr.count("  help: ") == 1, done.stderr
    assert what in done.stderr


@pytest.mark.parametrize("collection", COLLECTIONS, ids=lambda collection: collection.name)
def test_a_collection_names_what_there_is(collection: Collection) -> None:
    assert (ROOT / collection.file).exists()
    assert not collection.page_kind or collection.page_kind in KINDS
    assert not collection.template or (ROOT / "templates" / collection.template).is_file()
    assert not collection.context or callable(pkgutil.resolve_name(collection.context))
    assert not collection.anchor or collection.anchor in RESERVED_ANCHORS
    kind = kind_of(collection.pattern.replace("*", "a")) if collection.pattern else None
    assert collection.within or (kind and kind.declared is collection.declared)
