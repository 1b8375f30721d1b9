"""A field put into entries of a list → the new lines, every other byte as it was, or a reason why not."""

from __future__ import annotations

from explainer.diagnostics import Diagnostics
from explainer.formats.yaml_edit import with_field

LIST = """\
# Two shelves.
- id: low
  height: 40   # in centimetres
  colour: red

- colour: blue
  id: high
  height:
    90
"""


def changed(text: str, values: dict[str, list[str]], diagnostics: Diagnostics) -> str:
    return with_field(text, "shelves.yaml", values, diagnostics, name="owner", after="height")


def test_a_new_field_follows_the_field_before_it_and_all_else_stays() -> None:
    diagnostics = Diagnostics()
    after = changed(LIST, {"low": ["owner: A"], "high": ["owner:", "  name: B"]}, diagnostics)
    low, high = "  height: 40   # in centimetres\n", "    90\n"
    assert after == LIST.replace(low, f"{low}  owner: A\n").replace(high, f"{high}  owner:\n    name: B\n")
    assert len(diagnostics) == 0


def test_a_field_that_is_there_is_replaced_with_all_its_lines() -> None:
    diagnostics = Diagnostics()
    first = changed(LIST, {"high": ["owner:", "  name: B", "  since: 2031"]}, diagnostics)
    assert changed(first, {"high": ["owner: C"]}, diagnostics) == changed(LIST, {"high": ["owner: C"]}, diagnostics)
    assert len(diagnostics) == 0


def test_an_id_that_no_entry_has_changes_nothing() -> None:
    assert changed(LIST, {"none": ["owner: A"]}, Diagnostics()) == LIST


def test_where_fields_share_a_line_the_text_comes_back_with_a_reason() -> None:
    diagnostics = Diagnostics()
    text = f"{LIST}- {{id: flat, height: 1}}\n"
    assert changed(text, {"low": ["owner: A"], "flat": ["owner: B"]}, diagnostics) == text
    assert [diagnostic.what for diagnostic in diagnostics] == ['"height" shares its line with something else.']
    assert [diagnostic.location.line for diagnostic in diagnostics] == [10]
