"""A site in three languages that changes → the files of a clean build, and only those pages rendered that it shows on.

The same site changes again and again, as in tests/test_rebuilds.py.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from explainer.load.kept_texts import FILE as TEXTS
from explainer.model import Output
from explainer.pipeline import build_site
from explainer.render.outputs import Renderer
from tests.conftest import Run, files_in, replace_files
from tests.translate.pseudo import translate, with_languages
from tests.translate.test_catalogs import edit
from tests.translate.test_data import CATALOG, FILES

Change = Callable[[Path], object]
Rendered = Callable[[Path], list[str]]
GERMAN = "content/translations/de"
ABOUT = f"{GERMAN}/pages.about.po"
NOTHING_STORED = "Nö ànswér thàt yöù gîvé îs störéd."
NOT_DECIDED = "Thé désk döés."
TERMS = "- {source: card, use: Kàrté, why: So.}\n"
OF_ABOUT = ["about.html", "de/about.html", "ar/about.html"]


def without(catalog: str) -> Change:
    """Everything that a catalog says is taken away."""

    def change(site: Path) -> None:
        head, *entries = (site / catalog).read_text("utf-8").split("\n\n")
        empty = [f'{entry[: entry.rindex("msgstr")]}msgstr ""' for entry in entries]
        replace_files(site, {catalog: "\n\n".join([head, *empty]) + "\n"})

    return change


def changes(file: str, old: str, new: str) -> Change:
    return lambda site: edit(site, file, old, new)


def language_less(site: Path) -> None:
    edit(site, "site.yaml", "languages: [de, ar]", "languages: [ar]")
    shutil.rmtree(site / GERMAN)


# What is changed; and which pages are rendered again: these, all of one language, or all ("").
CHANGES: dict[str, tuple[Change, list[str] | str]] = {
    "a passage": (changes(ABOUT, NOTHING_STORED, "Kéîné Àntwört bléîbt."), ["de/about.html"]),
    "the same passage, read by somebody": (
        changes(ABOUT, 'msgid "Nothing that you', '# read: AB\nmsgid "Nothing that you'),
        [],
    ),
    "lines broken elsewhere": (changes(ABOUT, 'msgstr "Yöùr prîvàcy"', 'msgstr ""\n"Yöùr "\n"prîvàcy"'), []),
    "a heading": (changes(ABOUT, '"Yöùr "\n"prîvàcy"', '"Prîvàcy"'), "de"),
    "a title": (changes(ABOUT, "Àböùt thîs sîté", "Ùbér ùns"), "de"),
    "a word of the interface": (changes(f"{GERMAN}/theme.po", "Skîp tö thé màîn téxt", "Zùm Téxt"), "de"),
    "a text of the form": (changes(f"{GERMAN}/rules.card.po", NOT_DECIDED, "Fràgén Sîé."), "de"),
    "a text of data": (changes(CATALOG, "Löst ön thé wày tö ùs", "Vérlörén"), "de"),
    "a passage of an entry": (changes(f"{GERMAN}/rooms.reading.po", "Ît îs **öpén**", "Éîn **öfféner** Ràùm"), "de"),
    "a term": (lambda site: replace_files(site, {f"{GERMAN}/terms.yaml": TERMS}), []),
    "a passage without a translation": (changes(ABOUT, 'msgstr "Höw tö répört à mîstàké"', 'msgstr ""'), "de"),
    "a page without a translation": (without(f"{GERMAN}/sections.card.po"), ""),
    "another page without one": (without(f"{GERMAN}/sections.late-books.po"), ""),
    "a passage of the source": (changes("content/pages/about.md", "Tell us the page", "Say the page"), OF_ABOUT),
    "a heading of the source": (changes("content/pages/about.md", "## Your privacy", "## All your privacy"), ""),
    "a word of the source": (changes("content/words.yaml", "Print this for the desk", "Print it for the desk"), ""),
    "a text of the form in the source": (changes("content/rules/card.yaml", "desk does.", "desk."), ""),
    "a fact of the source": (changes("content/facts/rules.yaml", "intro: What", "intro: All that"), ""),
    "a core without a translation": (without(f"{GERMAN}/rules.card.po"), ""),
    "a passage of a language that is not shown": (changes(ABOUT, "Kéîné Àntwört", "Nîchts, kéîné Àntwört"), []),
    "a language less": (language_less, ""),
}  # fmt: skip


@pytest.fixture(scope="module")
def three_languages(german_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with data and a collection of its own, in German and in Arabic; nobody may write into it."""
    root = shutil.copytree(german_site, tmp_path_factory.mktemp("three") / "site")
    replace_files(root, FILES)
    edit(root, "content/pages/home.md", "changed:", "template: fees\nkind: home\nchanged:")
    edit(root, "site.yaml", "languages: [de]\n", "")
    with (root / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("\ncollections:\n  people: {}\n  rooms: {}\n")
    with_languages(root, "de", "ar")
    for language in ("de", "ar"):
        translate(root, language)
    return root


@pytest.fixture
def rendered(run: Run, monkeypatch: pytest.MonkeyPatch) -> Rendered:
    """Builds a site, compares it with a clean build, and returns the pages that were rendered."""
    monkeypatch.setattr("os.cpu_count", lambda: 1)  # what another process renders would not be counted
    pages: list[str] = []
    page = Renderer.page

    def counted(self: Renderer, spec: Any) -> Output:
        output = page(self, spec)
        pages.append(output.path)
        return output

    def build(site: Path) -> list[str]:
        with monkeypatch.context() as counting:
            counting.setattr(Renderer, "page", counted)
            pages.clear()
            done = run("build", site=site)
        assert (done.code, done.err) == (0, "")
        build_site(site, site.with_name("clean"))
        assert files_in(site / "output") == files_in(site.with_name("clean"))
        return pages

    return build


@pytest.mark.slow
def test_a_change_in_one_language_renders_its_pages_and_no_others(
    three_languages: Path, tmp_path: Path, rendered: Rendered, subtests: pytest.Subtests
) -> None:
    site = shutil.copytree(three_languages, tmp_path / "site")
    assert {page.split("/")[0] for page in rendered(site) if "/" in page} == {"de", "ar"}
    for name, (change, expected) in CHANGES.items():
        with subtests.test(name):
            change(site)
            again = rendered(site)
            every = [page for page in files_in(site / "output") if page.endswith(".html")]
            of_language = f"{expected}/" if expected else ""
            pages = [page for page in every if page.startswith(of_language)] if isinstance(expected, str) else expected
            assert sorted(again) == sorted(pages)


@pytest.mark.slow
@pytest.mark.parametrize("damage", ["removed", "another language's"])
def test_kept_texts_of_a_language_that_are_not_its_own_are_none(
    damage: str, three_languages: Path, tmp_path: Path, rendered: Rendered
) -> None:
    site = shutil.copytree(three_languages, tmp_path / "site")
    rendered(site)
    german, arabic = (site / f"{TEXTS}-{language}" for language in ("de", "ar"))
    if damage == "removed":
        german.unlink()
    else:
        german.write_bytes(arabic.read_bytes())
    edit(site, ABOUT, NOTHING_STORED, "Kéîné Àntwört bléîbt.")
    assert rendered(site) == ["de/about.html"]
