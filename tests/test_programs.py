"""Tests of what installs the programs of tests, with an apt-get that only writes down what it was asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.programs import install_from_debian, install_from_npm


def record(folder: Path, name: str, exit_code: int = 0) -> Path:
    """A program in `folder` that writes its arguments and two variables to a file, which is returned."""
    asked = folder / f"{name}.asked"
    program = folder / name
    program.write_text(f'#!/bin/sh\necho "$* $DEBIAN_FRONTEND $RUNLEVEL" >> "{asked}"\nexit {exit_code}\n', "utf-8")
    program.chmod(0o755)
    return asked


def test_debian_is_asked_for_its_list_and_then_for_the_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = record(tmp_path, "apt-get")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert install_from_debian(["nginx", "caddy"], RUNLEVEL="1")
    first, second = asked.read_text("utf-8").splitlines()
    assert first.endswith(" update noninteractive 1")
    assert second.endswith(" install -y --no-install-recommends nginx caddy noninteractive 1")


def test_nothing_is_asked_for_after_debian_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = record(tmp_path, "apt-get", exit_code=100)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert not install_from_debian(["nginx"])
    assert len(asked.read_text("utf-8").splitlines()) == 1


def test_only_root_asks_debian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = record(tmp_path, "apt-get")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert not install_from_debian(["nginx"])
    assert not asked.exists()


def test_npm_is_asked_again_only_after_the_lock_file_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = record(tmp_path, "npm")
    record(tmp_path, "node")
    monkeypatch.setenv("PATH", str(tmp_path))
    source, folder = tmp_path / "source", tmp_path / "folder"
    source.mkdir()
    (source / "package-lock.json").write_text("{}", "utf-8")
    assert install_from_npm(source, ["package-lock.json"], folder)
    (folder / "node_modules").mkdir()
    (folder / "node_modules/.package-lock.json").write_text("{}", "utf-8")
    assert install_from_npm(source, ["package-lock.json"], folder)
    assert len(asked.read_text("utf-8").splitlines()) == 1
    (source / "package-lock.json").write_text('{"newer": true}', "utf-8")
    assert install_from_npm(source, ["package-lock.json"], folder)
    assert len(asked.read_text("utf-8").splitlines()) == 2
