"""A new site → the same in two languages, made once for all tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.new.site import make_site
from tests.translate.pseudo import translate, with_languages


@pytest.fixture(scope="session")
def german_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site, translated whole, as it is on the disk; nobody may write into it."""
    root = tmp_path_factory.mktemp("german") / "site"
    make_site(root)
    translate(with_languages(root, "de"))
    return root


@pytest.fixture
def a_german_site(german_site: Path, tmp_path: Path) -> Callable[[], Path]:
    """Copies it."""
    return lambda: Path(shutil.copytree(german_site, tmp_path / "site"))
