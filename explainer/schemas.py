"""The shapes of all files that editors write → one JSON Schema a file, which editors' programs read while one types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from explainer.formats.json_schema import schema_of_list, schema_of_mapping, schema_of_texts
from explainer.read import changes, facts, figures, glossary, help, settings, sources, words  # noqa: A004

FOLDER = "schemas"


def all_schemas() -> dict[str, dict[str, Any]]:
    """Each schema by its name: `facts` is the schema of content/facts/*.yaml."""
    return {
        "changes": schema_of_list("What changed", changes.SHAPE),
        "facts": schema_of_mapping("Facts of one theme", facts.SHAPE),
        "figures": schema_of_list("Tables with bars", figures.SHAPE),
        "glossary": schema_of_list("Words that need explaining", glossary.SHAPE),
        "help": schema_of_list("Where to get help", help.SHAPE),
        "site": schema_of_mapping("What holds for the whole site", settings.SHAPE),
        "sources": schema_of_list("Laws, judgments, publications", sources.SHAPE),
        "words": schema_of_texts("The interface's own words", words.SAYS),
    }


def schema_files() -> dict[str, str]:
    """The text of each schema by its file, relative to the site's folder."""
    return {
        f"{FOLDER}/{name}.schema.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in all_schemas().items()
    }


def write_schemas(root: Path) -> list[str]:
    """Write the schemas into the site's folder. Returns the files that were not yet so."""
    changed = []
    for file, text in schema_files().items():
        path = root / file
        path.parent.mkdir(exist_ok=True)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed.append(file)
    return changed
