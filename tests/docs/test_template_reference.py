"""docs/templates.md → what the templates are given today."""

from __future__ import annotations

from tools.template_reference import PAGE, reference


def test_the_page_for_template_authors_is_current(accept: bool) -> None:
    if accept:
        PAGE.write_text(reference(), "utf-8")
    assert PAGE.read_text("utf-8") == reference(), "run this test with --accept, and read the diff of docs/templates.md"
