"""`Output`s → one zip file, the same bytes whatever the machine, the folder and the hour.

Python's own module leaves the deflating to the zlib of the machine, and two zlibs give two files. Zopfli is the same
everywhere, and smaller; but slow, so what an earlier archive holds is taken from there.
Format: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.
"""

from __future__ import annotations

import datetime
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explainer.model import Output
from explainer.processes import parallel_map

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_NEEDS = 20  # version 2.0: deflate
_MADE_BY = 3 << 8 | _NEEDS  # Unix, so that the rights of the files are read
_RIGHTS = 0o100644 << 16  # a plain file that its owner may write
_UTF8 = 1 << 11
_DEFLATED = 8
_ITERATIONS = 1  # more gain two bytes in a thousand
_FIRST_YEAR = 1980  # the format knows no earlier time


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file as it is in an archive."""

    name: bytes
    checksum: int
    size: int
    deflated: bytes


def zip_of(outputs: Sequence[Output], day: datetime.date, earlier: bytes = b"") -> bytes:
    """An archive of the outputs, sorted, each with the beginning of `day` as its time. `earlier` saves work."""
    known = _entries_of(earlier)
    entries = [
        entry for part in parallel_map(sorted(outputs, key=_path), lambda part: _entries(part, known)) for entry in part
    ]
    time = _time(day)
    body, directory = bytearray(), bytearray()
    for entry in entries:
        about = (_UTF8, _DEFLATED, *time, entry.checksum, len(entry.deflated), entry.size, len(entry.name))
        directory += _CENTRAL.pack(b"PK\1\2", _MADE_BY, _NEEDS, *about, 0, 0, 0, 0, _RIGHTS, len(body)) + entry.name
        body += _LOCAL.pack(b"PK\3\4", _NEEDS, *about, 0) + entry.name + entry.deflated
    comment = _comment()
    count = len(entries)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), len(comment))
    return bytes(body + directory + end + comment)


def _path(output: Output) -> str:
    return output.path


def _entries(outputs: Sequence[Output], known: Mapping[tuple[bytes, int, int], _Entry]) -> list[_Entry]:
    return [_entry(output, known) for output in outputs]


def _entry(output: Output, known: Mapping[tuple[bytes, int, int], _Entry]) -> _Entry:
    name, checksum, size = output.path.encode(), zlib.crc32(output.body), len(output.body)
    before = known.get((name, checksum, size))
    if before and _is_whole(before, output.body):
        return before
    # Imported here: most builds make no archive.
    import zopfli.zlib

    # Without the two bytes before and the four bytes after by which zlib's own format frames it (RFC 1950).
    deflated = zopfli.zlib.compress(output.body, numiterations=_ITERATIONS)[2:-4]
    return _Entry(name, checksum, size, deflated)


def _is_whole(entry: _Entry, body: bytes) -> bool:
    try:
        return zlib.decompress(entry.deflated, wbits=-zlib.MAX_WBITS) == body
    except zlib.error:
        return False


def _comment() -> bytes:
    import zopfli

    return f"zopfli {zopfli.__version__}".encode()


def _entries_of(archive: bytes) -> dict[tuple[bytes, int, int], _Entry]:
    """What an archive of ours holds; nothing when it was made otherwise, or is damaged."""
    try:
        return {(entry.name, entry.checksum, entry.size): entry for entry in _read(archive)}
    except (zipfile.BadZipFile, struct.error):
        return {}


def _read(archive: bytes) -> Iterator[_Entry]:
    if not archive:
        return
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        if opened.comment != _comment():
            return
        for info in opened.infolist():
            name = info.filename.encode()
            start = info.header_offset + _LOCAL.size + len(name)
            yield _Entry(name, info.CRC, info.file_size, archive[start : start + info.compress_size])


def _time(day: datetime.date) -> tuple[int, int]:
    """Midnight, in the two numbers of the format (section 4.4.6)."""
    if day.year < _FIRST_YEAR:
        day = datetime.date(_FIRST_YEAR, 1, 1)
    return 0, (day.year - _FIRST_YEAR) << 9 | day.month << 5 | day.day
