"""Two versions of an act in each format → every change of its words is found, and nothing else is."""

from __future__ import annotations

import re

import pytest

from explainer.law.model import CHAPEAU, DATE, DEFINITION, GONE, NEIGHBOURS, RENUMBERED, REPEALED, WORDS
from explainer.law.words import EQUAL
from tests.law.libraries import became, reported
from tests.law.test_readers import FILES


def text_of(name: str) -> str:
    """A file of the folder."""
    return (FILES / name).read_text(encoding="utf-8")


def changed(name: str, old: str, new: str) -> str:
    """A file with `old`, which must be in it, replaced everywhere."""
    text = text_of(name)
    assert old in text
    return text.replace(old, new)


_UK = ("ukpga/2031/7 s. 2(2)", "ukpga/2031/7 s. 2(1)(b)", "ukpga/2031/7 s. 1", "ukpga/2031/7 Sch. 1 para. 2(1)")
_EU = (
    "32031R0077 Article 2(1)(a)",
    "32031R0077 Article 2(1), second subparagraph",
    "32031R0077 Article 2, paragraph 2",
    "32031R0077 Article 1, point (2)",
    "32031R0077 recital 2",
)


@pytest.mark.parametrize(
    ("name", "old", "new", "references", "expected"),
    [
        ("legislation-gov-uk.akn.xml", "thirty days", "forty days", _UK, [(WORDS, "2(2)")]),
        ("legislation-gov-uk.clml.xml", "thirty days", "forty days", _UK, [(WORDS, "2(2)")]),
        ("legislation-gov-uk.akn.xml", "cannot sleep", "sleeps badly", _UK, [(WORDS, "1")]),
        ("legislation-gov-uk.akn.xml", "<ins>14</ins>", "<ins>15</ins>", _UK, [(WORDS, "2(1)(b)")]),
        ("legislation-gov-uk.akn.xml", "library is closed", "library is full", _UK, [(CHAPEAU, "2(1)")]),
        ("legislation-gov-uk.akn.xml", "The Hill Library", "The Hall Library", _UK, [(WORDS, "Schedule 1 para. 2(1)")]),
        ("legislation-gov-uk.akn.xml", "2031-04-05", "2031-05-05", _UK, [(DATE, "2(1)(b)"), (DATE, "2(2)")]),
        ("eu-act.fmx.xml", "EUR 250", "EUR 300", _EU, [(WORDS, "2(1)(a)")]),
        ("eu-act.html", "EUR 250", "EUR 300", _EU, [(WORDS, "2(1)(a)")]),
        ("eu-act.fmx.xml", "last destination", "first destination", _EU, [(WORDS, "2(1) subparagraph 2")]),
        ("eu-act.html", "last destination", "first destination", _EU, [(WORDS, "2(1) subparagraph 2")]),
        ("eu-act.fmx.xml", "hours after dark", "hours after noon", _EU, [(WORDS, "1(2)"), (DEFINITION, "1(2)")]),
        ("eu-act.html", "Passengers read", "Passengers write", _EU, [(WORDS, "Recital 2")]),
    ],
)
def test_a_change_of_words_is_found(
    name: str, old: str, new: str, references: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert reported(became(text_of(name), changed(name, old, new), *references)) == expected


@pytest.mark.parametrize(
    ("name", "old", "new", "references"),
    [
        ("legislation-gov-uk.akn.xml", 'eId="', 'GUID="g" eId="x-', _UK[2:]),
        ("legislation-gov-uk.akn.xml", "Who may borrow", "Borrowers", _UK),
        ("legislation-gov-uk.akn.xml", "See the Lamps Act", "See section 9", _UK),
        ("legislation-gov-uk.akn.xml", "<del>12</del>", "", _UK),
        ("legislation-gov-uk.akn.xml", "<ins>14</ins>", "14", _UK),
        ("legislation-gov-uk.akn.xml", "2031-06-01", "2031-09-01", _UK),
        ("legislation-gov-uk.clml.xml", 'RestrictStartDate="2031-06-01"', 'RestrictStartDate="2031-09-01"', _UK),
        ("legislation-gov-uk.clml.xml", 'ChangeId="k', 'ChangeId="other', _UK),
        ("legislation-gov-uk.clml.xml", "Words substituted", "Words inserted", _UK),
        ("eu-act.fmx.xml", 'IDENTIFIER="', 'IDENTIFIER="9', _EU),
        ("eu-act.fmx.xml", "OJ L 1, 1.1.2030", "OJ L 2, 1.1.2030", _EU),
        ("eu-act.fmx.xml", "Right to compensation", "Compensation", _EU),
        ("eu-act.fmx.xml", "<ENACTING.TERMS>", '<ENACTING.TERMS><?PAGE NO="3"?>', _EU),
        ("eu-act.html", 'id="art_', 'class="eli" id="art_0', _EU),
        ("eu-act.html", ">alert(", ">confirm(", _EU),
        ("normattiva.akn.xml", "((", "", ("it/act/legge/stato/2031-05-14/66 art. 1, comma 2, lett. b)",)),
    ],
)
def test_what_is_no_word_of_the_law_is_silent(name: str, old: str, new: str, references: tuple[str, ...]) -> None:
    assert became(text_of(name), changed(name, old, new), *references).findings == ()


@pytest.mark.parametrize("after", ["eu-consolidated.fmx.xml", "eu-consolidated.html"])
def test_a_consolidated_text_is_compared_with_the_act_as_published(after: str) -> None:
    before = "eu-act.fmx.xml" if after.endswith("xml") else "eu-act.html"
    comparison = became(text_of(before), text_of(after), *_EU[:3], "32031R0077 Article 3", old=True)
    found = {each.kind: each for each in comparison.findings}
    assert reported(comparison) == [
        (DEFINITION, "1(2)"),
        (NEIGHBOURS, "2"),
        (NEIGHBOURS, "2"),
        (WORDS, "2(1)(a)"),
        (REPEALED, "2(2)"),
        (GONE, "3"),
    ]
    assert [span.text for span in found[WORDS].spans if span.kind != EQUAL] == ["250", "300"]
    assert found[REPEALED].says == "It is repealed."


def test_words_that_an_amendment_deleted_are_not_taken_for_law() -> None:
    kept = text_of("eu-consolidated.fmx.xml").replace('ACTION="DELETED"', 'ACTION="REPLACED"')
    assert reported(became(kept, text_of("eu-consolidated.fmx.xml"), _EU[2])) == [(REPEALED, "2(2)")]


@pytest.mark.parametrize(
    ("name", "old", "new", "reference", "expected"),
    [
        (
            "fedlex.akn.xml",
            '<article eId="art_2_a">',
            '<article eId="art_2_a"><paragraph><num>2</num><content><p>Auch ein Gast.</p></content></paragraph>',
            "eli/cc/2031/12 Art. 2a, zweiter Unterabsatz",
            [(NEIGHBOURS, "2a")],
        ),
        (
            "fedlex.akn.xml",
            "Ein Kind braucht keine Karte.",
            "",
            "eli/cc/2031/12 Art. 2 Abs. 2",
            [(REPEALED, "2(2)")],
        ),
        (
            "normattiva.akn.xml",
            "Art. 1-bis.",
            "Art. 1-ter.",
            "it/act/legge/stato/2031-05-14/66 art. 1-bis",
            [(RENUMBERED, "1bis")],
        ),
    ],
)
def test_new_repealed_and_renumbered_provisions_are_found(
    name: str, old: str, new: str, reference: str, expected: list[tuple[str, str]]
) -> None:
    before = text_of(name)
    if expected == [(RENUMBERED, "1bis")]:
        # Few words are in an act more than once: only a telling text shows where a provision has gone.
        before = before.replace("una lampada", "una lampada accesa, che non disturba chi dorme nella stessa sala")
    assert old in before
    assert reported(became(before, before.replace(old, new), reference)) == expected


def test_line_breaks_and_indentation_are_silent_in_every_format() -> None:
    for path in sorted(FILES.glob("*.xml")):
        text = path.read_text(encoding="utf-8")
        loose = re.sub(r">\s+<", ">\n\n      <", text)
        reference = {"legislation": _UK[0], "eu": _EU[0]}.get(re.split(r"-", path.name)[0])
        if reference:
            assert became(text, loose, reference).findings == ()
