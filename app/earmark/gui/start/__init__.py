"""The start page: ways to open something, and the recent episodes."""
