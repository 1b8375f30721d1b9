"""Last stage: `Output`s → checked, then written to output/ all at once."""
