"""A path inside the site's folder → its text. Nothing outside that folder is ever read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.declaration import schema_of
from explainer.formats.leftovers import is_hidden
from explainer.formats.mapping_reader import each_mapping, is_id
from explainer.formats.nodes import Listing, Mapping, Node
from explainer.formats.parsed import Parsed
from explainer.formats.text_file import read_text_file
from explainer.formats.yaml_file import parse_yaml
from explainer.load.kept_texts import KeptTexts
from explainer.translate.catalog import Found
from explainer.translate.translation import Translator

Built = TypeVar("Built")
_List = list  # `Folder.list` hides it


class Folder:
    """The folder of one site. Files are named relative to it, with forward slashes."""

    def __init__(
        self,
        root: Path,
        diagnostics: Diagnostics,
        translator: Translator | None = None,
        texts: KeptTexts | None = None,
    ) -> None:
        """A `translator` puts the texts of another language into what is read, where the reader says what is in it.

        `texts` are those that were parsed at the last build.
        """
        self.root = root.resolve()
        self.translator = translator
        self.texts = texts
        self._diagnostics = diagnostics

    @property
    def found(self) -> _List[Found]:
        """What the translator found for each text that was read; a list to which it adds."""
        return self.translator.found if self.translator else []

    def with_fresh_translator(self, diagnostics: Diagnostics) -> Folder:
        """The same folder, which notes nothing of what was read before."""
        return Folder(self.root, diagnostics, self.translator.fresh() if self.translator else None, self.texts)

    def cache_entry(self, file: str) -> tuple[str, _List[str]]:
        """What a cache calls what is read from a file, and the files that it depends on."""
        if self.translator is None:
            return file, [file]
        return f"{self.translator.language}:{file}", [file, *self.translator.files]

    def list(self, folder: str, ending: str, *, but_not: str = "", deep: bool = False) -> tuple[str, ...]:
        """The files of `folder` that end in `ending`, sorted by name; hidden ones and editors' leftovers left out.

        Those that end in `but_not`, a longer ending, are of another kind.

        Their names become ids and addresses: one that cannot is noted. With `deep`, those of the folders in it follow.
        """
        if not (self.root / folder).is_dir():
            return ()
        found = [entry.name for entry in self._entries(folder) if entry.name.endswith(ending) and not is_folder(entry)]
        names = sorted(name for name in found if not but_not or not name.endswith(but_not))
        files = []
        for name in names:
            stem = name.removesuffix(ending)
            if is_id(stem):
                files.append(f"{folder}/{name}")
            elif not is_hidden(name):
                self._diagnostics.add(
                    Location(f"{folder}/{name}"),
                    f'a file cannot be called "{name}".',
                    "use small letters, digits and hyphens only: its name becomes an address.",
                )
        if deep:
            files.extend(file for inner in self._folders_in(folder) for file in self.list(inner, ending, deep=True))
        return tuple(files)

    def _entries(self, folder: str) -> _List[os.DirEntry[str]]:
        """What is in a folder; none where the system does not let us look, which is noted."""
        try:
            with os.scandir(self.root / folder) as entries:
                return [*entries]
        except OSError as error:
            self._diagnostics.add_refusal(folder, error)
            return []

    def _folders_in(self, folder: str) -> Iterator[str]:
        """The folders of a folder by name, without hidden ones; a link to one is noted, as it may lead anywhere."""
        folders = [entry for entry in self._entries(folder) if is_folder(entry) and not is_hidden(entry.name)]
        for entry in sorted(folders, key=lambda entry: entry.name):
            if not entry.is_symlink():
                yield f"{folder}/{entry.name}"
            else:
                what = "this is a link to a folder."
                self._diagnostics.add(Location(f"{folder}/{entry.name}"), what, "put the folder itself here.")

    def read_text(self, file: str, *, required: bool = True) -> str | None:
        """The text of a file (UTF-8, any line ends), or None; then a diagnostic has been noted, if it is required."""
        if not (self.root / file).is_file():
            if os.path.lexists(self.root / file):
                self._diagnostics.add(
                    Location(file, 0),
                    "there is no file here that can be read.",
                    "put the file itself here, not a link or a folder.",
                )
            elif required:
                self._diagnostics.add(
                    Location(file),
                    "this file is missing.",
                    "write it; docs/reference/fields.md says what belongs in it.",
                )
            return None
        return read_text_file(self.root, file, self._diagnostics)

    def read_yaml(self, file: str, *, required: bool = True) -> Node | None:
        """The file as a node, or None when it is missing, empty or cannot be read."""
        text = self.read_text(file, required=required)
        return None if text is None else parse_yaml(text, file, self._diagnostics)

    def read_mapping(self, file: str, declared: type[Any] | None = None, *, required: bool = True) -> Mapping | None:
        """The file as a mapping; a list, a bare text or an empty file is noted as a diagnostic.

        `declared` is the class that says which texts in it are to be translated.
        """
        known = len(self._diagnostics)
        node = self.read_yaml(file, required=required)
        if isinstance(node, Mapping):
            return self.translator.mapping(file, node, declared) if self.translator and declared else node
        if len(self._diagnostics) == known and (node is not None or (required or (self.root / file).is_file())):
            self._diagnostics.add(Location(file), "this file must have fields.", "write `name: value` on each line.")
        return None

    def read_list(self, file: str, *, required: bool = True) -> tuple[Node, ...]:
        """The items of a file that is one list; an empty file is an empty list."""
        node = self.read_yaml(file, required=required)
        if isinstance(node, Listing):
            return node.items
        if node is not None:
            self._diagnostics.add(Location(file), "this file must be a list.", "begin each entry with `- id: …`.")
        return ()

    def read_entries(self, file: str, declared: type[Built], *, required: bool = True) -> tuple[Parsed[Built], ...]:
        """The items of a file that is a list of mappings, read by a declaration."""
        nodes = self.read_list(file, required=required)
        if self.translator:
            nodes = self.translator.entries(file, nodes, declared)
        items = each_mapping(nodes, schema_of(declared), self._diagnostics)
        return tuple(Parsed.of(declared, node, self._diagnostics) for node in items)


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Is it a folder, or a link to one? A link that leads nowhere, or to itself, is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False
