"""The commands of `build.py`, one module each; explainer/cli.py lists them."""
