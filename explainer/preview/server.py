"""A preview → the site on 127.0.0.1, new at each change; diagnostics are shown in place of the pages."""

from __future__ import annotations

import gc
import html
import mimetypes
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.web import RequestHandler

from explainer.diagnostics import Diagnostic, Location, format_diagnostics
from explainer.gallery.spec import FILE as GALLERY
from explainer.preview.site_preview import Preview

HOST = "127.0.0.1"  # never another: a preview is for one person
_WATCHED = ("site.yaml", "content", "templates", "assets")
_POLL_INTERVAL = 20  # milliseconds; a look at a few hundred files takes less than one
_PAUSE = 1.0  # seconds without a change, after which the whole site is checked: nobody is typing then

_DIAGNOSTICS = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{count}</title>
<style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
:root{{color-scheme:light dark}}
pre{{white-space:pre-wrap;border-inline-start:.3rem solid #b3261e;padding-inline-start:1rem}}</style>
</head><body><h1>{count}</h1><p>The site is shown again as soon as this is fixed.</p>
{diagnostics}
</body></html>
"""


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
    return {path: (stat.st_mtime_ns, stat.st_size) for name in _WATCHED for path, stat in _files(root / name)}


def _files(path: Path) -> Iterator[tuple[str, os.stat_result]]:
    if path.is_file():
        yield str(path), path.stat()
    elif path.is_dir():
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(Path(entry.path))
                else:
                    try:
                        yield entry.path, entry.stat()
                    except FileNotFoundError:  # an editor's scratch file, gone already
                        continue


def diagnostics_page(diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """What the browser shows while there are diagnostics. Each place is a link that opens it in an editor."""
    count = "1 error" if len(diagnostics) == 1 else f"{len(diagnostics)} errors"
    shown = "\n".join(_diagnostic_html(diagnostic, root) for diagnostic in diagnostics)
    return _DIAGNOSTICS.format(count=count, diagnostics=shown)


def _diagnostic_html(diagnostic: Diagnostic, root: Path) -> str:
    location = html.escape(str(diagnostic.location))
    address = html.escape(editor_address(root, diagnostic.location.file, diagnostic.location.line))
    text = html.escape(str(diagnostic)).removeprefix(location)
    return f'<pre><a href="{address}">{location}</a>{text}</pre>'


def editor_address(root: Path, file: str, line: int) -> str:
    """The address that opens a line in VS Code and its kin, where one of them is installed."""
    return f"vscode://file{(root / file).resolve()}:{line}"


def serve_site(root: Path, port: int) -> None:
    """Serve until Ctrl+C. Raises OSError, nothing read, when the port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))
    gc.enable()  # unlike a build, a server lives long
    preview = Preview(root)
    watch = Watch(preview)
    watcher = PromptWatcher(root, watch.refresh)
    server = Server(watcher=watcher)
    server.get_web_handlers = lambda script: [(r"/(.*)", _handler(preview, root))]  # noqa: ARG005 -- livereload's form
    watch.refresh()
    print(
        f"Open http://{HOST}:{port}/ and change a file. /{GALLERY} shows every part of a page. Ctrl+C stops.",
        flush=True,
    )
    server.serve(port=port, host=HOST, root=str(root))


def _handler(preview: Preview, root: Path) -> type[RequestHandler]:
    class PreviewHandler(RequestHandler):
        """Answers from the preview, or with the diagnostics in place of every page."""

        def get(self, path: str) -> None:
            self.set_header("Cache-Control", "no-store")
            file = path or "index.html"
            page = file.endswith(".html")
            body = preview.page(file) if page else preview.other(file)
            if preview.diagnostics and page:
                body = diagnostics_page(preview.diagnostics, root).encode()
            elif body is None:
                self.set_status(404)
                page, body = True, preview.page("404.html") or b"Not found."
            kind = "text/html; charset=utf-8" if page else mimetypes.guess_type(file)[0] or "application/octet-stream"
            self.set_header("Content-Type", kind)
            self.finish(body)

    return PreviewHandler
