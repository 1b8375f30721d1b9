"""A YAML mapping → the values of its fields, one by one, each with a diagnostic when it is wrong."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from explainer.diagnostics import Diagnostics, Location, listed, nearest, nearest_word
from explainer.formats.kinds import ID_PATTERN, MOST, URL_PATTERN, Schema
from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.formats.numbers import parse_number, why_no_number, why_no_whole_number
from explainer.formats.partial_date import PartialDate, parse_day, why_no_date
from explainer.formats.plain_text import check_plain

_ID = re.compile(ID_PATTERN)
# https://name:password@
_SECRET = re.compile(r"[a-z]+://[^/?#]*@")
_URL = re.compile(URL_PATTERN)


def is_id(text: str) -> bool:
    """Lower-case letters, digits, hyphens (underscores in rules)?"""
    return _ID.fullmatch(text) is not None


class MappingReader:
    """Reads one mapping. Ask for each field, then call `finish`, which reports the unknown ones.

    `label` names the mapping in messages: "this fact", "site.yaml".
    Every `take_…` returns None when the field is absent or wrong, a list then being empty; a wrong one was reported.
    """

    def __init__(self, node: Mapping, label: str, diagnostics: Diagnostics) -> None:
        self.diagnostics = diagnostics
        self._label = label
        self._node = node
        self._asked: list[str] = []
        self._missing: dict[str, str] = {}  # by name, how it is written

    def has(self, name: str) -> bool:
        """Is the field written, even if empty?"""
        return name in self._node.entries

    def location_of(self, name: str) -> Location:
        """Where the field's name is, or the mapping itself when it is absent."""
        return self._node.key_locations.get(name, self._node.location)

    def take(self, name: str, *, required: bool = False, form: str = "") -> Node | None:
        """The field as a node of any type. `form` says how it is written, where that is more than one value."""
        form = form or f"`{name}: …`"
        self._asked.append(name)
        node = self._node.entries.get(name)
        if node is None:
            if required:
                self._missing[name] = form
        elif _is_empty(node, required):
            filled = "give it a value, in quotes if it begins with #, or remove the line."
            help_text = f"write {form}." if required else filled
            self.diagnostics.add(self.location_of(name), f'"{name}" is empty in {self._label}.', help_text)
            return None
        return node

    def take_text(
        self, name: str, *, required: bool = False, longest: int = 0, because: str = "", plain: bool = False
    ) -> str | None:
        """The field as text with single spaces; folded lines come as one.

        A text of more than `longest` characters is reported with the reason, and Markdown in one that is `plain`.
        """
        node = self.take(name, required=required)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self.diagnostics.add(
                self.location_of(name), f'"{name}" must be one text.', f"write `{name}: …` on one line."
            )
            return None
        text = node.folded
        if longest and len(text) > longest:
            self.diagnostics.add(
                self.location_of(name),
                f"the {name} has {len(text)} characters.",
                f"shorten it to {longest}: {because}.",
            )
        if plain:
            check_plain(name, text, self.location_of(name), self.diagnostics)
        return text

    def take_id(self, name: str = "id", *, required: bool = True) -> str | None:
        """The field as an id: lower-case letters, digits, hyphens (underscores in rules)."""
        text = self.take_text(name, required=required)
        if text is not None and not is_id(text):
            self.diagnostics.add(
                self.location_of(name), f'"{text}" cannot be an id.', "use lower-case letters, digits and hyphens only."
            )
            return None
        return text

    def take_choice(self, name: str, choices: Iterable[str], *, required: bool = False) -> str | None:
        """The field as one of `choices`."""
        allowed = list(choices)
        text = self.take_text(name, required=required)
        if text is not None and text not in allowed:
            self.diagnostics.add(
                self.location_of(name),
                f'"{name}" cannot be "{text}".{nearest(text, allowed)}',
                f"write one of: {listed(allowed)}.",
            )
            return None
        return text

    def take_boolean(self, name: str, *, required: bool = False) -> bool | None:
        """The field as true or false."""
        text = self.take_choice(name, ("true", "false"), required=required)
        return None if text is None else text == "true"

    def take_date(self, name: str, *, required: bool = False) -> PartialDate | None:
        """The field as a date, as exactly as it is known."""
        text = self.take_text(name, required=required)
        date = None if text is None else PartialDate.parse(text)
        if text is not None and date is None:
            why = why_no_date(text, f'"{text}" is not a date.', "2023-03-25, 2023-03 or 2023")
            self.diagnostics.add(self.location_of(name), *why)
        return date

    def take_day(self, name: str, *, required: bool = False) -> datetime.date | None:
        """The field as a whole day."""
        text = self.take_text(name, required=required)
        day = None if text is None else parse_day(text)
        if text is not None and day is None:
            self.diagnostics.add(self.location_of(name), *why_no_date(text, f'"{text}" is not a date.'))
        return day

    def take_url(self, name: str, *, required: bool = False) -> str | None:
        """The field as a web address."""
        text = self.take_text(name, required=required)
        if text is None or _URL.fullmatch(text):
            return text
        if _SECRET.match(text):
            what = f'"{name}" has a name or a password before its host, and everybody would read it.'
            self.diagnostics.add(self.location_of(name), what, "remove all from // to @, and the @ too.")
        else:
            self.diagnostics.add(
                self.location_of(name), f'"{text}" is not a web address.', "write it whole, beginning with https://."
            )
        return None

    def take_whole_number(self, name: str, *, required: bool = False, most: int = MOST) -> int | None:
        """The field as a whole number from 0 to `most`."""
        text = self.take_text(name, required=required)
        wrong = None if text is None else why_no_whole_number(name, text, most)
        if wrong:
            self.diagnostics.add(self.location_of(name), *wrong)
        return None if text is None or wrong else int(text)

    def take_number(self, name: str, *, required: bool = False) -> Decimal | None:
        """The field as a number of at most 15 digits, with the decimals that are written."""
        text = self.take_text(name, required=required)
        if text is None:
            return None
        number = parse_number(text)
        if number is None:
            self.diagnostics.add(self.location_of(name), *why_no_number(name, text))
        return number

    def take_texts(self, name: str, *, required: bool = False, plain: bool = False) -> tuple[tuple[str, Location], ...]:
        """The field as a list of texts, each with its location. Markdown is reported in those that are `plain`."""
        texts = []
        for item in self.take_list(name, required=required):
            if isinstance(item, Scalar) and item.text.strip():
                texts.append((item.folded, item.location))
            else:
                self.diagnostics.add(
                    item.location, f'"{name}" must be a list of plain texts.', "write one text after each dash."
                )
        for text, location in texts if plain else ():
            check_plain(name, text, location, self.diagnostics)
        return tuple(texts)

    def take_ids(self, name: str, *, required: bool = False) -> tuple[tuple[str, Location], ...]:
        """The field as a list of ids, each with its location; one that is there twice is reported."""
        first: dict[str, Location] = {}
        for text, location in self.take_texts(name, required=required):
            if not is_id(text):
                self.diagnostics.add(
                    location, f'"{text}" cannot be an id.', "use lower-case letters, digits and hyphens only."
                )
            elif text in first:
                self.diagnostics.add(
                    location,
                    f'"{text}" is twice in "{name}".',
                    f"keep one (the first is on line {first[text].line}).",
                )
            else:
                first[text] = location
        return tuple(first.items())

    def take_text_map(self, name: str, *, required: bool = False) -> dict[str, tuple[str, Location]] | None:
        """The field as plain texts by name, each with the location of its name."""
        node = self.take_mapping(name, required=required)
        if node is None:
            return None
        texts = MappingReader(node, f'"{name}"', self.diagnostics)
        found = {
            key: (texts.take_text(key, required=True, plain=True), location)
            for key, location in node.key_locations.items()
        }
        return {key: (text, location) for key, (text, location) in found.items() if text is not None}

    def take_day_map(self, name: str, *, required: bool = False) -> dict[str, datetime.date] | None:
        """The field as whole days by name."""
        node = self.take_mapping(name, required=required)
        if node is None:
            return None
        found = {key: parse_day(value.text) for key, value in node.entries.items() if isinstance(value, Scalar)}
        for key, value in node.entries.items():
            if found.get(key) is None:
                text = value.text if isinstance(value, Scalar) else ""
                self.diagnostics.add(value.location, *why_no_date(text, f'"{key}" is not a day.'))
        return {key: day for key, day in found.items() if day is not None}

    def take_list(self, name: str, *, required: bool = False) -> tuple[Node, ...]:
        """The field as a list of nodes; absent means none."""
        node = self.take(name, required=required)
        if node is None:
            return ()
        if not isinstance(node, Listing):
            self.diagnostics.add(
                self.location_of(name), f'"{name}" must be a list.', "write each entry on its own line after a dash."
            )
            return ()
        return node.items

    def take_mapping(self, name: str, *, required: bool = False, form: str = "") -> Mapping | None:
        """The field as a mapping. `form` as in `take`."""
        node = self.take(name, required=required, form=form)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.diagnostics.add(
                self.location_of(name),
                f'"{name}" must have fields of its own.',
                f"write {form}." if form else f"write them indented under `{name}:`.",
            )
            return None
        return node

    def take_matching(self, pattern: str) -> Mapping:
        """All fields that nothing has asked for so far and whose whole names match a regular expression."""
        node, unasked = self._node, [name for name in self._node.entries if name not in self._asked]
        names = [name for name in unasked if re.fullmatch(pattern, name)]
        self._asked += names
        locations = {name: node.key_locations[name] for name in names}
        return Mapping({name: node.entries[name] for name in names}, locations, node.location)

    def finish(self, either: tuple[str, ...] = ()) -> None:
        """Report each field that nobody asked for, each required one that is missing, and `either` if all are."""
        missing = dict(self._missing)
        if either and not any(map(self.has, either)):
            missing[either[0]] = f"`{either[0]}: …`"
        for name, location in self._node.key_locations.items():
            if name not in self._asked:
                near = nearest_word(name, self._asked)
                known = listed(self._asked, "docs/reference/fields.md")
                self.diagnostics.add(
                    location,
                    f'{self._label} has no field "{name}".{nearest(name, self._asked)}',
                    f"write `{near}: …`, or remove the line." if near else f"remove it; there are these: {known}.",
                )
                # A misspelt field is one mistake, not two.
                missing.pop(near, None)
        for name, form in missing.items():
            self.diagnostics.add(self._node.location, f'"{name}" is missing in {self._label}.', f"write {form}.")


def _is_empty(node: Node, required: bool) -> bool:
    """An empty text is a mistake; an empty list, written as `[]`, says something unless the list is required."""
    if isinstance(node, Listing):
        return required and not node.items
    return isinstance(node, Scalar) and not node.text.strip()


def each_mapping(items: Iterable[Node], schema: Schema, diagnostics: Diagnostics) -> Iterator[Mapping]:
    """Each item of a list as a mapping; one that cannot be a mapping of this schema is reported and left out."""
    for item in items:
        fields = written_in_full(item, schema)
        if fields is None:
            what = f"{schema.label} must have fields."
            diagnostics.add(item.location, what, "write `- id: …` and its fields indented below.")
        else:
            yield fields


def written_in_full(node: Node, schema: Schema) -> Mapping | None:
    """A mapping as it is, and a bare text as the mapping that it stands for; None if it stands for none."""
    if schema.short and isinstance(node, Scalar) and node.text.strip():
        return Mapping({schema.short: node}, {schema.short: node.location}, node.location)
    return node if isinstance(node, Mapping) else None
