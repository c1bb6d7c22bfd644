"""The left pane: contents of the episode, and the library."""
