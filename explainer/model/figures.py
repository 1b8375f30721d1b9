"""What editors write of figures: tables of numbers, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, ClassVar

from explainer.diagnostics import Location
from explainer.formats.declaration import LONG, Key
from explainer.formats.kinds import Choice, Id
from explainer.model.collections import RefersTo

CHARTS = ("bars", "columns", "shares")
FORMATS = ("number", "percent")
MOST_SHARES = 6  # parts of a whole that can be told from one another without colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What is counted in each row, where that is more than one thing."""

    LABEL: ClassVar[str] = "this series"

    id: Annotated[str, Id(), "Its name, for the values and for the head of its column in the CSV file."]
    name: Annotated[str, "What it counts, in a few words."]
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a row of several series, and the fact that it rests on."""

    LABEL: ClassVar[str] = "this value"

    series: Annotated[str, Id(), "The series that it belongs to."]
    value: Annotated[Decimal, "The number, without signs between its digits."]
    fact: Annotated[str, Id(), RefersTo("facts"), "The fact that the value rests on."]
    about: Annotated[bool, "true: the source rounds it."] = False
    part: Annotated[bool, "true: it covers only a part of the year or period."] = False
    note: Annotated[str, LONG, "What to know of this value alone."] = ""
    location: Annotated[Location, Key("fact")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a figure: a value, a value for each series, or none where none is known."""

    LABEL: ClassVar[str] = "this row"

    label: Annotated[str, "The year or period, or what is counted."]
    value: Annotated[Decimal | None, "The number, without signs between its digits. Without it, none was found."] = None
    fact: Annotated[str, Id(), RefersTo("facts"), "The fact that the value rests on."] = ""
    about: Annotated[bool, "true: the source rounds it."] = False
    part: Annotated[bool, "true: it covers only a part of the year or period."] = False
    note: Annotated[str, LONG, "What to know of this row alone."] = ""
    values: Annotated[tuple[Value, ...], "Where the figure has series: a value for each that is known."] = ()
    location: Annotated[Location, Key("fact")]

    @property
    def by_series(self) -> dict[str, Value]:
        """The values by the ids of their series; the only one by an empty id."""
        if self.value is None:
            return {value.series: value for value in self.values}
        only = Value(
            series="",
            value=self.value,
            fact=self.fact,
            about=self.about,
            part=self.part,
            note=self.note,
            location=self.location,
        )
        return {"": only}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A table of one kind of number, with one series or several, and how it is drawn."""

    LABEL: ClassVar[str] = "this figure"

    id: Annotated[str, Id(), "Its name: small letters and hyphens."]
    title: Annotated[str, "What is counted."]
    chart: Annotated[
        str, Choice(CHARTS), "How it is drawn: bars in the table, columns above it, or shares of a whole."
    ] = "bars"
    format: Annotated[str, Choice(FORMATS), "`percent`: its numbers are percentages; 33 is written as 33%."] = "number"
    unit: Annotated[str, "The head of the column of values."]
    head: Annotated[str, "The head of the column of labels, if they are not times."] = ""
    intro: Annotated[str, LONG, "What is counted and what is not, in one or two sentences."]
    series: Annotated[tuple[Series, ...], "What is counted in each row, if that is more than one thing."] = ()
    rows: Annotated[tuple[Row, ...], "The values, oldest first."]
    note: Annotated[str, LONG, "What to be careful of."] = ""
    location: Location

    @property
    def series_ids(self) -> tuple[str, ...]:
        """The ids of its series; an empty one where it has only one, which has no name."""
        return tuple(series.id for series in self.series) or ("",)
