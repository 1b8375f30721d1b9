"""A field of a mapping → what is written in it, by its kind; fields that hold objects are read in parsed.py."""

from __future__ import annotations

from explainer.formats.kinds import (
    Boolean,
    Choice,
    Custom,
    Date,
    Day,
    DayMap,
    Id,
    Number,
    PlainKind,
    Text,
    TextList,
    TextMap,
    Url,
    WholeNumber,
)
from explainer.formats.mapping_reader import MappingReader


def take_field(name: str, kind: PlainKind, reader: MappingReader, *, required: bool) -> object:  # noqa: C901, PLR0911, PLR0912 -- one line a kind
    """The value; None where the field is absent or wrong. What is wrong is reported."""
    match kind:
        case Text(markdown=markdown, longest=longest, because=because):
            return reader.take_text(name, required=required, longest=longest, because=because, plain=not markdown)
        case Id():
            return reader.take_id(name, required=required)
        case Date():
            return reader.take_date(name, required=required)
        case Day():
            return reader.take_day(name, required=required)
        case Url():
            return reader.take_url(name, required=required)
        case WholeNumber(most):
            return reader.take_whole_number(name, required=required, most=most)
        case Number():
            return reader.take_number(name, required=required)
        case Boolean():
            return reader.take_boolean(name, required=required)
        case Choice(options):
            return reader.take_choice(name, options, required=required)
        case TextList(ids=True):
            return reader.take_ids(name, required=required) or None
        case TextList(markdown=markdown):
            return reader.take_texts(name, required=required, plain=not markdown) or None
        case TextMap():
            return reader.take_text_map(name, required=required)
        case DayMap():
            return reader.take_day_map(name, required=required)
        case Custom():
            return reader.take(name, required=required)
