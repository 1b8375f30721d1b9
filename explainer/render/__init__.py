"""Third stage: a `Site` → `Output`s, the files of the finished site in memory."""
