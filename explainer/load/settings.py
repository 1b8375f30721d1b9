"""site.yaml → `Settings`: what holds for the whole site."""

from __future__ import annotations

import re

from explainer.diagnostics import Diagnostics
from explainer.formats.record import Record
from explainer.formats.shape import Date, Field, Id, Shape, Text, Texts, Url, WholeNumber
from explainer.load.files import Folder
from explainer.model import Settings

FILE = "site.yaml"
SHAPE = Shape(
    FILE,
    (
        Field(
            "title",
            Text(),
            "The name of the site. Keep it neutral: it stands in the browser's title bar.",
            required=True,
        ),
        Field("description", Text(long=True), "One sentence: what the site is about.", required=True),
        Field("language", Text(), "Two letters: en, fr, ar …", required=True),
        Field("address", Url(), "Where the site is hosted, ending in a slash. Leave it out while it has no address."),
        Field("article", Id(), "The source that the site is drawn from: an id of content/sources.yaml."),
        Field("checked", Date(exact=True), "The day the content was last compared with its sources.", required=True),
        Field("stale_after_days", WholeNumber(), "After so many days a copy warns that it is old.", required=True),
        Field("leave", Url(), "Where the quick exit leads: a page that anyone may have open.", required=True),
        Field("bundle", Id(), "What the files for download are called. Keep it neutral: they lie on people's phones."),
        Field("contact", Text(), "Where to report a weakness of the site: mailto:… or https://…, for security.txt."),
        Field("licence", Text(), "The licence of the text.", required=True),
        Field("licence_url", Url(), "Where that licence can be read.", required=True),
        Field("sections", Texts(ids=True), "Files of content/sections/ without .md, in reading order.", required=True),
        Field(
            "pages", Texts(ids=True), "Files of content/pages/ without .md, in the order of the foot.", required=True
        ),
        Field("menu", Texts(ids=True), "The pages named in the head of each page.", required=True),
        Field("one_file", Texts(ids=True), "The pages that follow the sections in the single file for download."),
        Field(
            "themes", Texts(ids=True), "Files of content/facts/ without .yaml, in the order in which they are shown."
        ),
    ),
)
# en
_LANGUAGE = re.compile(r"[a-z]{2}\Z")


def load_settings(folder: Folder, diagnostics: Diagnostics) -> Settings | None:
    """Read site.yaml. None when it is missing or cannot be read; a diagnostic has been noted then."""
    node = folder.read_mapping(FILE)
    if node is None:
        return None
    record = SHAPE.read(node, diagnostics)
    language = record.text("language")
    if language and not _LANGUAGE.match(language):
        diagnostics.add(
            record.location_of("language"), f'"{language}" is not a language.', "write its two letters, like en or fr."
        )
    address = record.text("address")
    if address and not address.endswith("/"):
        diagnostics.add(
            record.location_of("address"), "the address must end in a slash.", f"write `address: {address}/`."
        )
    return Settings(
        title=record.text("title"),
        description=record.text("description"),
        language=language,
        address=address,
        article=record.text("article"),
        article_location=record.location_of("article"),
        sections=record.texts("sections"),
        pages=record.texts("pages"),
        menu=record.texts("menu"),
        one_file=record.texts("one_file"),
        themes=record.texts("themes"),
        leave=record.text("leave"),
        checked=record.day("checked"),
        stale_after_days=record.number("stale_after_days"),
        licence=record.text("licence"),
        licence_url=record.text("licence_url"),
        bundle=record.text("bundle") or "site",
        contact=_contact(record, diagnostics),
    )


def _contact(record: Record, diagnostics: Diagnostics) -> str:
    """A URI, as security.txt wants it (RFC 9116, section 2.5.3)."""
    contact = record.text("contact")
    if contact and not contact.startswith(("mailto:", "https://", "tel:")):
        diagnostics.add(
            record.location_of("contact"),
            f'"{contact}" is not an address that a program can open.',
            "begin it with mailto:, https:// or tel:.",
        )
    return contact
