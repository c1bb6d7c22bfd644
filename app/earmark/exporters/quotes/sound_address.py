"""How an export names its sound."""

from __future__ import annotations

import os
from pathlib import Path


def address_of(audio: Path | None, beside: Path) -> str:
    """Return the path of *audio* as seen from the folder of *beside*, as a URL; empty without audio."""
    from urllib.parse import quote  # few commands need it, and it takes a while to load

    if audio is None:
        return ""
    try:
        path = Path(os.path.relpath(os.path.realpath(audio), os.path.realpath(beside.parent)))
    except ValueError:  # another drive
        return audio.resolve().as_uri()
    return quote(os.fsencode(path.as_posix()))
