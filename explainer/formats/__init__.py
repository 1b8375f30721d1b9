"""Craft: the file formats editors write, taken apart strictly and with lines."""
