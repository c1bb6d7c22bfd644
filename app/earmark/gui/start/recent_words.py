"""What the lists of episodes say about one: where it comes from, what was kept, what is left."""

from __future__ import annotations

from pathlib import Path

from earmark.storage.recents import Recent

_FINISHED = 0.99
_MINUTE_MS = 60_000
_NAMES_AT_MOST = 2


def title(recent: Recent) -> str:
    """Return the title, or the name of the file where there is none."""
    return recent.title or Path(recent.path).name


def source(recent: Recent) -> str:
    """Return the show and number, e.g. "SuperDataScience 725"; "" where neither is known."""
    return f"{recent.show} {recent.number}".strip()


def people(recent: Recent) -> str:
    """Return the names of up to two speakers, or how many they are."""
    if len(recent.speakers) <= _NAMES_AT_MOST and all(recent.speakers):
        return ", ".join(recent.speakers)
    return f"{len(recent.speakers)} speakers"


def quotes(recent: Recent) -> str:
    """Return how many quotes were kept, in words."""
    if not recent.quotes:
        return "No quotes yet"
    return "1 quote" if recent.quotes == 1 else f"{recent.quotes} quotes"


def left(recent: Recent) -> str:
    """Return how much is left to hear: "1:48 left" (hours and minutes), "32 min left", "Finished"."""
    if not recent.has_audio:
        return "No audio"
    if not recent.duration_ms or recent.position_ms <= 0:
        return "Not started"
    if recent.progress >= _FINISHED:
        return "Finished"
    minutes = -(-(recent.duration_ms - recent.position_ms) // _MINUTE_MS)  # begun minutes count
    hours, minutes_over = divmod(minutes, 60)
    return f"{hours}:{minutes_over:02} left" if hours else f"{minutes} min left"
