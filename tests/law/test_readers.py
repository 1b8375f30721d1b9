"""Official files in each format → the same kind of provisions, under the labels by which people cite them."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.law.citations import instrument_id, parse_label
from explainer.law.labels import label_of
from explainer.law.model import Consolidation
from explainer.law.readers import READERS, read_consolidation
from tests.law.libraries import ENGLISH, refusal

FILES = Path(__file__).parent / "files"
_FILES = sorted(path.name for path in FILES.iterdir() if path.suffix in (".xml", ".html"))


def read(name: str) -> Consolidation:
    """What a file of this folder says."""
    return read_text((FILES / name).read_text(encoding="utf-8"))


def read_text(text: str) -> Consolidation:
    """What the text of a file says, which must be sound."""
    diagnostics = Diagnostics()
    consolidation = read_consolidation(text.encode(), "act", diagnostics)
    assert consolidation is not None, [str(diagnostic) for diagnostic in diagnostics]
    return consolidation


def shown(consolidation: Consolidation) -> str:
    """A file as its head and a line for each provision: label, day, own words."""
    head = f"{consolidation.instrument} ({consolidation.language}, {consolidation.current_to}) {consolidation.title}"
    lines = [
        f"  {each.label}: {each.in_force}{' repealed' if each.repealed else ''} {each.own_words}".rstrip()
        for each in consolidation.provisions.values()
    ]
    return "\n".join([head, *lines, ""])


def test_each_format_is_read_as_expected(accept: bool) -> None:
    golden = FILES / "expected.txt"
    read_now = "\n".join(f"{name}\n{shown(read(name))}" for name in _FILES)
    if accept:
        golden.write_text(read_now, encoding="utf-8")
    assert read_now == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", _FILES)
def test_every_provision_can_be_cited_by_the_label_that_reports_show(name: str) -> None:
    for parts in read(name).provisions:
        assert parse_label(label_of(parts)) == parts


@pytest.mark.parametrize(
    ("one", "other"),
    [("legislation-gov-uk.akn.xml", "legislation-gov-uk.clml.xml"), ("eu-act.fmx.xml", "eu-act.html")],
)
def test_two_formats_of_one_act_say_the_same(one: str, other: str) -> None:
    first, second = read(one), read(other)
    assert (first.instrument, first.language) == (second.instrument, second.language)
    common = set(first.provisions) & set(second.provisions)
    assert common == set(first.provisions)
    assert {parts: first.provisions[parts].words for parts in common} == {
        parts: second.provisions[parts].words for parts in common
    }


def test_a_consolidated_text_names_the_act_that_it_consolidates() -> None:
    assert read("eu-consolidated.fmx.xml").instrument == read("eu-act.fmx.xml").instrument == "32031R0077"
    assert instrument_id("02031R0077-20320401") == "32031R0077"
    assert instrument_id("http://www.legislation.gov.uk/id/ukpga/2031/7") == "ukpga-2031-7"


def test_a_provision_that_waits_has_no_day() -> None:
    provisions = read("legislation-gov-uk.clml.xml").provisions
    assert (provisions["2",].in_force, provisions["5",].in_force) == ("2031-04-05", "")


def test_what_an_act_quotes_is_no_provision_of_its_own() -> None:
    for name in ("legislation-gov-uk.akn.xml", "legislation-gov-uk.clml.xml"):
        provisions = read(name).provisions
        assert ("9A",) not in provisions
        assert "9A A lamp is a book." in provisions["4",].text


def test_an_act_that_another_one_refers_to_is_known_by_its_number() -> None:
    for name in ("legislation-gov-uk.akn.xml", "legislation-gov-uk.clml.xml"):
        assert read(name).provisions["2", "1", "b"].links == ("ukpga-2029-3",)


@pytest.mark.parametrize(
    ("title", "celex"),
    [
        ("Richtlinie (EU) 2031/77 über Nachtfähren", "32031L0077"),
        ("Décision (UE) 2031/77 sur les traversiers", "32031D0077"),
        ("Durchführungsverordnung (EU) 2031/77", "32031R0077"),
        ("Κανονισμός (ΕΕ) 2031/77", "32031R0077"),
    ],
)
def test_the_kind_of_an_act_of_the_eu_is_in_its_title(title: str, celex: str) -> None:
    text = (FILES / "eu-act.fmx.xml").read_text(encoding="utf-8")
    start, end = text.index("<TITLE>"), text.index("</TITLE>")
    assert read_text(f"{text[:start]}<TITLE><TI><P>{title}</P></TI>{text[end:]}").instrument == celex


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("eng", "en"),
        ("FRA", "fr"),
        ("http://publications.europa.eu/resource/authority/language/DEU", "de"),
        ("pt-BR", "pt-BR"),
        ("roh", "rm"),
    ],
)
def test_a_language_is_written_as_in_html(written: str, code: str) -> None:
    text = (FILES / "fedlex.akn.xml").read_text(encoding="utf-8")
    assert read_text(text.replace('language="de"', f'language="{written}"')).language == code


# --- What is refused ---


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ENGLISH[:2000].encode(), "it is not whole XML (it breaks off at character"),
        (b"", "it is not whole XML (it breaks off at character 1)"),
        (b"<html><body>Not found</body></html>", "it begins with <html>, which is none of the formats known here"),
        (b'<law xmlns="urn:x"><p/></law>', "it begins with <law> of urn:x, which is none of the formats"),
        (b"PK\x03\x04 a zip", "it is a ZIP archive; unpack it"),
        (b"%PDF-1.7", "it is a PDF"),
        (b'<?xml version="1.0" encoding="klingon"?><Statute/>', "its letters are written in a way"),
        (b"<Statute>" + b"<Body>" * 200 + b"</Body>" * 200 + b"</Statute>", "too deep within one another"),
        (b"<html><body>" + b"<div>" * 200 + b"</body></html>", "too deep within one another"),
    ],
)
def test_a_file_in_no_known_format_is_refused_with_those_that_are_known(data: bytes, said: str) -> None:
    reported = refusal(data)
    assert said in reported
    assert all(reader.format in reported for reader in READERS)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("fedlex.akn.xml", "<act ", "<judgment ", "it holds <judgment>, not an act. this looks like Akoma Ntoso"),
        ("fedlex.akn.xml", 'https://fedlex.data.admin.ch/eli/cc/2031/12"', '"', "it has no number: FRBRWork"),
        ("fedlex.akn.xml", ' language="de"', ' language=""', "it does not say its language (FRBRlanguage)"),
        ("eu-act.fmx.xml", "<LG.DOC>EN</LG.DOC>", "", "it does not say its language (LG.DOC)"),
        ("eu-act.fmx.xml", "<YEAR>2031</YEAR>", "", "it does not say its number, or is no regulation"),
        ("eu-act.fmx.xml", "ACT", "ANNEX", "it begins with <ANNEX>, and is only a part of a publication"),
        ("legislation-gov-uk.clml.xml", "ukpga/2031/7", "ukpga", "it has no number (IdURI). this looks like CLML"),
        ("eu-consolidated.html", "02031R0077 — EN", "A text — XX", "it does not say its number and its language"),
    ],
)
def test_a_file_that_lacks_something_says_what_and_how_to_get_a_whole_one(
    name: str, old: str, new: str, said: str
) -> None:
    text = (FILES / name).read_text(encoding="utf-8")
    assert old in text
    changed = text.replace(old, new).replace("</act>", "</judgment>" if new == "<judgment " else "</act>")
    diagnostics = Diagnostics()
    read_consolidation(changed.encode(), "act", diagnostics)
    assert said in " ".join(f"{each.what} {each.help_text}" for each in diagnostics)


_HOSTILE = ('<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">', "", '<!ENTITY % a "b"> %a;')


@pytest.mark.parametrize("inner", _HOSTILE)
@pytest.mark.parametrize("name", [name for name in _FILES if name.endswith(".xml")])
def test_a_document_type_is_refused_before_anything_in_it_is_read(name: str, inner: str) -> None:
    document = (FILES / name).read_text(encoding="utf-8").replace("?>\n", f"?><!DOCTYPE act [{inner}]>\n", 1)
    assert "defines a document type" in refusal(document.encode())


@pytest.mark.parametrize("inner", _HOSTILE)
def test_entities_of_a_web_page_are_not_expanded(inner: str) -> None:
    page = (FILES / "eu-consolidated.html").read_text(encoding="utf-8")
    page = page.replace("<!DOCTYPE html>", f"<!DOCTYPE html [{inner}]>").replace("Quay ferry", "Quay &a; ferry")
    assert read_text(page).provisions["Annex I", "1"].text == "the Quay &a; ferry;"


def test_a_document_type_written_in_other_letters_is_refused_too() -> None:
    document = ENGLISH.replace('encoding="utf-8"?>', 'encoding="utf-16"?><!DOCTYPE Statute [<!ENTITY a "b">]>', 1)
    assert "defines a document type" in refusal(document.encode("utf-16"))


def test_scripts_of_a_web_page_are_no_words_of_the_law() -> None:
    everything = " ".join(each.text for each in read("eu-act.html").provisions.values())
    assert "alert" not in everything
    assert "Done at Quay" not in everything
