"""Earmark: read podcast transcripts in step with their sound, and keep what matters."""

__version__ = "0.1.0"
