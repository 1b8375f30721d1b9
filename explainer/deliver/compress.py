"""`Output`s → copies of them, compressed for servers that hand such copies out: `name.br` and `name.gz`."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

from explainer.model import Output
from explainer.processes import parallel_map

# What compresses, by its last name. Archives and pictures of points are compressed already.
_COMPRESSES = (".html", ".json", ".xml", ".txt", ".svg", ".css", ".js")
_WORTH_IT = 256  # bytes below which a copy saves less than it costs


def compressed_copies(outputs: Sequence[Output], before: Path) -> list[Output]:
    """Two copies of every output that compresses. Where `before` holds an output as it is, its copies are taken."""
    fitting = [output for output in outputs if output.path.endswith(_COMPRESSES) and len(output.body) >= _WORTH_IT]
    return [copy for part in parallel_map(fitting, lambda part: _copies(part, before)) for copy in part]


def _copies(outputs: Sequence[Output], before: Path) -> list[Output]:
    return [copy for output in outputs for copy in (_gzip(output), _brotli(output, before))]


def _gzip(output: Output) -> Output:
    # Neither the time nor the system is reported (RFC 1952, section 2.3.1).
    return Output(f"{output.path}.gz", gzip.compress(output.body, mtime=0), output.made_from)


def _brotli(output: Output, before: Path) -> Output:
    # Imported here: most builds make no copies.
    import brotli

    path = f"{output.path}.br"
    try:
        body = (before / path).read_bytes()
        if brotli.decompress(body) == output.body:
            return Output(path, body, output.made_from)
    except (OSError, brotli.error):
        pass  # there is none, or it is damaged
    return Output(path, bytes(brotli.compress(output.body)), output.made_from)
