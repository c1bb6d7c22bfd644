"""The open session: the present annotations, and how they get to the disk."""
