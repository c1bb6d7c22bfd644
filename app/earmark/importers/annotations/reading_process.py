"""What the process does that reads a file of quotes for the program."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from earmark.importers.annotations import read_quotes


def work(request: bytes, tell: Callable[[object], None]) -> None:
    """Read the file that *request* names, and tell what it holds."""
    name = msgspec.json.decode(request, type=bytes)
    tell(read_quotes(Path(os.fsdecode(name))))
