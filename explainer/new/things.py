"""fact, event, source, section → the texts of the files that hold a new one, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from explainer.diagnostics import Diagnostics
from explainer.formats import nodes
from explainer.formats.declaration import schema_of
from explainer.formats.kinds import Field, Id, Schema, Text
from explainer.formats.mapping_reader import MappingReader
from explainer.formats.parsed import Parsed, read_fields
from explainer.formats.yaml_edit import with_item
from explainer.formats.yaml_text import Value, lines_of
from explainer.load import facts, pages, settings, sources
from explainer.load.collections import RESERVED_ANCHORS
from explainer.load.files import Folder
from explainer.markdown.parse import parse
from explainer.model import Fact, Page, Source
from explainer.new.dialogue import Dialogue
from explainer.new.entry import EntryModel, Values, ask_for, known_only, texts_of
from explainer.new.known import Known, load_known

SECTION_FIELDS = (
    Field("id", Id(), "The name of its file and of its address: small letters and hyphens.", required=True),
    *(each for each in pages.SECTION_SCHEMA.fields if each.name not in ("template", "reviewed")),  # seldom wanted
    Field("text", Text(markdown=True), "Its first sentences. The first one answers the title."),
)


@dataclass(frozen=True, slots=True)
class Made:
    """Texts by the files that they belong to, relative to the site's folder, and what an editor should know."""

    files: dict[str, str]
    message: str
    whole: bool = True  # false: the site needs more before it can be checked


def make_fact(root: Path, dialogue: Dialogue, today: str, *, event: bool = False) -> Made:
    """A new fact at the end of its theme; an event is one that is on the timeline."""
    known = load_known(root)
    theme = _ask_for_theme(known, dialogue)
    model = EntryModel(
        name="event" if event else "fact",
        schema=schema_of(Fact),
        read=lambda node, diagnostics: facts.load_fact(Parsed.of(Fact, node, diagnostics), theme),
        taken=known.facts,
        named={"source": ([*known.sources], "source", sources.FILE)},
        preset={"timeline": "true"} if event else {},
        default=lambda name, values: _default_of_fact(name, values, today),
        skips=lambda name, values: _is_idle_in_fact(name, values, known) or (event and name == "date_is"),
    )
    values = ask_for(model, dialogue)
    file = f"{facts.FOLDER}/{theme}.yaml"
    text, line = _appended(root, file, "facts", values, schema_of(Fact))
    identifier = values["id"]
    message = [f'Wrote {model.name} "{identifier}": {file}:{line}', f"A section names it as {{fact:{identifier}}}."]
    return Made({file: text}, "\n".join(message))


def make_source(root: Path, dialogue: Dialogue) -> Made:
    """A new source at the end of the sources."""
    known = load_known(root)
    model = EntryModel(
        name="source",
        schema=schema_of(Source),
        read=lambda node, diagnostics: sources.load_source(Parsed.of(Source, node, diagnostics)),
        taken=known.sources,
        skips=lambda name, values: (
            name == "archived"  # a copy is made later
            or (name in (*sources.DAYS, *sources.LAW_ONLY) and values["kind"] != "law")
        ),
    )
    values = ask_for(model, dialogue)
    text, line = _appended(root, sources.FILE, "", values, schema_of(Source))
    message = f'Wrote source "{values["id"]}": {sources.FILE}:{line}\nNothing rests on it yet, which is a mistake: '
    return Made(
        {sources.FILE: text}, f"{message}name it in a fact, or cite it in a section as [@{values['id']}].", whole=False
    )


def make_section(root: Path, dialogue: Dialogue, today: str) -> Made:
    """A new section, last in the order of site.yaml."""
    known = load_known(root)
    model = EntryModel(
        name="section",
        schema=Schema(schema_of(Page).label, SECTION_FIELDS),
        read=_read_section,
        taken=known.pages,
        default=lambda name, _values: {"changed": today, "draft": "true"}.get(name, ""),
    )
    values = ask_for(model, dialogue)
    identifier, text = str(values.pop("id")), str(values.pop("text", ""))
    head = lines_of(values, texts=texts_of(schema_of(Page)))
    file = f"{pages.SECTIONS}/{identifier}.md"
    order, line = _appended(root, settings.FILE, "sections", identifier)
    body = ["", text] if text else []
    message = [f"Wrote {file}, and its name at the end of the order: {settings.FILE}:{line}"]
    if "draft" in values:
        message.append("It is a draft: only the preview shows it. Take `draft: true` out when it is ready.")
    return Made({file: "\n".join(["---", *head, "---", *body, ""]), settings.FILE: order}, "\n".join(message))


def _ask_for_theme(known: Known, dialogue: Dialogue) -> str:
    says = f"The file in {facts.FOLDER}/ that it belongs to, without .yaml: {', '.join(known.themes)}."
    check = known_only("file of facts", known.themes, f"{facts.FOLDER}/")
    return dialogue.answer(Field("theme", Id(), says, required=True), check)


def _is_idle_in_fact(name: str, values: Values, known: Known) -> bool:
    if name in ("turn", "applies", "ended_by"):
        return values.get("timeline") != "true"
    return name in ("article_says", "verdict", "why") and not known.checks_an_article


def _default_of_fact(name: str, values: Values, today: str) -> str:
    if name == "verdict" and "article_says" not in values:
        return "not-in-article"
    return today if name == "checked" else ""


def _read_section(node: nodes.Mapping, diagnostics: Diagnostics) -> None:
    label = schema_of(Page).label
    read_fields(Schema(label, SECTION_FIELDS), MappingReader(node, label, diagnostics), {})
    text = node.entries.get("text")
    if isinstance(text, nodes.Scalar):
        found = Diagnostics()
        parse(text.text, "", 1, found, reserved=RESERVED_ANCHORS)
        for diagnostic in found:
            diagnostics.add(text.location, diagnostic.what, diagnostic.help_text)


def _appended(root: Path, file: str, name: str, item: Value, schema: Schema | None = None) -> tuple[str, int]:
    """The file with an entry at the end of its list `name`, and the line of the entry. Raises BuildStopped."""
    diagnostics = Diagnostics()
    if Folder(root, diagnostics).read_text(file) is None:
        diagnostics.raise_if_any()
    texts = texts_of(schema) if schema else frozenset[str]()
    appended = with_item((root / file).read_bytes().decode(), file, name, item, diagnostics, texts=texts)
    diagnostics.raise_if_any()
    return appended
