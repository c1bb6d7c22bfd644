"""What the writing process does: it writes one episode for the program that started it."""

from __future__ import annotations

from collections.abc import Callable

from earmark.exporters import writer_named, written
from earmark.exporters.writing import REQUESTS


def work(request: bytes, tell: Callable[[object], None]) -> None:
    """Write the episode that *request* holds, and tell the text of the file."""
    asked = REQUESTS.decode(request)
    tell(written(asked.episode, writer_named(asked.format)).decode())
