"""The page of all quotes of all episodes: search, filters, and a list from which each opens at its place."""
