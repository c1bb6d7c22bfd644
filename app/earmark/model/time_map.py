"""How text and time belong together: which word is spoken when.

One map serves player, view, timeline, quotes and citations. It is piecewise
linear over the starts of words, and of three sources in this order: what the
reader set, the words that were heard, and the transcript's own times.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from earmark.model.episode import Episode
from earmark.model.own_times import TimedWord, has_own_times, own_known_times, own_words
from earmark.model.sync import Stretch, Synced


class TimeMap:
    """The words of one episode in time. Cheap to ask (30 times a second), made once.

    Without *synced*, all times are the *transcript's own*. By these places
    are found again in a changed transcript (`anchors`, `relocate`), and they
    are what a highlight stores. With it they are the *audio's*: what is
    played, shown beside the sound, cut out of it and cited.

    Args:
        episode: The transcript as it is shown.
        duration_ms: How long the audio is, or 0 if that is not known.
        synced: How the audio belongs to that text, where that is known.
    """

    def __init__(self, episode: Episode, duration_ms: int = 0, synced: Synced | None = None) -> None:
        self._episode = episode
        self._duration_ms = duration_ms
        self._has_times = has_own_times(episode)
        self._words = own_words(episode, duration_ms)
        self._synced: Synced | None = None
        self._pins: list[tuple[int, int]] = []
        if synced is not None:
            self._synchronise(synced)
        else:
            self._in_time: Sequence[TimedWord] = self._words
            self._begins_ms = list(accumulate([word.start_ms for word in self._words], max))
            self._starts_ms = self._begins_ms
        self._starts = [word.start for word in self._words]

    def _synchronise(self, synced: Synced) -> None:
        from earmark.model import audio_times  # most episodes are read without

        self._synced = synced
        made = audio_times.audio_words(self._episode, self._words, synced)
        self._words, self._in_time, self._pins = made
        self._begins_ms = [word.start_ms for word in self._in_time]
        self._starts_ms = [word.start_ms for word in self._words]
        self._has_times = self._has_times or bool(synced.pins or synced.heard)

    @property
    def has_times(self) -> bool:
        """Whether it is known when anything is spoken."""
        return self._has_times

    @property
    def is_synced(self) -> bool:
        """Whether the times are the audio's; else they are the transcript's own."""
        return self._synced is not None

    @property
    def words(self) -> list[TimedWord]:
        """All words in reading order. Those that are not in this audio have a time and last 0 ms."""
        return self._words

    @property
    def words_in_time(self) -> Sequence[TimedWord]:
        """The words that are spoken, in the order in which they are: paragraphs may have changed places."""
        return self._in_time

    @property
    def not_in_transcript(self) -> tuple[Stretch, ...]:
        """The parts of the audio that are not written, in ms."""
        return self._synced.not_in_transcript if self._synced else ()

    @property
    def not_in_audio(self) -> tuple[tuple[int, int], ...]:
        """The ranges of the text that are not in this audio."""
        return tuple((one.start, one.end) for one in self._synced.unspoken) if self._synced else ()

    @property
    def end_ms(self) -> int:
        """The end of the last word, or of the audio if that is longer."""
        last = self._in_time[-1].end_ms if self._in_time else 0
        return max(last, self._duration_ms)

    @cached_property
    def known_times(self) -> list[tuple[int, int]]:
        """The times that are no estimates, each with its place in the text, in reading order."""
        if self._synced is None:
            return sorted(own_known_times(self._episode))
        known = [word for word in self._words if word.known]
        places = [place for w in known for place in ((w.start, w.start_ms), (w.end, w.end_ms))]
        return sorted({*places, *self._pins})

    def word_at_ms(self, time_ms: int) -> TimedWord | None:
        """Return the word being spoken at *time_ms*: the last one begun.

        None before the first, and where the audio says what is not in the transcript.
        """
        k = bisect_right(self._begins_ms, time_ms) - 1
        if k < 0:
            return None
        word = self._in_time[k]
        return None if self._is_untold(time_ms) and time_ms >= word.end_ms else word

    def _is_untold(self, time_ms: int) -> bool:
        stretches = self._untold
        k = bisect_right(stretches, (time_ms, _AFTER_ALL)) - 1
        return k >= 0 and time_ms < stretches[k][1]

    @cached_property
    def _untold(self) -> list[Stretch]:
        return sorted(self.not_in_transcript)

    def is_spoken(self, start: int, end: int) -> bool:
        """Return whether any of `text[start:end]` is in this audio, as far as that is known."""
        return not any(gap_start <= start and end <= gap_end for gap_start, gap_end in self._silent)

    @cached_property
    def _silent(self) -> list[tuple[int, int]]:
        """The ranges of the text that are not in this audio, those of neighbouring paragraphs as one."""
        out: list[tuple[int, int]] = []
        for start, end in sorted(self.not_in_audio):
            if out and not self._episode.text[out[-1][1] : start].strip():
                out[-1] = (out[-1][0], max(out[-1][1], end))
            else:
                out.append((start, end))
        return out

    def word_at(self, offset: int) -> TimedWord | None:
        """Return the word that holds *offset*, or the one before it; None in an empty text."""
        k = bisect_right(self._starts, offset) - 1
        return self._words[max(k, 0)] if self._words else None

    def time_at(self, offset: int) -> int:
        """Return when the character at *offset* is spoken.

        Args:
            offset: Code points from the start of the episode text. Outside
                the text, the nearest end is used.

        Returns:
            Milliseconds from the start of the audio; later text is never
            spoken earlier, but where paragraphs are heard in another order
            than they are written. 0 where the text is empty.
        """
        k = bisect_right(self._starts, offset) - 1
        if k < 0:
            return self._starts_ms[0] if self._words else 0
        word, start_ms = self._words[k], self._starts_ms[k]
        end_ms = max(word.end_ms, start_ms)
        next_ms = self._starts_ms[k + 1] if k + 1 < len(self._words) else end_ms
        if next_ms < start_ms:  # what is written next is spoken earlier
            next_ms = end_ms
        share = min(1.0, (offset - word.start) / max(1, word.end - word.start))
        return start_ms + round(share * (min(end_ms, next_ms) - start_ms))


_AFTER_ALL = 2**62
