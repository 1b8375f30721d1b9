"""An official file → its provisions; and what is said of files that are something else."""

from __future__ import annotations

import pytest

from explainer.diagnostics import Diagnostics
from explainer.law.readers import read_consolidation
from tests.law.libraries import ENGLISH, FRENCH, REGULATION, amended, consolidation, refusal


def test_an_act_is_known_by_its_number_language_and_day() -> None:
    act = consolidation(ENGLISH)
    assert (act.instrument, act.language, act.current_to) == ("L-9.5", "en", "2031-04-02")
    assert act.title == "Lending Libraries Act"


def test_a_regulation_is_the_same_in_both_languages() -> None:
    english = consolidation(REGULATION)
    french = consolidation(amended(amended(REGULATION, 'lang="en"', 'lang="fr"'), "SOR/2031-12", "DORS/2031-12"))
    assert (english.instrument, french.instrument) == ("SOR-2031-12", "SOR-2031-12")
    assert (english.title, french.language) == ("Night Hours Regulations", "fr")


def test_provisions_are_found_by_their_labels() -> None:
    labels = [provision.label for provision in consolidation(ENGLISH).provisions.values()]
    assert labels == [
        "1",
        "2",
        "2 “card”",
        "2 “night reader”",
        "2 “night reader”(a)",
        "2 “night reader”(b)",
        "2 “ticket”",
        "3",
        "3(1)",
        "3(1)(a)",
        "3(1)(b)",
        "3(1)(c)",
        "3(1)(c)(i)",
        "3(1)(c)(ii)",
        "3(2)",
        "3(3 and 4)",
        "3(5)",
        "4",
        "4(a)",
        "4(b)",
        "5",
        "6 to 8",
        "9",
        "9(1)",
        "10",
        "Schedule 1.1",
    ]


def test_both_languages_give_the_same_labels() -> None:
    english, french = (set(consolidation(text).provisions) for text in (ENGLISH, FRENCH))
    assert french < english


def test_the_words_of_a_provision_are_its_own_and_those_inside_it() -> None:
    provisions = consolidation(ENGLISH).provisions
    assert provisions["3", "1", "c"].text == "is a night reader who (i) comes after dark, and (ii) brings a lamp."
    assert provisions["4",].own_words == "A person who brings a book back late pays unless the library was closed."
    assert provisions["4",].text.startswith(
        "A person who brings a book back late pays (a) for a novel, 1 coin; and (b)"
    )
    assert provisions["2", "“card”"].text == "card means a card that a library has stamped. (carte)"
    assert provisions["9", "1"].text.endswith("to this subsection. Novel 30 Atlas 7")
    assert provisions["Schedule 1.1",].text == "(Subsection 9(1)) Libraries The Quay Library The Hill Library"


def test_a_raised_letter_belongs_to_its_word() -> None:
    assert "après le 1er jour" in consolidation(FRENCH).provisions["3", "2"].text


def test_notes_and_provisions_that_wait_are_no_words_of_the_law() -> None:
    everything = " ".join(provision.text for provision in consolidation(ENGLISH).provisions.values())
    for note in ("Who may borrow", "2002, c. 9", "[Note:", "Section 3 is replaced", "Her Majesty"):
        assert note not in everything


def test_a_day_is_that_of_the_nearest_element_that_has_one() -> None:
    provisions = consolidation(ENGLISH).provisions
    assert provisions["3", "1", "c"].in_force == "2019-03-04"
    assert (provisions["4",].in_force, provisions["4",].text_days) == ("2015-02-20", ("2023-03-25",))
    assert provisions["10",].in_force == ""
    waiting = amended(ENGLISH, 'lims:fid="180"', 'lims:inforce-start-date="2032-01-01" lims:fid="180"')
    assert consolidation(waiting).provisions["10",].in_force == ""


def test_references_to_other_acts_are_kept_in_order() -> None:
    for text in (ENGLISH, FRENCH):
        assert consolidation(text).provisions["3", "1", "b"].links == ("SOR-2031-12",)


def test_what_is_repealed_says_so() -> None:
    provisions = consolidation(ENGLISH).provisions
    repealed = [provision.label for provision in provisions.values() if provision.repealed]
    assert repealed == ["2 “ticket”", "3(3 and 4)", "5", "6 to 8"]


def test_of_two_entries_with_one_label_the_living_one_counts() -> None:
    living = '<Section><Label>5</Label><Text>A library may lend maps.</Text></Section><Section lims:enacted-date=""'
    act = consolidation(amended(ENGLISH, '<Section lims:enacted-date="2031-02-01"', living))
    assert act.provisions["5",].text == "A library may lend maps."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("L-9.5</Cons", "</Cons", "it has no number or no body"),
        (' xml:lang="en"', "", "it does not say its language"),
        ("<Body ", "<Preamble/><Corpus ", "it is not whole XML"),
    ],
)
def test_an_act_that_lacks_something_is_refused_with_where_to_get_a_whole_one(old: str, new: str, said: str) -> None:
    reported = refusal(amended(ENGLISH, old, new).encode())
    assert said in reported


def test_an_act_without_sections_is_refused() -> None:
    number = "<Identification><Chapter><ConsolidatedNumber>L-1</ConsolidatedNumber></Chapter></Identification>"
    reported = refusal(f'<Statute xml:lang="en">{number}<Body/></Statute>'.encode())
    assert "it has no sections or articles" in reported
    assert "this looks like Justice XML: on the page of the act or regulation, choose XML" in reported


def test_the_line_where_the_xml_breaks_off_is_named() -> None:
    diagnostics = Diagnostics()
    read_consolidation(amended(ENGLISH, "brings a lamp.</Text>", "brings a lamp.").encode(), "act.xml", diagnostics)
    (diagnostic,) = diagnostics
    assert str(diagnostic.location) == "act.xml:4"


def test_other_letters_and_written_characters_read_the_same() -> None:
    plain = consolidation(ENGLISH).provisions
    other = ENGLISH.replace('encoding="utf-8"', 'encoding="utf-16"').encode("utf-16")
    read = read_consolidation(other, "act.xml", Diagnostics())
    assert read is not None
    assert read.provisions == plain
    written = consolidation(amended(ENGLISH, "brings a lamp.", "b&#114;ings <![CDATA[a]]> lamp<!-- note -->."))
    assert written.provisions == plain
