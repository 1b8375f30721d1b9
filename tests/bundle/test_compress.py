"""Outputs → compressed copies that unfold to the same bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from explainer.deliver.compress import compressed_copies
from explainer.deliver.kept import Kept
from explainer.model import Output

# The page compressed by the versions in requirements.txt: whoever changes one of these changes them here.
GZIP = "1f8b08000000000002ffb329b02bcf2f4a295648cc4b51c8cd2f4a5500736d468547854785074e18003012fec498030000"
BROTLI = "1b9703f8a541787ce0b4208b6c529816c0041d1c92b73e12de29"
PAGE = Output("page.html", b"<p>words and more words" * 40, ("a.md",))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def by_path(outputs: list[Output]) -> dict[str, bytes]:
    return {output.path: output.body for output in outputs}


def test_a_copy_unfolds_to_the_same_bytes(kept: Kept) -> None:
    copies = by_path(compressed_copies([PAGE], kept))
    assert set(copies) == {"page.html.gz", "page.html.br"}
    assert gzip.decompress(copies["page.html.gz"]) == brotli.decompress(copies["page.html.br"]) == PAGE.body


def test_what_is_short_or_compressed_already_has_no_copy(kept: Kept) -> None:
    outputs = [Output("short.txt", b"short", ()), Output("site.zip", bytes(9999), ()), Output("a.png", bytes(9999), ())]
    assert compressed_copies(outputs, kept) == []


def test_a_copy_tells_neither_the_time_nor_the_name(kept: Kept) -> None:
    head = by_path(compressed_copies([PAGE], kept))["page.html.gz"][:10]
    assert head[3:8] == bytes(5)


def test_a_copy_is_the_same_bytes_on_every_machine(kept: Kept) -> None:
    copies = by_path(compressed_copies([PAGE], kept))
    assert copies["page.html.gz"].hex() == GZIP
    assert copies["page.html.br"].hex() == BROTLI
