"""Second stage: a `Manuscript` → a `Site` in which every reference leads somewhere."""
