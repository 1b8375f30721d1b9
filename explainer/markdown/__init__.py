"""Markdown as an editor writes it → finished HTML with named slots, and a problem for each mistake."""
