"""The name of a file → whether a program left it there, and no editor means it to be part of the site."""

from __future__ import annotations

# Copies that editors and tools of versions make, and what systems and tools write into folders.
_BEGINNINGS = (".#", "._", "#", "~")
_ENDINGS = ("~", ".swp", ".swo", ".orig", ".rej", ".bak", ".tmp")
_NAMES = (".ds_store", ".directory", ".gitattributes", ".gitignore", ".gitkeep", "desktop.ini", "thumbs.db")


def is_leftover(name: str) -> bool:
    """Is it a copy or a note that a program made?"""
    return name.startswith(_BEGINNINGS) or name.endswith(_ENDINGS) or name.lower() in _NAMES


def is_hidden(name: str) -> bool:
    """Is it hidden, or a leftover?"""
    return name.startswith(".") or is_leftover(name)
