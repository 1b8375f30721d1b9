"""`Output`s → copies of them, compressed for servers that hand such copies out: `name.br` and `name.gz`."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from explainer.deliver.compressors import BROTLI, DEFLATE
from explainer.deliver.kept import Kept
from explainer.model import Output

COMPRESSED = (".br", ".gz")  # how the name of a copy ends
# What compresses, by its last name. Archives and pictures of points are compressed already.
_COMPRESSES = (".html", ".json", ".xml", ".txt", ".svg", ".css", ".js")
_WORTH_IT = 256  # bytes below which a copy saves less than it costs
# Deflated with the greatest effort; neither a time, a name nor the system is told (RFC 1952, section 2.3.1).
_GZIP_HEAD = b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"


def compressed_copies(outputs: Sequence[Output], kept: Kept) -> list[Output]:
    """Two copies of every output that compresses; what was compressed before is taken from what is `kept`."""
    fitting = [output for output in outputs if output.path.endswith(_COMPRESSES) and len(output.body) >= _WORTH_IT]
    bodies = [output.body for output in fitting]
    deflated = map(_in_gzip, bodies, kept.of(bodies, DEFLATE))
    copies = zip(fitting, deflated, kept.of(bodies, BROTLI), strict=True)
    return [
        Output(f"{output.path}.{ending}", body, output.made_from)
        for output, gz, br in copies
        for ending, body in (("gz", gz), ("br", br))
    ]


def _in_gzip(body: bytes, deflated: bytes) -> bytes:
    return _GZIP_HEAD + deflated + struct.pack("<II", zlib.crc32(body), len(body) % 2**32)
