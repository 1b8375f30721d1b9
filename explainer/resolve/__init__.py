"""Second stage: a `RawSite` → a `Site` in which every reference leads somewhere."""
