"""The pages that stand for all others in tests of the look."""

from __future__ import annotations

# One page of each template, each the longest of its kind; together they carry every block of the site.
TEMPLATES = (
    "index",
    "agreement",
    "timeline",
    "claims",
    "figures",
    "facts",
    "facts-new-limits",
    "sources",
    "sources-law",
    "help",
    "glossary",
    "changes",
    "leaving",
    "offline",
    "exempt",
    "proof",
    "then-and-now",
    "404",
)
