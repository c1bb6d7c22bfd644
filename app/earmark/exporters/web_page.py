"""An episode as one web page: the HTML transcript of Podcasting 2.0 (`cite`, `time`, `p`), set to be read.

The page needs no other file and runs no script. Words whose times are known
carry them as Hyperaudio's do, in `data-m` and `data-d`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from jinja2 import Environment

from earmark import __version__, resources
from earmark.exporters.wording import about, one_line
from earmark.model.clock_text import length
from earmark.model.episode import Episode, Paragraph, Turn

_COLORS = 8


class _Time(NamedTuple):
    shown: str
    exact: str
    """As HTML writes a duration: `PT754.560S`."""


class _Run(NamedTuple):
    """A stretch of a paragraph; `start_ms` is None where no time is known."""

    text: str
    start_ms: int | None = None
    lasts_ms: int = 0


class _Paragraph(NamedTuple):
    number: int
    time: _Time | None
    sponsor: bool
    runs: list[_Run]


class _Turn(NamedTuple):
    name: str
    color: int
    paragraphs: list[_Paragraph]


class _Chapter(NamedTuple):
    title: str
    time: _Time
    paragraph: int


def write(episode: Episode) -> str:
    """Return *episode* as HTML; all that it holds is escaped."""
    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    template = environment.from_string(resources.path("export/transcript.html").read_text(encoding="utf-8"))
    fields = about(episode)
    return template.render(
        version=__version__,
        about=fields,
        title=dict(fields).get("Title", ""),
        subtitle=" · ".join(
            f"Episode {value}" if name == "Episode" else value for name, value in fields if name != "Title"
        ),
        colors=_colors(),
        chapters=list(_chapters(episode)),
        turns=list(_turns(episode)),
    )


def _colors() -> list[tuple[str, str]]:
    """Return the colour of each place among the speakers, on light and on dark pages."""
    speaker = json.loads(resources.path("tokens.json").read_text(encoding="utf-8"))["speaker"]
    light, dark = speaker["variants"]["light"], speaker["variants"]["dark"]
    return [(light[name]["hex"], dark[name]["hex"]) for name in speaker["order"][:_COLORS]]


def _chapters(episode: Episode) -> Iterator[_Chapter]:
    """Yield the chapters, each with the paragraph that it begins with."""
    timed = [(n, span.paragraph.play_ms) for n, span in enumerate(episode.spans)]
    known = [(time_ms, number) for number, time_ms in timed if time_ms is not None]
    for chapter in episode.chapters:
        after = next((number for time_ms, number in known if time_ms >= chapter.start_ms), None)
        number = after if after is not None else len(episode.spans) - 1
        yield _Chapter(one_line(chapter.title), _time(chapter.start_ms), number + 1)


def _turns(episode: Episode) -> Iterator[_Turn]:
    numbers = count(1)
    for index, turn in enumerate(episode.turns):
        speaker = episode.speaker_of(index)
        name = one_line(speaker.name).strip() if speaker else ""
        color = (episode.palette_of(turn.speaker) or 0) % _COLORS
        yield _Turn(name, color, _paragraphs(turn, numbers))


def _paragraphs(turn: Turn, numbers: Iterator[int]) -> list[_Paragraph]:
    return [
        _Paragraph(
            next(numbers),
            None if paragraph.start_ms is None else _time(paragraph.start_ms),
            paragraph.sponsor,
            list(_runs(paragraph)),
        )
        for paragraph in turn.paragraphs
    ]


def _runs(paragraph: Paragraph) -> Iterator[_Run]:
    """Yield the words that have times, and what stands between them."""
    text = one_line(paragraph.text)
    at = 0
    for word in paragraph.words:
        if word.start < at or word.end <= word.start or word.end > len(text):
            continue  # words that overlap cannot be told apart on a page
        if at < word.start:
            yield _Run(text[at : word.start])
        yield _Run(text[word.start : word.end], word.start_ms, max(0, word.end_ms - word.start_ms))
        at = word.end
    if at < len(text):
        yield _Run(text[at:])


def _time(time_ms: int) -> _Time:
    return _Time(length(time_ms), f"PT{time_ms // 1000}.{time_ms % 1000:03}S")
