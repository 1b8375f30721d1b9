"""A built site → real servers that hand it out on this machine alone, with the settings that were built beside it."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
PACKAGES = ("nginx", "libnginx-mod-http-brotli-static", "caddy")
MISSING = f"The tests of hosts need nginx, its brotli module and Caddy (Debian: apt-get install {' '.join(PACKAGES)})."
_BROTLI = ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so",)
_NGINX = """\
{user}daemon off;
pid {work}/nginx.pid;
load_module {brotli};
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    server {{
        listen {host}:{port};
        root {site};
        include {site}/hosting/nginx.conf;
        brotli_static on;
    }}
}}
"""
# Without the interface by which it is changed while it runs, and without asking for certificates.
_CADDY = """\
{{
    admin off
    auto_https off
}}
import {site}/hosting/Caddyfile
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]  # names in small letters
    body: bytes


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs."""

    name: str
    port: int

    def address(self, path: str) -> str:
        """Where a browser finds a file."""
        return f"http://{HOST}:{self.port}/{path}"

    def ask(self, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Answer:
        """Ask for a path, with these headers and nothing that a library adds."""
        connection = http.client.HTTPConnection(HOST, self.port)
        try:
            connection.request(method, f"/{path}", headers={"Accept-Encoding": "identity", **(headers or {})})
            response = connection.getresponse()
            reported = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, reported, response.read())
        finally:
            connection.close()


def servers_are_there() -> bool:
    """Are both servers and the module installed?"""
    return bool(_program("nginx") and _program("caddy") and _brotli())


@contextmanager
def start_server(name: str, site: Path, work: Path) -> Iterator[Server]:
    """Start nginx or caddy for this site; `work` is a folder for what it writes."""
    port = _free_port()
    work.mkdir()
    command, variables = _nginx(site, work, port) if name == "nginx" else _caddy(site, work, port)
    with (work / "said").open("wb") as said:
        process = subprocess.Popen(
            command, env={**os.environ, **variables}, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
    try:
        _wait_for(port, process, work / "said")
        yield Server(name, port)
    finally:
        process.terminate()
        process.wait()


def _nginx(site: Path, work: Path, port: int) -> tuple[list[str], dict[str, str]]:
    settings = work / "nginx.conf"
    # Its workers would run as another user, who may not read a folder of tests.
    user = "user root;\n" if os.geteuid() == 0 else ""
    settings.write_text(_NGINX.format(user=user, work=work, brotli=_brotli(), host=HOST, port=port, site=site), "utf-8")
    return [_program("nginx"), "-e", "stderr", "-p", str(work), "-c", str(settings)], {}


def _caddy(site: Path, work: Path, port: int) -> tuple[list[str], dict[str, str]]:
    settings = work / "Caddyfile"
    settings.write_text(_CADDY.format(site=site), "utf-8")
    variables = {"SITE_ADDRESS": f"http://{HOST}:{port}", "SITE_ROOT": str(site), "HOME": str(work)}
    return [_program("caddy"), "run", "--config", str(settings), "--adapter", "caddyfile"], variables


def _program(name: str) -> str:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin") or ""


def _brotli() -> str:
    return next((path for path in _BROTLI if Path(path).is_file()), "")


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        return int(listening.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], said: Path) -> None:
    """Wait as long as it takes; a server that cannot start ends. Raises RuntimeError with what it printed then."""
    while process.poll() is None:
        with socket.socket() as asking:
            if asking.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(said.read_text("utf-8", "replace"))
