"""The registry of marks → what each entry must agree with, and a new mark by one entry and one macro."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.load.collections import COLLECTIONS
from explainer.markdown.registry import ENTRIES, MARKS, Mark
from tests.conftest import ROOT, MakeSite, changed, copy_site
from tests.generators import add_after, copy_generator, run_on

SECTION = "content/sections/one-card.md"
PARAGRAPH = "> A quote of a reader."
# Two marks, a block and one within a sentence, over what the site has already.
ENTRIES_ADDED = """
    Mark(kind="quote", collection="sources", file="content/sources.yaml", template="parts/quote.html", block=True),
    Mark(kind="term", collection="terms", file="content/glossary.yaml", template="parts/term.html", forms=("short",)),
"""
MACROS = {
    "templates/parts/quote.html": "{% macro quote(source) %}<p>As in {{ source.title }}:</p>{% endmacro %}\n",
    "templates/parts/term.html": "{% macro term(term) %}<dfn>{{ term.id }}</dfn>{% endmacro %}\n"
    "{% macro short(term) %}<i>{{ term.id }}</i>{% endmacro %}\n",
}


# Each is a paragraph of a section: what is typed, what is reported, and how to fix it. Ids are looked up only when
# everything is written well.
UNKNOWN = [
    ("{quote:card-cas}", 'there is no quote "card-cas". Did you mean "card-case"?', "content/sources.yaml."),
    ("See {term:stam}.", 'there is no term "stam". Did you mean "stamp"?', "content/glossary.yaml."),
]
BADLY_WRITTEN = [
    ("See {quote:card-case}.", '"{quote:card-case}" is inside a sentence.', "put it on a line of its own"),
    ("{quote:card-case|long}", 'a quote cannot be shown as "long".', "write {quote:card-case}."),
    ("{term:stamp|shot}", 'a term cannot be shown as "shot". Did you mean "short"?', "or {term:stamp|short}."),
    ("{quote:}", '"{quote:}" names no quote.', "write the id of the quote after the colon: {quote:id}."),
    ("{quote:card-case", '"{quote:card-case" has no end.', 'close it with "}".'),
    ("{quot:a}", 'there is no mark "{quot:…}". Did you mean "quote"?', "write {quote:id}, {term:id}, {fact:id},"),
    ("## Title {#quote-a}", 'the anchor "quote-a" begins with "quote-"', "give this heading an anchor of its own"),
    ("## A {term:stamp} {#a}", '"{term:stamp}" is in a heading', "write the words themselves."),
]


@pytest.fixture(scope="module")
def generator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the generator with two more entries in its registry of marks."""
    folder = copy_generator(tmp_path_factory.mktemp("generator"))
    add_after(folder / "explainer/markdown/registry.py", "ENTRIES = (", ENTRIES_ADDED)
    return folder


@pytest.fixture(scope="module")
def reported(generator: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What `check` reports of all the mistakes, one diagnostic each."""
    found = []
    for mistakes in (UNKNOWN, BADLY_WRITTEN):
        paragraphs = "\n\n".join(typed for typed, _, _ in mistakes)
        site = copy_site(tmp_path_factory.mktemp("site") / "site", MACROS | changed(SECTION, PARAGRAPH, paragraphs))
        done = run_on(site, generator, "check")
        assert done.returncode == 1
        found += done.stderr.split("\n\n")
    return found


def test_a_mark_is_added_by_one_entry_and_one_macro(generator: Path, a_site: MakeSite) -> None:
    table = "| Where |\n|---|\n| on {term:stamp|short} |"
    typed = f"Ask about {{term:stamp}}, {{term:stamp|short}}.\n\n{{quote:card-case}}\n\n{table}"
    site = a_site(MACROS | changed(SECTION, PARAGRAPH, typed))
    done = run_on(site, generator, "build")
    assert (done.returncode, done.stderr) == (0, "")
    page = (site / "output/one-card.html").read_text("utf-8")
    assert "Ask about <dfn>stamp</dfn>, <i>stamp</i>." in page
    assert "<p>As in Reader v. Quay Library, 2021:</p>" in page
    assert "<td>on <i>stamp</i>" in page


@pytest.mark.parametrize(("typed", "what", "help_text"), UNKNOWN + BADLY_WRITTEN)
def test_what_is_wrong_with_an_added_mark_is_reported_once(
    reported: list[str], typed: str, what: str, help_text: str
) -> None:
    found = [each for each in reported if f": {what}" in each]
    assert len(found) == 1, reported
    assert f"\n    {typed}\n" in found[0]
    assert help_text in found[0].partition("\n  help: ")[2]


@pytest.mark.parametrize("mark", ENTRIES, ids=lambda mark: mark.kind)
def test_a_mark_refers_to_a_collection_of_the_site(mark: Mark) -> None:
    assert mark.collection in {collection.name for collection in COLLECTIONS}
    assert (ROOT / mark.file).exists()


@pytest.mark.parametrize("mark", ENTRIES, ids=lambda mark: mark.kind)
def test_a_mark_has_a_name_that_can_be_typed_and_is_in_the_guide(mark: Mark) -> None:
    assert mark.kind.isascii()
    assert mark.kind.isalpha()
    assert mark.kind.islower()
    guide = (ROOT / "docs/editing.md").read_text("utf-8")
    assert f"`{{{mark.kind}:" in guide
    assert [form for form in mark.forms if f"\\|{form}}}`" not in guide] == []


def test_no_two_marks_have_the_same_name() -> None:
    assert len(MARKS) == len(ENTRIES)
