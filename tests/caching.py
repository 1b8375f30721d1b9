"""What many tests need and is the same each time → made once: compiled templates, the copies of this site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import CodeType

import jinja2
import pytest
from jinja2.bccache import Bucket

from explainer.bundle import bundle_site
from explainer.diagnostics import Diagnostics
from explainer.render.environment import BytecodeCache, Templates

ROOT = Path(__file__).resolve().parents[1]


class SharedBytecodeCache(BytecodeCache):
    """Templates as compiled before, by name and text: each copy of a site has the same ones in a folder of its own."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002 -- the folder does not count
        return name

    def get_bucket(self, environment: jinja2.Environment, name: str, filename: str | None, source: str) -> Bucket:
        bucket = super().get_bucket(environment, name, filename, source)
        if bucket.code is not None and filename is not None:
            bucket.code = moved(bucket.code, filename)
        return bucket


def moved(code: CodeType, file: str) -> CodeType:
    """The same code as if it had been compiled from `file`, which a diagnostic then names."""
    if code.co_filename == file:
        return code
    inner = tuple(moved(value, file) if isinstance(value, CodeType) else value for value in code.co_consts)
    return code.replace(co_filename=file, co_consts=inner)


def compile_templates_once(patch: pytest.MonkeyPatch) -> None:
    """Until `patch` is undone, no template is compiled twice in this process: a third of a build goes into that.

    Jinja works out at once what cannot change, such as `"key" | say`; so sites with other words share nothing.
    """
    plain = Templates.__init__
    kept: dict[tuple[str, tuple[tuple[str, str], ...]], BytecodeCache] = {}

    def start(
        self: Templates,
        root: Path,
        words: Mapping[str, str],
        language: str,
        diagnostics: Diagnostics,
        *,
        bytecode_cache: BytecodeCache | None = None,
        **others: object,
    ) -> None:
        if bytecode_cache is None:
            bytecode_cache = kept.setdefault((language, tuple(sorted(words.items()))), SharedBytecodeCache())
        plain(self, root, words, language, diagnostics, bytecode_cache=bytecode_cache, **others)  # type: ignore[arg-type]

    patch.setattr(Templates, "__init__", start)


def bundle_this_site(output: Path, earlier: Path) -> None:
    """Build this project's site with its copies into `output`; outside CI on top of the `earlier` one of these tests.

    So it is done by everybody who builds a second time, and what changed is compressed again. That this makes the bytes
    of a first time is tested with the small site.
    """
    if not os.environ.get("CI"):
        try:
            shutil.copytree(earlier, output)
        except OSError:
            shutil.rmtree(output, ignore_errors=True)  # there is none, or another run of the tests is replacing it
    bundle_site(ROOT, output=output)
    fresh = earlier.with_name(f"{earlier.name}.{os.getpid()}")
    shutil.copytree(output, fresh)
    shutil.rmtree(earlier, ignore_errors=True)
    try:
        fresh.rename(earlier)
    except OSError:
        shutil.rmtree(fresh, ignore_errors=True)
