"""A site while it is being edited → its pages on this machine, new at each change."""
