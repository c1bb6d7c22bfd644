"""Everything the timeline shows of an episode, put where it belongs for a width."""

from __future__ import annotations

from earmark.gui.timeline.timeline_geometry import Scale
from earmark.gui.timeline.timeline_gestures import Loop
from earmark.gui.timeline.timeline_marks import MarkGroup, mark_groups
from earmark.gui.timeline.timeline_painter import ChapterMark
from earmark.gui.timeline.waveform import Bar, Loudness, Peaks, Speech, bars
from earmark.model.annotations import Annotations
from earmark.model.clock_text import length, stamp
from earmark.model.episode import Episode
from earmark.model.parts import part_at, parts
from earmark.model.time_map import TimeMap


class TimelineContent:
    """The episode, its sound and its marks."""

    def __init__(self) -> None:
        self.annotations = Annotations()
        self.matches_ms: tuple[int, ...] = ()
        self.loop: Loop = (None, None)
        self.duration_ms = 0
        self._loudness = Loudness()
        self.show_episode(Episode(), TimeMap(Episode()))

    def show_episode(self, episode: Episode, time_map: TimeMap) -> None:
        self.episode = episode
        self.time_map = time_map
        self._parts = parts(episode, time_map)
        self._speech = Speech(episode, time_map)

    def show_peaks(self, peaks: Peaks | None) -> None:
        self._loudness.show(peaks)

    @property
    def is_empty(self) -> bool:
        return not self.episode.spans

    @property
    def end_ms(self) -> int:
        """Where the timeline ends: with the sound or with the last word, whichever is later."""
        return max(self.duration_ms, self.time_map.end_ms)

    def scale(self, width: int) -> Scale:
        return Scale(width, self.end_ms)

    def part_at(self, position_ms: int) -> int:
        """Return the index of the part being spoken; -1 without an episode."""
        word = self.time_map.word_at_ms(position_ms)
        return part_at(self._parts, word.start if word else 0)

    def bars(self, width: int) -> list[Bar]:
        if self.is_empty:
            return []
        return bars(self._speech, self._loudness, self.scale(width).bar_begins())

    def marks(self, width: int) -> tuple[MarkGroup, ...]:
        return mark_groups(self.annotations, self.time_map, self.scale(width))

    def ticks(self, width: int) -> list[float]:
        scale = self.scale(width)
        return [scale.x(time_ms) for time_ms in self.matches_ms]

    def chapters(self, width: int, current: int) -> list[ChapterMark]:
        """Return the parts; *current* is the index of the one being spoken."""
        scale = self.scale(width)
        begins = [scale.x(self.time_map.time_at(part.start)) for part in self._parts]
        ends = [*begins[1:], scale.x(scale.end_ms)]
        return [
            ChapterMark(begin, end, part.title, italic=not (part.named or part.sponsor), current=k == current)
            for k, (part, begin, end) in enumerate(zip(self._parts, begins, ends, strict=False))
        ]

    def words_about(self, position_ms: int) -> str:
        """Return where *position_ms* is, in words for a screen reader."""
        said = [f"{stamp(position_ms)} of {length(self.duration_ms or self.end_ms)}"]
        word = self.time_map.word_at_ms(position_ms)
        if word is not None:
            speaker = self.episode.speaker_of(self.episode.span_at(word.start).turn)
            said += [speaker.name] if speaker else []
        part = self.part_at(position_ms)
        said += [self._parts[part].title] if part >= 0 else []
        return ", ".join(words for words in said if words)
