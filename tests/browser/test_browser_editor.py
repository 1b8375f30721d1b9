"""The editor in a browser → files of a site opened, changed and saved, as somebody without a terminal does it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import jsonschema
import pytest

from explainer.browser_editor import FILE, editor_file
from explainer.diagnostics import Diagnostics
from explainer.formats.yaml_edit import plain_value
from explainer.formats.yaml_file import parse_yaml
from explainer.schemas import KINDS
from tests.browser.browsers import ROOT
from tests.browser.editor_package import EDITOR, editor_program
from tests.browser.visit import OpenPage, Visit
from tests.conftest import MakeSite, Run

# The editor keeps the files of its test backend in the browser's own folders.
PUT = """async (files) => {
  const top = await navigator.storage.getDirectory();
  const root = await top.getDirectoryHandle("sveltia-cms-test", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split("/"), name = folders.pop();
    let folder = root;
    for (const each of folders) folder = await folder.getDirectoryHandle(each, { create: true });
    const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }
}"""
GET = """async (path) => {
  let handle = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test");
  const folders = path.split("/"), name = folders.pop();
  for (const each of folders) handle = await handle.getDirectoryHandle(each);
  return (await (await handle.getFileHandle(name)).getFile()).text();
}"""
SAVED = "Entry saved."
MILLISECONDS_TO_START = 120_000  # it is a program of two megabytes
Edit = Callable[[str, str, Callable[[Visit], None]], str]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of the editor, with its test backend in the place of the repository's."""
    folder = tmp_path / "editor"
    shutil.copytree(EDITOR, folder, ignore=shutil.ignore_patterns("*.js"))
    shutil.copy(editor_program().script, folder)
    (folder / "backend.json").write_text('{"backend": {"name": "test-repo"}}', "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def edit(served: str, open_page: OpenPage) -> Callable[[Path, str, str, Callable[[Visit], None]], str]:
    """Opens a file of a site in the editor, lets somebody change it, saves it, and gives its text."""

    def edit_file(site: Path, file: str, entry: str, change: Callable[[Visit], None]) -> str:
        files = {
            path.relative_to(site).as_posix(): path.read_text("utf-8")
            for pattern in ("site.yaml", "content/**/*.md", "content/**/*.yaml")
            for path in site.glob(pattern)
        }
        visit = open_page(f"{served}backend.json", width=1280)
        page = visit.page
        page.set_default_timeout(MILLISECONDS_TO_START)
        # Its letters, icons and words in other languages come from elsewhere; the test asks nobody for them.
        page.route(lambda address: not address.startswith(served), lambda route: route.abort())
        page.route("**/locales/en-CA.json", lambda route: route.fulfill(path=editor_program().words))
        page.evaluate(PUT, files)
        page.goto(served, wait_until="commit")
        page.get_by_role("button", name="Work with Test Repository").click()
        page.get_by_text("Collections").first.wait_for()
        page.goto(f"{served}#/collections/{entry}")
        page.get_by_role("button", name="Save").wait_for()
        change(visit)
        page.get_by_role("button", name="Save").click()
        page.get_by_text(SAVED).first.wait_for()
        return str(page.evaluate(GET, file))

    return edit_file


@pytest.mark.slow
def test_a_section_is_opened_changed_and_saved(a_site: MakeSite, edit: Callable[..., str], run: Run) -> None:
    site = a_site()
    file = "content/sections/one-card.md"
    before = (site / file).read_text("utf-8")

    def change(visit: Visit) -> None:
        text = visit.page.locator("textarea").last
        text.fill(text.input_value().replace("card", "token", 1))

    after = edit(site, file, "sections/entries/one-card", change)
    _, head, body = before.split("---\n", 2)
    assert after == f"---\n{head}---\n{body.replace('card', 'token', 1)}"
    (site / file).write_text(after, "utf-8")
    assert run("check", site=site).code == 0


@pytest.mark.slow
def test_a_fact_is_changed_in_its_form_and_no_other_one_with_it(
    a_site: MakeSite, edit: Callable[..., str], run: Run
) -> None:
    site = a_site()
    file = "content/facts/numbers.yaml"
    before = _values((site / file).read_text("utf-8"))

    def change(visit: Visit) -> None:
        visit.page.locator("textarea").first.fill("What was counted, year by year.")

    text = edit(site, file, "facts/entries/numbers", change)
    assert _values(text) == {**before, "intro": "What was counted, year by year."}
    (site / file).write_text(text, "utf-8")
    assert run("check", site=site).code == 0
    run("schemas", site=site)
    assert (site / file).read_text("utf-8").startswith("# yaml-language-server: ")


@pytest.mark.slow
def test_a_file_with_comments_is_edited_as_text_and_keeps_them(a_site: MakeSite, edit: Callable[..., str]) -> None:
    site = a_site()
    before = (site / "site.yaml").read_text("utf-8")
    assert "# " in before

    def change(visit: Visit) -> None:
        text = visit.page.locator("textarea").last
        text.fill(text.input_value().replace("title: The Shared Card", "title: One Card"))

    after = edit(site, "site.yaml", "files/entries/site", change)
    assert after == before.replace("title: The Shared Card", "title: One Card")


def test_its_configuration_fits_the_schema_that_its_makers_publish() -> None:
    whole = {**json.loads((EDITOR / "backend.json").read_text("utf-8")), **json.loads(editor_file())}
    jsonschema.validate(whole, json.loads(editor_program().schema.read_text("utf-8")))


def test_its_forms_are_committed_as_they_are_made() -> None:
    assert (ROOT / FILE).read_text("utf-8") == editor_file(), "run: build.py schemas"


def test_every_kind_of_file_can_be_edited() -> None:
    collections = json.loads(editor_file())["collections"]
    files = {file["file"] for collection in collections for file in collection.get("files", ())}
    files |= {f"{entry['folder']}/*.{entry['extension']}" for entry in collections if "folder" in entry}
    kinds = [file for kind in KINDS for file in kind.files]
    assert [file for file in kinds if not any(fnmatchcase(file, pattern) for pattern in files)] == []


def test_only_the_program_that_was_looked_at_can_run_on_its_page() -> None:
    program = editor_program().script
    page = (EDITOR / "index.html").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha384(program.read_bytes()).digest()).decode()
    assert re.findall(r"<script[^>]*>", page) == [f'<script src="sveltia-cms.js" integrity="sha384-{digest}">']
    assert "script-src 'self';" in page


def test_the_editor_is_no_part_of_the_site(bundled_site: Path) -> None:
    files = [path for path in bundled_site.rglob("*") if path.is_file()]
    assert not [path for path in files if "editor" in path.relative_to(bundled_site).parts]
    assert not [path for path in files if b"sveltia" in path.read_bytes().lower()]


def _values(text: str) -> Any:
    return plain_value(parse_yaml(text, "file.yaml", Diagnostics()))
