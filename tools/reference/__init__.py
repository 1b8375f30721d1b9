"""The code of the generator → docs/reference/, one module a page."""
