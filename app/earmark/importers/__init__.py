"""A transcript file becomes an `Episode`."""
