"""Our own files: sidecars, caches, the list of recent episodes."""
