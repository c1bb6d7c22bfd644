"""The export dialog: what to write on the left, how it will look on the right."""
