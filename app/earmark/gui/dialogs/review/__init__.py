"""The review of what the reader of a file repaired or could not decide."""
