"""How everything looks: colours, type, icons, and the few things drawn from them."""
