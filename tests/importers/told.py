"""What an episode says, in the few words in which tests compare it."""

from __future__ import annotations

from earmark.model.episode import Episode


def said(episode: Episode) -> list[tuple[str, str]]:
    """Return the paragraphs with the name of who speaks them, empty for nobody."""
    rows = []
    for number, turn in enumerate(episode.turns):
        speaker = episode.speaker_of(number)
        rows += [(speaker.name if speaker else "", paragraph.text) for paragraph in turn.paragraphs]
    return rows
