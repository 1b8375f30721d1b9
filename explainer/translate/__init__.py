"""Texts in other languages: what can be translated, the catalogs of translations, and what is checked in them."""
