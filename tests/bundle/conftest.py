"""The fixtures of browsers, for copies that are opened from disk."""

from __future__ import annotations

from tests.browser.conftest import browser, open_firefox, open_page

__all__ = ["browser", "open_firefox", "open_page"]  # fixtures of another folder, used here as well
