"""Pictures of texts → the files that are made of them, once for all targets of a build."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.diagnostics import Diagnostics, Location
from explainer.images.image import Image
from explainer.images.problem import Problem
from explainer.images.read import make_renditions
from explainer.model import Output
from explainer.processes import parallel_map
from explainer.target import BuildTarget

# The bytes of the renditions by the digest of their picture. A bundle renders the same pictures for three targets, and
# a preview again and again. The digest names all that they are made from, so that a cache on disk could be asked here.
_MADE: dict[str, tuple[bytes, ...]] = {}
_WORTH_IT = 2  # pictures from which another process is worth its start


@dataclass(frozen=True, slots=True)
class ShownImage:
    """A picture as a template is given it."""

    address: str  # empty: this copy leaves it out
    srcset: str  # empty: there is one size
    width: int  # pixels
    height: int
    words: str  # what it shows; empty: it only decorates
    is_first: bool  # is it the first of its page, which a reader sees at once?


def image_outputs(images: Iterable[Image], root: Path, target: BuildTarget, diagnostics: Diagnostics) -> list[Output]:
    """The files of these pictures, for the target; a copy has one of each."""
    images = list(images)
    make_images(images, root, diagnostics)
    outputs: dict[str, Output] = {}
    for image in images:
        for rendition, body in zip(image.renditions, _MADE.get(image.digest, ()), strict=False):
            if not target.copied or rendition == image.in_a_copy:
                outputs[rendition.path] = Output(rendition.path, body, (image.file,))
    return list(outputs.values())


def make_images(images: Sequence[Image], root: Path, diagnostics: Diagnostics) -> None:
    """Make what is not made yet."""
    missing = list({image.digest: image for image in images if image.digest not in _MADE}.values())
    if not missing:
        return

    def make(batch: Sequence[Image]) -> tuple[dict[str, tuple[bytes, ...]], Diagnostics]:
        found = Diagnostics()
        return {image.digest: made for image in batch if (made := _renditions(image, root, found))}, found

    for made, found in parallel_map(missing, make, worth_it=_WORTH_IT):
        _MADE.update(made)
        diagnostics.extend(found)


def renditions_of(image: Image, root: Path, diagnostics: Diagnostics) -> tuple[bytes, ...]:
    """The bytes of the renditions of a picture, in their order; none after a diagnostic was noted."""
    make_images([image], root, diagnostics)
    return _MADE.get(image.digest, ())


def _renditions(image: Image, root: Path, diagnostics: Diagnostics) -> tuple[bytes, ...]:
    try:
        return make_renditions(image, (root / image.file).read_bytes())
    except OSError as error:
        diagnostics.add_refusal(image.file, error)
    except Problem as problem:
        diagnostics.add(Location(image.file, problem.line), problem.what, problem.help_text)
    return ()
