"""A Markdown file → its front matter as a node, its body, and the line on which the body begins."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics, Location
from explainer.formats.nodes import Mapping
from explainer.formats.yaml_file import parse_yaml


def split_front_matter(text: str, file: str, diagnostics: Diagnostics) -> tuple[Mapping | None, str, int]:
    """Split at the two lines `---`. Returns (front matter or None, body, the body's first line, 1-based)."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        diagnostics.add(
            Location(file, 1),
            "this page has no title.",
            "begin the file with a line `---`, then `title: …`, then `---`.",
        )
        return None, text, 1
    for index in range(1, len(lines)):
        if lines[index].rstrip() == "---":
            node = parse_yaml("\n".join(lines[1:index]), file, diagnostics, first_line=2)
            body = "\n".join(lines[index + 1 :])
            if isinstance(node, Mapping):
                return node, body, index + 2
            if not any(diagnostic.location.file == file for diagnostic in diagnostics):
                diagnostics.add(
                    Location(file, 2), "this page has no title.", "write `title: …` between the two lines `---`."
                )
            return None, body, index + 2
    diagnostics.add(Location(file, 1), "the head of this page is not closed.", "put a line `---` after its last field.")
    return None, "", len(lines)
