"""The page one reads: layout, painting, pointing, following, and what is laid over it."""
