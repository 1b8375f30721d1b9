"""A file and a key of SSH → its signature, with which anyone can prove who made it, without a network.

`ssh-keygen` of OpenSSH 8.1 or newer signs and verifies; formats: PROTOCOL.sshsig and ssh-keygen(1), "ALLOWED SIGNERS".
The same key and the same bytes give the same signature where the key is of Ed25519.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from explainer.model import Output

SIGNATURE = ".sig"  # how the name of a signature ends
SIGNERS = "allowed_signers"  # the file by which a signature is verified
_PROGRAM = "ssh-keygen"
_FOR = ("-n", "file")  # what a signature is for: none of another kind is taken for one of a file


class NotSigned(Exception):
    """Nothing was signed; says why, in a sentence for whoever typed the command."""


def signed(output: Output, key: Path, name: str, signer: str) -> Output:
    """The signature of an output, by a private key that belongs to the public key `signer`; else raises NotSigned.

    `name` is who signs.
    """
    signature = _run(["-Y", "sign", *_FOR, "-f", str(key)], output.body)
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder)
        (files / SIGNERS).write_bytes(signers(name, signer))
        (files / "signature").write_bytes(signature)
        own = ["-f", str(files / SIGNERS), "-I", name, "-s", str(files / "signature")]
        try:
            _run(["-Y", "verify", *_FOR, *own], output.body)
        except NotSigned:
            raise NotSigned("This is not the key whose public half is `signer:` in site.yaml.") from None
    return Output(f"{output.path}{SIGNATURE}", signature, output.made_from)


def signers(name: str, signer: str) -> bytes:
    """The file by which a signature is verified: who may sign files, and the public key."""
    return f'{name} namespaces="file" {signer}\n'.encode()


def _run(arguments: Sequence[str], data: bytes) -> bytes:
    try:
        done = subprocess.run([_PROGRAM, *arguments], input=data, capture_output=True, check=False)
    except OSError as error:
        raise NotSigned(f"The program {_PROGRAM}, which signs, cannot be run: {error.strerror}.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NotSigned(f"{_PROGRAM} says: {said[-1] if said else done.returncode}")
    return done.stdout
