"""site.yaml → `Settings`: what holds for the whole site."""

from __future__ import annotations

import re

from explainer.diagnostics import Diagnostics
from explainer.formats.parsed import Parsed
from explainer.load.files import Folder
from explainer.model import Settings

FILE = "site.yaml"
# en, fr-CA
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?\Z")


def load_settings(folder: Folder, diagnostics: Diagnostics) -> Settings | None:
    """Read site.yaml. None when it, or a required field, is missing or cannot be read; that has been reported then."""
    node = folder.read_mapping(FILE)
    if node is None:
        return None
    entry = Parsed.of(Settings, node, diagnostics)
    entry.check(_check_language, _check_address, _check_contact)
    return entry.build()


def _check_language(settings: Settings, entry: Parsed[Settings]) -> None:
    if not _LANGUAGE.match(settings.language):
        what = f'"{settings.language}" is not a language.'
        entry.report("language", what, "write its code, like en or fr; with its region if that matters, like en-GB.")


def _check_address(settings: Settings, entry: Parsed[Settings]) -> None:
    address = settings.address
    if address and not address.endswith("/"):
        entry.report("address", "the address must end in a slash.", f"write `address: {address}/`.")


def _check_contact(settings: Settings, entry: Parsed[Settings]) -> None:
    """A URI, as security.txt wants it (RFC 9116, section 2.5.3)."""
    contact = settings.contact
    if contact and not contact.startswith(("mailto:", "https://", "tel:")):
        what = f'"{contact}" is not an address that a program can open.'
        entry.report("contact", what, "begin it with mailto:, https:// or tel:.")
