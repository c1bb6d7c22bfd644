"""The dialog that brings transcript and audio together, by hand and by listening."""
