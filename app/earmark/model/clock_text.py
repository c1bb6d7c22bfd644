"""Times in words: `00:08:44` beside text, `1:59:08` for lengths."""

from __future__ import annotations

import re

_TIME = re.compile(r"^\s*(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:[.,](\d{1,3}))?\s*$")


def stamp(time_ms: int) -> str:
    """Return *time_ms* as `hh:mm:ss`, whole seconds, for beside text and in exports."""
    minutes, seconds = divmod(max(0, time_ms) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def length(time_ms: int) -> str:
    """Return *time_ms* as `h:mm:ss`, or `m:ss` under an hour."""
    minutes, seconds = divmod(max(0, time_ms) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def parse(text: str) -> int | None:
    """Return the milliseconds of `hh:mm:ss`, `m:ss` (both with decimals or without), else None."""
    found = _TIME.match(text)
    if not found:
        return None
    hours, minutes, seconds, decimals = found.groups()
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole * 1000 + int((decimals or "0").ljust(3, "0"))
