"""What the files of clips are called: `Tides 00-08-44 Ada Marsh I remember the.mp3`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from earmark.model.clock_text import stamp
from earmark.model.plain import plain_name

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever their ending."""
_EPISODE, _SPEAKER, _WORDS = 60, 40, 40
"""How many characters each part may have."""
_AT_ENDS = " .,;:!-–—…"
_MOST_BYTES = 200
"""Most file systems take 255, encrypted ones 143 characters."""


def clip_name(episode: str, start_ms: int, speaker: str, words: str) -> str:
    """Return the name of a clip without its ending, fit for every file system."""
    time = stamp(start_ms).replace(":", "-")
    parts = (_cut(episode, _EPISODE), time, _cut(speaker, _SPEAKER), _cut(words, _WORDS))
    return _as_file_name(" ".join(part for part in parts if part))


def unique_names(names: Sequence[str]) -> list[str]:
    """Return *names* with a number after those that were there before: `NAME-2`, as file systems compare."""
    taken: set[str] = set()
    unique: list[str] = []
    for name in names:
        number, free = 1, name
        while _folded(free) in taken:
            number += 1
            free = f"{name}-{number}"
        taken.add(_folded(free))
        unique.append(free)
    return unique


def _cut(text: str, most: int) -> str:
    """Return *text* with only such signs as names may have, cut at the end of a word or sentence."""
    plain = plain_name(_NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", text)))
    if len(plain) > most:
        whole, _, _ = plain[: most + 1].rpartition(" ")
        plain = whole if len(whole) > most // 2 else plain[:most]
    return plain.strip(_AT_ENDS)


def _as_file_name(name: str) -> str:
    short = name.encode()[:_MOST_BYTES].decode(errors="ignore").strip(" .-")
    return f"_{short}" if _RESERVED.match(short) else short


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
