"""Markdown as an editor writes it → finished HTML with named slots, and a diagnostic for each mistake."""
