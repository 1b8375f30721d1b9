"""How quick the generator is, beside another one, in one run: `python -m bench`."""
