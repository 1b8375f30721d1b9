"""The server of editors: started once as a person would, then asked by HTTP while files change."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest

from tests.conftest import ROOT, changed, copy_site, files_in, replace_files

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    text: str


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and the site that it shows."""

    site: Path
    port: int
    process: subprocess.Popen[bytes]
    said: Path  # what it printed

    def get(self, path: str = "/") -> tuple[int, str]:
        """Status and text of an address."""
        answer = self.ask(path, {})
        return answer.status, answer.text

    def ask(self, path: str, headers: dict[str, str]) -> Answer:
        """The answer to a request with these headers."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            text = "" if answer.status == 101 else answer.read().decode()
            return Answer(answer.status, answer.headers, text)

    def until(self, shown: Callable[[str], bool], path: str = "/") -> tuple[int, str]:
        """The first answer whose text is as wanted, however long that takes while the server runs."""
        status, text = self.get(path)
        while not shown(text):
            assert self.process.poll() is None, self.said.read_text()
            time.sleep(0.02)
            status, text = self.get(path)
        return status, text


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(site: Path) -> Iterator[Server]:
    """A server of `site`; it is stopped at the end, whatever happens."""
    port = free_port()
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", str(port), "--site", str(site)]
    said = site.with_name("said.txt")
    # A file, because a pipe that nobody reads stops the server when it is full.
    with (
        said.open("w") as file,
        subprocess.Popen(command, cwd=site, stdout=file, stderr=file, preexec_fn=heed_ctrl_c) as process,  # noqa: PLW1509 -- it takes no lock
    ):
        try:
            while not answers(port):
                assert process.poll() is None, said.read_text()
                time.sleep(0.02)
            yield Server(site, port, process, said)
        finally:
            process.kill()


def heed_ctrl_c() -> None:
    """Where the tests run in the background of a shell, they ignore Ctrl+C, and what they start would too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(copy_site(tmp_path_factory.mktemp("served") / "site", {})) as running:
        yield running


@pytest.fixture(autouse=True)
def as_it_was(server: Server) -> Iterator[None]:
    """Each test leaves the files as it found them."""
    before = files_in(server.site / "content")
    yield
    for file, body in files_in(server.site / "content").items():
        if file not in before:
            (server.site / "content" / file).unlink()
        elif body != before[file]:
            (server.site / "content" / file).write_bytes(before[file])
    server.until(lambda text: "Two libraries, one card" in text)


def test_a_page_is_shown_and_will_reload_itself(server: Server) -> None:
    status, text = server.get()
    assert status == 200
    assert "Two libraries, one card" in text
    assert "livereload.js" in text


def test_only_the_server_says_the_policy_so_that_the_page_may_reload(server: Server) -> None:
    answer = server.ask("/", {})
    assert "Content-Security-Policy" not in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert f"http://127.0.0.1:{server.port}/livereload.js;" in policy
    assert policy.endswith(f"; connect-src ws://127.0.0.1:{server.port}/livereload")


def test_files_that_are_no_pages_may_do_nothing(server: Server) -> None:
    answer = server.ask("/data/facts.json", {})
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


@pytest.mark.parametrize("path", ["/", "/night-hours.html", "/data/facts.json", "/livereload.js", "/livereload"])
def test_a_name_that_only_leads_to_this_machine_gets_nothing(path: str, server: Server) -> None:
    answer = server.ask(path, {"Host": f"evil.example:{server.port}"})
    assert answer.status == 403
    assert answer.text == "This preview answers only at http://127.0.0.1, with its port.\n"


def test_the_machine_may_be_called_localhost(server: Server) -> None:
    assert server.ask("/", {"Host": f"localhost:{server.port}"}).status == 200


@pytest.mark.parametrize(("origin", "status"), [("http://127.0.0.1:{}", 101), ("https://evil.example", 403)])
def test_only_a_page_of_the_preview_learns_that_it_changed(origin: str, status: int, server: Server) -> None:
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "c29tZXRoaW5nIHNlY3JldA==",
        "Origin": origin.format(server.port),
    }
    assert server.ask("/livereload", headers).status == status


def test_a_draft_is_shown(server: Server) -> None:
    assert "The doors stay open at night." in server.get("/night-hours.html")[1]


def test_a_page_that_is_not_there_shows_the_page_for_that(server: Server) -> None:
    status, text = server.get("/nowhere.html")
    assert status == 404
    assert "Not here" in text


def test_a_changed_file_changes_the_page(server: Server) -> None:
    replace_files(server.site, changed("content/pages/home.md", "Begin with", "Start with"))
    server.until(lambda text: "Start with" in text)
    replace_files(server.site, changed("content/pages/home.md", "Begin with", "Commence with"))
    server.until(lambda text: "Commence with" in text)


def test_a_changed_template_changes_the_page(server: Server) -> None:
    layout = "templates/layout.html"
    replace_files(server.site, changed(layout, "<footer>", "<footer><p>Anew</p>"))
    server.until(lambda text: "<p>Anew</p>" in text)
    replace_files(server.site, {layout: (ROOT / "tests/sites/whole" / layout).read_text("utf-8")})
    server.until(lambda text: "<p>Anew</p>" not in text)


def test_a_mistake_is_shown_in_place_of_the_page_until_it_is_mended(server: Server) -> None:
    replace_files(server.site, changed("content/pages/home.md", "Begin with", "{fact:nobody} <b> Begin with"))
    status, text = server.until(lambda text: "nobody&quot;" in text)
    assert status == 200
    assert "1 error" in text
    assert ">content/pages/home.md:7</a>: there is no fact &quot;nobody&quot;." in text
    assert f'href="vscode://file{server.site.resolve()}/content/pages/home.md:7"' in text
    assert "&lt;b&gt;" in text
    assert "livereload.js" in text
    assert "1 error" in server.get("/about.html")[1]
    replace_files(server.site, changed("content/pages/home.md", "Begin with", "At last"))
    server.until(lambda text: "At last" in text)


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    for address in ("127.0.0.2", "::1", socket.gethostname()):
        try:
            found = socket.getaddrinfo(address, server.port, type=socket.SOCK_STREAM)
        except OSError:
            continue
        for family, kind, protocol, _, where in found:
            if where[0] == "127.0.0.1":
                continue
            with socket.socket(family, kind, protocol) as probe:
                probe.settimeout(1)
                assert probe.connect_ex(where) != 0, f"it answers at {where}"


@pytest.mark.parametrize("path", ["/../site.yaml", "/%2e%2e/site.yaml", "/..%2fsite.yaml", "//etc/hostname"])
def test_nothing_outside_the_preview_is_served(path: str, server: Server) -> None:
    status, text = server.get(path)
    assert status in (403, 404)
    assert "The Shared Card" not in text or "Not here" in text


def test_the_output_of_real_builds_is_left_alone(server: Server) -> None:
    assert not (server.site / "output").exists()


def test_a_taken_port_is_reported_in_one_line(server: Server) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", str(server.port), "--site", str(server.site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == f"Port {server.port} is taken or not free to use: choose another with --port.\n"


def test_it_starts_with_a_mistake_and_stops_quietly(tmp_path: Path) -> None:
    misspelt = changed("content/help.yaml", "area: Quay", "aera: Quay")
    good = (ROOT / "tests/sites/whole/content/help.yaml").read_text("utf-8")
    with serving(copy_site(tmp_path / "site", misspelt)) as running:
        assert "1 error" in running.get()[1]
        replace_files(running.site, {"content/help.yaml": good})
        running.until(lambda text: "Two libraries, one card" in text)
        running.process.send_signal(signal.SIGINT)
        running.process.wait()
        assert "1 error" in running.said.read_text()
        assert "Traceback" not in running.said.read_text()
        assert running.process.returncode in (0, 130)
