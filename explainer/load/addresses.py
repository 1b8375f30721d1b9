"""content/addresses.txt → every address that was ever published, with its line; the command `addresses` adds to it."""

from __future__ import annotations

from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declaration import LocatedTexts
from explainer.formats.text_file import read_text_file
from explainer.load.settings import is_address

FILE = "content/addresses.txt"
HEAD = "# Every address that was ever published. `addresses` adds to it; nothing is ever taken away.\n"


def load_addresses(root: Path, diagnostics: Diagnostics) -> LocatedTexts:
    """The addresses in the order of the file, one a line, without comments; none where there is no such file."""
    text = read_text_file(root, FILE, diagnostics) if (root / FILE).is_file() else None
    found = []
    for number, line in enumerate((text or "").splitlines(), 1):
        address = line.strip()
        if not address or address.startswith("#"):
            continue
        if is_address(address):
            found.append((address, Location(FILE, number)))
        else:
            help_text = "write one a line as seen from the first page, like law.html or law.html#days; or remove it."
            diagnostics.add(Location(FILE, number), f'"{address}" is no address of this site.', help_text)
    return tuple(found)
