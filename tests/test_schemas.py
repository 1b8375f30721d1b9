"""The schemas that editors' programs read → the same mistakes as the readers find, and the files as committed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from explainer.diagnostics import Diagnostics
from explainer.formats.declaration import schema_of
from explainer.formats.front_matter import split_front_matter
from explainer.formats.mapping_reader import each_mapping
from explainer.formats.nodes import Listing, Mapping, Node, Scalar
from explainer.formats.parsed import Parsed
from explainer.formats.yaml_file import parse_yaml
from explainer.schemas import KINDS, Kind, head_line, kind_of, schema_files
from tests.conftest import ROOT, WHOLE, MakeSite, Run, files_in
from tests.test_mistakes import MISTAKES

FILES = [path for path in sorted(MISTAKES.rglob("*.*")) if path.suffix in (".yaml", ".md") and path.is_file()]
NAMED = [file for file in FILES if kind_of(file.relative_to(MISTAKES).as_posix().partition("/")[2])]
SITES = [ROOT, WHOLE]


class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2, core schema, as editors' programs read it: `yes` and a day are texts; 2016 and true are not."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, form, first in (
    ("bool", "(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", "[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", "(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(form), list(first))


def kind_at(file: Path, folder: Path) -> tuple[str, Kind]:
    name = file.relative_to(folder).as_posix()
    kind = kind_of(name)
    assert kind is not None
    return name, kind


def text_of(file: Path, kind: Kind, diagnostics: Diagnostics) -> str | None:
    """The YAML of a file; None where there is none."""
    text = file.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    if kind.holds == "front matter":
        head, _, first_line = split_front_matter(text, "page.md", diagnostics)
        return "\n".join(text.split("\n")[1 : first_line - 2]) if head else None
    return text


def reader_diagnostics(text: str, kind: Kind) -> Diagnostics | None:
    """What the reader finds; None when the file is no YAML to us, so that no field was read."""
    diagnostics = Diagnostics()
    node = parse_yaml(text, "file.yaml", diagnostics)
    if len(diagnostics):
        return None
    read_fields(node, kind, diagnostics)
    return diagnostics


def read_fields(node: Node | None, kind: Kind, diagnostics: Diagnostics) -> None:
    if kind.declared and kind.holds == "list" and isinstance(node, Listing):
        for item in each_mapping(node.items, schema_of(kind.declared), diagnostics):
            Parsed.of(kind.declared, item, diagnostics)
    elif kind.holds == "texts" and isinstance(node, Mapping):
        for value in node.entries.values():
            if not isinstance(value, Scalar) or not value.text.strip():
                diagnostics.add(value.location, "no text.", "")
    elif kind.declared and kind.holds != "list" and isinstance(node, Mapping):
        Parsed.of(kind.declared, node, diagnostics)
    elif node is not None:
        diagnostics.add(node.location, "not what belongs here.", "")


def schema_diagnostics(text: str, kind: Kind) -> list[str]:
    plain = _with_text_keys(yaml.load(text, CoreLoader))
    errors = jsonschema.Draft202012Validator(kind.schema()).iter_errors(plain)
    return [error.message for error in errors] if plain is not None else []


def _with_text_keys(plain: Any) -> Any:
    """As editors' programs see it: JSON has no other keys, and 250 may be the name of something."""
    if isinstance(plain, dict):
        return {str(key): _with_text_keys(value) for key, value in plain.items()}
    return [*map(_with_text_keys, plain)] if isinstance(plain, list) else plain


def mistakes_in_yaml() -> Iterator[tuple[Path, Kind, str]]:
    """Every file with a mistake whose YAML can be read: only its fields can be wrong."""
    for file in NAMED:
        _, kind = kind_at(file, MISTAKES / file.relative_to(MISTAKES).parts[0])
        text = text_of(file, kind, Diagnostics())
        if text is not None and reader_diagnostics(text, kind) is not None:
            yield file, kind, text


def test_schema_and_reader_agree_on_every_file_with_a_mistake(subtests: pytest.Subtests) -> None:
    seen_by_schemas = set()
    for file, kind, text in mistakes_in_yaml():
        name = file.relative_to(MISTAKES)
        with subtests.test(name.as_posix()):
            by_reader, by_schema = reader_diagnostics(text, kind), schema_diagnostics(text, kind)
            assert by_reader is not None
            assert bool(by_schema) == bool(len(by_reader)), (by_schema, [str(diagnostic) for diagnostic in by_reader])
            seen_by_schemas |= {name.parts[0]} if by_schema else set()
    assert len(seen_by_schemas) > 20


@pytest.mark.parametrize("site", SITES, ids=["this site", "whole"])
def test_a_schema_finds_nothing_in_files_without_a_mistake(site: Path) -> None:
    for name in files_in(site / "content"):
        file = f"content/{name}"
        kind = kind_of(file)
        if kind is not None:
            text = text_of(site / file, kind, Diagnostics())
            assert text is not None
            assert schema_diagnostics(text, kind) == [], file


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_schema_is_a_schema_and_tells_what_each_field_is_for(kind: Kind) -> None:
    schema = kind.schema()
    jsonschema.Draft202012Validator.check_schema(schema)

    def fields_of(part: Any) -> list[Any]:
        if isinstance(part, list):
            return [field for item in part for field in fields_of(item)]
        if not isinstance(part, dict):
            return []
        own = list(part.get("properties", {}).values())
        return own + [field for value in part.values() for field in fields_of(value)]

    assert all(field.get("description") for field in fields_of(schema))


def test_the_schemas_are_committed_as_they_are_made() -> None:
    for file, text in schema_files().items():
        assert (ROOT / file).read_text("utf-8") == text, "run: build.py schemas"


def test_schemas_writes_what_is_missing_and_then_nothing(a_site: MakeSite, run: Run) -> None:
    site = a_site()
    reported = run("schemas", site=site).out
    assert "wrote schemas/facts.schema.json" in reported
    assert "wrote content/facts/rules.yaml" in reported
    assert run("schemas", site=site).out == "schemas/ is up to date.\n"
    for kind in KINDS:
        json.loads((site / f"schemas/{kind.name}.schema.json").read_text("utf-8"))


def test_a_head_line_leads_to_the_schema_and_changes_nothing_else(a_site: MakeSite, run: Run) -> None:
    site = a_site({"content/help.yaml": b"\xef\xbb\xbf# Places.\r\n[]\r\n"})
    run("schemas", site=site)
    for kind in KINDS:
        for pattern in kind.files:
            for file in site.glob(pattern) if pattern.endswith(".yaml") else ():
                name = file.relative_to(site).as_posix()
                first, _, rest = file.read_bytes().decode().partition("\n")
                assert first.rstrip("\r") == head_line(name, kind)
                assert (file.parent / first.partition("=")[2].strip()).is_file()
                if name != "content/help.yaml":
                    assert rest == (WHOLE / name).read_text("utf-8")
    assert (site / "content/help.yaml").read_bytes().endswith(b".json\r\n# Places.\r\n[]\r\n")


def test_a_schema_takes_the_place_of_a_link_and_not_of_what_it_leads_to(
    a_site: MakeSite, run: Run, tmp_path: Path
) -> None:
    site, mine = a_site(), tmp_path / "mine.json"
    mine.write_text("mine", "utf-8")
    (site / "schemas").mkdir(exist_ok=True)
    schema = site / "schemas/site.schema.json"
    schema.unlink(missing_ok=True)
    schema.symlink_to(mine)
    assert run("schemas", site=site).code == 0
    assert mine.read_text("utf-8") == "mine"
    assert not schema.is_symlink()
