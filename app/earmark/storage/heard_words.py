"""Keeps when the words of a transcript were heard in an audio file, by the digests of both.

They are too many for a sidecar, and can be heard again: an entry that is
lost, damaged, or of another version of the program counts as none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import msgspec

from earmark.model.sync import HeardWord
from earmark.storage import cache_folder

LARGEST_BYTES = 50_000_000
"""How large the folder may grow: about five hundred episodes of two hours."""

_FOLDER = "heard"
_VERSION = 1
_FIELDS = 5
_SURE = 100
"""Confidence is kept in hundredths, never more than it was."""
_TINY = 1e-9
"""So that 0.29, which is a little less than that, stays 29 hundredths."""


class _Entry(msgspec.Struct, array_like=True):
    """`numbers` are five a word: how far behind the one before, its length, both in time too; how surely."""

    version: int
    audio: str
    text_digest: str
    numbers: list[int]


_ENTRIES = msgspec.msgpack.Decoder(_Entry)


def load(audio: str, text_digest: str) -> tuple[HeardWord, ...] | None:
    """Return the words that were heard, in reading order; None if they have to be heard (again).

    Args:
        audio: Digest of the audio file.
        text_digest: That of the original text, in which their places count.
    """
    raw = cache_folder.load(_FOLDER, _key(audio, text_digest))
    try:
        entry = None if raw is None else _ENTRIES.decode(raw)
    except ValueError:  # what msgspec and broken text raise is a ValueError
        return None
    if entry is None or (entry.version, entry.audio, entry.text_digest) != (_VERSION, audio, text_digest):
        return None
    return _unpacked(entry.numbers)


def save(audio: str, text_digest: str, words: Sequence[HeardWord]) -> None:
    """Keep *words*, which are in reading order. A disk that refuses is no error: it is only a cache."""
    entry = _Entry(_VERSION, audio, text_digest, _packed(words))
    cache_folder.save(_FOLDER, _key(audio, text_digest), msgspec.msgpack.encode(entry), LARGEST_BYTES)


def _key(audio: str, text_digest: str) -> str:
    return f"{audio}\n{text_digest}"


def _packed(words: Sequence[HeardWord]) -> list[int]:
    numbers: list[int] = []
    start = start_ms = 0
    for word in words:
        numbers += (word.start - start, word.end - word.start)
        numbers += (
            word.start_ms - start_ms,
            word.end_ms - word.start_ms,
            int(word.confidence * _SURE + _TINY),
        )
        start, start_ms = word.start, word.start_ms
    return numbers


def _unpacked(numbers: list[int]) -> tuple[HeardWord, ...] | None:
    """Return the words, or None where the numbers can mean none."""
    columns = [numbers[k::_FIELDS] for k in range(_FIELDS)]
    gaps, lengths, gaps_ms, lengths_ms, sure = columns
    starts, starts_ms = list(accumulate(gaps)), list(accumulate(gaps_ms))
    least = [min(column, default=0) for column in (gaps, lengths, starts_ms, lengths_ms, sure)]
    if len(numbers) % _FIELDS or min(least) < 0 or max(sure, default=0) > _SURE:
        return None
    fields = zip(starts, lengths, starts_ms, lengths_ms, sure, strict=True)
    return tuple(
        HeardWord(start, start + length, start_ms, start_ms + length_ms, hundredths / _SURE)
        for start, length, start_ms, length_ms, hundredths in fields
    )
