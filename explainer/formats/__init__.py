"""Readers of the formats that editors write: strict, and with the line of every value."""
