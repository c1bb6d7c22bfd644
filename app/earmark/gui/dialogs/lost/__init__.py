"""The review of quotes whose transcript changed: where each may stand now, and what shall become of it."""
