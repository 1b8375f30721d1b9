"""`A-1 12(3)(b)` → an act and the parts of a label, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from explainer.law.citations import instrument_id, parse_label, parse_reference
from explainer.law.labels import covers, label_of, label_part, number_part, sort_key, special_part

_SECTIONS = some.sampled_from(["1", "12", "113.01", "9.1", "Schedule", "Schedule 1.1"])
_INNER = some.sampled_from(["1", "1.1", "2", "a", "b.1", "A", "i", "iv", "“card”", "“night reader”"])


@given(_SECTIONS, some.lists(_INNER, max_size=4))
def test_a_label_reads_back_as_it_was_written(section: str, inner: list[str]) -> None:
    parts = (section, *inner)
    assert parse_label(label_of(parts)) == parts


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("12", ("12",)),
        ("113.01", ("113.01",)),
        ("12 (3)( b.1 )", ("12", "3", "b.1")),
        ('2 "night reader"(a)', ("2", "“night reader”", "a")),
        ("2 “night  reader” (a)", ("2", "“night reader”", "a")),
        ("Schedule  1.1", ("Schedule 1.1",)),
        ("Schedule", ("Schedule",)),
    ],
)
def test_a_label_may_be_written_with_spaces_and_any_quotes(written: str, parts: tuple[str, ...]) -> None:
    assert parse_label(written) == parts


@pytest.mark.parametrize(
    "written",
    [
        "",
        "(3)",
        "12(",
        "12()",
        "12 13",
        "section",
        "article b",
        "recital",
        "Artcle 7",
        "7 a",
        "12, second",
        "12(3) and (4)",
        "“card”",
        "12“card",
    ],
)
def test_what_is_no_label_is_not_guessed(written: str) -> None:
    assert parse_label(written) is None


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("art. 7(1)(a)", "7(1)(a)"),
        ("Article 7, paragraph 1, point (a)", "7(1)(a)"),
        ("article 7, paragraphe 1, point a)", "7(1)(a)"),
        ("Artikel 7 Absatz 1 Buchstabe a", "7(1)(a)"),
        ("artikel 7, lid 1, onder a)", "7(1)(a)"),
        ("art. 7 ust. 1 lit. a", "7(1)(a)"),
        ("artigo 7.º, n.º 1, alínea a)", "7(1)(a)"),
        ("Art. 5 Abs. 2 Bst. e", "5(2)(e)"),
        ("§ 3a Abs. 2 Nr. 1", "3a(2)(1)"),
        ("art. 12-bis, comma 2, lett. a)", "12bis(2)(a)"),
        ("Article 7a(2)(iv)", "7a(2)(iv)"),
        ("Article unique", "unique"),
        ("s. 5(2)", "5(2)"),
        ("reg. 3", "3"),
        ("Sch. 1 para. 3(1)(a)", "Schedule 1 para. 3(1)(a)"),
        ("Schedule 1, paragraph 3", "Schedule 1 para. 3"),
        ("Annex II", "Annex II"),
        ("Anhang 1", "Annex 1"),
        ("allegato A, punto 2", "Annex A point 2"),
        ("annexe II, point 3 a)", "Annex II point 3(a)"),
        ("recital 14", "Recital 14"),
        ("Erwägungsgrund 14", "Recital 14"),
        ("Article 3(2), second subparagraph", "3(2) subparagraph 2"),
        ("article 3, paragraphe 2, deuxième alinéa, point b)", "3(2) subparagraph 2(b)"),
        ("Article 3(2), first subparagraph, point (b)", "3(2)(b)"),
        ("Artikel 3 Absatz 2 Unterabsatz 2", "3(2) subparagraph 2"),
    ],
)
def test_a_provision_may_be_cited_as_lawyers_do_in_many_languages(written: str, label: str) -> None:
    reference = parse_reference(f"32004R0261 {written}")
    assert reference is not None
    assert str(reference) == f"32004R0261 {label}"
    assert parse_reference(str(reference)) == reference


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("SCHEDULE 1", "Schedule 1"),
        ("ANNEX", "Annex"),
        ("ANNEXE II – Liste", "Annex II"),
        ("Allegato A", "Annex A"),
        ("Chronological index", ""),
    ],
)
def test_an_annex_is_known_by_its_heading(heading: str, part: str) -> None:
    assert special_part(heading) == part


@pytest.mark.parametrize(
    ("number", "part"),
    [
        ("Article\u00a07", "7"),
        ("Art. 1er.", "1"),
        ("§\n   3", "3"),
        ("Art. 12-bis.", "12bis"),
        ("Articolo 7 ter", "7ter"),
        ("Art. 2 a", "2a"),
        ("(a)", "a"),
        ("1.", "1"),
        ("24A", "24A"),
        ("Article unique.", "unique"),
        ("—", ""),
        ("ΠΑΡΑΓΡΑΦΟΣ 2", "2"),
    ],
)
def test_the_number_of_a_provision_is_read_without_what_is_around_it(number: str, part: str) -> None:
    assert number_part(number) == part


def test_a_source_may_stand_for_several_provisions() -> None:
    reference = parse_reference("DORS/2031-12 7(1.1), 7(2)")
    assert reference is not None
    assert reference.provisions == (("7", "1.1"), ("7", "2"))
    assert str(reference) == "SOR-2031-12 7(1.1), 7(2)"


@pytest.mark.parametrize("written", ["", "L-9.5", "12(3)", "L-9.5 12,", "L-9.5 twelve"])
def test_what_names_no_provision_is_no_reference(written: str) -> None:
    assert parse_reference(written) is None


@pytest.mark.parametrize(
    ("number", "identifier"),
    [
        ("L-9.5", "L-9.5"),
        ("SOR/2031-12", "SOR-2031-12"),
        ("DORS/2031-12", "SOR-2031-12"),
        ("DORS-2031-12", "SOR-2031-12"),
        ("TR/98-1", "SI-98-1"),
        ("C.R.C., ch. 870", "C.R.C.-c.-870"),
        ("C.R.C., c. 870", "C.R.C.-c.-870"),
    ],
)
def test_an_act_has_one_name_in_both_languages(number: str, identifier: str) -> None:
    assert instrument_id(number) == identifier


@pytest.mark.parametrize(
    ("label", "part"), [("*(4)", "4"), ("b.1)", "b.1"), ("(2) and (3)", "2 and 3"), ("ANNEXE 2", "Schedule 2")]
)
def test_a_label_is_read_without_its_marks(label: str, part: str) -> None:
    assert label_part(label) == part


@pytest.mark.parametrize(
    ("joined", "part", "answer"),
    [
        ("2 and 3", "3", True),
        ("c et d", "c", True),
        ("4 to 6", "5", True),
        ("227.1 à 232", "230", True),
        ("2 and 4", "3", False),
        ("4 to 6", "7", False),
        ("3", "3", False),
    ],
)
def test_one_label_can_stand_for_several(joined: str, part: str, answer: bool) -> None:
    assert covers(joined, part) is answer


def test_labels_are_ordered_as_they_follow_one_another() -> None:
    labels = ["113", "12.1", "12(2)", "12(1.1)", "12(1)(b.1)", "12(1)(b)", "12(1)", "12", "9"]
    parts = [parse_label(label) or () for label in labels]
    assert sorted(parts, key=sort_key) == list(reversed(parts))
