"""The two ways to compress: deflate, for archives and gzip, and Brotli. The same bytes in and out on every machine.

The libraries are imported where they are needed: most builds compress nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Compressor:
    """A way to compress. Its bytes depend on nothing but its `name`, its `version` and the content."""

    name: str
    version: Callable[[], str]
    compress: Callable[[bytes], bytes]
    unfold: Callable[[bytes], bytes]  # raises ValueError


def _deflate(content: bytes) -> bytes:
    import deflate

    return bytes(deflate.deflate_compress(content, 12))


def _inflate(compressed: bytes) -> bytes:
    try:
        return zlib.decompress(compressed, wbits=-zlib.MAX_WBITS)
    except zlib.error as error:
        raise ValueError from error


def _deflate_version() -> str:
    import deflate

    return f"{deflate.__version__}"


def _brotli(content: bytes) -> bytes:
    import brotli

    return bytes(brotli.compress(content))


def _unbrotli(compressed: bytes) -> bytes:
    import brotli

    try:
        return bytes(brotli.decompress(compressed))
    except brotli.error as error:
        raise ValueError from error


def _brotli_version() -> str:
    import brotli

    return f"{brotli.__version__}"


# By libdeflate, which is the same on every machine, where Python's zlib is that of the machine. RFC 1951.
DEFLATE = Compressor("deflate 12", _deflate_version, _deflate, _inflate)
# RFC 7932. Its highest quality, 11, is what it does unless asked for less.
BROTLI = Compressor("brotli 11", _brotli_version, _brotli, _unbrotli)
