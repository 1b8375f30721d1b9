"""What a build compressed → is taken by the next one, if it is what that one would make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from explainer.deliver.compressors import BROTLI, DEFLATE, Compressor
from explainer.deliver.kept import COMPRESSED, Kept

CONTENTS = [b"one " * 90, b"two " * 90, b""]


def files(root: Path) -> list[Path]:
    return sorted((root / COMPRESSED).iterdir())


def watched(compressor: Compressor) -> tuple[Compressor, list[bytes]]:
    """A compressor, and a list of what it is asked to compress."""
    asked: list[bytes] = []

    def compress(content: bytes) -> bytes:
        asked.append(content)
        return compressor.compress(content)

    return replace(compressor, compress=compress), asked


@pytest.mark.parametrize("compressor", [DEFLATE, BROTLI], ids=lambda compressor: compressor.name)
def test_what_was_compressed_before_is_not_compressed_again(compressor: Compressor, tmp_path: Path) -> None:
    fresh = Kept(tmp_path).of(CONTENTS, compressor)
    assert [compressor.unfold(each) for each in fresh] == CONTENTS
    again, asked = watched(compressor)
    assert Kept(tmp_path).of([*CONTENTS[::-1], b"new"], again)[:3] == fresh[::-1]
    assert asked == [b"new"]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 0x10]))


def _put_a_folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("compressor", [DEFLATE, BROTLI], ids=lambda compressor: compressor.name)
@pytest.mark.parametrize("harm", [_cut, _flip, Path.unlink, lambda path: path.write_bytes(b""), _put_a_folder_there])
def test_what_is_damaged_is_made_anew(harm: Callable[[Path], None], compressor: Compressor, tmp_path: Path) -> None:
    fresh = Kept(tmp_path).of(CONTENTS, compressor)
    for path in files(tmp_path):
        harm(path)
    assert Kept(tmp_path).of(CONTENTS, compressor) == fresh


def test_the_copy_of_another_content_is_not_used(tmp_path: Path) -> None:
    fresh = Kept(tmp_path).of(CONTENTS[:2], DEFLATE)
    one, other = files(tmp_path)
    one.write_bytes(other.read_bytes())
    assert Kept(tmp_path).of(CONTENTS[:2], DEFLATE) == fresh


@pytest.mark.parametrize("other", [replace(DEFLATE, name="deflate 1"), replace(DEFLATE, version=lambda: "2")])
def test_another_effort_or_version_compresses_itself(other: Compressor, tmp_path: Path) -> None:
    Kept(tmp_path).of(CONTENTS, DEFLATE)
    compressor, asked = watched(other)
    Kept(tmp_path).of(CONTENTS, compressor)
    assert sorted(asked) == sorted(CONTENTS)


def test_what_a_build_did_not_need_is_removed_at_its_end(tmp_path: Path) -> None:
    Kept(tmp_path).of(CONTENTS, DEFLATE)
    later = Kept(tmp_path)
    later.of(CONTENTS[:1], DEFLATE)
    later.of(CONTENTS[:1], BROTLI)
    later.forget_the_rest()
    assert len(files(tmp_path)) == 2
    assert _asked_for(CONTENTS, tmp_path) == sorted(CONTENTS[1:])


def _asked_for(contents: Sequence[bytes], root: Path) -> list[bytes]:
    compressor, asked = watched(DEFLATE)
    Kept(root).of(contents, compressor)
    return sorted(asked)


def test_where_nothing_can_be_written_all_is_compressed(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("no folder", "utf-8")
    kept = Kept(tmp_path)
    assert [DEFLATE.unfold(each) for each in kept.of(CONTENTS, DEFLATE)] == CONTENTS
    kept.forget_the_rest()


def test_who_wants_nothing_kept_has_all_made_anew(tmp_path: Path) -> None:
    Kept(tmp_path).of(CONTENTS, DEFLATE)
    compressor, asked = watched(DEFLATE)
    Kept(tmp_path, use=False).of([*CONTENTS, b"new"], compressor)
    assert len(asked) == 4
    assert len(files(tmp_path)) == 3


@pytest.mark.parametrize("link", [".cache", COMPRESSED])
def test_a_folder_that_leads_elsewhere_is_neither_read_nor_changed(link: str, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    (site / link).parent.mkdir(parents=True)
    Kept(elsewhere).of(CONTENTS, DEFLATE)
    (site / link).symlink_to(elsewhere / link)
    before = [(path, path.stat().st_mtime_ns) for path in files(elsewhere)]
    compressor, asked = watched(DEFLATE)
    kept = Kept(site)
    kept.of([*CONTENTS, b"new"], compressor)
    kept.forget_the_rest()
    assert len(asked) == 4
    assert [(path, path.stat().st_mtime_ns) for path in files(elsewhere)] == before


def test_several_processes_compress_what_one_does(tmp_path: Path) -> None:
    contents = [bytes([number]) * 50 * number for number in range(40)]
    assert Kept(tmp_path).of(contents, BROTLI) == [BROTLI.compress(content) for content in contents]
