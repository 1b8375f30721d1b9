"""A bundle and a key of SSH → signatures that anyone can verify offline; without a key nothing is said of any."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.new.site import make_site
from tests.conftest import ROOT, Run

MakeKey = Callable[[str], Path]
_PAGE = "content/pages/offline.md"


@pytest.fixture
def ssh_keygen(tmp_path: Path) -> MakeKey:
    """Makes a key of Ed25519 and its public half, where OpenSSH is installed."""
    if not shutil.which("ssh-keygen"):
        if os.environ.get("CI"):
            pytest.fail("install OpenSSH")
        pytest.skip("install OpenSSH")

    def make(name: str) -> Path:
        key = tmp_path / name
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)], check=True)
        return key

    return make


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A new site with the page of copies."""
    root = tmp_path / "site"
    make_site(root)
    (root / _PAGE).write_bytes((ROOT / _PAGE).read_bytes().replace(b"[using this site safely](leaving.md)", b"this"))
    settings = (root / "site.yaml").read_text("utf-8").replace("pages:\n  - home\n", "pages:\n  - home\n  - offline\n")
    (root / "site.yaml").write_text(settings, "utf-8")
    return root


def name_key(site: Path, key: Path) -> str:
    """Write the public half of the key into site.yaml."""
    signer = " ".join(key.with_suffix(".pub").read_text("utf-8").split()[:2])
    with (site / "site.yaml").open("a", encoding="utf-8") as file:
        file.write(f"signer: {signer}\n")
    return signer


def is_genuine(folder: Path, signers: Path) -> bool:
    """What the line on the page of copies says of the list of checksums in a folder, and the list of the files."""
    line = f"ssh-keygen -Y verify -f {signers} -I site -n file -s SHA256SUMS.sig < SHA256SUMS"
    sums = "sha256sum --check --quiet SHA256SUMS"
    return all(
        subprocess.run(each, shell=True, cwd=folder, capture_output=True, check=False).returncode == 0
        for each in (line, sums)
    )


def test_a_signed_copy_is_verified_offline_and_a_changed_one_is_not(site: Path, run: Run, ssh_keygen: MakeKey) -> None:
    key = ssh_keygen("release")
    signer = name_key(site, key)
    assert run("bundle", "--sign", str(key), site=site).code == 0
    output = site / "output"
    signers = output / "bundle/allowed_signers"
    assert signers.read_text("utf-8") == f'site namespaces="file" {signer}\n'
    assert is_genuine(output / "bundle", signers)
    assert is_genuine(output, signers)
    page = (output / "offline.html").read_text("utf-8")
    assert "ssh-keygen -Y verify -f allowed_signers -I site -n file -s SHA256SUMS.sig &lt; SHA256SUMS" in page
    assert signer in page
    with (output / "bundle/SHA256SUMS").open("ab") as file:
        file.write(b"0" * 64 + b"  site.zip\n")
    assert not is_genuine(output / "bundle", signers)


def test_the_same_key_signs_the_same_bytes_alike(site: Path, run: Run, ssh_keygen: MakeKey) -> None:
    key = ssh_keygen("release")
    name_key(site, key)
    signatures = set()
    for _ in range(2):
        assert run("bundle", "--no-cache", "--sign", str(key), site=site).code == 0
        signatures.add((site / "output/SHA256SUMS.sig").read_bytes())
    assert len(signatures) == 1


def test_another_key_than_the_one_of_the_site_signs_nothing(site: Path, run: Run, ssh_keygen: MakeKey) -> None:
    name_key(site, ssh_keygen("release"))
    done = run("bundle", "--sign", str(ssh_keygen("other")), site=site)
    assert done.code == 1
    assert done.err == "This is not the key whose public half is `signer:` in site.yaml.\n"
    assert not (site / "output").exists()


def test_a_key_that_is_not_there_signs_nothing(site: Path, run: Run, ssh_keygen: MakeKey) -> None:
    key = ssh_keygen("release")
    assert "Name the public half" in run("bundle", "--sign", str(key), site=site).err
    name_key(site, key)
    done = run("bundle", "--sign", "nowhere", site=site)
    assert (done.code, done.err.startswith("ssh-keygen says: ")) == (1, True)
    assert not (site / "output").exists()


def test_without_a_key_all_is_made_and_nothing_is_said_of_signatures(site: Path, run: Run) -> None:
    assert run("bundle", site=site).code == 0
    assert not list((site / "output").rglob("*.sig"))
    assert "ssh-keygen" not in (site / "output/offline.html").read_text("utf-8")
