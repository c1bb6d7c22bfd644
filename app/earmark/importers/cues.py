"""Cues -> episode: what every format that comes with a time for each line is made of.

A cue is a line of a caption file, a segment of a speech recogniser, a
paragraph with its time. Captions are cut every few seconds, in the middle of
sentences; here they become turns and paragraphs that can be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from earmark.model.episode import Episode, Paragraph, Speaker, Turn, Word


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of text with its time.

    `speaker` is empty where the one before goes on. `words` are places in
    `text`, filled where the format has a time for each word. `breaks` is True
    where the format itself begins a paragraph here.
    """

    text: str
    start_ms: int | None = None
    end_ms: int | None = None
    speaker: str = ""
    words: tuple[Word, ...] = ()
    breaks: bool = False


def episode_of(cues: Sequence[Cue]) -> Episode:
    """Return the episode that *cues* say, in the order in which they come; without title and show."""
    names: dict[str, int] = {}
    turns: list[tuple[int | None, list[Paragraph]]] = []
    speaker: int | None = None
    for cue in cues:
        if cue.speaker:
            speaker = names.setdefault(cue.speaker, len(names))
        if not turns or turns[-1][0] != speaker:
            turns.append((speaker, []))
        turns[-1][1].append(Paragraph(cue.text, cue.start_ms, words=cue.words))
    return Episode(
        speakers=tuple(map(Speaker, names)),
        turns=tuple(Turn(who, tuple(paragraphs)) for who, paragraphs in turns),
    )
