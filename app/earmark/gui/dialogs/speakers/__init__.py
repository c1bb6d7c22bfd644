"""The dialog about who speaks: names, roles, colours, and who is one person."""
