"""All that was kept of all episodes that are known. Sidecars are the only truth; nothing is written."""
