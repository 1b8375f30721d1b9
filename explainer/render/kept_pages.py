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
from hashlib import blake2b
from pathlib import Path
from typing import Any

from explainer.model import Output
from explainer.policy import Policy
from explainer.stamp import FOLDER, OUTPUT, replace, whole

FILE = f"{FOLDER}/pages"
WORTH_WRITING = 20  # changed pages: a few are rendered sooner than all written
Parts = tuple[list[str], list[str]]  # the ids in a page, and the addresses that it names


class KeptPages:
    """The pages of the last build; and those of this one, for the next."""

    def __init__(self, root: Path, all_else: str, texts: Mapping[str, str]) -> None:
        """`all_else` is what any page may show; `texts` are digests of the texts of pages, by their files."""
        self._root = root
        self._all_else = _digest(all_else.encode())
        self._texts = texts
        self._before = _read(root / FILE)
        self._records: dict[str, dict[str, Any]] = {}
        self.parts: dict[str, Parts] = {}  # of pages, by path; whoever looks at another adds it

    def get(self, path: str, file: str) -> Output | None:
        """The page that the text of a file is shown on; None if it has to be rendered."""
        record = self._before.get(path)
        try:
            if record is None or record["key"] != self._key(path, file, record["reads"]):
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

    def keep(self, output: Output, file: str, reads: Collection[str]) -> None:
        """Keep a page for the next build; `reads` are the files of all texts that were read for it."""
        if output.policy is None:
            return
        policy = output.policy
        self._records[output.path] = {
            "key": self._key(output.path, file, others := sorted({*reads} - {file})),
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
        if self._before and len(changed) + len(gone) < WORTH_WRITING:
            return
        known = {
            path: {**record, "ids": parts[0], "addresses": parts[1]}
            for path, record in self._records.items()
            if (parts := self.parts.get(path))
        }
        with contextlib.suppress(OSError):  # what cannot be kept is rendered again
            replace(str(self._root / FILE), [json.dumps(known, separators=(",", ":")).encode()])

    def _key(self, path: str, file: str, others: Collection[str]) -> str:
        texts = [self._texts.get(each, "") for each in (file, *others)]
        return _digest("\0".join([self._all_else, path, *texts]).encode())


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads(whole(str(path)))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
