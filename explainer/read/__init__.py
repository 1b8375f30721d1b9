"""First stage: the files of a site → a `Manuscript`, everything as typed."""
