"""A bundle that tests look into → compressed with little effort, which is most of the time that it takes.

The formats are the same, and so is what is inside. How small a copy is, and that it is the same bytes everywhere, is
tested of copies that are made as they are for visitors (test_copies.py, test_archive.py).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import brotli
import pytest
import zopfli.zlib


@contextmanager
def little_effort() -> Iterator[None]:
    """What is packed meanwhile is packed quickly."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(zopfli.zlib, "compress", lambda body, **_: zlib.compress(body))
        patch.setattr(brotli, "compress", partial(brotli.compress, quality=4))
        yield
