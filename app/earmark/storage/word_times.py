"""True word times from a file beside the transcript: `NAME.words.json` for `NAME.pdf`.

    {"text_digest": "sha256:…", "words": [[paragraph, word, start_ms, end_ms], …]}

Paragraphs and words count from 0, words are what stands between white
space. The times hold only for the text they were made for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import msgspec

from earmark.model.episode import Episode, Paragraph, Turn, Word

MAX_BYTES = 64 * 1024 * 1024
_WORD = re.compile(r"\S+")


class _File(msgspec.Struct):
    text_digest: str
    words: list[tuple[int, int, int, int]]


def words_path(transcript: Path) -> Path:
    return transcript.with_suffix(".words.json")


def with_word_times(episode: Episode, transcript: Path) -> Episode:
    """Return *episode* with the words of the file beside *transcript*.

    Where there is no such file, or it cannot be read, or it was made for
    another text, the same episode comes back. A paragraph gets its words
    only if every one of them has a time and none runs backwards.
    """
    read = _read(words_path(transcript))
    if read is None or read.text_digest != episode.text_digest:
        return episode
    times: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    for paragraph, word, start_ms, end_ms in read.words:
        times[paragraph][word] = (start_ms, end_ms)
    numbers = iter(range(len(episode.spans)))
    turns = [
        Turn(turn.speaker, tuple(_timed(p, times.get(next(numbers), {})) for p in turn.paragraphs))
        for turn in episode.turns
    ]
    return replace(episode, turns=tuple(turns))


def _read(path: Path) -> _File | None:
    try:
        if path.stat().st_size > MAX_BYTES:
            return None
        return msgspec.json.decode(path.read_bytes(), type=_File)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _timed(paragraph: Paragraph, times: dict[int, tuple[int, int]]) -> Paragraph:
    places = [match.span() for match in _WORD.finditer(paragraph.text)]
    if times.keys() != set(range(len(places))):
        return paragraph
    words = tuple(Word(*place, *times[number]) for number, place in enumerate(places))
    return replace(paragraph, words=words) if _runs_forward(words) else paragraph


def _runs_forward(words: tuple[Word, ...]) -> bool:
    marks = [0, *(ms for word in words for ms in (word.start_ms, word.end_ms))]
    return all(earlier <= later for earlier, later in pairwise(marks))
