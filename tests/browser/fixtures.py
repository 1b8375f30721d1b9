"""The site, built once → pages opened from disk in real browsers, with what they asked for and what they said."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Unpack

import pytest

from tests.browser.browsers import CHROMIUM, FIREFOX, ROOT, Kind, find_browser, find_driver
from tests.browser.visit import OpenFirefox, OpenPage, Visit, Visitor, open_visit, start_chromium, start_firefox

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from selenium.webdriver import Firefox


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this project's own site, built once for all tests that look at it."""
    from explainer.pipeline import build_site

    output = tmp_path_factory.mktemp("built") / "output"
    build_site(ROOT, output)
    return output


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once. Without one the test fails in CI and is skipped elsewhere."""
    path = find_browser(CHROMIUM)
    if path is None or find_driver(CHROMIUM) is None:
        _go_without(CHROMIUM)
    with start_chromium(path) as started:
        yield started


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages of Chromium, each in a profile of its own; they are closed when the test ends."""
    with ExitStack() as closing:

        def open_one(address: str | Path, **visitor: Unpack[Visitor]) -> Visit:
            return closing.enter_context(open_visit(browser, address, visitor))

        yield open_one


@pytest.fixture(scope="session")
def open_firefox() -> Iterator[OpenFirefox]:
    """Firefox, driven by Selenium: started once with script and once without, each when it is first wanted."""
    path, driver = find_browser(FIREFOX), find_driver(FIREFOX)
    if path is None or driver is None:
        _go_without(FIREFOX)
    with ExitStack() as closing:
        running: dict[bool, Firefox] = {}

        def open_one(*, javascript: bool = True) -> Firefox:
            if javascript not in running:
                running[javascript] = closing.enter_context(start_firefox(path, driver, javascript=javascript))
            return running[javascript]

        yield open_one


def _go_without(kind: Kind) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(kind.missing)
    pytest.skip(kind.missing)
