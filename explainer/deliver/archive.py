"""`Output`s → one zip file, the same bytes whatever the machine, the folder and the hour.

Python's own module leaves the deflating to the zlib of the machine, and two zlibs give two files (compressors.py).
Format: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3 and 4.4.
"""

from __future__ import annotations

import datetime
import struct
import zlib
from collections.abc import Sequence

from explainer.deliver.compressors import DEFLATE
from explainer.deliver.kept import Kept
from explainer.model import Output

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_NEEDS = 20  # version 2.0: deflate
_MADE_BY = 3 << 8 | _NEEDS  # Unix, so that the rights of the files are read
_RIGHTS = 0o100644 << 16  # a plain file that its owner may write
_UTF8 = 1 << 11
_DEFLATED = 8
_FIRST_YEAR = 1980  # the format knows no earlier time


def zip_of(outputs: Sequence[Output], day: datetime.date, kept: Kept) -> bytes:
    """An archive of the outputs, sorted, each with the beginning of `day` as its time.

    What was compressed before is taken from what is `kept`.
    """
    time = _time(day)
    body, directory = bytearray(), bytearray()
    entries = sorted(outputs, key=lambda output: output.path)
    for output, deflated in zip(entries, kept.of([output.body for output in entries], DEFLATE), strict=True):
        name = output.path.encode()
        sizes = (len(deflated), len(output.body), len(name))
        about = (_UTF8, _DEFLATED, *time, zlib.crc32(output.body), *sizes)
        directory += _CENTRAL.pack(b"PK\1\2", _MADE_BY, _NEEDS, *about, 0, 0, 0, 0, _RIGHTS, len(body)) + name
        body += _LOCAL.pack(b"PK\3\4", _NEEDS, *about, 0) + name + deflated
    count = len(entries)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def _time(day: datetime.date) -> tuple[int, int]:
    """Midnight, in the two numbers of the format (section 4.4.6)."""
    if day.year < _FIRST_YEAR:
        day = datetime.date(_FIRST_YEAR, 1, 1)
    return 0, (day.year - _FIRST_YEAR) << 9 | day.month << 5 | day.day
