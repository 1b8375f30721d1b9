"""Styles and scripts put inside a page: only those that it uses, each allowed by its hash."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.policy import Policy
from explainer.render.attributes import Record
from explainer.render.inline import Assets, Rendered
from explainer.render.scripts import made_of
from explainer.theme import OWN, Theme
from tests.conftest import replace_files

FRAME = "<!-- policy --><!-- styles --><!-- scripts -->"
FILES = {
    "assets/css/base.css": "b { c: 1 }\n",
    "assets/css/layout.css": "l { c: 2 }\n",
    "assets/css/card.css": ".card { c: 3 }\n",
    "assets/css/date.css": ".date { c: 4 }\n",
    "assets/js/timeline.js": "// why\nvar a = 1;\n",
    "assets/js/leave.js": "var b = 2;",
}


@pytest.fixture
def diagnostics() -> Diagnostics:
    return Diagnostics()


@pytest.fixture
def assets(tmp_path: Path, diagnostics: Diagnostics) -> Assets:
    replace_files(tmp_path, FILES)
    return Assets(Theme.of(tmp_path, OWN), diagnostics)


def page_with(**attributes: str) -> Rendered:
    """A page in which these attributes were printed."""
    record = Record()
    for name, value in attributes.items():
        record.attribute(name.replace("_", "-"), value)
    return Rendered(FRAME, record)


def put(assets: Assets, **attributes: str) -> str:
    return assets.inline_assets(page_with(**attributes), "pages/a.html")[0]


def styles_of(html: str) -> str:
    found = re.search(r"<style>(.*?)</style>", html)
    assert found
    return found[1]


def hash_of(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


@pytest.mark.parametrize(
    "name", ["card", "card__title", "card--wide", "card__title--big", "other card", "card\n  other"]
)
def test_the_style_of_a_part_comes_with_any_of_its_classes(name: str, assets: Assets) -> None:
    assert styles_of(put(assets, **{"class": name})) == "b{c:1}l{c:2}.card{c:3}"


@pytest.mark.parametrize("name", ["cards", "my-card", "discard", "Card"])
def test_the_style_of_a_part_comes_with_no_other_class(name: str, assets: Assets) -> None:
    assert styles_of(put(assets, **{"class": name})) == "b{c:1}l{c:2}"


def test_the_order_of_a_page_does_not_change_its_styles(assets: Assets) -> None:
    one, other = put(assets, **{"class": "card date"}), put(assets, **{"class": "date card"})
    assert styles_of(one) == styles_of(other) == "b{c:1}l{c:2}.card{c:3}.date{c:4}"


def test_a_script_comes_with_its_module_once(assets: Assets) -> None:
    html = put(assets, data_module="timeline leave timeline")
    assert html.endswith("<script>var a=1;var b=2</script>")


def test_a_script_comes_in_its_small_version(assets: Assets, tmp_path: Path) -> None:
    small = made_of(FILES["assets/js/timeline.js"]) + "\nvar a=1,small;\n"
    replace_files(tmp_path, {"assets/js/min/timeline.js": small})
    assert put(assets, data_module="timeline leave").endswith("<script>var a=1,small;var b=2</script>")


@pytest.mark.parametrize("first_line", [made_of("var a = 0;"), "var of_another_tool;", ""])
def test_a_small_version_of_another_text_is_not_used(first_line: str, assets: Assets, tmp_path: Path) -> None:
    replace_files(tmp_path, {"assets/js/min/timeline.js": f"{first_line}\nvar a=0;\n"})
    assert put(assets, data_module="timeline").endswith("<script>var a=1</script>")


def test_a_page_without_a_module_has_no_script(assets: Assets) -> None:
    assert "<script>" not in put(assets)


def test_a_module_without_a_script_is_reported(assets: Assets, diagnostics: Diagnostics) -> None:
    put(assets, data_module="lost")
    assert [str(diagnostic.location) for diagnostic in diagnostics] == ["templates/pages/a.html:1"]


def test_the_policy_holds_the_hash_of_each_style_script_and_data_block(assets: Assets) -> None:
    with_data = replace(page_with(data_module="leave"), styles="x{}")
    with_data.record.data.append('{"a": 1}')
    html, policy_of_page = assets.inline_assets(with_data, "pages/a.html")
    assert html.startswith('<meta http-equiv="Content-Security-Policy"')
    policy = html.split('content="')[1].split('"')[0]
    assert hash_of('{"a": 1}') in policy
    assert styles_of(html).endswith("}x{}")
    assert hash_of("var b=2") in policy
    assert hash_of(styles_of(html)) in policy
    assert policy == policy_of_page.in_page


def test_a_page_of_a_preview_does_not_hold_its_policy(assets: Assets) -> None:
    page = page_with()
    html, policy = assets.inline_assets(page, "pages/a.html", preview=True)
    assert "Policy" not in html
    assert policy == assets.inline_assets(page, "pages/a.html")[1]


def test_a_page_without_scripts_allows_none() -> None:
    policy = Policy().in_page
    assert "script-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_page_may_load_nothing_and_send_nothing() -> None:
    parts = Policy(("sha256-x",), ("sha256-y",)).in_page.split("; ")
    assert {
        "default-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "style-src 'sha256-x'",
        "script-src 'sha256-y'",
    } <= set(parts)
