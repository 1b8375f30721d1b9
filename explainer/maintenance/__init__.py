"""A valid site → what its editors have to look at again: reminders, changes in the law, and pins after a review."""
