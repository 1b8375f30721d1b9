"""The files of a site, again and again → a preview that is current, and browsers that reload."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop, PeriodicCallback

from explainer.diagnostics import Diagnostic, Location, format_diagnostics
from explainer.preview.site_preview import Preview
from explainer.theme import FOLDERS, ORIGINAL

_WATCHED = ("site.yaml", "content", "templates", "assets")  # in the site's folder
_THEME = tuple(ORIGINAL / folder for folder in FOLDERS)
_POLL_INTERVAL = 20  # milliseconds; a look at a few hundred files takes less than one
_PAUSE = 1.0  # seconds without a change, after which the whole site is checked: nobody is typing then


class Watch:
    """Looks again at each change, says in the terminal how it went, and checks the whole site in a pause."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._pause: object | None = None

    def refresh(self) -> None:
        """Look at what changed. Never raises: the server must live on."""
        started = time.perf_counter()
        self._guarded(self._preview.refresh)
        if not self._preview.diagnostics:
            print(f"Read again in {1000 * (time.perf_counter() - started):.0f} ms.", flush=True)
        self._later()

    def _later(self) -> None:
        loop = IOLoop.current()
        if self._pause is not None:
            loop.remove_timeout(self._pause)
        self._pause = loop.call_later(_PAUSE, self._full_check)

    def _full_check(self) -> None:
        self._pause = None
        known = self._preview.diagnostics
        self._guarded(self._preview.full_check)
        if self._preview.diagnostics and not known:
            LiveReloadHandler.reload_waiters()

    def _guarded(self, work: Callable[[], None]) -> None:
        known = self._preview.diagnostics
        try:
            work()
        except Exception as error:  # noqa: BLE001 -- our own fault, but the editor still needs the server
            what = f"the generator itself failed: {error!r}."
            self._preview.diagnostics = (
                Diagnostic(Location("explainer"), what, "this is not your mistake; please report it."),
            )
        if self._preview.diagnostics and self._preview.diagnostics != known:
            print(format_diagnostics(self._preview.diagnostics), file=sys.stderr)


class PromptWatcher(Watcher):  # type: ignore[misc]  # livereload carries no types
    """Looks at all watched files many times a second.

    livereload's own watcher looks every 800 ms, and forgets a change that comes within three seconds of another.
    """

    def __init__(self, root: Path, changed: Callable[[], None]) -> None:
        super().__init__()
        self._root = root
        self._changed = changed
        self._seen = snapshot(root)
        # livereload watches the current folder too when nothing else is to be watched.
        self._tasks: dict[str, dict[str, object]] = {str(root): {}}

    def start(self, callback: Callable[[], None]) -> bool:
        """Called by livereload once its loop runs; True says that we look by ourselves."""
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
        PeriodicCallback(callback, _POLL_INTERVAL).start()
        return True

    def examine(self) -> tuple[str | None, float | None]:
        """The path that changed, after a look at it, or None; the browser is notified."""
        seen = snapshot(self._root)
        if seen == self._seen:
            return None, None
        changed = seen.items() ^ self._seen.items()
        self._seen = seen
        self._changed()
        self.filepath = min(path for path, _ in changed)
        return self.filepath, None


def snapshot(root: Path) -> dict[str, tuple[int, int]]:
    """Time and size of each watched file by its path; it differs from another when something changed."""
    watched = dict.fromkeys([*(root / name for name in _WATCHED), *_THEME])
    return {path: (stat.st_mtime_ns, stat.st_size) for folder in watched for path, stat in _files(folder)}


def _files(path: Path) -> Iterator[tuple[str, os.stat_result]]:
    if path.is_file():
        yield str(path), path.stat()
        return
    try:
        with os.scandir(path) as found:
            entries = [*found]
    except OSError:  # it is not there, or closed to us: who reads it says so
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        else:
            with contextlib.suppress(OSError):  # an editor's scratch file, gone already
                yield entry.path, entry.stat()
