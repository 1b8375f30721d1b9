"""build.py → one sentence where the packages are missing."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_without_the_packages_one_sentence_says_what_to_run() -> None:
    run = f"import sys, runpy; sys.path[:0] = [{str(ROOT)!r}]; runpy.run_path('{ROOT}/build.py', run_name='__main__')"
    # -I and -S: nothing that is installed, nothing from the environment.
    done = subprocess.run([sys.executable, "-I", "-S", "-c", run], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "is not installed. Run `make` once, and then .venv/bin/python build.py." in done.stderr
