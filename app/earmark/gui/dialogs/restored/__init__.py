"""What differs between a backup that was opened and the damaged file in whose place it stands."""
