"""Which words of an episode have a time in the audio: those that were heard, and those the reader set."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from earmark.model.own_times import TimedWord
from earmark.model.sync import HeardWord, Pin

AGREE_MS = 500
"""What a hand is late or early: a pin this near to where a word was heard speaks for what was heard."""
_NEAR_MS = 30_000
"""Further from where it was heard a pin says that the words stand elsewhere: then its surroundings
are spoken in another order than they are written, and contradict nothing."""


class Knots:
    """For each word its times in ms of audio, None where nothing is said of it, and how sure they are.

    Of a pinned word only the start is certain, unless it was heard there.
    """

    def __init__(self, own: Sequence[TimedWord], paragraphs: Sequence[int]) -> None:
        """*own* are all words in reading order, *paragraphs* the places where paragraphs begin."""
        self._own, self._paragraphs = own, paragraphs
        self._starts = [word.start for word in own]
        self.starts_ms: list[int | None] = [None] * len(own)
        self.ends_ms: list[int | None] = [None] * len(own)
        self.confidence = [0.0] * len(own)
        self.pinned: set[int] = set()

    def hear(self, heard: Iterable[HeardWord]) -> None:
        """Take over the words that were heard."""
        numbers = {start: k for k, start in enumerate(self._starts)}
        own, starts_ms, ends_ms, confidence = self._own, self.starts_ms, self.ends_ms, self.confidence
        for word in heard:
            start, end, start_ms, end_ms, sure = word
            k = numbers.get(start)
            if k is None or own[k].end != end:
                self._hear_several(word)
                continue
            starts_ms[k] = start_ms
            ends_ms[k] = end_ms if end_ms > start_ms else start_ms
            confidence[k] = sure

    def _hear_several(self, heard: HeardWord) -> None:
        """Spread a time over the words that stand where one was heard: their own times are estimates."""
        first, last = bisect_left(self._starts, heard.start), bisect_left(self._starts, heard.end)
        length = max(1, heard.end - heard.start)
        room_ms = max(0, heard.end_ms - heard.start_ms)
        for k in range(first, last):
            word = self._own[k]
            self.starts_ms[k] = heard.start_ms + (word.start - heard.start) * room_ms // length
            share = min(word.end, heard.end) - heard.start
            self.ends_ms[k] = heard.start_ms + share * room_ms // length
            self.confidence[k] = 0.0

    def pin(self, pins: Iterable[Pin]) -> None:
        """Set what the reader set, and let go of what was heard against it."""
        places = {self._number_at(pin.offset): pin.audio_ms for pin in pins} if self._own else {}
        self.pinned |= places.keys()
        for k, time_ms in places.items():
            self._pin(k, time_ms)

    def _pin(self, k: int, time_ms: int) -> None:
        was_ms = self.starts_ms[k]
        end_ms = self.ends_ms[k]
        is_heard_there = was_ms is not None and abs(was_ms - time_ms) <= AGREE_MS
        if was_ms is not None and not is_heard_there:
            self._forget_paragraph(k)
        self._forget_around(k, time_ms, time_ms if was_ms is None else was_ms)
        self.starts_ms[k] = time_ms
        self.ends_ms[k] = max(time_ms, end_ms) if is_heard_there and end_ms is not None else None
        self.confidence[k] = 1.0

    def _forget_paragraph(self, k: int) -> None:
        """Let go of all that was heard in the paragraph of word *k*: it was heard at a wrong place."""
        at = self.paragraph_of(k)
        first = bisect_left(self._starts, self._paragraphs[at])
        after = self._paragraphs[at + 1 : at + 2]
        last = bisect_left(self._starts, after[0]) if after else len(self._starts)
        for number in range(first, last):
            self._forget(number)

    def _forget_around(self, k: int, time_ms: int, was_ms: int) -> None:
        """Let go of words behind *k* that were heard before it is spoken, and the other way round."""
        if abs(time_ms - was_ms) > _NEAR_MS:
            return
        low_ms, high_ms = min(time_ms, was_ms) - AGREE_MS, max(time_ms, was_ms) + AGREE_MS
        self._forget_while(range(k + 1, len(self._own)), low_ms, time_ms)
        self._forget_while(range(k - 1, -1, -1), time_ms, high_ms)

    def _forget_while(self, numbers: Iterable[int], low_ms: int, high_ms: int) -> None:
        for number in numbers:
            start_ms = self.starts_ms[number]
            if start_ms is None:
                continue
            if number in self.pinned or not low_ms <= start_ms <= high_ms:
                return
            self._forget(number)

    def _forget(self, number: int) -> None:
        if number not in self.pinned:
            self.starts_ms[number] = self.ends_ms[number] = None
            self.confidence[number] = 0.0

    def paragraph_of(self, k: int) -> int:
        """Return the number of the paragraph that word *k* stands in."""
        return max(0, bisect_right(self._paragraphs, self._starts[k]) - 1)

    def begins_paragraph(self, k: int) -> bool:
        return k == 0 or self.paragraph_of(k) != self.paragraph_of(k - 1)

    def _number_at(self, offset: int) -> int:
        """Return the number of the word at *offset*, or of the next one."""
        k = max(0, bisect_right(self._starts, offset) - 1)
        is_behind = offset >= self._own[k].end and k + 1 < len(self._own)
        return k + 1 if is_behind else k
