"""A folder of test data → a site to build, a command to run, and files to compare or renew (`pytest --accept`)."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from explainer.bundle import bundle_site
from explainer.cli import main
from explainer.model import Site
from explainer.pipeline import build_site, load_site
from explainer.proved import STAMP
from tests.browser.fixtures import browser, built_site, names, open_firefox, open_page, open_with_fonts, playwright
from tests.bundle.little_effort import little_effort
from tests.images.pictures import encoded, photo
from tests.subprocesses import in_a_copy

# Defined once for all folders: each folder of its own would start a browser of its own beside the others.
__all__ = ["browser", "built_site", "names", "open_firefox", "open_page", "open_with_fonts", "playwright"]

ROOT = Path(__file__).resolve().parents[1]
WHOLE = ROOT / "tests/sites/whole"
PHOTOGRAPH = "The bridge, with a line of lamps along it"  # what that of `photographed_site` shows

# The same examples everywhere and at any speed of the machine; nothing is kept between two runs.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")

# A run uses about a tenth of it, as what a test that passed has written is removed at once.
SPACE_FOR_TESTS = 2**31
# What a test must ask for to reach a program that is beside Python, and the mark that it gets by that.
MARKS = {
    "browser": {"playwright", "browser", "open_page", "open_with_fonts", "open_firefox"},
    "program": {"java", "server", "grade", "node", "ssh_keygen", "leading_on"},
}

Files = Mapping[str, str | bytes | None]
MakeSite = Callable[..., Path]
Run = Callable[..., "Ran"]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did: its exit code and what it printed."""

    code: int
    out: str
    err: str


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` writes what is compared with golden files; their diff is then read like any other."""
    parser.addoption("--sweep", action="store_true", help="look at every page at every size, not one of each template")
    parser.addoption("--accept", action="store_true", help="write the golden files instead of comparing")


def pytest_configure() -> None:
    """Tests write a hundred thousand small files: into memory, where there is enough of it, and not onto a disk."""
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > SPACE_FOR_TESTS:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))


def pytest_sessionstart(session: pytest.Session) -> None:
    """What an earlier run proved is not taken over; the workers of this run share one proof, as two builds would."""
    if not hasattr(session.config, "workerinput"):
        (ROOT / STAMP).unlink(missing_ok=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what starts a browser or another program, so that the rest can be run alone and is quick."""
    # Thousands of tests stay until the end: the collector of garbage need not look at them again and again.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    for item in items:
        for mark, fixtures in MARKS.items():
            if fixtures & set(getattr(item, "fixturenames", ())):
                item.add_marker(mark)


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Are golden files to be written again?"""
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def a_site(tmp_path: Path) -> MakeSite:
    """Copies the whole site into an empty folder, with some files replaced; None takes a file away."""

    def make(files: Files | None = None, *, name: str = "site") -> Path:
        return copy_site(tmp_path / name, files or {})

    return make


@pytest.fixture(scope="session")
def own_site() -> Site:
    """The site of this project in all its languages, read and resolved once in each process of tests."""
    return load_site(ROOT)


@pytest.fixture(scope="session")
def bundled_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this project's own site with its copies, built once for all tests that look at it."""

    def make(output: Path) -> None:
        with little_effort():
            bundle_site(ROOT, output=output)

    return made_by_one_worker(tmp_path_factory, "bundled", make)


@pytest.fixture(scope="session")
def photographed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this project's own site with a photograph at the end of a section, and its copies."""

    def make(output: Path) -> None:
        root = tmp_path_factory.mktemp("photographed")
        shutil.copy(ROOT / "site.yaml", root)
        shutil.copytree(ROOT / "content", root / "content")
        shutil.copytree(ROOT / "assets/files", root / "assets/files")
        (root / "content/images").mkdir(exist_ok=True)
        (root / "content/images/bridge.jpg").write_bytes(encoded(photo(2000, 1500), "JPEG", quality=90))
        with (root / "content/sections/agreement.md").open("a", encoding="utf-8") as section:
            section.write(f'\n![{PHOTOGRAPH}](../images/bridge.jpg "The bridge at night")\n')
        with little_effort():
            bundle_site(root, output=output)

    return made_by_one_worker(tmp_path_factory, "photographed", make)


@pytest.fixture(scope="session")
def eu261(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example of the rights of air passengers, with its site in output/, built once; nobody writes into it."""

    def make(folder: Path) -> None:
        shutil.copytree(ROOT / "examples/eu261", folder, ignore=shutil.ignore_patterns("output", ".cache"))
        build_site(folder)

    return made_by_one_worker(tmp_path_factory, "eu261", make)


def made_by_one_worker(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that `make` writes, once in this run: the first worker that asks makes it, the others wait.

    https://pytest-xdist.readthedocs.io/en/stable/how-to.html: "making session-scoped fixtures execute only once".
    """
    run_folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run_folder = run_folder.parent  # that of the worker is inside that of the run
    folder = run_folder / f"once-{name}"
    with (run_folder / f"once-{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            # In a copy of this process, which has one thread: there a build may share its work among processes.
            in_a_copy(lambda: (make(folder), None)[1])
    return folder


def copy_site(root: Path, files: Files) -> Path:
    """A copy of the whole site in `root`, with `files` put in place of its own."""
    folders, own_files = _whole_site()
    root.mkdir()
    for folder in folders:
        (root / folder).mkdir()
    for file, content in own_files.items():
        (root / file).write_bytes(content)
    replace_files(root, files)
    return root


@cache
def _whole_site() -> tuple[list[str], dict[str, bytes]]:
    """The folders and the files of the whole site: hundreds of tests copy it, and each would read it again."""
    paths = [path for path in sorted(WHOLE.rglob("*")) if not {"output", ".cache"} & set(path.relative_to(WHOLE).parts)]
    folders = [path.relative_to(WHOLE).as_posix() for path in paths if path.is_dir()]
    return folders, {path.relative_to(WHOLE).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def replace_files(root: Path, files: Files) -> None:
    """Write `files` into `root`; None takes a file away."""
    for file, text in files.items():
        path = root / file
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)


def changed(file: str, old: str, new: str) -> dict[str, str]:
    """A file of the whole site in which `old`, which must be there once, is replaced by `new`."""
    text = (WHOLE / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    return {file: text.replace(old, new)}


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file under `folder` by its path from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Runs the command line in this process; `site` is the folder for `--site`."""

    def run_command(*arguments: str, site: Path | None = None) -> Ran:
        capsys.readouterr()
        code = main([*arguments, *(("--site", str(site)) if site else ())])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    yield run_command
    # The command line switches it off: its process is about to end, this one is not.
    gc.enable()
