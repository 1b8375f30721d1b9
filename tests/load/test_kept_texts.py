"""Texts of the last build → not parsed again, and nothing else made of them than would be without them."""

from __future__ import annotations

from binascii import crc32
from typing import Any

import pytest

from explainer.load.kept_texts import FILE as TEXTS
from explainer.markdown.parse import parse
from explainer.markdown.text import Text
from explainer.pipeline import build_site
from tests.conftest import MakeSite, Run, changed, files_in, replace_files

ABOUT = changed("content/pages/about.md", "Who made this.", "Nobody made this.")


@pytest.mark.parametrize("damage", ["flipped", "cut short", "emptied", "of another generator", "not text"])
def test_kept_texts_that_are_damaged_or_foreign_are_none(damage: str, a_site: MakeSite, run: Run) -> None:
    site = a_site()
    assert run("build", site=site).code == 0
    file = site / TEXTS
    whole = file.read_bytes()
    rest, _, _ = whole.rpartition(b"\n")
    other = b"0" * 32 + rest.replace(b"shared", b"stolen")[32:]
    damaged = {
        "flipped": whole.replace(b"shared", b"sharee", 1),
        "cut short": whole[: len(whole) // 2],
        "emptied": b"",
        "of another generator": other + b"\n%08x" % crc32(other),
        "not text": b"\xff\xfe\n%08x" % crc32(b"\xff\xfe"),
    }
    assert damaged[damage] != whole
    file.write_bytes(damaged[damage])
    replace_files(site, ABOUT)
    assert run("build", site=site).code == 0
    build_site(site, site.with_name("clean"))
    assert files_in(site / "output") == files_in(site.with_name("clean"))
    assert b"stolen" not in (site / TEXTS).read_bytes()


def test_only_a_text_that_changed_is_parsed_again(a_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def counted(body: str, file: str, *arguments: Any, **named: Any) -> Text:
        parsed.append(file)
        return parse(body, file, *arguments, **named)

    monkeypatch.setattr("explainer.load.pages.parse", counted)
    site = a_site()
    assert run("build", site=site).code == 0
    assert len(parsed) > 10
    parsed.clear()
    replace_files(site, changed("templates/layout.html", "</body>", "<!-- end --></body>"))
    assert run("build", site=site).code == 0
    assert parsed == []
    replace_files(site, ABOUT)
    replace_files(site, changed("content/pages/home.md", "Begin with", "Start with"))
    assert run("build", site=site).code == 0
    assert parsed == ["content/pages/home.md"]  # a head is no text
