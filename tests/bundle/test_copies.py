"""The zip and the one file of this project's site → small, whole, dated, and the same anyone who builds them."""

from __future__ import annotations

import datetime
import gzip
import hashlib
import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from explainer.bundle import bundle_site, day_of_epoch
from explainer.deliver.archive import zip_of
from explainer.deliver.kept import Kept
from explainer.diagnostics import BuildStopped
from explainer.model import Output, Site
from explainer.render.values import day_in_words
from tests.bundle.copies import ID, LINK, the, unpacked
from tests.bundle.little_effort import little_effort
from tests.conftest import ROOT, MakeSite, Run, changed, copy_site, files_in

pytestmark = pytest.mark.slow
LARGEST_ZIP = 450_000  # bytes
LARGEST_FILE = 400_000
LARGEST_FILE_COMPRESSED = 88_000  # with the addresses of all sources
# By name: the zone of its clock, what is taken from the rights of new files, its language.
# Where the one has a day, the other has mostly another.
MACHINES = {
    "west": ("America/St_Johns", 0o002, "C"),
    "far away, é": ("Pacific/Kiritimati", 0o077, "ar_EG.UTF-8"),
}
# What only a host needs.
FOR_HOSTS = re.compile(
    r"404\.html|_headers|hosting/|feed\.xml|sitemap\.xml|robots\.txt|\.well-known|bundle/|.*\.(br|gz)"
)


def words_of(html: str) -> str:
    """What is read, with all spaces alike."""
    return re.sub(r"<[^>]*>", "", html).replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def small_sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The whole site of the tests, bundled for the first time on each machine, at the same time."""
    folder = tmp_path_factory.mktemp("small")
    sites = {name: copy_site(folder / name, {}) for name in MACHINES}
    builds = [
        subprocess.Popen(
            [sys.executable, str(ROOT / "build.py"), "--site", str(site), "bundle"],
            env={**os.environ, "TZ": zone, "LC_ALL": language, "PYTHONHASHSEED": str(number)},
            umask=umask,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for number, (site, (zone, umask, language)) in enumerate(zip(sites.values(), MACHINES.values(), strict=True))
    ]
    for build in builds:
        _, reported = build.communicate()
        assert (build.returncode, reported) == (0, b"")
    return sites


@pytest.fixture
def small_site(small_sites: dict[str, Path]) -> Path:
    """The first of them; nobody writes into it."""
    return small_sites["west"]


def test_the_copies_are_small_enough_to_be_passed_on(bundled_site: Path, own_site: Site, tmp_path: Path) -> None:
    one_file = the(bundled_site, "html").read_bytes()
    outputs = [Output(path, body, ()) for path, body in unpacked(bundled_site).items()]
    packed = zip_of(outputs, own_site.changed, Kept(tmp_path))
    assert len(packed) <= LARGEST_ZIP
    assert len(one_file) <= LARGEST_FILE
    assert len(gzip.compress(one_file, 9)) <= LARGEST_FILE_COMPRESSED


def test_the_zip_holds_the_pages_and_nothing_for_hosts(bundled_site: Path) -> None:
    files = unpacked(bundled_site)
    # Other languages have copies of their own.
    hosted = {path for path in files_in(bundled_site) if path.endswith(".html") and "/" not in path}
    assert {path for path in files if path.endswith(".html")} == hosted - {"404.html"}
    assert "READ-ME-FIRST.txt" in files
    assert [path for path in files if FOR_HOSTS.match(path)] == []


def test_names_can_be_written_on_every_system(bundled_site: Path) -> None:
    names = list(unpacked(bundled_site))
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*", part) for name in names for part in name.split("/"))
    assert len({name.lower() for name in names}) == len(names)
    assert not re.search("asylum|refugee|canada", "".join(names) + the(bundled_site, "zip").name, re.IGNORECASE)


def test_every_link_of_the_zip_leads_somewhere_in_it(bundled_site: Path) -> None:
    files = {path: body.decode() for path, body in unpacked(bundled_site).items() if path.endswith(".html")}
    all_names = set(unpacked(bundled_site))
    for path, html in files.items():
        for link in LINK.findall(html):
            if re.match("[a-z]+:", link):
                continue
            assert not link.startswith("/"), f"{path}: {link}"
            file, _, anchor = link.partition("#")
            target = posixpath.join(posixpath.dirname(path), file) if file else path
            assert target in all_names, f"{path}: {link}"
            assert not anchor or anchor in ID.findall(files[target]), f"{path}: {link}"


def test_every_page_of_a_copy_says_which_day_it_was_made_and_the_law_checked(
    bundled_site: Path, own_site: Site
) -> None:
    pages = {path: body.decode() for path, body in unpacked(bundled_site).items() if path.endswith(".html")}
    pages["one file"] = the(bundled_site, "html").read_text("utf-8")
    for path, html in pages.items():
        said = re.search(r'<aside class="?copy\b.*?</aside>', html, re.DOTALL)
        assert said, path
        text = words_of(said.group())
        assert f"This is a copy, made on {words_of(day_in_words(own_site.changed, 'en'))}." in text, path
        assert "The law was checked on 22 November 2026." in text, path
        assert re.search(rf'data-until="?{own_site.settings.stale_after}', said.group()), path
    hosted = [body for path, body in files_in(bundled_site).items() if re.fullmatch(r"[^/]+\.html", path)]
    assert not any(b"This is a copy" in body for body in hosted)


def test_read_me_first_is_plain_text_for_every_editor(bundled_site: Path, own_site: Site) -> None:
    text = unpacked(bundled_site)["READ-ME-FIRST.txt"].decode("utf-8-sig")
    assert "index.html" in text
    assert words_of(day_in_words(own_site.changed, "en")) in " ".join(text.split())
    assert not re.search(r"<[a-z]|&#?\w+;|[^\r]\n", text)
    assert max(map(len, text.splitlines())) <= 72


def test_the_site_offers_both_with_size_and_checksum(bundled_site: Path) -> None:
    page = (bundled_site / "offline.html").read_text("utf-8")
    for kind in ("zip", "html"):
        body = the(bundled_site, kind).read_bytes()
        assert f'href="bundle/{the(bundled_site, kind).name}" download' in page
        assert hashlib.sha256(body).hexdigest() in page
        assert f"{-(-len(body) // 1000)} KB" in page
    in_copy = unpacked(bundled_site)["offline.html"].decode()
    assert "bundle/" not in in_copy
    assert "You have a copy open already." in in_copy


def test_the_checksums_are_those_of_the_files(bundled_site: Path) -> None:
    files = files_in(bundled_site)
    for list_, folder in (("SHA256SUMS", ""), ("bundle/SHA256SUMS", "bundle/")):
        lines = files[list_].decode("ascii").splitlines()
        reported = {path: digest for digest, path in (line.split("  ") for line in lines)}
        assert list(reported) == sorted(reported)
        assert reported == {path: hashlib.sha256(files[folder + path]).hexdigest() for path in reported}
    everything = {line.split("  ")[1] for line in files["SHA256SUMS"].decode("ascii").splitlines()}
    assert everything == {path for path in files if not re.search(r"(\.br|\.gz)\Z|\ASHA256SUMS\Z", path)}


def test_the_one_file_loads_nothing_and_every_link_in_it_leads_somewhere(bundled_site: Path) -> None:
    html = the(bundled_site, "html").read_text("utf-8")
    ids = [found.strip('"') for found in re.findall(r'\sid=("[^"]*"|[^\s>]+)', html)]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    links = [found.strip('"') for found in re.findall(r'\shref=("[^"]*"|[^\s>]+)', html)]
    inside = {link[1:] for link in links if link.startswith("#")}
    assert len(inside) > 100
    assert inside - set(ids) == set()
    assert all(re.match("#|https?:|mailto:|tel:|data:image", link) for link in links)
    assert not re.search(r"\s(src|srcset|action|poster)=|@import|url\(", html)


def test_the_one_file_holds_every_section_and_the_pages_that_were_chosen(bundled_site: Path, own_site: Site) -> None:
    html = the(bundled_site, "html").read_text("utf-8")
    for identifier in [section.id for section in own_site.sections] + [page for page, _ in own_site.settings.one_file]:
        assert f"id=part-{identifier} " in html, identifier
        assert own_site.pages[identifier].title.split("’")[0] in html
    assert "checklist" in html


def test_copies_are_the_same_bytes_whatever_the_machine_is_like(small_sites: dict[str, Path]) -> None:
    one, other = (files_in(site / "output") for site in small_sites.values())
    assert one == other
    assert len(one) > 40


def test_a_copy_is_made_on_the_day_of_source_date_epoch(
    small_site: Path, a_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = a_site()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    with little_effort():
        assert run("bundle", site=site).code == 0
    assert "Copied on 14 November 2023" in words_of(the(site / "output", "html").read_text("utf-8"))
    assert "Copied on 1 May 2026" in words_of(the(small_site / "output", "html").read_text("utf-8"))


@pytest.mark.parametrize(
    ("seconds", "day"), [("", None), ("0", datetime.date(1970, 1, 1)), ("86399", datetime.date(1970, 1, 1))]
)
def test_source_date_epoch_is_read_in_universal_time(seconds: str, day: datetime.date | None) -> None:
    assert day_of_epoch(seconds) == day


@pytest.mark.parametrize("seconds", ["soon", "1e9", "99999999999999999999", "9" * 4400, "4102444800"])
def test_a_wrong_source_date_epoch_is_reported_kindly(
    seconds: str, a_site: MakeSite, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    reported = run("bundle", site=a_site())
    assert (reported.code, reported.out, reported.err) == (
        2,
        "",
        "SOURCE_DATE_EPOCH must hold whole seconds since 1970, up to the year 2099.\n",
    )


def test_a_second_bundle_is_as_a_first_one_would_be(small_site: Path, a_site: MakeSite, tmp_path: Path) -> None:
    edit = changed("content/pages/about.md", "changed: 2026-04-28", "changed: 2026-04-29")
    again, first = tmp_path / "again", a_site(edit, name="first")
    shutil.copytree(small_site, again)
    (again / "content/pages/about.md").write_text(edit["content/pages/about.md"], "utf-8")
    bundle_site(again)
    bundle_site(first)
    assert files_in(again / "output") == files_in(first / "output")


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"assets/files/aux.txt": "x"}, '"aux.txt" cannot be written on every computer.'),
        (changed("templates/layout.html", "target.copied %}<p>", "false %}<p>"), "does not say on a copy"),
        ({"templates/READ-ME-FIRST.txt": None}, "READ-ME-FIRST.txt"),
    ],
    ids=["reserved", "undated", "no read-me"],
)
def test_what_a_copy_cannot_be_stops_the_build(files: dict[str, str | None], what: str, a_site: MakeSite) -> None:
    site = a_site(files)
    with pytest.raises(BuildStopped) as stopped:
        bundle_site(site)
    assert what in str(stopped.value.diagnostics[0])
    assert not (site / "output").exists()


def test_the_one_file_holds_the_address_of_each_source_and_cites_it_within_the_file(
    bundled_site: Path, own_site: Site
) -> None:
    html = the(bundled_site, "html").read_text("utf-8")
    entries = dict(re.findall(r'<li id="?source-([a-z0-9-]+)"?><a href="?([^" >]*)', html))
    assert len(entries) > 50
    assert all(address.replace("&amp;", "&") == own_site.sources[source].url for source, address in entries.items())
