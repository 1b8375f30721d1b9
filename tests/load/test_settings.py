"""site.yaml: where a site can be, and how its makers can be reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.diagnostics import Diagnostics
from explainer.load.files import Folder
from explainer.load.settings import load_settings
from tests.conftest import WHOLE


def said_of(field: str, value: str, root: Path) -> list[str]:
    """What is wrong with the site when this field has this value."""
    lines = (WHOLE / "site.yaml").read_text("utf-8").splitlines()
    others = [line for line in lines if not line.startswith(f"{field}:")]
    (root / "site.yaml").write_text("\n".join([*others, f"{field}: '{value}'"]), "utf-8")
    diagnostics = Diagnostics()
    load_settings(Folder(root, diagnostics), diagnostics)
    return [each.what for each in diagnostics]


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/?b=/",
        "https://a.example?b=/",
        "https://a.example/#/",
        "https://a.example//",
        "https://a.example/b//c/",
        "https://a.example/../b/",
        "https://a.example/./",
        "https://a.example/{};$/",
        "https://a.example/b;c/",
        "https://a.example/b`c/",
    ],
)
def test_a_site_is_at_a_host_or_in_its_folders(address: str, tmp_path: Path) -> None:
    assert said_of("address", address, tmp_path) == [f'"{address}" is not where a site can be.']


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/",
        "http://192.0.2.1:8080/",
        "https://uni.example/~name/",
        "https://bücher.example/Gesetz/Überblick/",
        "https://a.example/a%20b/c+d/e=f/@g/h.i/...j/",
    ],
)
def test_a_site_may_be_in_any_folder_of_any_host(address: str, tmp_path: Path) -> None:
    assert said_of("address", address, tmp_path) == []


def test_only_a_missing_slash_is_told_of_an_address_that_lacks_no_more(tmp_path: Path) -> None:
    assert said_of("address", "https://a.example/b", tmp_path) == ["the address must end in a slash."]


@pytest.mark.parametrize("contact", ["mailto:", "mailto:a b@c.example", "https://", "https://a:b@c.example/", "tel:"])
def test_a_contact_that_no_program_can_open_is_told(contact: str, tmp_path: Path) -> None:
    assert said_of("contact", contact, tmp_path) == [f'"{contact}" is not an address that a program can open.']


@pytest.mark.parametrize("contact", ["mailto:a@b.example?subject=c", "https://a.example/b", "tel:+14165550123"])
def test_a_contact_may_be_a_mail_a_page_or_a_telephone(contact: str, tmp_path: Path) -> None:
    assert said_of("contact", contact, tmp_path) == []
