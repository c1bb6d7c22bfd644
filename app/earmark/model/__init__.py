"""Values: what was said, what the reader kept, and how text and time belong together."""
