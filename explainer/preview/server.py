"""A preview → the site on 127.0.0.1, new at each change, under the policy that it will have on its host."""

from __future__ import annotations

import gc
import mimetypes
import socket
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.web import Application, RequestHandler

from explainer.gallery.spec import FILE as GALLERY
from explainer.load.translations import languages_in
from explainer.policy import POLICY_OF_FILES, Policy
from explainer.preview import error_page, pairs_page
from explainer.preview.pairs import FILE as PAIRS
from explainer.preview.pairs import is_pairs
from explainer.preview.site_preview import Preview
from explainer.preview.source_overlay import OVERLAY_SCRIPT, OVERLAY_STYLE
from explainer.preview.translation_bar import BAR_STYLE
from explainer.preview.watch import PromptWatcher, Watch

HOST = "127.0.0.1"  # never another: a preview is for one person
_NAMES = ("127.0.0.1", "localhost")  # by which that person may ask for it
_RELOAD = b'<script src="/livereload.js"></script>'


class PortTaken(Exception):
    """The port is not free, or not for this user."""


def serve_site(root: Path, port: int) -> None:
    """Serve until Ctrl+C. Raises PortTaken, nothing read, when another program listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortTaken(str(port)) from error
    gc.enable()  # unlike a build, a server lives long
    preview = Preview(root)
    watch = Watch(preview)
    server = PreviewServer(preview, root, PromptWatcher(root, watch.refresh))
    watch.refresh()
    translations = f" /{PAIRS} shows each text beside its translations." if languages_in(root) else ""
    print(
        f"Open http://{HOST}:{port}/ and change a file. /{GALLERY} shows every part of a page.{translations} "
        "Ctrl+C stops.",
        flush=True,
    )
    server.serve(port=port, host=HOST, root=str(root))


def preview_policy(policy: Policy, host: str, *, framing: bool = False) -> str:
    """The header for a page asked for at `host`, such as `127.0.0.1:5500`: its policy, and what reloading needs.

    That is the overlay of the preview, the script that reloads the page, and its connection. A page that is `framing`
    may hold others of the preview.
    """
    own = Policy((*policy.styles, OVERLAY_STYLE, BAR_STYLE), (*policy.scripts, OVERLAY_SCRIPT), policy.data)
    scripts = own.directives(own.scripts)["script-src"]
    others = {
        "script-src": f"{scripts} http://{host}/livereload.js",
        "connect-src": f"ws://{host}/livereload",
        "frame-ancestors": "'self'",
    }
    return own.header_with({**others, "frame-src": "'self'"} if framing else others)


class PreviewServer(Server):  # type: ignore[misc]  # livereload carries no types
    """livereload's server with pages of a preview.

    livereload puts a script into each page that makes another script, which the policy forbids. Here the page asks for
    that other script itself.
    """

    def __init__(self, preview: Preview, root: Path, watcher: PromptWatcher) -> None:
        super().__init__(watcher=watcher)
        self._preview = preview
        self._site = root

    def application(self, port: int, host: str, **_options: object) -> None:
        """Called by livereload to set up the addresses. Those who call this machine by another name get no page.

        The page of another site can lead the name of its own host to 127.0.0.1, and so read what is there (DNS
        rebinding).
        """
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = False  # styles are in the page
        app = Application([(r"/.*", _Refused)])
        handlers: list[Any] = [
            (r"/livereload", _Reload),
            (r"/livereload\.js", LiveReloadJSHandler),
            (r"/(.*)", _Page, {"preview": self._preview, "root": self._site}),
        ]
        for name in _NAMES:
            app.add_handlers(name.replace(".", r"\."), handlers)
        app.listen(port, address=host)


class _Refused(RequestHandler):
    """Answers those who do not ask for this machine."""

    def get(self) -> None:
        self.set_status(403)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"This preview answers only at http://{HOST}, with its port.\n")


class _Reload(LiveReloadHandler):  # type: ignore[misc]  # livereload carries no types
    """The connection through which a page learns that it has changed; only pages of the preview may have one."""

    def check_origin(self, origin: str) -> bool:
        return bool(urlsplit(origin).netloc == self.request.host)


class _Page(RequestHandler):
    """Answers from the preview, or with the diagnostics in place of every page."""

    def initialize(self, preview: Preview, root: Path) -> None:
        self._preview = preview
        self._root = root

    def get(self, path: str) -> None:
        file = path or "index.html"
        if file.endswith(".html"):
            self._finish_page(file)
            return
        body = self._preview.other(file)
        if body is None:
            self._finish_page("404.html", status=404)
            return
        self.set_header("Content-Type", mimetypes.guess_type(file)[0] or "application/octet-stream")
        self._finish(body, POLICY_OF_FILES)

    def _finish_page(self, file: str, status: int = 200) -> None:
        pairs = self._preview.pairs(file) if is_pairs(file) else None
        if pairs is not None:
            self._finish_html(pairs, pairs_page.POLICY)
            return
        shown = self._preview.page(file)
        if shown is None and not self._preview.diagnostics:
            status, shown = 404, self._preview.page("404.html")
        if self._preview.diagnostics:
            page = error_page.diagnostics_page(self._preview.diagnostics, self._root)
            body, policy = page.encode(), error_page.POLICY
        elif shown is None or shown.policy is None:
            body, policy = b"Not found.", Policy()
        else:
            body, policy = shown.body, shown.policy
        self.set_status(status)
        self._finish_html(body, policy, framing=file == GALLERY)

    def _finish_html(self, body: bytes, policy: Policy, *, framing: bool = False) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        header = preview_policy(policy, self.request.host, framing=framing)
        self._finish(body.replace(b"</body>", _RELOAD + b"</body>", 1), header)

    def _finish(self, body: bytes, policy: str) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", policy)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.finish(body)
