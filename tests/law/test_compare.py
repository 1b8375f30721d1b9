"""Newer files → what became of each pinned provision. It must not cry wolf, and it must not sleep."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explainer.law.compare import compare
from explainer.law.model import DATE, GONE, LEAD, NEIGHBOURS, REFERENCES, RENUMBERED, REPEALED, WORDS
from explainer.law.words import SAME
from tests.law.libraries import CITED, ENGLISH, FRENCH, REGULATION, amended, became, consolidation, pinned, told

_TAIL = "child needs no card, and may keep a book for thirty days after the day on which it is lent."
_LAMP = "<Label>(ii)</Label><Text>brings a lamp.</Text></Subparagraph>"
_NEW = '<Section lims:enacted-date="2031-02-01"'


def test_the_same_file_is_unchanged_in_everything() -> None:
    comparison = became(ENGLISH, ENGLISH)
    assert comparison.findings == ()
    assert [source for source, _, _ in comparison.unchanged] == list(CITED)


# --- It must not cry wolf ---


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
        ("a person who works at night; or", "a person who works at night, or"),
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


def shaken(text: str) -> str:
    """The same law in a file in which everything else is different: identifiers, white space, order of attributes."""
    number = iter(range(100000, 999999))
    text = re.sub(r'lims:(f?id)="\d+"', lambda match: f'lims:{match[1]}="{next(number)}"', text)
    text = re.sub(r'lims:lastAmendedDate="[^"]*"', 'lims:lastAmendedDate="2032-02-02"', text)
    root = ElementTree.fromstring(text.replace("’", "'").replace("“", '"'))
    for element in root.iter():
        attributes = dict(sorted(element.attrib.items(), reverse=True))
        element.attrib.clear()
        element.attrib.update(attributes)
        if element.tag == "MarginalNote":
            element.text = "Another note"
    ElementTree.indent(root, "\t")
    return ElementTree.tostring(root, encoding="unicode")


# --- It must not sleep ---


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("fewer than 14 books", "fewer than 15 books", [(WORDS, "3"), (WORDS, "3(1)(b)")]),
        ("subsection 7(1.1) of", "subsection 7(1.2) of", [(WORDS, "3"), (WORDS, "3(1)(b)")]),
        ("holds a card;", "holds a card, or", [(WORDS, "3"), (WORDS, "3(1)(a)")]),
        ("(<DefinedTermFr>carte</DefinedTermFr>)", "", [(WORDS, "2 “card”")]),
        ("<entry>7</entry>", "<entry>8</entry>", [(WORDS, "9(1)")]),
        ("The Hill Library", "The Hall Library", [(WORDS, "Schedule 1.1")]),
        ("(Subsection 9(1))", "(Subsection 9(2))", [(WORDS, "Schedule 1.1")]),
        ("cannot sleep", "does not sleep", [(WORDS, "2 “night reader”")]),
        ("person who brings a book back", "person who sends a book back", [(LEAD, "4")]),
        ("unless the library was closed", "even if the library was closed", [(LEAD, "4")]),
        (
            "lends a book to a person who",
            "may lend a book to a person who",
            [(WORDS, "3"), (LEAD, "3(1)"), (LEAD, "3(1)(c)")],
        ),
        ("is a night reader who", "is a reader who", [(WORDS, "3"), (LEAD, "3(1)(c)")]),
        ('link="SOR-2031-12"', 'link="SOR-2040-1"', [(REFERENCES, "3"), (REFERENCES, "3(1)(b)")]),
        (
            '<Paragraph lims:inforce-start-date="2003-01-01" lims:fid="133"',
            '<Paragraph lims:inforce-start-date="2031-01-01" lims:fid="133"',
            [(DATE, "3"), (DATE, "3(1)(a)")],
        ),
        (
            'lims:inforce-start-date="2003-01-01" lims:fid="141"',
            'lims:inforce-start-date="2031-01-01" lims:fid="141"',
            [(DATE, "3")],
        ),
        ("<Text>has fewer", '<Text lims:inforce-start-date="2031-01-01">has fewer', [(DATE, "3"), (DATE, "3(1)(b)")]),
        ("<row><entry>Atlas", '<row lims:inforce-start-date="2031-01-01"><entry>Atlas', [(DATE, "9(1)")]),
        (
            "<Text>The Hill Library</Text>",
            "<Text><Repealed>[Repealed, 2031]</Repealed></Text>",
            [(REPEALED, "Schedule 1.1")],
        ),
        (
            "<Text>holds a card;</Text>",
            "<Text><Repealed>[Repealed, 2031]</Repealed></Text>",
            [(WORDS, "3"), (REPEALED, "3(1)(a)")],
        ),
    ],
)
def test_what_is_cited_is_told_when_it_changes(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert told(became(ENGLISH, amended(ENGLISH, old, new))) == expected


_IN_SECTION_3 = [
    (start + each.start(), start + each.end())
    for start, text in [
        (match.start(1), match[1]) for match in re.finditer(r">([^<>]+)</(?:Text|XRefExternal)>", ENGLISH)
    ]
    if ENGLISH.index('lims:fid="130"') < start < ENGLISH.index('lims:fid="150"')
    for each in re.finditer(r"\w+", text)
]


@pytest.mark.slow
@given(some.sampled_from(_IN_SECTION_3), some.sampled_from(["other", "77", "not", "minister", "a.1"]))
def test_any_one_word_of_a_cited_section_is_told(place: tuple[int, int], word: str) -> None:
    start, end = place
    changed = ENGLISH[:start] + word + ENGLISH[end:]
    if ENGLISH[start:end] != word:
        assert (WORDS, "3") in told(became(ENGLISH, changed))


@given(some.sampled_from(_IN_SECTION_3))
def test_any_one_word_that_is_taken_away_is_told(place: tuple[int, int]) -> None:
    start, end = place
    assert told(became(ENGLISH, ENGLISH[:start] + ENGLISH[end:], "L-9.5 3")) == [(WORDS, "3")]


# --- What is told ---


def test_the_difference_is_shown_when_the_older_file_is_given() -> None:
    after = amended(ENGLISH, "for thirty days", "for forty days")
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)", old=True).findings
    assert [span.text for span in finding.spans if span.kind != SAME] == ["thirty", "forty"]
    assert finding.text == ""


def test_without_the_older_file_the_new_words_are_shown_whole() -> None:
    after = amended(ENGLISH, "for thirty days", "for forty days")
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert finding.spans == ()
    assert finding.text.startswith("Despite paragraph (1)(a), a child")
    assert "for forty days" in finding.text


def test_an_older_file_that_was_not_pinned_is_not_used() -> None:
    before = amended(ENGLISH, "for thirty days", "for sixty days")
    after = amended(ENGLISH, "for thirty days", "for forty days")
    (finding,) = compare(pinned([ENGLISH], ["L-9.5 3(2)"]), [consolidation(after)], [consolidation(before)]).findings
    assert finding.spans == ()


def test_the_words_that_lead_in_are_shown_as_they_were() -> None:
    after = amended(ENGLISH, "is a night reader who", "is a reader who")
    (finding,) = became(ENGLISH, after, "L-9.5 3(1)(c)(ii)", old=True).findings
    assert [span.text for span in finding.spans if span.kind != SAME] == ["night"]
    assert finding.says == "The words that lead into the parts of 3(1)(c) changed."


def test_a_new_day_is_told_with_the_old_one() -> None:
    after = amended(
        ENGLISH,
        'lims:inforce-start-date="2003-01-01" lims:fid="138"',
        'lims:inforce-start-date="2031-01-01" lims:fid="138"',
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert finding.says == "The words are the same, in force from another day: 2003-01-01, now 2031-01-01."
    (finding,) = became(ENGLISH, after, "L-9.5 3", old=True).findings
    assert finding.says == "The words are the same, in force from another day: 3(2) 2003-01-01, now 2031-01-01."


def test_a_day_that_is_not_the_newest_of_its_section_is_told_too() -> None:
    after = amended(
        ENGLISH,
        'lims:inforce-start-date="2003-01-01" lims:fid="138"',
        'lims:inforce-start-date="2004-01-01" lims:fid="138"',
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3").findings
    assert finding.says == "The words are the same; a part of it is in force from another day."


def test_what_waited_and_comes_into_force_is_told() -> None:
    after = amended(
        ENGLISH,
        'lims:fid="180" lims:id="180" in-force="no"',
        'lims:fid="180" lims:id="180" lims:inforce-start-date="2032-01-01"',
    )
    (finding,) = became(ENGLISH, after, "L-9.5 10").findings
    assert (finding.kind, finding.says) == (
        DATE,
        "The words are the same, in force from another day: not in force, now 2032-01-01.",
    )


def test_a_reference_to_another_act_is_told_although_the_words_are_the_same() -> None:
    (finding,) = became(ENGLISH, amended(ENGLISH, 'link="SOR-2031-12"', 'link="SOR-2040-1"'), "L-9.5 3(1)(b)").findings
    assert finding.says == "It refers to SOR-2040-1 now, not to SOR-2031-12, in the same words."


# --- Repealed, gone, renumbered ---


def test_a_provision_that_is_repealed_in_place_is_told_as_repealed() -> None:
    after = re.sub(
        r"<Text>Despite paragraph.*?</Text>", "<Text><Repealed>[Repealed, 2031, c. 1, s. 2]</Repealed></Text>", ENGLISH
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert (finding.kind, finding.says) == (REPEALED, "It is repealed: [Repealed, 2031, c. 1, s. 2]")


def test_a_provision_that_is_repealed_with_its_neighbours_is_told_as_repealed() -> None:
    after = without(amended(ENGLISH, "<Label>(3) and (4)</Label>", "<Label>(2) to (4)</Label>"), "138")
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert (finding.kind, finding.says) == (REPEALED, "It is repealed: [Repealed, 2011, c. 4, s. 3]")


def test_a_provision_that_is_not_there_any_more_is_told() -> None:
    after = without(ENGLISH, "138")
    assert told(became(ENGLISH, after, "L-9.5 3(2)")) == [(GONE, "3(2)")]
    assert told(became(ENGLISH, after, "L-9.5 3")) == [(WORDS, "3")]


def test_a_section_that_is_not_there_any_more_takes_its_parts_along() -> None:
    assert told(became(ENGLISH, without(ENGLISH, "150"), "L-9.5 4(a)", "L-9.5 3(2)")) == [(GONE, "4(a)")]


def without(text: str, fid: str) -> str:
    """The text without the element that has this identifier."""
    root = ElementTree.fromstring(text)
    name = "{http://justice.gc.ca/lims}fid"
    ((parent, child),) = [(parent, child) for parent in root.iter() for child in parent if child.get(name) == fid]
    parent.remove(child)
    return ElementTree.tostring(root, encoding="unicode")


def relabelled(text: str, fid: str, old: str, new: str) -> str:
    """The text with another label on the element that has this identifier."""
    start = text.index(f'lims:fid="{fid}"')
    return text[:start] + text[start:].replace(f"<Label>{old}</Label>", f"<Label>{new}</Label>", 1)


@pytest.mark.parametrize("identifiers", ["kept", "new"])
def test_a_renumbered_provision_is_found_under_its_new_label(identifiers: str) -> None:
    after = relabelled(ENGLISH, "138", "(2)", "(6)")
    if identifiers == "new":
        after = shaken(after)
    (finding,) = [each for each in became(ENGLISH, after, "L-9.5 3(2)").findings if each.kind != NEIGHBOURS]
    assert (finding.kind, finding.says) == (RENUMBERED, "It is 3(6) now, with the same words.")


def test_a_provision_that_changes_places_with_another_is_told_as_renumbered() -> None:
    after = relabelled(relabelled(ENGLISH, "141", "(5)", "(2)"), "138", "(2)", "(5)")
    assert told(became(ENGLISH, shaken(after), "L-9.5 3(2)", "L-9.5 3(5)")) == [
        (RENUMBERED, "3(2)"),
        (RENUMBERED, "3(5)"),
    ]


def test_a_renumbered_provision_of_few_words_is_found_in_its_section() -> None:
    after = shaken(relabelled(ENGLISH, "133", "(a)", "(a.1)"))
    (finding,) = [each for each in became(ENGLISH, after, "L-9.5 3(1)(a)").findings if each.kind != NEIGHBOURS]
    assert finding.says == "It is 3(1)(a.1) now, with the same words."


def test_a_provision_that_keeps_its_identifier_has_not_moved_to_the_same_words_elsewhere() -> None:
    before = amended(ENGLISH, "comes after dark, and", "holds a card;")
    after = amended(
        before, "</Label><Text>holds a card;</Text></Paragraph>", "</Label><Text>owns a card;</Text></Paragraph>"
    )
    assert told(became(before, after, "L-9.5 3(1)(a)")) == [(WORDS, "3(1)(a)")]


def test_a_renumbered_section_takes_its_parts_along() -> None:
    after = relabelled(ENGLISH, "150", "4", "4.1")
    findings = became(ENGLISH, after, "L-9.5 4(a)", "L-9.5 4").findings
    assert [finding.says for finding in findings] == [
        "It is 4.1 now, with the same words.",
        "It is 4.1(a) now, with the same words.",
    ]


def test_a_provision_that_is_renumbered_and_amended_is_known_by_its_identifier() -> None:
    after = amended(relabelled(ENGLISH, "138", "(2)", "(6)"), "thirty days", "forty days")
    (finding,) = [each for each in became(ENGLISH, after, "L-9.5 3(2)", old=True).findings if each.kind == RENUMBERED]
    assert finding.says == "It is 3(6) now, and its words changed."
    assert [span.text for span in finding.spans if span.kind != SAME] == ["thirty", "forty"]


def test_the_same_few_words_elsewhere_are_not_taken_for_the_provision() -> None:
    same = amended(ENGLISH, "<Text>for a novel, 1 coin; and</Text>", "<Text>holds a card;</Text>")
    after = amended(shaken(same), "\t\t\t\t\t<Text>holds a card;</Text>", "<Text>owns a card;</Text>")
    assert told(became(same, after, "L-9.5 3(1)(a)")) == [(WORDS, "3(1)(a)")]


# --- Neighbours ---


def test_a_new_neighbour_in_a_cited_section_is_told_once_for_all_that_are_cited() -> None:
    new = '<Paragraph lims:inforce-start-date="2031-01-01"><Label>(b.1)</Label><Text>owns a shelf;</Text></Paragraph>'
    after = amended(
        ENGLISH,
        '<Paragraph lims:inforce-start-date="2019-03-04" lims:enacted',
        f'{new}<Paragraph lims:inforce-start-date="2019-03-04" lims:enacted',
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3(1)(a)", "L-9.5 3(2)", "L-9.5 4(a)").findings
    assert (finding.kind, finding.says) == (NEIGHBOURS, "New in 3: 3(1)(b.1).")
    assert finding.sources == ("L-9.5 3(1)(a)", "L-9.5 3(2)")


def test_of_a_new_subsection_only_the_outermost_label_is_told() -> None:
    inside = "<Paragraph><Label>(a)</Label><Text>not maps.</Text></Paragraph>"
    new = f"<Subsection><Label>(6)</Label><Text>But</Text>{inside}</Subsection>"
    after = amended(
        ENGLISH,
        '<HistoricalNote><HistoricalNoteSubItem lims:fid="142"',
        f'{new}<HistoricalNote><HistoricalNoteSubItem lims:fid="142"',
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert finding.says == "New in 3: 3(6)."


def test_a_new_part_of_the_provision_itself_is_a_change_of_its_words() -> None:
    after = amended(ENGLISH, _LAMP, _LAMP + "<Subparagraph><Label>(iii)</Label><Text>sings.</Text></Subparagraph>")
    assert told(became(ENGLISH, after, "L-9.5 3(1)(c)")) == [(WORDS, "3(1)(c)")]


def test_a_neighbour_that_goes_is_silent() -> None:
    assert became(ENGLISH, without(ENGLISH, "141"), "L-9.5 3(2)").findings == ()


def test_a_neighbour_that_comes_back_to_life_is_new() -> None:
    after = ENGLISH.replace(
        "<Label>(3) and (4)</Label><Text><Repealed>[Repealed, 2011, c. 4, s. 3]</Repealed></Text>",
        "<Label>(3)</Label><Text>Maps are books.</Text>",
    )
    (finding,) = became(ENGLISH, after, "L-9.5 3(2)").findings
    assert finding.says == "New in 3: 3(3)."


def test_a_new_section_is_no_neighbour() -> None:
    after = amended(ENGLISH, _NEW, f"<Section><Label>4.1</Label><Text>More.</Text></Section>{_NEW}")
    assert became(ENGLISH, after).findings == ()


# --- Two languages, several acts ---


def test_each_language_is_compared_with_its_own_words() -> None:
    sources = pinned([ENGLISH, FRENCH], ["L-9.5 3(2)", "L-9.5 2 “night reader”"])
    after = amended(FRENCH, "pendant trente jours", "pendant quarante jours")
    comparison = compare(sources, [consolidation(ENGLISH), consolidation(after)], [])
    assert [(finding.language, finding.label) for finding in comparison.findings] == [("fr", "3(2)")]
    assert comparison.unchanged == (
        ("L-9.5 3(2)", "L-9.5 3(2)", ("en",)),
        ("L-9.5 2 “night reader”", "L-9.5 2 “night reader”", ("en", "fr")),
    )


def test_what_no_file_reaches_is_said_to_be_not_compared() -> None:
    sources = pinned([ENGLISH, FRENCH, REGULATION], ["L-9.5 3(2)", "SOR-2031-12 7(1.1)"])
    comparison = compare(sources, [consolidation(ENGLISH)], [])
    assert comparison.not_compared == (("L-9.5 (fr)", ("L-9.5 3(2)",)), ("SOR-2031-12 (en)", ("SOR-2031-12 7(1.1)",)))


def test_several_provisions_of_one_source_are_watched_as_one() -> None:
    reference = "L-9.5 3(1)(a), 3(2)"
    assert became(ENGLISH, shaken(ENGLISH), reference).findings == ()
    assert told(became(ENGLISH, amended(ENGLISH, "for thirty days", "for forty days"), reference)) == [
        (WORDS, "3(1)(a), 3(2)")
    ]
    assert told(became(ENGLISH, without(ENGLISH, "138"), reference)) == [(GONE, "3(1)(a), 3(2)")]
