"""The whole of listening: from sound and paragraphs to the time of each word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from earmark.alignment.anchoring import LONGEST_ROW, Support, anchors, likeliest
from earmark.alignment.confidence import heard_words
from earmark.alignment.edges import mend_edges
from earmark.alignment.hearing import FRAME_MS, Ear, Heard
from earmark.alignment.lexicon import Lexicon
from earmark.alignment.moved import place_moved
from earmark.alignment.outcome import NOTHING, OTHER_EPISODE, SILENT, HeardWord, Outcome
from earmark.alignment.phones import CLASSES
from earmark.alignment.placing import Said, place
from earmark.alignment.shifts import outcome_of
from earmark.errors import UserError
from earmark.sound import Samples

LEAST_AGREEMENT = 0.03
"""Which share of the phones must lie in long equal rows. Right transcripts: 0.34, with 30 % of the words
wrong 0.19; of other episodes 0.002 to 0.013 (measured)."""
_SUPPORT = Support(40 * 1000 // FRAME_MS, 14)
_ENOUGH_PHONES = 120
"""In less sound than this (about ten seconds) rows say little, and the words are tried at once."""

_BEFORE_MS = 30_000
_STEPS_FIRST = 15
"""Steps of 10 s around the place that is wanted first: heard in about 2 s."""
_STEPS_A_PART = 60
"""Steps of 10 s after which what is heard is placed, so that it can be used and kept when cancelled."""


class Text(NamedTuple):
    """A transcript, ready to be listened for."""

    paragraphs: Sequence[Sequence[str]]
    stamps: Sequence[int | None]
    said: Said


def text_of(paragraphs: Sequence[Sequence[str]], stamps: Sequence[int | None]) -> Text:
    """Return the words of *paragraphs* with their phones. *stamps* are the paragraphs' own times in ms."""
    lexicon = Lexicon()
    return Text(paragraphs, stamps, [lexicon.phones_of(word) for words in paragraphs for word in words])


def agrees(heard: Heard, text: Text) -> bool:
    """Return whether *heard* can be (a part of) what *text* says."""
    likely, begins = likeliest(heard)
    phones = np.array([phone for word in text.said for phone in word], np.int64)
    if min(len(likely), len(phones)) < _ENOUGH_PHONES:
        return len(likely) > 0 and len(phones) > 0
    runs = anchors(likely, begins, phones, LONGEST_ROW, most=3, support=_SUPPORT)
    return sum(run.length for run in runs) >= LEAST_AGREEMENT * min(len(likely), len(phones))


class Listening:
    """Hears a file and places the words of a text in it, the part that is wanted first.

    Args:
        sound: Gives the sound from a time in ms on (16 kHz, one channel), as often as it is asked.
        text: The transcript.
        told: Given what is known of the words now and then, each time of all words. Without it
            nothing is placed before all is heard.
        progress: Told ms heard and words placed.
    """

    def __init__(
        self,
        sound: Callable[[int], Iterator[Samples]],
        text: Text,
        *,
        told: Callable[[list[HeardWord]], None] | None,
        progress: Callable[[int, int], None],
    ) -> None:
        self._sound, self._text = sound, text
        self._told, self._progress = told, progress
        self._ear = Ear()
        self._known: list[HeardWord] = []

    def around(self, wanted_ms: int) -> None:
        """Hear the minutes around *wanted_ms* and tell what is placed there."""
        from_ms = max(0, wanted_ms - _BEFORE_MS) // FRAME_MS * FRAME_MS
        parts = list(islice(self._ear.hear(self._sound(from_ms)), _STEPS_FIRST))
        if parts:
            self._place_part(np.concatenate(parts), from_ms // FRAME_MS)

    def whole(self) -> Outcome:
        """Hear all of it and return the outcome.

        Raises:
            UserError: There is no speech, or it is not what the text says.
        """
        parts: list[Heard] = []
        fresh = heard_ms = 0
        for part in self._ear.hear(self._sound(0)):
            parts.append(part)
            heard_ms += len(part) * FRAME_MS
            self._progress(heard_ms, self._placed_count())
            if len(parts) - fresh >= _STEPS_A_PART:
                self._place_part(np.concatenate(parts[fresh:]), sum(map(len, parts[:fresh])))
                fresh = len(parts)
        heard = np.concatenate([*parts, np.zeros((0, CLASSES), np.float16)])
        parts.clear()
        if not len(likeliest(heard)[0]):
            raise UserError(NOTHING, SILENT)
        if not agrees(heard, self._text):
            raise UserError(NOTHING, OTHER_EPISODE)
        return self._outcome(heard)

    def _outcome(self, heard: Heard) -> Outcome:
        text = self._text
        found = place(heard, text.said)
        place_moved(heard, text.said, found.words, found.untold)
        mend_edges(heard, text.said, found.words, found.untold)
        words = heard_words(text.paragraphs, found.words)
        sayable = [bool(phones) for phones in text.said]
        return outcome_of(words, sayable, found.untold, text.stamps, len(heard) * FRAME_MS)

    def _place_part(self, heard: Heard, first_frame: int) -> None:
        """Place what a part holds, and add it to what is known; later parts know better."""
        if self._told is None or not agrees(heard, self._text):
            return
        words = heard_words(self._text.paragraphs, place(heard, self._text.said).words, first_frame)
        if self._known:
            words = [
                new if new.start_ms is not None else old for new, old in zip(words, self._known, strict=True)
            ]
        self._known = words
        self._told(words)

    def _placed_count(self) -> int:
        return sum(word.start_ms is not None for word in self._known)
