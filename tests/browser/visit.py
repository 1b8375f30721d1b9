"""A browser's path → the browser started, quiet and without a network of its own, and pages opened in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypedDict, Unpack

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, Request
    from selenium.webdriver import Firefox

    from tests.browser.fonts import FontSet

# A loaded machine is slow, not wrong: a page has minutes, not seconds.
MILLISECONDS_TO_ANSWER = 120_000

# Chromium's own traffic and questions at the first start would disturb what the tests record.
QUIET_CHROMIUM = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
QUIET_FIREFOX: dict[str, bool | int | str] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.region.update.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.healthreport.uploadEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
    # geckodriver switches this off, and then a page opened from disk may do what a visitor's never could.
    "security.fileuri.strict_origin_policy": True,
}


class Visitor(TypedDict, total=False):
    """A visitor's browser, where it differs from that of a small phone with script, by daylight and online."""

    javascript: bool
    width: int  # in CSS pixels
    colours: Literal["light", "dark"]
    offline: bool


@dataclass(frozen=True, slots=True)
class Visit:
    """One page as one visitor has it open, and what it did."""

    page: Page
    requests: list[str] = field(default_factory=list)  # every address asked for, in order, the page's own first
    messages: list[str] = field(default_factory=list)  # what the console shows: "error: …", "warning: …"

    def wait_until(self, expression: str) -> None:
        """Ask the page until it is so, while it may load anew.

        Playwright's own way evaluates the text within the page, which a strict policy forbids.
        """
        from playwright.sync_api import Error

        while True:
            with suppress(Error):
                if self.page.evaluate(expression):
                    return
            self.page.wait_for_timeout(20)

    def wait_for_message(self, part: str) -> None:
        """Wait until the console has shown a message with this part: it may come after the page has loaded."""
        for _ in range(MILLISECONDS_TO_ANSWER // 20):
            if any(part in message for message in self.messages):
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"no message has {part!r}: {self.messages}")


class OpenPage(Protocol):
    """How a test opens a page: `open_page(file, javascript=False, width=1280)`."""

    def __call__(self, address: str | Path, **visitor: Unpack[Visitor]) -> Visit: ...


class OpenWithFonts(Protocol):
    """How a test opens a page in a browser with other fonts: `open_with_fonts("narrow", file)`."""

    def __call__(self, fonts: FontSet, address: Path) -> Visit: ...


class OpenFirefox(Protocol):
    """How a test gets Firefox: `open_firefox(javascript=False)`. It is shared, so load a page before looking."""

    def __call__(self, *, javascript: bool = True) -> Firefox: ...


@contextmanager
def start_chromium(playwright: Playwright, path: Path, fonts: Path | None = None) -> Iterator[Browser]:
    """Start Chromium without a window, for Playwright to drive; it leaves off the sandbox that root cannot have.

    `fonts` is a file of settings for fontconfig; without it, the browser has the fonts of the machine.
    """
    variables: dict[str, str | float | bool] = {**os.environ, **({"FONTCONFIG_FILE": str(fonts)} if fonts else {})}
    browser = playwright.chromium.launch(executable_path=path, args=QUIET_CHROMIUM, env=variables)
    yield browser
    browser.close()


@contextmanager
def open_visit(browser: Browser, address: str | Path, visitor: Visitor) -> Iterator[Visit]:
    """Open a file or an address in a fresh profile."""
    width = visitor.get("width", 360)
    context = browser.new_context(
        java_script_enabled=visitor.get("javascript", True),
        viewport={"width": width, "height": 740 if width < 600 else 900},
        color_scheme=visitor.get("colours", "light"),
        offline=visitor.get("offline", False),
        locale="en-CA",
        timezone_id="America/Toronto",
    )
    context.set_default_timeout(MILLISECONDS_TO_ANSWER)
    visit = Visit(context.new_page())
    _record(visit)
    visit.page.goto(address.as_uri() if isinstance(address, Path) else address)
    yield visit
    context.close()


@contextmanager
def start_firefox(path: Path, driver: Path, *, javascript: bool) -> Iterator[Firefox]:
    """Start Firefox without a window, for Selenium to drive."""
    from selenium.webdriver import Firefox, FirefoxOptions, FirefoxService

    options = FirefoxOptions()
    options.binary_location = str(path)
    options.add_argument("-headless")
    for name, value in {**QUIET_FIREFOX, "javascript.enabled": javascript}.items():
        options.set_preference(name, value)
    firefox = Firefox(options=options, service=FirefoxService(executable_path=str(driver)))
    try:
        yield firefox
    finally:
        firefox.quit()


def _record(visit: Visit) -> None:
    def request(asked: Request) -> None:
        visit.requests.append(asked.url)

    def console(message: ConsoleMessage) -> None:
        visit.messages.append(f"{message.type}: {message.text}")

    def error(thrown: Error) -> None:
        visit.messages.append(f"error: {thrown.message}")

    visit.page.on("request", request)
    visit.page.on("console", console)
    visit.page.on("pageerror", error)
