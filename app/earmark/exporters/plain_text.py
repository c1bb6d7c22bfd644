"""An episode as plain text that people can read, and that Earmark reads back as the same episode."""

from __future__ import annotations

from collections.abc import Iterator

from earmark.model.clock_text import stamp
from earmark.model.episode import Episode, Paragraph


def to_text(episode: Episode) -> str:
    """Return *episode* as text: `Name (00:08:44):`, and what is said on the next line."""
    blocks = [_heading(episode), *_paragraphs(episode)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _heading(episode: Episode) -> str:
    fields = (("Title", episode.title), ("Show", episode.show), ("Episode", episode.number))
    return "\n".join(f"{name}: {value}" for name, value in fields if value)


def _paragraphs(episode: Episode) -> Iterator[str]:
    for index, turn in enumerate(episode.turns):
        speaker = episode.speaker_of(index)
        for place, paragraph in enumerate(turn.paragraphs):
            name = speaker.name if speaker and place == 0 else ""
            head = f"{name} {_time(paragraph)}".strip()
            yield f"{head}:\n{paragraph.text}" if name else f"{head}\n{paragraph.text}".strip()


def _time(paragraph: Paragraph) -> str:
    """Return the time as it stands in the file, in brackets; empty if there is none."""
    if paragraph.start_ms is None:
        return ""
    decimals = paragraph.start_ms % 1000
    return f"({paragraph.stamp or stamp(paragraph.start_ms)}{f'.{decimals:03}' if decimals else ''})"
