"""Reads lists of chapters: Podcasting 2.0 JSON, WebVTT, and lines such as `00:12 Title`.

This is work for a process of its own where the file comes from a stranger;
`audio_tags.read_chapters` does it there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

import msgspec

from earmark.errors import UserError
from earmark.importers import front_matter, guard, joining, stamps, webvtt
from earmark.importers.encoding import decoded
from earmark.importers.text_rows import rows_of, with_plain_ends, without_dashes
from earmark.model.episode import Chapter

MOST = 2_000
"""More chapters than this are none: nobody could use them."""
_LONGEST_TITLE = 300
_LATEST_MS = 3_600_000_000
_BAD = "This file has no chapters."
_HINT = "Choose a list of chapters as JSON, WebVTT, or lines such as 00:12 Title."


class _JsonChapter(msgspec.Struct):
    """One chapter of Podcasting 2.0; `toc` is False for what is not to be listed."""

    startTime: float | str | None = None  # noqa: N815 - as the format names it
    title: str | None = None
    toc: bool | None = None


class _JsonFile(msgspec.Struct):
    chapters: list[_JsonChapter]


_JSON = msgspec.json.Decoder(_JsonFile, strict=False)


def read(path: Path) -> tuple[Chapter, ...]:
    """Return the chapters that the file *path* lists, in order of time.

    Raises:
        UserError: The file is not there, not text, or lists none.
    """
    found = chapters_in(decoded(guard.text_bytes(path)))
    if not found:
        raise UserError(_BAD, _HINT)
    return found


def chapters_in(text: str) -> tuple[Chapter, ...]:
    """Return the chapters that *text* lists, whatever its format; none if it is no list of chapters."""
    text = text.strip()
    if text.startswith("{"):
        return _of_json(text)
    if text.startswith("WEBVTT"):
        cues = webvtt.cues_of(text)
        return in_order((" ".join(cue.text.split()), cue.start_ms) for cue in cues)
    rows = without_dashes(rows_of(with_plain_ends(text)))
    return front_matter.chapters_of([row.text for row in rows])


def in_order(found: Iterable[tuple[str, int | float | None]]) -> tuple[Chapter, ...]:
    """Return chapters of titles and times in milliseconds, by time, without what cannot be.

    A chapter without a title is named by its number; of two at the same time the first stays.
    """
    timed = [
        (round(time_ms), joining.clean(title.encode("utf-8", "replace").decode())[:_LONGEST_TITLE])
        for title, time_ms in found
        if time_ms is not None and math.isfinite(time_ms) and 0 <= time_ms <= _LATEST_MS
    ]
    by_time: dict[int, str] = {}
    for time_ms, title in sorted(timed, key=_time):
        by_time.setdefault(time_ms, title)
    if len(by_time) > MOST:
        return ()
    return tuple(
        Chapter(title or f"Chapter {number}", time_ms)
        for number, (time_ms, title) in enumerate(by_time.items(), 1)
    )


def _of_json(text: str) -> tuple[Chapter, ...]:
    try:
        listed = _JSON.decode(text.encode("utf-8", "replace")).chapters
    except (msgspec.MsgspecError, RecursionError):
        return ()
    return in_order(
        (chapter.title or "", _ms(chapter.startTime)) for chapter in listed if chapter.toc is not False
    )


def _ms(time: float | str | None) -> float | None:
    """Return a time in seconds, or as `0:12`, in milliseconds."""
    if isinstance(time, str):
        stamp = stamps.whole(time)
        return stamp.time_ms if stamp else None
    return None if time is None else time * 1000


def _time(timed: tuple[int, str]) -> int:
    return timed[0]
