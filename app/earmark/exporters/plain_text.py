"""An episode as plain text that people can read, and that Earmark reads back as the same episode."""

from __future__ import annotations

from collections.abc import Iterator

from earmark.exporters.wording import about, names_of, one_line
from earmark.model.clock_text import stamp
from earmark.model.episode import Episode, Paragraph


def write(episode: Episode) -> str:
    """Return *episode* as text: `Name (00:08:44):`, and what is said on the next line."""
    heading = "\n".join(f"{name}: {value}" for name, value in about(episode))
    blocks = [heading, *_paragraphs(episode)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _paragraphs(episode: Episode) -> Iterator[str]:
    for turn, name in zip(episode.turns, names_of(episode), strict=True):
        for place, paragraph in enumerate(turn.paragraphs):
            text = one_line(paragraph.text)
            head = f"{name if place == 0 else ''} {_time(paragraph)}".strip()
            yield f"{head}:\n{text}" if name and place == 0 else f"{head}\n{text}".strip()


def _time(paragraph: Paragraph) -> str:
    """Return the time as it stands in the file, in brackets; empty if there is none."""
    if paragraph.start_ms is None:
        return ""
    decimals = paragraph.start_ms % 1000
    return f"({paragraph.stamp or stamp(paragraph.start_ms)}{f'.{decimals:03}' if decimals else ''})"
