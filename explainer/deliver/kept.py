"""Contents → the same compressed; what a build compressed is kept for the next one.

Each is a file in .cache/ in the folder of the site, named by a digest of the content, the compressor and its version.
It is used only if it unfolds to the content, so it can be removed, cut short or put there by anybody at any time. What
a build does not need is removed at its end.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from explainer.deliver.compressors import Compressor
from explainer.processes import parallel_map
from explainer.stamp import FOLDER, make_folder, replace, whole

COMPRESSED = f"{FOLDER}/compressed"
_WORTH_IT = 8  # contents from which starting a process saves more than it costs


class Kept:
    """What builds of the site in `root` compressed. One of the few mutable things; a build has one.

    Nothing is read and nothing kept if it is not to be of `use`.
    """

    def __init__(self, root: Path, *, use: bool = True) -> None:
        self._root = root
        self._folder = root / COMPRESSED
        # A link leads out of the folder of the site, where nothing is read, written or removed.
        self._is_there = use and not any(folder.is_symlink() for folder in (self._folder.parent, self._folder))
        self._used: set[str] = set()

    def of(self, contents: Sequence[bytes], compressor: Compressor) -> list[bytes]:
        """Each of the contents compressed, in order."""
        names = [_name(content, compressor) for content in contents]
        by_name = dict(zip(names, contents, strict=True))
        known = {name: self._kept(name, content, compressor) for name, content in by_name.items()}
        missing = [name for name, found in known.items() if found is None]
        for made in parallel_map(
            _in_fair_parts([(name, by_name[name]) for name in missing]),
            lambda part: {name: compressor.compress(content) for name, content in part},
            worth_it=_WORTH_IT,
        ):
            known |= made
            for name, compressed in made.items():
                self._keep(name, compressed)
        self._used.update(by_name)
        return [found for name in names if (found := known[name]) is not None]

    def forget_the_rest(self) -> None:
        """Remove what no call of `of` has asked for."""
        if not (self._is_there and self._folder.is_dir()):
            return
        for path in self._folder.iterdir():
            if path.name not in self._used:
                with contextlib.suppress(OSError):  # another build removed it
                    path.unlink()

    def _kept(self, name: str, content: bytes, compressor: Compressor) -> bytes | None:
        if not self._is_there:
            return None
        try:
            compressed = whole(str(self._folder / name))
            return compressed if compressor.unfold(compressed) == content else None
        except (OSError, ValueError):
            return None

    def _keep(self, name: str, compressed: bytes) -> None:
        if not self._is_there:
            return
        with contextlib.suppress(OSError):  # in a folder that cannot be written to, nothing is kept
            make_folder(str(self._root))
            self._folder.mkdir(exist_ok=True)
            replace(str(self._folder / name), [compressed])


def _name(content: bytes, compressor: Compressor) -> str:
    digest = hashlib.blake2b(f"{compressor.name} {compressor.version()}\n".encode(), digest_size=16)
    digest.update(content)
    return digest.hexdigest()


def _in_fair_parts(contents: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """In an order in which consecutive parts, one a processor, have about the same to do."""
    largest_first = sorted(contents, key=lambda named: -len(named[1]))
    parts = os.cpu_count() or 1
    return [named for start in range(parts) for named in largest_first[start::parts]]
