"""The text of one cue with its tags -> cues: voices, times of words, entities. WebVTT and SRT share them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from earmark.importers.cue import Cue, split
from earmark.model.episode import Word

_TAG = re.compile(r"<(/?[A-Za-z.][^<>]*|[0-9][0-9:.]*|/?)>")
"""What else stands between such signs was said: `I <3 you`."""
_TIME = re.compile(r"(?:([0-9]{1,9}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})", re.ASCII)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_VOICE = re.compile(r"[vV]((?:\.[^\s.]*)*)\s+(.*)", re.DOTALL)
_READING = "rt"
"""How characters are read stands beside them, and is not said a second time."""
_SPONSOR = "sponsor"


@dataclass(slots=True)
class _Told:
    """What the text of a cue has told so far; places are those in the text without tags."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    voices: list[tuple[int, str, bool]] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)


def cues_of(cue: Cue) -> list[Cue]:
    """Return *cue*, whose text still has its tags, as one for each voice in it; none without words."""
    if "<" not in cue.text and "&" not in cue.text:
        return [cue] if cue.text.strip() else []
    told = _told(cue)
    text, words = "".join(told.parts), tuple(told.words)
    if not text.strip():
        return []
    place, name, sponsor = told.voices[0] if told.voices else (0, "", False)
    if len(told.voices) <= 1 and place == 0:  # nearly all
        return [replace(cue, text=text, words=words, speaker=name or cue.speaker, sponsor=sponsor)]
    return list(_voiced(replace(cue, text=text, words=words), told.voices))


def milliseconds(time: str) -> int | None:
    """Return the time that *time* is, written as WebVTT wants it, or None."""
    found = _TIME.fullmatch(time)
    return in_ms(found.groups()) if found else None


def in_ms(fields: Sequence[str | None]) -> int:
    """Return hours, minutes, seconds and thousandths as one time; hours may be missing."""
    hours, minutes, seconds, thousandths = fields
    minute = int(hours or 0) * 60 + int(minutes or 0)
    return (minute * 60 + int(seconds or 0)) * 1000 + int((thousandths or "0").ljust(3, "0")[:3])


def _told(cue: Cue) -> _Told:
    told = _Told()
    reading = False
    begin, begin_ms = 0, cue.start_ms or 0
    timed = False
    pieces = _TAG.split(cue.text)
    for k, piece in enumerate(pieces):
        if k % 2 == 0:
            if piece and not reading:
                piece = _unescaped(piece) if "&" in piece else piece
                told.parts.append(piece)
                told.length += len(piece)
        elif piece[:1].isdigit():
            time_ms = milliseconds(piece)
            if time_ms is not None and time_ms >= begin_ms:
                timed = True
                _add_word(told, begin, begin_ms, time_ms)
                begin, begin_ms = told.length, time_ms
        elif piece[:1] in "vV" and (voice := _VOICE.fullmatch(piece)):
            name = " ".join(_unescaped(voice[2]).split())
            told.voices.append((told.length, name, _SPONSOR in voice[1].split(".")))
        else:
            reading = piece == _READING or (reading and piece not in ("/rt", "/ruby"))
    if timed:
        _add_word(told, begin, begin_ms, max(begin_ms, cue.end_ms or 0))
    return told


def _add_word(told: _Told, begin: int, begin_ms: int, end_ms: int) -> None:
    """Note that what was told since *begin* lasts until *end_ms*; nothing but a space is a pause."""
    if told.length == begin:
        return
    text = _since(told, begin)
    start = begin + len(text) - len(text.lstrip())
    end = begin + len(text.rstrip())
    if start < end:
        told.words.append(Word(start, end, begin_ms, end_ms))


def _since(told: _Told, begin: int) -> str:
    if len(told.parts[-1]) == told.length - begin:  # the usual case: one piece between two times
        return told.parts[-1]
    found: list[str] = []
    missing = told.length - begin
    for part in reversed(told.parts):
        found.append(part)
        missing -= len(part)
        if missing <= 0:
            break
    return "".join(reversed(found))


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text)


def _voiced(cue: Cue, voices: Sequence[tuple[int, str, bool]]) -> Iterator[Cue]:
    """Yield the parts of *cue*, each with the voice that begins there."""
    first, *parts = split(cue, [(place, place) for place, _, _ in voices])
    breaks = cue.breaks
    if first.text:
        yield first
        breaks = False
    for part, (_, name, sponsor) in zip(parts, voices, strict=True):
        if part.text:
            yield replace(part, speaker=name, sponsor=sponsor, breaks=breaks)
            breaks = False
