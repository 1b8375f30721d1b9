"""Newer files → silence, where nothing that is cited changed. It must not cry wolf."""

from __future__ import annotations

import pytest

from tests.law.libraries import CITED, ENGLISH, amended, became, shaken

_LAMP = "<Label>(ii)</Label><Text>brings a lamp.</Text></Subparagraph>"


def test_the_same_file_is_unchanged_in_everything() -> None:
    comparison = became(ENGLISH, ENGLISH)
    assert comparison.findings == ()
    assert [source for source, _, _ in comparison.unchanged] == list(CITED)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('lims:fid="133" lims:id="133"', 'lims:fid="9133" lims:id="99133"'),
        ("Who may borrow", "Borrowers"),
        ("2011, c. 4, s. 3; 2019, c. 3, s. 2", "2011, c. 4, s. 3; 2019, c. 3, s. 2; 2032, c. 1, s. 1(F)"),
        ('lims:lastAmendedDate="2019-03-04" lims:fid="130"', 'lims:lastAmendedDate="2032-01-01" lims:fid="130"'),
        ("holds a card;", "holds\n\t a\u00a0card ;"),
        ("holds a card;", 'holds a <Emphasis style="italic">card</Emphasis>;'),
        ("holds a card;", "holds a <DefinitionRef>card</DefinitionRef>;"),
        ("subsection 7(1.1) of", "<XRefInternal>subsection 7(1.1)</XRefInternal> of"),
        ("<Text>has fewer", '<Text lims:inforce-start-date="2003-01-01" lims:fid="9" lims:id="9">has fewer'),
        ("[Note: Section 9 in force January 1, 2003.]", "[Note: Section 9 in force 1 January 2003.]"),
        ("<entry>Novel</entry><entry>30</entry>", "<entry>\n  Novel\n</entry>\n<entry>30</entry>"),
        ("may be cited as the", "may also be cited as the"),
        ("A library opens at night", "A library shuts at night"),
        ("Section 3 is replaced.", "Section 3 is repealed."),
        (' lims:lastAmendedDate="2003-01-01" lims:fid="110"', ' lims:lastAmendedDate="2031-01-01" lims:fid="110"'),
        ('"2003-01-01" lims:lastAmendedDate="2003-01-01" lims:fid="110"', '"2031-01-01" lims:fid="110"'),
        (_LAMP, "<Label>(ii)</Label><Text>brings a lamp.</Text></Subparagraph><!-- checked -->"),
    ],
)
def test_what_nobody_cites_and_what_is_no_word_of_the_law_is_silent(old: str, new: str) -> None:
    cited = [reference for reference in CITED if "night reader" not in reference]
    assert became(ENGLISH, amended(ENGLISH, old, new), *cited).findings == ()


def test_a_reference_that_is_marked_for_the_first_time_is_silent() -> None:
    marked = '<XRefExternal reference-type="act" link="C-1">a library</XRefExternal>'
    assert (
        became(ENGLISH, amended(ENGLISH, "card that a library has stamped", f"card that {marked} has stamped")).findings
        == ()
    )


def test_a_million_little_things_at_once_are_silent() -> None:
    assert became(ENGLISH, shaken(ENGLISH)).findings == ()


def test_a_link_that_leads_elsewhere_in_the_same_words_is_a_note() -> None:
    # The publisher moved such links five times in two years, and moved them back each time.
    comparison = became(ENGLISH, amended(ENGLISH, 'link="SOR-2031-12"', 'link="SOR-2040-1"'), "L-9.5 3(1)(b)")
    assert comparison.findings == ()
    assert [source for source, _, _ in comparison.unchanged] == ["L-9.5 3(1)(b)"]
    (note,) = comparison.notes
    assert note.says == "It refers to SOR-2040-1 now, not to SOR-2031-12, in the same words."
