"""A YAML mapping → its fields, one by one, each checked and each with a message when it is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from explainer.diagnostics import Diagnostics, Location, listed, nearest, nearest_word
from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.formats.partial_date import PartialDate

# whole-border, between_ports
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\Z")
_URL = re.compile(r"https?://[^\s/?#\"<>]+\.[^\s\"<>]+\Z")


def is_id(text: str) -> bool:
    """Lower-case letters, digits, hyphens (underscores in rules)?"""
    return _ID.match(text) is not None


class Fields:
    """Takes one mapping apart. Ask for each field, then call `finish`, which reports the unknown ones.

    `what` names the mapping in messages: "this fact", "site.yaml".
    Every `take_…` returns None when the field is absent or wrong; a wrong one has been noted then.
    """

    def __init__(self, node: Mapping, what: str, diagnostics: Diagnostics) -> None:
        self.location = node.location
        self.what = what
        self._node = node
        self._diagnostics = diagnostics
        self._asked: list[str] = []
        self._missing: list[str] = []

    def has(self, name: str) -> bool:
        """Is the field written, even if empty?"""
        return name in self._node.entries

    def location_of(self, name: str) -> Location:
        """Where the field's name is, or the mapping itself when it is absent."""
        return self._node.key_locations.get(name, self.location)

    def take(self, name: str, *, required: bool = False) -> Node | None:
        """The field as a node, whatever its shape."""
        self._asked.append(name)
        node = self._node.entries.get(name)
        if node is None:
            if required:
                self._missing.append(name)
        elif _is_empty(node, required):
            help_text = f"write `{name}: …`." if required else "give it a value, or remove the line."
            self._diagnostics.add(self.location_of(name), f'"{name}" is empty in {self.what}.', help_text)
            return None
        return node

    def take_text(self, name: str, *, required: bool = False, longest: int = 0, because: str = "") -> str | None:
        """The field as text with single spaces; folded lines come as one. `longest` is reported with its reason."""
        node = self.take(name, required=required)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self._diagnostics.add(
                self.location_of(name), f'"{name}" must be one text.', f"write `{name}: …` on one line."
            )
            return None
        text = " ".join(node.text.split())
        if longest and len(text) > longest:
            self._diagnostics.add(
                self.location_of(name),
                f"the {name} has {len(text)} characters.",
                f"shorten it to {longest}: {because}.",
            )
        return text

    def take_id(self, name: str = "id", *, required: bool = True) -> str | None:
        """The field as an id: lower-case letters, digits, hyphens (underscores in rules)."""
        text = self.take_text(name, required=required)
        if text is not None and not is_id(text):
            self._diagnostics.add(
                self.location_of(name), f'"{text}" cannot be an id.', "use lower-case letters, digits and hyphens only."
            )
            return None
        return text

    def take_choice(self, name: str, choices: Iterable[str], *, required: bool = False) -> str | None:
        """The field as one of `choices`."""
        allowed = list(choices)
        text = self.take_text(name, required=required)
        if text is not None and text not in allowed:
            self._diagnostics.add(
                self.location_of(name),
                f'"{name}" cannot be "{text}".{nearest(text, allowed)}',
                f"write one of: {listed(allowed)}.",
            )
            return None
        return text

    def take_flag(self, name: str) -> bool:
        """The field as true or false; absent means false."""
        return self.take_choice(name, ("true", "false")) == "true"

    def take_day(self, name: str, *, required: bool = False, exact: bool = False) -> PartialDate | None:
        """The field as a date; `exact` asks for a whole day."""
        text = self.take_text(name, required=required)
        if text is None:
            return None
        day = PartialDate.parse(text)
        if day is None or (exact and day.precision != "day"):
            form = "2023-03-25" if exact else "2023-03-25, 2023-03 or 2023"
            self._diagnostics.add(self.location_of(name), f'"{text}" is not a date.', f"write it like {form}.")
            return None
        return day

    def take_url(self, name: str, *, required: bool = False) -> str | None:
        """The field as a web address."""
        text = self.take_text(name, required=required)
        if text is not None and not _URL.match(text):
            self._diagnostics.add(
                self.location_of(name), f'"{text}" is not a web address.', "write it whole, beginning with https://."
            )
            return None
        return text

    def take_whole_number(self, name: str, *, required: bool = False) -> int | None:
        """The field as a whole number, 0 or more."""
        text = self.take_text(name, required=required)
        if text is None:
            return None
        if not text.isascii() or not text.isdigit():
            self._diagnostics.add(
                self.location_of(name), f'"{text}" is not a whole number.', "write digits only, like 23870."
            )
            return None
        return int(text)

    def take_texts(self, name: str, *, required: bool = False) -> tuple[tuple[str, Location], ...]:
        """The field as a list of texts, each with its place."""
        texts = []
        for item in self.take_list(name, required=required):
            if isinstance(item, Scalar) and item.text.strip():
                texts.append((" ".join(item.text.split()), item.location))
            else:
                self._diagnostics.add(
                    item.location, f'"{name}" must be a list of plain texts.', "write one text after each dash."
                )
        return tuple(texts)

    def take_ids(self, name: str, *, required: bool = False) -> tuple[tuple[str, Location], ...]:
        """The field as a list of ids, each with its place; one that is there twice is noted."""
        first: dict[str, Location] = {}
        for text, location in self.take_texts(name, required=required):
            if not is_id(text):
                self._diagnostics.add(
                    location, f'"{text}" cannot be an id.', "use lower-case letters, digits and hyphens only."
                )
            elif text in first:
                self._diagnostics.add(
                    location,
                    f'"{text}" is twice in "{name}".',
                    f"keep one (the first is on line {first[text].line}).",
                )
            else:
                first[text] = location
        return tuple(first.items())

    def take_list(self, name: str, *, required: bool = False) -> tuple[Node, ...]:
        """The field as a list of nodes; absent means none."""
        node = self.take(name, required=required)
        if node is None:
            return ()
        if not isinstance(node, Listing):
            self._diagnostics.add(
                self.location_of(name), f'"{name}" must be a list.', "write each entry on its own line after a dash."
            )
            return ()
        return node.items

    def take_mapping(self, name: str, *, required: bool = False) -> Mapping | None:
        """The field as a mapping."""
        node = self.take(name, required=required)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self._diagnostics.add(
                self.location_of(name),
                f'"{name}" must have fields of its own.',
                f"write them indented under `{name}:`.",
            )
            return None
        return node

    def miss(self, name: str) -> None:
        """Let `finish` report that this field is not there."""
        self._missing.append(name)

    def finish(self) -> None:
        """Report every field that nobody asked for, and every required one that is not there."""
        missing = list(self._missing)
        for name, location in self._node.key_locations.items():
            if name not in self._asked:
                near = nearest_word(name, self._asked)
                known = listed(self._asked, "docs/editing.md")
                self._diagnostics.add(
                    location,
                    f'{self.what} has no field "{name}".{nearest(name, self._asked)}',
                    f"write `{near}: …`, or remove the line." if near else f"remove it; there are these: {known}.",
                )
                # A misspelt field is one mistake, not two.
                missing = [field for field in missing if field != near]
        for name in missing:
            self._diagnostics.add(self.location, f'"{name}" is missing in {self.what}.', f"write `{name}: …`.")


def _is_empty(node: Node, required: bool) -> bool:
    """An empty text is a mistake; an empty list, written as `[]`, says something unless the list is required."""
    if isinstance(node, Listing):
        return required and not node.items
    return isinstance(node, Scalar) and not node.text.strip()


def each_mapping(items: Iterable[Node], what: str, diagnostics: Diagnostics) -> Iterator[Fields]:
    """Each item of a list as `Fields`; an item that is not a mapping is noted and left out."""
    for item in items:
        if isinstance(item, Mapping):
            yield Fields(item, what, diagnostics)
        else:
            diagnostics.add(
                item.location, f"{what} must have fields.", "write `- id: …` and its fields indented below."
            )
