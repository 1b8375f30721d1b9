"""First stage: the files of a site → a `RawSite`, everything as typed."""
