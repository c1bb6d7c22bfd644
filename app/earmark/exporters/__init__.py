"""An episode, or what was kept of it, as a document."""
