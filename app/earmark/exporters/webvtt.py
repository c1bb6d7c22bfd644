"""An episode as WebVTT: subtitles with voices, and with the time of each word where it is known.

The identifier of a cue is the number of its paragraph and of its part in
that, `12-0`, `12-1`: by it the paragraphs can be put together again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from earmark.exporters.captions import Caption, captions_of
from earmark.exporters.cutting import Room
from earmark.exporters.wording import about, names_of, one_line
from earmark.model.episode import Episode, Paragraph, Word

_ROOM = Room(columns=42)
_ESCAPED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def write(episode: Episode) -> str:
    """Return *episode* as WebVTT.

    Raises:
        UserError: It has no times.
    """
    names = names_of(episode)
    blocks = ["WEBVTT", *_note(episode)]
    for caption in captions_of(episode, _ROOM):
        span = episode.spans[caption.paragraph]
        blocks.append(_cue(caption, span.paragraph, names[span.turn]))
    return "\n\n".join(blocks) + "\n"


def _note(episode: Episode) -> list[str]:
    """Return a comment that says which episode this is."""
    fields = [f"{name}: {value.translate(_ESCAPED)}" for name, value in about(episode)]
    return ["\n".join(["NOTE", *fields])] if fields else []


def _cue(caption: Caption, paragraph: Paragraph, name: str) -> str:
    voice = f"v.sponsor {name}" if paragraph.sponsor else f"v {name}"
    head = f"<{voice.translate(_ESCAPED)}>" if name else ""
    number = f"{caption.paragraph + 1}-{caption.part}"
    times = f"{_time(caption.start_ms)} --> {_time(caption.end_ms)}"
    return f"{number}\n{times}\n{head}{_marked_up(caption, paragraph)}"


def _marked_up(caption: Caption, paragraph: Paragraph) -> str:
    """Return the text of *caption* with line breaks, and with times inside it."""
    text = one_line(paragraph.text)
    marks = [(start, end, "\n") for start, end in caption.breaks]
    marks += [(place, place, f"<{_time(time_ms)}>") for place, time_ms in _times(caption, paragraph)]
    out: list[str] = []
    at = caption.start
    for start, end, mark in sorted(marks, key=_place):
        out += [text[at:start].translate(_ESCAPED), mark]
        at = end
    return "".join([*out, text[at : caption.end].translate(_ESCAPED)])


def _times(caption: Caption, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """Yield where times stand in the text and which: the starts of words, and their ends before a pause."""
    words, last_ms = paragraph.words, caption.start_ms
    first, end = (bisect_left(words, place, key=_start) for place in (caption.start, caption.end))
    for k in range(first, end):
        word, next_ms = words[k], words[k + 1].start_ms if k + 1 < end else caption.end_ms
        if last_ms < word.start_ms < caption.end_ms:
            last_ms = word.start_ms
            yield word.start, last_ms
        if last_ms < word.end_ms < min(next_ms, caption.end_ms):
            last_ms = word.end_ms
            yield min(word.end, caption.end), last_ms


def _start(word: Word) -> int:
    return word.start


def _place(mark: tuple[int, int, str]) -> tuple[int, int]:
    return mark[:2]


def _time(time_ms: int) -> str:
    seconds, millis = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    return "%02d:%02d:%02d.%03d" % (minutes // 60, minutes % 60, seconds, millis)  # noqa: UP031 - twice as fast
