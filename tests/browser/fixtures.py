"""The site, built once → pages opened from disk in real browsers, with what they asked for and what they said."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Unpack

import pytest

from tests.browser.browsers import CHROMIUM, FIREFOX, ROOT, find_browser, find_driver
from tests.browser.fonts import MISSING, FontSet, fonts_are_there, settings_for
from tests.browser.templates import TEMPLATES
from tests.browser.visit import (
    OpenFirefox,
    OpenPage,
    OpenWithFonts,
    Visit,
    Visitor,
    open_visit,
    start_chromium,
    start_firefox,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright
    from selenium.webdriver import Firefox


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this project's own site, built once for all tests that look at it."""
    from explainer.pipeline import build_site
    from tests.conftest import made_by_one_worker

    return made_by_one_worker(tmp_path_factory, "built", lambda output: build_site(ROOT, output))


@pytest.fixture
def names(pytestconfig: pytest.Config) -> tuple[str, ...]:
    """The pages to look at: one of each template, or with `--sweep` (make sweep) all of them."""
    return () if pytestconfig.getoption("--sweep") else TEMPLATES


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives Chromium. Without it a test fails in CI and is skipped elsewhere."""
    from playwright.sync_api import sync_playwright

    if find_driver(CHROMIUM) is None:
        _go_without(CHROMIUM.missing)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, started once in each process of tests."""
    with start_chromium(playwright, _chromium()) as started:
        yield started


@pytest.fixture(scope="session")
def open_with_fonts(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWithFonts]:
    """Opens pages of a Chromium that has one set of fonts only; it is started when it is first wanted."""
    if not fonts_are_there():
        _go_without(MISSING)
    with ExitStack() as closing:
        running: dict[FontSet, Browser] = {}

        def open_one(fonts: FontSet, address: Path) -> Visit:
            if fonts not in running:
                settings = settings_for(fonts, tmp_path_factory.mktemp(fonts))
                running[fonts] = closing.enter_context(start_chromium(playwright, _chromium(), settings))
            return closing.enter_context(open_visit(running[fonts], address, {}))

        yield open_one


def _chromium() -> Path:
    path = find_browser(CHROMIUM)
    if path is None:
        _go_without(CHROMIUM.missing)
    return path


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
        _go_without(FIREFOX.missing)
    with ExitStack() as closing:
        running: dict[bool, Firefox] = {}

        def open_one(*, javascript: bool = True) -> Firefox:
            if javascript not in running:
                running[javascript] = closing.enter_context(start_firefox(path, driver, javascript=javascript))
            return running[javascript]

        yield open_one


def _go_without(missing: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)
