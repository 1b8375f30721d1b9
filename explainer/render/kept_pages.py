"""Pages of the last build, with what they were made from → the same pages, where all of that is as it was.

What a page is made from is its own text; the texts of other pages that its template reads; and all else, which any
page may show: heads and headings of all pages, settings, data, templates, the generator. The bodies are in output/;
what else has to be known of each page is in `.cache/pages`, as JSON above a checksum. A page whose body is not the one
that was written is rendered again.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from explainer.model import Output
from explainer.policy import Policy
from explainer.stamp import FOLDER, OUTPUT, is_worth_writing, replace, whole

FILE = f"{FOLDER}/pages"
Parts = tuple[list[str], list[str]]  # the ids in a page, and the addresses that it names


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """What the pages of one language are made from."""

    all_else: str  # what any of them may show
    texts: Mapping[str, str]  # digests of the texts of pages, by their files


class KeptPages:
    """The pages of the last build; and those of this one, for the next."""

    def __init__(self, root: Path, made_from: Mapping[str, MadeFrom]) -> None:
        """`made_from` is what pages are made from, by the codes of their languages."""
        self._root = root
        self._all_else = {code: _digest(each.all_else.encode()) for code, each in made_from.items()}
        self._texts = {code: each.texts for code, each in made_from.items()}
        self._before = _read(root / FILE)
        self._records: dict[str, dict[str, Any]] = {}
        self.parts: dict[str, Parts] = {}  # of pages, by path; whoever looks at another adds it

    def get(self, path: str, language: str, file: str) -> Output | None:
        """The page that the text of a file is shown on; None if it has to be rendered."""
        record = self._before.get(path)
        try:
            if record is None or record["key"] != self._key(path, language, file, record["reads"]):
                return None
            body = (self._root / OUTPUT / path).read_bytes()
            if record["body"] != _digest(body):
                return None
            output = Output(
                path, body, tuple(record["from"]), Policy(*map(tuple, record["policy"])), frozenset(record["links"])
            )
            self.parts[path] = (record["ids"], record["addresses"])
        except (OSError, KeyError, TypeError, ValueError):
            return None
        self._records[path] = record
        return output

    def keep(self, output: Output, language: str, file: str, reads: Collection[str]) -> None:
        """Keep a page for the next build; `reads` are the files of all texts that were read for it."""
        if output.policy is None:
            return
        policy = output.policy
        self._records[output.path] = {
            "key": self._key(output.path, language, file, others := sorted({*reads} - {file})),
            "reads": others,
            "body": _digest(output.body),
            "from": output.made_from,
            "policy": [policy.styles, policy.scripts, policy.data, policy.images],
            "links": sorted(output.links),
        }

    def save(self) -> None:
        """Write those of this build, once the site is written, unless they are nearly those of the last.

        Those of which no parts are known are left out.
        """
        changed = [path for path, record in self._records.items() if record is not self._before.get(path)]
        gone = self._before.keys() - self._records.keys()
        if not is_worth_writing(len(changed) + len(gone), len(self._before)):
            return
        known = {
            path: {**record, "ids": parts[0], "addresses": parts[1]}
            for path, record in self._records.items()
            if (parts := self.parts.get(path))
        }
        with contextlib.suppress(OSError):  # what cannot be kept is rendered again
            replace(str(self._root / FILE), [json.dumps(known, separators=(",", ":")).encode()])

    def _key(self, path: str, language: str, file: str, others: Collection[str]) -> str:
        texts = [self._texts[language].get(each, "") for each in (file, *others)]
        return _digest("\0".join([self._all_else[language], path, *texts]).encode())


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads(whole(str(path)))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
