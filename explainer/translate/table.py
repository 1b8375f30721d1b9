"""Units and translations ↔ a table, as CSV or XLSX, for people who have no program for catalogs.

The columns are those of `COLUMNS`; a table that comes back may have others, and lines in any order. `source` says of
what text a translation was made: where that has changed meanwhile, the line is not taken.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.nodes import folded
from explainer.translate.catalog import Found
from explainer.translate.units import Key
from explainer.translate.update import Written

COLUMNS = ("catalog", "context", "note", "source", "translation", "state", "read_by", "checked")
_NEEDED = ("catalog", "context", "source", "translation")


def rows_of(found: Iterable[Found]) -> list[tuple[str, ...]]:
    """The lines of the table, its head first."""
    rows: list[tuple[str, ...]] = [COLUMNS]
    for each in found:
        entry = each.entry
        state = "" if entry is None else entry.state.name if each.current else "stale"
        rows.append(
            (
                each.unit.catalog,
                each.unit.context,
                each.unit.note,
                each.unit.text,
                entry.translated if entry else "",
                state,
                ", ".join(entry.state.readers) if entry else "",
                ", ".join(sorted(entry.checked)) if entry else "",
            )
        )
    return rows


def table_bytes(rows: Sequence[Sequence[str]], name: str) -> bytes:
    """The table as a file of this name: XLSX if it ends so, else CSV in UTF-8 with a mark that Excel needs."""
    if name.endswith(".xlsx"):
        return _xlsx(rows)
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_unlike_formula(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _unlike_formula(cell: str) -> str:
    """A spreadsheet takes a text that begins so for a formula (OWASP, CSV injection); a quote before it is dropped."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell


def _xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.data_type = "s"
    for column, width in zip("ABCDEFGH", (18, 24, 24, 60, 60, 12, 16, 12), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def read_table(path: Path, shown: str, diagnostics: Diagnostics) -> dict[Key, Written]:
    """What a table says of units, by catalog, context and text. What cannot be read is reported with its line."""
    rows = list(_read_xlsx(path) if path.suffix == ".xlsx" else _read_csv(path))
    head = [cell.strip().lower() for cell in rows[0]] if rows else []
    missing = [name for name in _NEEDED if name not in head]
    if missing:
        what = f"this table has no column {', '.join(missing)}."
        diagnostics.add(Location(shown), what, f"its first line must name these: {', '.join(_NEEDED)}.")
        return {}
    written: dict[Key, Written] = {}
    for cells in rows[1:]:
        line = dict(zip(head, cells, strict=False))
        translated = folded(line.get("translation", ""))
        if translated:
            key = (line["catalog"].strip(), line["context"].strip(), line["source"].strip())
            written[key] = Written(translated, _names(line.get("read_by", "")), _names(line.get("checked", "")))
    return written


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(",") if name.strip())


def _read_csv(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    first = text.partition("\n")[0]
    # Spreadsheets write ";" where a comma is part of numbers.
    delimiter = ";" if first.count(";") > first.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[_plain(cell) for cell in row] for row in lines]


def _plain(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t") else cell


def _read_xlsx(path: Path) -> list[list[str]]:
    from openpyxl import load_workbook

    sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
