"""One declaration of a field → its reading, schema, question of `new`, and form of the editor in a browser."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

import pytest

from explainer import browser_editor
from explainer.diagnostics import Diagnostics, Location
from explainer.formats import nodes
from explainer.formats.declaration import Convert, EntryName, Key, LocatedText, LocatedTexts, schema_of
from explainer.formats.json_schema import mapping_schema
from explainer.formats.kinds import Choice, Custom, Id, MatchingObjects, ObjectMap, TextList
from explainer.formats.parsed import Incomplete, Parsed
from explainer.formats.partial_date import PartialDate
from explainer.formats.yaml_file import parse_yaml
from explainer.new.dialogue import Dialogue, Person
from explainer.new.entry import EntryModel, ask_for


def shout(text: str, location: Location, diagnostics: Diagnostics) -> str:
    if text == "hush":
        diagnostics.add(location, "too quiet", "shout")
    return text.upper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A board of a shelf."""

    LABEL: ClassVar[str] = "this board"

    wood: Annotated[str, "Its wood."]
    location: Annotated[Location, Key("wood")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A shelf."""

    LABEL: ClassVar[str] = "this shelf"

    id: Annotated[str, Id(), "Its name."]
    built: Annotated[PartialDate, "When it was built."]
    checked: Annotated[datetime.date | None, "The day it was last checked."] = None
    colour: Annotated[str, Choice(("red", "blue")), "Its colour."] = "red"
    weight: Annotated[int, "What it carries."] = 7
    called: Annotated[str, Convert(shout), "What visitors call it."] = ""
    books: Annotated[tuple[str, ...], "Its books."] = ()
    near: Annotated[LocatedTexts, TextList(ids=True), Key("for"), "Shelves near it."] = ()
    boards: Annotated[tuple[Board, ...], "Its boards."] = ()
    location: Location
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag, which may be written as its words alone."""

    LABEL: ClassVar[str] = "tag"
    SHORT: ClassVar[str] = "words"

    id: Annotated[str, EntryName()]
    words: Annotated[str, "What is on it."]
    colour: Annotated[str, "Its colour."] = "white"
    location: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loans:
    """Loans of a shelf, by name."""

    LABEL: ClassVar[str] = "these loans"

    days: Annotated[Mapping[str, datetime.date], "The day of each."] = field(default_factory=dict)
    readers: Annotated[Mapping[str, LocatedText], "Who had it."] = field(default_factory=dict)
    last: Annotated[Board | None, "A board that was taken."] = None
    keys: Annotated[tuple[Tag, ...], ObjectMap(Tag), "Its keys, by name."] = ()
    named: Annotated[Mapping[str, Tag], "Its tags, by name."] = field(default_factory=dict)
    listed: Annotated[tuple[Tag, ...], "Its other tags."] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedShelf(Shelf):
    """A shelf with one field more."""

    paint: Annotated[str, "Which paint it has."] = "none"


WHOLE = """id: oak
built: 2024-05
checked: 2026-01-31
called: the big one
books: [a b, c]
for: [pine]
boards:
  - wood: oak
"""


def parsed(declared: type[Any], text: str) -> tuple[Parsed[Any], list[str]]:
    """The mapping in a text, and what was reported of it."""
    diagnostics = Diagnostics()
    node = parse_yaml(text, "shelf.yaml", diagnostics)
    assert isinstance(node, nodes.Mapping)
    shelf = Parsed[Any].of(declared, node, diagnostics)
    for _ in range(2):  # what is wrong is reported once, however often the object is made
        shelf.build(number=1) if declared is not Loans else shelf.build()
    return shelf, [f"{diagnostic.location.line}: {diagnostic.what}" for diagnostic in diagnostics]


def test_each_field_is_read_as_its_type_and_an_absent_one_is_its_default() -> None:
    shelf, reported = parsed(Shelf, WHOLE)
    assert reported == []
    assert shelf.build(number=3) == Shelf(
        id="oak",
        built=PartialDate(2024, 5),
        checked=datetime.date(2026, 1, 31),
        called="THE BIG ONE",
        books=("a b", "c"),
        near=(("pine", Location("shelf.yaml", 6)),),
        boards=(Board(wood="oak", location=Location("shelf.yaml", 8)),),
        location=shelf.location,
        number=3,
    )
    assert shelf.draft.weight == 7


@pytest.mark.parametrize(
    ("was", "is_now", "words"),
    [
        ("built: 2024-05\n", "", '1: "built" is missing in this shelf.'),
        ("built: 2024-05\n", "built: soon\n", '2: "soon" is not a date.'),
        ("id: oak\n", "id: Oak\n", '1: "Oak" cannot be an id.'),
    ],
)
def test_a_required_field_that_is_missing_or_wrong_is_reported_and_gives_no_object(
    was: str, is_now: str, words: str
) -> None:
    shelf, reported = parsed(Shelf, WHOLE.replace(was, is_now))
    assert reported == [words]
    assert shelf.build(number=3) is None
    assert shelf.draft.called == "THE BIG ONE"
    with pytest.raises(Incomplete):
        getattr(shelf.draft, was.partition(":")[0])


def test_mappings_of_names_are_read_as_days_and_as_texts_with_their_lines() -> None:
    loans, reported = parsed(Loans, "days:\n  first: 2025-01-02\nreaders:\n  first: A. Reader\nlast:\n  wood: oak\n")
    assert reported == []
    assert loans.draft.days == {"first": datetime.date(2025, 1, 2)}
    assert loans.draft.readers == {"first": ("A. Reader", Location("shelf.yaml", 4))}
    assert loans.draft.last.wood == "oak"
    assert parsed(Loans, "days: {}")[0].draft.readers == {}
    assert parsed(Loans, "days:\n  first: 2025-01")[1] == ['2: "first" is not a day.']


def test_an_object_with_a_name_may_be_written_as_one_text() -> None:
    text = "keys:\n  old: Old one\nnamed:\n  new: {words: New, colour: red}\nlisted: [One, {words: Two}]\n"
    loans, reported = parsed(Loans, text)
    assert reported == []
    assert loans.draft.keys == (Tag(id="old", words="Old one"),)
    assert loans.draft.keys[0].location == Location("shelf.yaml", 2)
    assert loans.draft.named == {"new": Tag(id="new", words="New", colour="red")}
    assert [tag.words for tag in loans.draft.listed] == ["One", "Two"]


def test_an_object_with_a_name_that_is_wrong_is_called_by_it_and_left_out() -> None:
    loans, reported = parsed(Loans, "named:\n  new: {colour: red}\n  old: [red]\n")
    assert reported == ['2: "words" is missing in tag "new".', '3: tag "old" needs its words.']
    assert loans.draft.named == {}


def test_a_field_of_a_kind_of_its_own_is_read_by_the_reader_of_its_name() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Card:
        LABEL: ClassVar[str] = "this card"
        sides: Annotated[int, Custom("sides"), "How many sides it has."]

    def count(node: nodes.Node, diagnostics: Diagnostics) -> int | None:
        if isinstance(node, nodes.Listing):
            return len(node.items)
        diagnostics.add(node.location, "no sides", "list them")
        return None

    for text, sides in (("sides: [front, back]", 2), ("sides: front", None)):
        diagnostics = Diagnostics()
        node = parse_yaml(text, "card.yaml", diagnostics)
        assert isinstance(node, nodes.Mapping)
        card = Parsed.of(Card, node, diagnostics, {"sides": count}).build()
        assert (card and card.sides) == sides
        assert [each.what for each in diagnostics] == ([] if sides else ["no sides"])
    assert mapping_schema(schema_of(Card))["properties"]["sides"]["$ref"] == "#/$defs/sides"


def test_an_entry_without_a_required_field_is_left_out() -> None:
    shelf, reported = parsed(Shelf, WHOLE + "  - {}\n")
    assert reported == ['9: "wood" is missing in this board.']
    assert shelf.draft.boards == (Board(wood="oak", location=Location("shelf.yaml", 8)),)


def test_what_a_converter_reports_is_reported_once_and_at_its_field() -> None:
    shelf, reported = parsed(Shelf, WHOLE.replace("the big one", "hush"))
    assert reported == ["4: too quiet"]
    assert shelf.draft.called == "HUSH"


def test_a_check_is_skipped_where_a_field_that_it_needs_is_missing() -> None:
    def too_new(shelf: Shelf, entry: Parsed[Shelf]) -> None:
        if shelf.built.year > 2000:
            entry.report("near", "a new shelf is near no other.", "move it.")

    for text, expected in (
        (WHOLE, ["6: a new shelf is near no other."]),
        (WHOLE.replace("2024-05", "soon"), ['2: "soon" is not a date.']),
    ):
        diagnostics = Diagnostics()
        node = parse_yaml(text, "shelf.yaml", Diagnostics())
        assert isinstance(node, nodes.Mapping)
        Parsed.of(Shelf, node, diagnostics).check(too_new)
        assert [f"{each.location.line}: {each.what}" for each in diagnostics] == expected


def test_a_field_is_named_by_its_attribute_and_a_wrong_name_is_an_error() -> None:
    shelf, _ = parsed(Shelf, WHOLE)
    assert shelf.has("near")
    assert not shelf.has("colour")
    assert shelf.location_of("near") == Location("shelf.yaml", 6)
    for wrong in (shelf.has, shelf.location_of):
        with pytest.raises(KeyError):
            wrong("for")
    assert [each.draft.wood for each in shelf.entries("boards", Board)] == ["oak"]


def test_a_type_without_a_kind_of_its_own_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Odd:
        LABEL: ClassVar[str] = "odd"
        field: Annotated[float, "A number."]

    with pytest.raises(TypeError, match="no kind follows from"):
        schema_of(Odd)


def question_of(declared: type[Any]) -> str:
    """What `new` asks a person for an object of a class."""
    asked: list[str] = []
    answers = iter(["oak", "2024", "", "", "", "", "", "", "", "", "", ""])
    person = Person(lambda _mark: next(answers), asked.append)
    model = EntryModel("shelf", schema_of(declared), lambda _node, _found: None, {}, preset={"boards": "", "for": ""})
    ask_for(model, Dialogue([], person))
    return "\n".join(asked)


def test_a_field_that_is_added_to_a_class_is_in_the_reading_the_schema_new_and_the_editor() -> None:
    written = f"{WHOLE}paint: blue\n"
    assert '9: this shelf has no field "paint".' in parsed(Shelf, written)[1]
    assert parsed(PaintedShelf, written)[0].draft.paint == "blue"
    assert "paint" not in mapping_schema(schema_of(Shelf))["properties"]
    assert mapping_schema(schema_of(PaintedShelf))["properties"]["paint"]["description"] == "Which paint it has."
    assert "paint: Which paint it has." not in question_of(Shelf)
    assert "paint: Which paint it has." in question_of(PaintedShelf)
    forms = [json.dumps(browser_editor.fields_of(schema_of(declared))) for declared in (Shelf, PaintedShelf)]
    assert ["Which paint it has." in form for form in forms] == [False, True]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a shelf is called, and its tag in each language."""

    LABEL: ClassVar[str] = "these names"

    short: Annotated[str, "Its short name."]
    tags: Annotated[Mapping[str, Tag], MatchingObjects("[a-z]{2}", Tag), "Its tag in this language."] = field(
        default_factory=dict
    )


def test_fields_of_any_matching_name_are_objects_of_one_class() -> None:
    diagnostics = Diagnostics()
    node = parse_yaml("short: oak\nde: {words: A}\nfr: {words: B}\noak: {words: C}", "names.yaml", diagnostics)
    assert isinstance(node, nodes.Mapping)
    names = Parsed.of(Names, node, diagnostics).build()
    assert names is not None
    assert {name: tag.words for name, tag in names.tags.items()} == {"de": "A", "fr": "B"}
    assert [diagnostic.what for diagnostic in diagnostics] == ['these names has no field "oak".']
    schema = mapping_schema(schema_of(Names))
    assert list(schema["properties"]) == ["short"]
    assert list(schema["patternProperties"]) == ["^([a-z]{2})$"]
