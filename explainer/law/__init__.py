"""Craft: law as it is published: its provisions, their fingerprints, and what became of those that were pinned."""
