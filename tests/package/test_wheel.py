"""The package as pip builds and installs it → the command, the theme, and a whole site in an empty folder."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT, files_in, made_by_one_worker

pytestmark = pytest.mark.slow
NO_BACKEND = "hatchling is not installed; `make .venv/installed-test` installs it"
# pip looks at nothing but the files here.
OFFLINE = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the files of this project with the build backend that is installed already."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip(NO_BACKEND)
    return next(made_by_one_worker(tmp_path_factory, "wheel", built).glob("*.whl"))


def built(folder: Path) -> None:
    ran(sys.executable, "-m", "pip", "wheel", "--no-build-isolation", *OFFLINE, "--wheel-dir", str(folder), str(ROOT))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `explainer` of an environment in which the wheel is installed, beside the packages of this one."""

    def make(folder: Path) -> None:
        venv.create(folder, symlinks=True)
        python = folder / "bin/python"
        ran(sys.executable, "-m", "pip", "--python", str(python), "install", *OFFLINE, str(wheel))
        site_packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder)}))
        (site_packages / "packages.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")

    return made_by_one_worker(tmp_path_factory, "installed", make) / "bin/explainer"


def ran(*typed: str, cwd: Path | None = None) -> str:
    """What a command prints; it must end well."""
    # Neither the folder of this project nor a variable leads to its code.
    around = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(typed, cwd=cwd, env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_command_makes_checks_and_builds_a_site_in_an_empty_folder(command: Path, tmp_path: Path) -> None:
    made = ran(str(command), "new", "mysite", cwd=tmp_path)
    assert "Next: cd mysite, then explainer serve" in made
    site = tmp_path / "mysite"
    assert "No errors" in ran(str(command), "check", cwd=site)
    assert ran(str(command), cwd=site).startswith("Built ")
    assert "data-module" in (site / "output/exempt.html").read_text("utf-8")


def test_the_installed_theme_is_that_of_the_project(command: Path, wheel: Path) -> None:
    folder = next((command.parents[1] / "lib").glob("python*/site-packages/explainer/default_theme"))
    for part in ("templates", "assets/css", "assets/js"):
        assert files_in(folder / part) == files_in(ROOT / part)
    assert not (folder / "assets/files").exists()
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if name.startswith(("content/", "tests/", "site"))]


def test_a_site_is_the_same_from_the_command_and_from_the_checkout(command: Path, tmp_path: Path) -> None:
    ran(str(command), "new", "mysite", cwd=tmp_path)
    ran(sys.executable, str(ROOT / "build.py"), "new", "site", str(tmp_path / "other"))
    assert files_in(tmp_path / "mysite") == files_in(tmp_path / "other")
    ran(str(command), cwd=tmp_path / "mysite")
    from_command = files_in(tmp_path / "mysite/output")
    ran(sys.executable, str(ROOT / "build.py"), "--site", str(tmp_path / "mysite"))
    assert files_in(tmp_path / "mysite/output") == from_command


def test_the_wheel_is_the_same_bytes_each_time(wheel: Path, tmp_path: Path) -> None:
    built(tmp_path)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_it_says_who_made_it_and_that_it_has_types(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    assert "explainer/py.typed" in archive.namelist()
    metadata = archive.read(next(name for name in archive.namelist() if name.endswith("/METADATA"))).decode()
    assert "License-Expression: MIT" in metadata
    assert "explainer new mysite" in metadata
    needed = {line.removeprefix("Requires-Dist: ") for line in metadata.splitlines() if line.startswith("Requires")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert len([line for line in needed if not line.startswith("Requires-Python")]) == len(project["dependencies"])
