"""Each kind of mark that a text may hold, `{kind:id}` or `{kind:id|form}`: one entry, which every stage reads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A kind of mark: what it refers to, where it may be placed, and which macro shows it."""

    kind: str  # the word before the colon, in small letters; messages call what it refers to by the same word
    collection: str  # the field of `Site` and of `Known` that holds what it refers to, by id
    file: str  # where an editor adds to the collection
    template: str  # of the macro; it may name a field of what is referred to: {item.kind}
    macro: str = ""  # what shows a mark without a form; "" if it has the name of the kind
    forms: tuple[str, ...] = ()  # what may be written after "|"; each is the name of a macro
    prose: tuple[str, ...] = ()  # of the forms, those that show the field of the same name in a sentence
    block: bool = False  # only alone in a paragraph; otherwise within a sentence
    sign: bool = False  # without a form it is a small link behind a word, and has no words of its own
    once: bool = False  # at most once in a text, because its template prints an id

    @property
    def anchors(self) -> str:
        """How the ids begin that templates print for it: no heading may have such an anchor."""
        return f"{self.kind}-"

    def macro_for(self, form: str) -> str:
        """The macro that shows a form; "" is the mark without one."""
        return form or self.macro or self.kind


ENTRIES = (
    Mark(
        kind="fact",
        collection="facts",
        file="content/facts/",
        template="parts/mark.html",
        macro="mark",
        forms=("date", "statement"),
        prose=("statement",),
        sign=True,
    ),
    Mark(
        kind="figure",
        collection="figures",
        file="content/figures.yaml",
        template="parts/figure.html",
        block=True,
    ),
    Mark(
        kind="picture",
        collection="pictures",
        file="content/pictures.yaml",
        template="parts/picture-{item.kind}.html",
        block=True,
        once=True,
    ),
)
MARKS = {mark.kind: mark for mark in ENTRIES}
