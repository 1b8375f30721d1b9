"""The figures of this project's site → tables for spreadsheets, with a file that explains them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from explainer.model import Output, Site


def test_a_table_for_spreadsheets_has_every_value_with_its_sources(site: Site, outputs: dict[str, Output]) -> None:
    for name, figure in site.figures.items():
        text = outputs[f"data/figures/{name}.csv"].body.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        values = [(row["period"], Decimal(row["value"]) if row["value"] else None) for row in rows]
        assert values == [(row.label, row.value) for row in figure.rows]
        assert all(row["sources"].startswith("http") for row in rows if row["value"])
        assert f"{name}.csv" in outputs["data/figures/README.txt"].body.decode()
