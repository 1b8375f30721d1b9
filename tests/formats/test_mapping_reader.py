"""A mapping read field by field. What is wrong is reported: see tests/mistakes/."""

from __future__ import annotations

import pytest

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.kinds import Schema
from explainer.formats.mapping_reader import MappingReader, each_mapping, is_id
from explainer.formats.nodes import Listing, Mapping
from explainer.formats.partial_date import PartialDate
from explainer.formats.yaml_file import parse_yaml


@pytest.fixture
def diagnostics() -> Diagnostics:
    return Diagnostics()


def reader_of(text: str, diagnostics: Diagnostics) -> MappingReader:
    node = parse_yaml(text, "a.yaml", diagnostics)
    assert isinstance(node, Mapping)
    return MappingReader(node, "this thing", diagnostics)


def said(diagnostics: Diagnostics) -> list[str]:
    return [diagnostic.what for diagnostic in diagnostics]


def test_each_kind_of_field_is_taken_as_what_it_is(diagnostics: Diagnostics) -> None:
    reader = reader_of(
        "id: a-b_1\ntext: one\n  two\nchoice: x\nflag: true\nday: 2025-03\nurl: https://a.example/b?c#d\nnumber: 007\n"
        "texts:\n  - one\n  - two  three\n",
        diagnostics,
    )
    assert reader.take_id() == "a-b_1"
    assert reader.take_text("text") == "one two"
    assert reader.take_choice("choice", ("x", "y")) == "x"
    assert reader.take_boolean("flag") is True
    assert reader.take_date("day") == PartialDate(2025, 3)
    assert reader.take_url("url") == "https://a.example/b?c#d"
    assert reader.take_whole_number("number") == 7
    assert reader.take_texts("texts") == (("one", Location("a.yaml", 10)), ("two three", Location("a.yaml", 11)))
    reader.finish()
    assert said(diagnostics) == []


def test_a_space_at_which_no_line_may_end_stays(diagnostics: Diagnostics) -> None:
    reader = reader_of("text: 12\u202f880\u00a0$  or\n  more\ntexts: [1\u00a0day]\n", diagnostics)
    assert reader.take_text("text") == "12\u202f880\u00a0$ or more"
    assert [text for text, _ in reader.take_texts("texts")] == ["1\u00a0day"]


def test_what_is_absent_is_nothing(diagnostics: Diagnostics) -> None:
    reader = reader_of("other: x\n", diagnostics)
    assert reader.take_text("text") is None
    assert reader.take_boolean("flag") is None
    assert reader.take_texts("texts") == ()
    assert reader.take_mapping("mapping") is None
    assert reader.location_of("text") == Location("a.yaml", 1)
    assert said(diagnostics) == []


@pytest.mark.parametrize("text", ["a", "a-b", "a_b", "0", "act-2026-4"])
def test_an_id_is_small_letters_digits_and_hyphens(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "A", "a b", "-a", "a-", "a--b", "é", "a.b", "a/b", "a\n", "../a"])
def test_nothing_else_is_an_id(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "//a.example",
        "ftp://a.example",
        "https://",
        "https://local",
        'https://a.b/"x',
        "https://a b.c",
        "https://[::1.x/",
        "https://a.example:port/",
        "https://a.example:123456/",
        "https://.a.example/",
        "https://a..example/",
        "https://a.example\\b/",
        "https://a.example/b\\c",
        "https://a.example{};$/",
    ],
)
def test_a_field_for_an_address_takes_only_whole_web_addresses(url: str, diagnostics: Diagnostics) -> None:
    assert reader_of(f"url: '{url}'\n", diagnostics).take_url("url") is None
    assert said(diagnostics) == [f'"{url}" is not a web address.']


@pytest.mark.parametrize(
    "url",
    [
        "https://bücher.example/",
        "https://a.example:8080/~name/a+b?c=@d#e",
        "http://192.0.2.1",
        "https://some_host.example?a",
        "https://a.example/b/[c]",
    ],
)
def test_an_address_may_have_all_that_the_web_has(url: str, diagnostics: Diagnostics) -> None:
    assert reader_of(f"url: '{url}'\n", diagnostics).take_url("url") == url


@pytest.mark.parametrize("url", ["https://user:secret@a.example/", "https://user@a.example/", "https://a.example@b.c/"])
def test_an_address_with_a_password_is_not_published(url: str, diagnostics: Diagnostics) -> None:
    assert reader_of(f"url: '{url}'\n", diagnostics).take_url("url") is None
    assert said(diagnostics) == ['"url" has a name or a password before its host, and everybody would read it.']


@pytest.mark.parametrize("digits", [16, 30, 4_400])
def test_a_number_that_programs_read_differently_is_told(digits: int, diagnostics: Diagnostics) -> None:
    assert reader_of(f"number: {'9' * digits}\n", diagnostics).take_whole_number("number") is None
    assert said(diagnostics) == ['"number" is greater than 999,999,999,999,999.']


def test_a_number_may_have_fifteen_digits_unless_its_field_says_less(diagnostics: Diagnostics) -> None:
    reader = reader_of(f"number: {'9' * 15}\nless: 366\n", diagnostics)
    assert reader.take_whole_number("number") == 999_999_999_999_999
    assert reader.take_whole_number("less", most=365) is None
    assert said(diagnostics) == ['"less" is greater than 365.']


@pytest.mark.parametrize("number", ["-1", "1.5", "1 000", "²", "١", "1e3", "0x1"])
def test_a_number_is_written_in_plain_digits(number: str, diagnostics: Diagnostics) -> None:
    assert reader_of(f"number: {number}\n", diagnostics).take_whole_number("number") is None
    assert len(diagnostics) == 1


def test_a_day_that_must_be_whole_may_not_be_a_month(diagnostics: Diagnostics) -> None:
    assert reader_of("day: 2025-03\n", diagnostics).take_day("day") is None
    assert said(diagnostics) == ['"2025-03" is not a date.']


def test_a_missing_field_is_reported_once_where_its_misspelling_is(diagnostics: Diagnostics) -> None:
    reader = reader_of("titel: x\n", diagnostics)
    reader.take_text("title", required=True)
    reader.take_text("kind", required=True)
    reader.finish()
    assert said(diagnostics) == [
        '"kind" is missing in this thing.',
        'this thing has no field "titel". Did you mean "title"?',
    ]


def test_an_entry_without_fields_is_left_out_and_told(diagnostics: Diagnostics) -> None:
    node = parse_yaml("- id: a\n- words\n- id: b\n", "a.yaml", diagnostics)
    assert isinstance(node, Listing)
    assert [*each_mapping(node.items, Schema("this thing", ()), diagnostics)] == [node.items[0], node.items[2]]
    assert [str(diagnostic.location) for diagnostic in diagnostics] == ["a.yaml:2"]
