"""The generators that are compared → where each has its site, how it is installed, and how it builds."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "bench/work"
OURS = "explainer"
HUGO = "Hugo"
_VENV = WORK / "venv"
_MODULES = WORK / "node_modules"
_MADE = ("output", "public", "resources", "_site", "site", ".cache")


@dataclass(frozen=True, slots=True)
class Generator:
    """One of them. Its site is in the folder of its name, beside those of the others."""

    name: str
    content: str  # the folder of the pages, in that of the site
    layout: str  # the file of the layout
    output: str
    command: Callable[[Path], list[str]]  # what builds the site in a folder
    environment: tuple[tuple[str, str], ...] = ()

    def forget(self, site: Path) -> None:
        """Remove all that was made of a site, caches too."""
        for made in _MADE:
            shutil.rmtree(site / made, ignore_errors=True)

    def check(self, site: Path, pages: int) -> None:
        """Raise SystemExit unless the pages are there."""
        found = sum(1 for _ in (site / self.output).rglob("*.html"))
        if found < pages:
            raise SystemExit(f"{self.name} made {found} of {pages} pages.")


def installed() -> list[Generator]:
    """Ours, and those that could be installed into bench/work/, once."""
    found = [Generator(OURS, "content/sections", "templates/pages/section.html", "output", _ours)]
    if _install_python():
        # The package's `hugo` is a Python script around the program; starting Python would count against Hugo.
        program = next(_VENV.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
        program.chmod(0o755)
        found += [
            Generator(
                HUGO,
                "content",
                "layouts/single.html",
                "public",
                lambda site: [str(program), "--quiet", "-s", str(site)],
            ),
            Generator("MkDocs", "docs", "theme/main.html", "site", _mkdocs),
        ]
    if _install_node():
        found.append(Generator("Eleventy", "content", "_includes/page.njk", "_site", _eleventy))
    return found


def _ours(site: Path) -> list[str]:
    return [sys.executable, str(ROOT / "build.py"), "--site", str(site)]


def _mkdocs(site: Path) -> list[str]:
    return [str(_VENV / "bin/mkdocs"), "build", "--quiet", "-f", str(site / "mkdocs.yml")]


def _eleventy(site: Path) -> list[str]:
    program = _MODULES / "@11ty/eleventy/cmd.cjs"
    config = site / "eleventy.config.cjs"
    return ["node", str(program), "--quiet", f"--config={config}", f"--input={site}", f"--output={site / '_site'}"]


def _install_python() -> bool:
    if not (_VENV / "bin/mkdocs").exists():
        _run(sys.executable, "-m", "venv", str(_VENV))
        requirements = str(ROOT / "bench/requirements.txt")
        pip = (str(_VENV / "bin/pip"), "install", "--quiet", "--disable-pip-version-check")
        _run(*pip, "--require-hashes", "--requirement", requirements)
    return (_VENV / "bin/mkdocs").exists()


def _install_node() -> bool:
    if not _MODULES.exists() and shutil.which("npm"):
        WORK.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / "bench" / name, WORK)
        _run("npm", "ci", "--silent", "--prefix", str(WORK))
    return _MODULES.exists()


def _run(*command: str) -> None:
    if subprocess.run(command, check=False).returncode:
        print(f"This failed, so its generator is left out: {' '.join(command)}", file=sys.stderr)
