"""The interface of a reader: recognise a format by the root of a file, and take its provisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from explainer.law.model import Consolidation


@dataclass(frozen=True, slots=True)
class Reader:
    """One format of official law."""

    format: str  # as in messages: "Akoma Ntoso"
    publishers: str  # who publishes law in it
    download: str  # how to get a file, as an imperative
    recognises: Callable[[Element], bool]  # is it the root of such a file?
    read: Callable[[Element, str], Consolidation]  # the root and the file's name; raises Unreadable
