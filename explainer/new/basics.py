"""The title, the language and the topic of a new site → given or asked for, and put into the texts of the sample."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from explainer.diagnostics import Diagnostic, Diagnostics, Location
from explainer.formats.declaration import schema_of
from explainer.formats.kinds import Field, Text
from explainer.formats.plain_text import check_plain
from explainer.formats.yaml_text import lines_of
from explainer.load.settings import is_language
from explainer.model import Settings
from explainer.new.dialogue import Check, Dialogue, Person
from explainer.render.values import is_written


@dataclass(frozen=True, slots=True)
class Basics:
    """What is known of a site before it is made. The defaults are the words that stand in the sample."""

    title: str = "A sample site"
    language: str = "en"
    topic: str = "a topic of your choice"

    @property
    def is_english(self) -> bool:
        """Is the language that of the sample and of the theme's words?"""
        return self.language.partition("-")[0] == "en"


SAMPLE = Basics()
_TOPIC = Field("topic", Text(), "What the site is about, as it goes on after “What the rules say about”.")
FIELDS = (*(each for each in schema_of(Settings).fields if each.name in ("title", "language")), _TOPIC)
_TEXTS = frozenset({"title", "description"})  # the fields of YAML that have one of them
_FIELD = re.compile(r"([\w-]+): (.+)")


def ask_for_basics(given: Mapping[str, str], person: Person, *, asks: bool) -> Basics:
    """What was given, what the person says where `asks`, or else the words of the sample.

    Raises Stopped when what was given cannot be used.
    """
    dialogue = Dialogue([f"{name}={text}" for name, text in given.items()], person)
    found = {}
    for field in FIELDS:
        default = getattr(SAMPLE, field.name)
        if asks or field.name in given:
            found[field.name] = dialogue.answer(field, _check_of(field.name), default=default) or default
    return Basics(**found)


def filled(text: str, basics: Basics) -> str:
    """A file of the sample with the title and the topic in their places."""
    words = {SAMPLE.title: basics.title, SAMPLE.topic: basics.topic}
    places = re.compile("|".join(map(re.escape, words)))
    lines = []
    for line in text.splitlines(keepends=True):
        new = places.sub(lambda found: words[found[0]], line)
        field = _FIELD.fullmatch(new.rstrip("\n"))
        # What YAML would read in another way is quoted.
        lines.append("\n".join([*lines_of({field[1]: field[2]}, texts=_TEXTS), ""]) if field and new != line else new)
    return "".join(lines)


def _check_of(name: str) -> Check:
    def check(text: str) -> list[Diagnostic]:
        diagnostics = Diagnostics()
        location = Location("new site")
        if name != "language":
            check_plain(name, text, location, diagnostics)
        elif not (is_language(text) and is_written(text)):
            what = f'"{text}" is no code of a language whose dates and numbers we know.'
            diagnostics.add(location, what, "write a code like en or fr; with its region if that matters, like en-GB.")
        return list(diagnostics)

    return check
