"""A bundle that tests look into → compressed with little effort, which is most of the time that it takes.

The formats are the same, and so is what is inside. How small a copy is, and that it is the same bytes everywhere, is
tested of copies that are made as they are for visitors (test_copies.py, test_archive.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import brotli
import pytest

from explainer.deliver import compress
from explainer.deliver.compressors import BROTLI


@contextmanager
def little_effort() -> Iterator[None]:
    """What is packed meanwhile is packed quickly, and kept under another name than what is packed well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            compress, "BROTLI", replace(BROTLI, name="brotli 4", compress=partial(brotli.compress, quality=4))
        )
        yield
