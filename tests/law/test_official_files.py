"""The official consolidations, where they lie beside the project → the differences that are known from reading them.

No part of those files belongs to the project: what is expected here are labels, never words of the law.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from explainer.diagnostics import Diagnostics
from explainer.law.compare import compare
from explainer.law.model import CHAPEAU, GONE, NEIGHBOURS, RENUMBERED, SECTIONS, WORDS, Consolidation, Finding, Pinned
from explainer.law.readers import read_consolidation
from explainer.law.words import EQUAL
from explainer.maintenance.law_comparison import compare_law, depends_on
from explainer.model import Site
from tests.conftest import ROOT
from tests.law.libraries import pin_one, shaken

_FOLDERS = sorted(ROOT.parent.glob("*/law/20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]"))
pytestmark = pytest.mark.skipif(len(_FOLDERS) < 2, reason="two official consolidations must lie beside the project")

_ACT, _REGULATIONS = "I-2.5", "SOR-2002-227"
_CITED = (
    *(f"{_ACT} {label}" for label in ("2(1)", "24", "49(2)(a)", "100", "101(1)(e)", "101(2)", "104", "111.1", "112")),
    *(f"{_ACT} {label}" for label in ("113.01", "115(3)")),
    *(f"{_REGULATIONS} {label}" for label in ("7.01", "159.1", "159.1 “family member”", "159.4(1.1)", "159.4(2)")),
    *(f"{_REGULATIONS} {label}" for label in ("159.5", "159.5(h)(i)", "159.6", "190", "209", "222", "Schedule 1.1")),
)
_KNOWN = [
    (f"{_ACT} 2(1)", "en", WORDS),
    (f"{_ACT} 24", "fr", WORDS),
    (f"{_ACT} 49", "en", NEIGHBOURS),
    (f"{_ACT} 49", "fr", NEIGHBOURS),
    (f"{_ACT} 49(2)", "en", CHAPEAU),
    (f"{_ACT} 49(2)(a)", "en", WORDS),
    (f"{_ACT} 49(2)(a)", "fr", WORDS),
    (f"{_ACT} 101", "en", NEIGHBOURS),
    (f"{_ACT} 101", "fr", NEIGHBOURS),
    (f"{_ACT} 104", "en", WORDS),
    (f"{_ACT} 104", "en", SECTIONS),
    (f"{_ACT} 104", "fr", SECTIONS),
    (f"{_ACT} 111.1", "en", WORDS),
    (f"{_ACT} 111.1", "fr", WORDS),
    *((f"{_REGULATIONS} 7.01", language, WORDS) for language in ("en", "fr")),
    *((f"{_REGULATIONS} 209", language, kind) for language in ("en", "fr") for kind in (WORDS, SECTIONS)),
    *((f"{_REGULATIONS} 222", language, WORDS) for language in ("en", "fr")),
    *((f"{_REGULATIONS} Schedule 1.1", language, WORDS) for language in ("en", "fr")),
]


def files_of(folder: Path) -> list[Path]:
    """The official files of one day, in both languages."""
    return sorted(folder.rglob("*.xml"))


@cache
def read(folder: Path) -> list[Consolidation]:
    """The files of one day as acts and regulations."""
    diagnostics = Diagnostics()
    found = [read_consolidation(path.read_bytes(), path.name, diagnostics) for path in files_of(folder)]
    assert list(diagnostics) == []
    return [each for each in found if each is not None]


@pytest.fixture(scope="module")
def before() -> list[Consolidation]:
    """The consolidations of the earlier day."""
    return read(_FOLDERS[0])


@pytest.fixture(scope="module")
def after() -> list[Consolidation]:
    """The consolidations of the later day."""
    return read(_FOLDERS[1])


@pytest.fixture(scope="module")
def findings(before: list[Consolidation], after: list[Consolidation]) -> tuple[Finding, ...]:
    """What became of the cited provisions between the two days."""
    pinned = [pin_one(reference, before) for reference in _CITED]
    return compare(pinned, after, before).findings


@pytest.mark.slow
def test_exactly_the_known_differences_are_found(findings: tuple[Finding, ...]) -> None:
    assert [(f"{each.instrument} {each.label}", each.language, each.kind) for each in findings] == _KNOWN


@pytest.mark.slow
def test_the_new_bars_are_told_to_those_who_cite_the_old_ones(findings: tuple[Finding, ...]) -> None:
    new = [each for each in findings if each.kind == NEIGHBOURS and each.label == "101"]
    assert {each.says for each in new} == {"New in 101: 101(1)(b.1), 101(1)(b.2), 101(1.1), 101(1.2)."}
    assert {each.sources for each in new} == {(f"{_ACT} 101(1)(e)", f"{_ACT} 101(2)")}


@pytest.mark.slow
def test_each_change_is_shown_word_by_word(findings: tuple[Finding, ...]) -> None:
    assert all(each.spans and not each.text for each in findings if each.kind in (WORDS, CHAPEAU))


@pytest.mark.slow
def test_the_pins_of_this_site_are_those_of_the_official_files(own_site: Site) -> None:
    paths = files_of(_FOLDERS[-1])
    days = {each.current_to for each in read(_FOLDERS[-1])}
    stale = {str(each.current_to) for each in own_site.sources.values() if each.pin} - days
    if stale:
        pytest.skip(f"the site was compared with later files: {', '.join(sorted(stale))}")
    compared = compare_law(own_site, [str(path) for path in paths], [])
    assert compared.comparison.findings == ()
    assert len(compared.comparison.unchanged) == sum(each.pin is not None for each in own_site.sources.values())
    # Of the newest act, only the English file was kept there.
    assert {name for name, _ in compared.comparison.not_compared} <= {"S-22.5 (fr)"}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_file_that_is_typed_anew_is_silent(after: list[Consolidation], language: str) -> None:
    path = next(path for path in files_of(_FOLDERS[1]) if f'lang="{language}"' in beginning(path, "<Regulation"))
    (again,) = [read_consolidation(shaken(path.read_text(encoding="utf-8-sig")).encode(), "again", Diagnostics())]
    (known,) = [each for each in after if (each.instrument, each.language) == (_REGULATIONS, language)]
    assert again is not None
    sections = [each for each in known.provisions.values() if len(each.parts) == 1 and not each.repealed]
    pinned = [pin_one(f"{_REGULATIONS} {section.label}", [known]) for section in sections]
    assert compare(pinned, [again], []).findings == ()


def beginning(path: Path, tag: str) -> str:
    """The tag that opens the file, if it is this one."""
    text = path.read_text(encoding="utf-8-sig")[:2000]
    start = text.find(tag)
    return text[start : text.index(">", start)] if start >= 0 else ""


# --- Tried: a number changed, a subsection taken away, another renumbered ---


@pytest.fixture(scope="module")
def tried(after: list[Consolidation]) -> dict[str, list[Finding]]:
    """What is reported of three changes made in a copy of the later regulations, by the label that was cited."""
    root = ElementTree.fromstring(regulations())
    _, limit = provision(root, "159.4", "(1.1)")
    for element in limit.iter():
        element.text, element.tail = one_day_more(element.text), one_day_more(element.tail)
    section, exception = provision(root, "159.4", "(2)")
    section.remove(exception)
    label = provision(root, "228", "(3)")[1].find("Label")
    assert label is not None
    label.text = "(7)"
    changed = read_consolidation(ElementTree.tostring(root), "copy.xml", Diagnostics())
    assert changed is not None
    english = [each for each in after if (each.instrument, each.language) == (_REGULATIONS, "en")]
    labels = ("159.4(1.1)", "159.4(2)", "159.4(1)(b)", "159.5", "228(3)")
    pinned: list[Pinned] = [pin_one(f"{_REGULATIONS} {each}", english) for each in labels]
    by_label: dict[str, list[Finding]] = {}
    for finding in compare(pinned, [changed], english).findings:
        by_label.setdefault(finding.label, []).append(finding)
    return by_label


def regulations() -> bytes:
    """The English regulations of the later day."""
    paths = files_of(_FOLDERS[1])
    return next(path for path in paths if 'lang="en"' in beginning(path, "<Regulation")).read_bytes()


def provision(root: Element, section: str, label: str) -> tuple[Element, Element]:
    """A section of the body, and the subsection of it that has this label."""
    (whole,) = [each for each in root.iterfind("Body/Section") if each.findtext("Label") == section]
    (part,) = [each for each in whole.iterfind("Subsection") if each.findtext("Label") == label]
    return whole, part


def one_day_more(text: str | None) -> str | None:
    """The text with one more in each number of days."""
    return text and re.sub(r"\b(\d+)(?= days)", lambda found: str(int(found[1]) + 1), text)


@pytest.mark.slow
def test_a_changed_number_is_reported_alone(tried: dict[str, list[Finding]]) -> None:
    (finding,) = tried["159.4(1.1)"]
    gone, come = (span.text for span in finding.spans if span.kind != EQUAL)
    assert (finding.kind, int(come)) == (WORDS, int(gone) + 1)


@pytest.mark.slow
def test_a_subsection_that_was_taken_away_is_reported(tried: dict[str, list[Finding]]) -> None:
    assert [each.kind for each in tried["159.4(2)"]] == [GONE]


@pytest.mark.slow
def test_a_subsection_that_was_renumbered_is_reported(tried: dict[str, list[Finding]]) -> None:
    (finding,) = tried["228(3)"]
    assert (finding.kind, finding.says) == (RENUMBERED, "It is 228(7) now, with the same words.")


@pytest.mark.slow
def test_nothing_else_is_reported(tried: dict[str, list[Finding]]) -> None:
    assert set(tried) == {"159.4", "159.4(1.1)", "159.4(2)", "228(3)"}
    (finding,) = tried["159.4"]
    assert finding.says == "Not in 159.4 any more: 159.4(2)."


@pytest.mark.slow
def test_what_rests_on_a_provision_is_named_rule_by_rule(own_site: Site) -> None:
    dependents_of = depends_on(own_site)["irpr-159-4-1-1"]
    assert dependents_of["rules"]
    assert dependents_of["cases"]
