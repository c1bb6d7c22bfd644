"""What listening found out, as it is told to others. Times are ms."""

from __future__ import annotations

import msgspec

NOTHING = "No words could be placed."
OTHER_EPISODE = (
    "What is said in this audio is not what is written. It is another episode, or the sound is too poor."
)
SILENT = "Nobody speaks in this audio."
NO_TIMES = "Only English can be heard word by word, and this transcript has no times to go by."


class HeardWord(msgspec.Struct, frozen=True):
    """A word of the transcript. Times are ms of audio, None where it is not spoken or was not found.

    `confidence` is between 0 and 1, over the word and three on both sides:
    from 0.4 on 2 words in 1000 are off by over 200 ms, below 0.1 80 (measured).
    """

    paragraph: int
    text: str
    start_ms: int | None
    end_ms: int | None
    confidence: float


class Segment(msgspec.Struct, frozen=True):
    """From `from_ms` to `to_ms` of the transcript's time, the audio is `shift_ms` later."""

    from_ms: int
    to_ms: int
    shift_ms: int


class Stretch(msgspec.Struct, frozen=True):
    """A part of the audio, in ms."""

    from_ms: int
    to_ms: int


class Unheard(msgspec.Struct, frozen=True):
    """Words of a paragraph, `from_word` to `to_word` (exclusive), that are not in the audio."""

    paragraph: int
    from_word: int
    to_word: int


class WrongStamp(msgspec.Struct, frozen=True):
    """A paragraph whose own time does not fit those around it: it is spoken at `heard_ms` of the audio."""

    paragraph: int
    stamp_ms: int
    heard_ms: int


class Outcome(msgspec.Struct, frozen=True, tag="outcome"):
    """All that listening found out. `segments` is empty where the transcript has no times.

    `estimated` tells that no word was heard: the language is not known, and
    words were spread between pauses and the transcript's own times.
    """

    duration_ms: int
    estimated: bool
    segments: list[Segment]
    not_in_transcript: list[Stretch]
    not_in_audio: list[Unheard]
    wrong_stamps: list[WrongStamp]
    words: list[HeardWord]
