"""A site's folder → the site on 127.0.0.1, rebuilt at each change; a failed build is shown in the browser.

The preview stands in a folder of its own: it shows drafts and lacks the content policy, so it must never be output/.
"""

from __future__ import annotations

import gc
import html
import os
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler
from livereload.watcher import Watcher
from tornado.ioloop import PeriodicCallback

from explainer.cli import told
from explainer.pipeline import build_site
from explainer.problems import BuildStopped, Problem

HOST = "127.0.0.1"  # never another: a preview is for one person
PREVIEW = ".preview"
_WATCHED = ("site.yaml", "content", "templates", "assets")
_LOOK_EVERY = 50  # milliseconds; a look at a few hundred files takes less than one

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{count}</title>
<style>body{{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
:root{{color-scheme:light dark}}
pre{{white-space:pre-wrap;border-inline-start:.3rem solid #b3261e;padding-inline-start:1rem}}</style>
</head><body><h1>{count}</h1><p>The site is shown again as soon as this is mended.</p>
{problems}
</body></html>
"""


class Preview:
    """Builds the preview, and remembers what to show instead while a build fails."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.folder = root / PREVIEW
        self.problem_page = ""

    def build(self) -> None:
        """Build once and say in the terminal how it went. Never raises: the server must live on."""
        started = time.perf_counter()
        try:
            built = build_site(self._root, self.folder, preview=True)
        except BuildStopped as stopped:
            self.problem_page = problem_page(stopped.problems)
            print(told(stopped.problems), file=sys.stderr)
        except Exception as error:  # noqa: BLE001 -- our own fault, but the editor still needs the server
            self.problem_page = problem_page(())
            print(f"This is a mistake of the generator, not yours: {error!r}", file=sys.stderr)
        else:
            self.problem_page = ""
            print(f"Built {built.pages} pages in {time.perf_counter() - started:.2f} s.")


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
        PeriodicCallback(callback, _LOOK_EVERY).start()
        return True

    def examine(self) -> tuple[str | None, float | None]:
        """The path that changed, after the rebuild, or None; the browser is told of it."""
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


def problem_page(problems: Sequence[Problem]) -> str:
    """What the browser shows while a build fails."""
    count = "1 problem to mend" if len(problems) == 1 else f"{len(problems)} problems to mend"
    if not problems:
        count = "The generator itself failed; the terminal says more"
    shown = "\n".join(f"<pre>{html.escape(str(problem))}</pre>" for problem in problems)
    return _PAGE.format(count=count, problems=shown)


def serve_site(root: Path, port: int) -> None:
    """Serve until Ctrl+C. Raises OSError, nothing built, when the port is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((HOST, port))
    gc.enable()  # unlike a build, a server lives long
    preview = Preview(root)
    watcher = PromptWatcher(root, preview.build)
    preview.build()
    preview.folder.mkdir(exist_ok=True)
    server = Server(watcher=watcher)
    server.SFH = _handler(preview)
    print(f"Open http://{HOST}:{port}/ and change a file. Ctrl+C stops.")
    server.serve(port=port, host=HOST, root=str(preview.folder))


def _handler(preview: Preview) -> type[StaticFileHandler]:
    class PreviewHandler(StaticFileHandler):  # type: ignore[misc]  # livereload carries no types
        """Serves the preview, or the problems in place of every page."""

        async def get(self, path: str, include_body: bool = True) -> None:
            page = path in ("", "/") or path.endswith(".html")
            if not (page and preview.problem_page):
                await super().get(path, include_body)
                return
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.finish(preview.problem_page)

        def write_error(self, status_code: int, **details: Any) -> None:
            missing = preview.folder / "404.html"
            if status_code == 404 and missing.is_file():
                self.finish(missing.read_bytes())
            else:
                super().write_error(status_code, **details)

        def compute_etag(self) -> str | None:
            # Only a file has one; the problems have not.
            return super().compute_etag() if getattr(self, "absolute_path", None) else None

        def set_default_headers(self) -> None:
            self.set_header("Cache-Control", "no-store")

    return PreviewHandler
