"""The generator: a folder of Markdown and YAML → a static explainer site."""

__version__ = "0.3.0.dev0"
