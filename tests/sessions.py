"""What the tests of sessions share: an invented episode and quotes from it."""

from __future__ import annotations

from typing import Any

from tests.episodes import little_episode

from earmark.model import quotes
from earmark.model.annotations import Highlight
from earmark.model.time_map import TimeMap

EPISODE = little_episode()
TIMES = TimeMap(EPISODE)
NOW = "2026-03-02T19:00:00.000Z"
DIGEST = "sha256:aa"


def quote(words: str, color: str = "gold", **more: Any) -> Highlight:
    """Return a new highlight over the first *words* of `EPISODE`."""
    start = EPISODE.text.index(words)
    highlight = quotes.make(EPISODE, TIMES, start, start + len(words), color, now=NOW, **more)
    assert highlight is not None
    return highlight
