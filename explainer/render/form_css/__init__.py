"""A ruleset → the styles by which its form answers without script, and the ids of what they show and hide."""
