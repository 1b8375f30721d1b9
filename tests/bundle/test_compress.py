"""Outputs → compressed copies that unfold to the same bytes, made again only where something changed."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest

from explainer.deliver.compress import compressed_copies
from explainer.model import Output

PAGE = Output("page.html", b"<p>words and more words" * 40, ("a.md",))


def by_path(outputs: list[Output]) -> dict[str, bytes]:
    return {output.path: output.body for output in outputs}


def written(outputs: list[Output], folder: Path) -> None:
    for output in outputs:
        (folder / output.path).write_bytes(output.body)


def test_a_copy_unfolds_to_the_same_bytes(tmp_path: Path) -> None:
    copies = by_path(compressed_copies([PAGE], tmp_path))
    assert set(copies) == {"page.html.gz", "page.html.br"}
    assert gzip.decompress(copies["page.html.gz"]) == brotli.decompress(copies["page.html.br"]) == PAGE.body


def test_what_is_short_or_compressed_already_has_no_copy(tmp_path: Path) -> None:
    outputs = [Output("short.txt", b"short", ()), Output("site.zip", bytes(9999), ()), Output("a.png", bytes(9999), ())]
    assert compressed_copies(outputs, tmp_path) == []


def test_a_copy_tells_neither_the_time_nor_the_name(tmp_path: Path) -> None:
    head = by_path(compressed_copies([PAGE], tmp_path))["page.html.gz"][:10]
    assert head[3:8] == bytes(5)


def test_a_copy_from_before_is_used_only_if_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = compressed_copies([PAGE], tmp_path)
    written(fresh, tmp_path)
    monkeypatch.setattr(brotli, "compress", lambda *_: pytest.fail("it was there already"))
    assert compressed_copies([PAGE], tmp_path) == fresh
    monkeypatch.undo()
    (tmp_path / "page.html.br").write_bytes(by_path(fresh)["page.html.br"][:-3])
    assert compressed_copies([PAGE], tmp_path) == fresh
    other = Output("page.html", PAGE.body + b"!", PAGE.made_from)
    assert brotli.decompress(by_path(compressed_copies([other], tmp_path))["page.html.br"]) == other.body
