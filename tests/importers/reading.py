"""Episodes as the talks that they were drawn from, to compare the two."""

from __future__ import annotations

import json
from pathlib import Path

from tests.importers.talks import Said

from earmark.model.episode import Episode


def said_in(episode: Episode) -> list[Said]:
    """Return every paragraph of *episode* with its speaker and its time as printed."""
    return [
        Said(speaker.name if (speaker := episode.speaker_of(number)) else "", p.start_ms, p.text)
        for number, turn in enumerate(episode.turns)
        for p in turn.paragraphs
    ]


def truth(shared: Path) -> list[Said]:
    """Return what is said in the real episode."""
    known = json.loads((shared / "episode" / "sds725-truth.json").read_text())
    return [
        Said(turn["speaker"], paragraph["start"] * 1000, paragraph["text"])
        for turn in known["turns"]
        for paragraph in turn["paragraphs"]
    ]


def turn_heads(episode: Episode) -> list[tuple[str, int | None]]:
    """Return who begins to speak when."""
    return [
        (speaker.name if (speaker := episode.speaker_of(number)) else "", turn.paragraphs[0].start_ms)
        for number, turn in enumerate(episode.turns)
    ]
