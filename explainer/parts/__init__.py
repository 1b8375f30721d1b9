"""`Site` → one more page, which shows each part in all its states: for those who change how the site looks."""
