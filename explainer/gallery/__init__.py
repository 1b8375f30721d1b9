"""`Site` → one more page, the gallery: each component in all its states, for those who change how the site looks."""
