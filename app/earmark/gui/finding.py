"""Connects the find bar with the transcript and the timeline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from earmark.gui.episode_page import EpisodePage
from earmark.model.episode import Episode, Speaker
from earmark.model.find import FindIndex, Match, Query
from earmark.model.time_map import TimeMap


class Finding(QObject):
    """The present search: its matches, and which of them the reader stands on."""

    jump_requested = Signal(int, int)
    jump_refined = Signal(int, int)  # the last jump leads here after all: more was typed

    def __init__(self, page: EpisodePage) -> None:
        super().__init__(page)
        self._page = page
        self._index: FindIndex | None = None
        self._speakers: tuple[Speaker, ...] = ()
        self._time_map: TimeMap | None = None
        self._matches: list[Match] = []
        self._current = -1
        self._query: Query | None = None
        self._begun_at: int | None = None  # the first character in view before the first match
        bar = page.find_bar
        bar.query_changed.connect(self._search)
        bar.next_requested.connect(self.next)
        bar.previous_requested.connect(self.previous)
        bar.closed.connect(self._close)
        page.view.user_scrolled.connect(self._begin_anew)

    def show_episode(self, episode: Episode, time_map: TimeMap) -> None:
        self._index, self._time_map = FindIndex(episode), time_map
        self._speakers = episode.speakers
        self._page.find_bar.show_speakers(episode.speakers)
        self._forget()

    def change_episode(self, episode: Episode, time_map: TimeMap, places: Callable[[int], int]) -> None:
        """Search again in *episode*, the present one with other corrections, from where the reader stands."""
        query, current = self._query, self._matches[self._current] if self._matches else None
        if self._speakers != episode.speakers:
            self._speakers = episode.speakers
            self._page.find_bar.show_speakers(episode.speakers)
            query = None if query is None else replace(query, speaker=None)
        self._index, self._time_map = FindIndex(episode), time_map
        if self._begun_at is not None:
            self._begun_at = places(self._begun_at)
        if query is None or not self._matches:
            return
        self._matches = self._index.search(query)
        starts = [match.start for match in self._matches]
        at = bisect_left(starts, places(current.start)) if current else 0
        self._current = min(at, len(starts) - 1)
        self._show()

    @Slot()
    def open(self) -> None:
        """Open the bar; what is selected in the transcript is searched for."""
        self._begin_anew()
        start, end = self._page.view.selection
        self._page.find_bar.open(self._page.view.episode.text[start:end])

    @Slot()
    def next(self) -> None:
        self._step(1)

    @Slot()
    def previous(self) -> None:
        self._step(-1)

    @Slot(object)
    def _search(self, query: Query) -> None:
        if self._index is None:
            return
        self._query = query
        self._matches = self._index.search(query)
        starts = [match.start for match in self._matches]
        # The search starts at what was the top line when typing began, and goes round.
        begun_at = self._page.view.reading_offset() if self._begun_at is None else self._begun_at
        self._current = (bisect_left(starts, begun_at) % len(starts)) if starts else -1
        self._show()
        if self._matches:
            match = self._matches[self._current]
            jump = self.jump_requested if self._begun_at is None else self.jump_refined
            jump.emit(match.start, match.end)
            self._begun_at = begun_at

    def _step(self, by: int) -> None:
        if not self._matches:
            self.open()
            return
        self._current = (self._current + by) % len(self._matches)
        self._begun_at = None
        self._show()
        match = self._matches[self._current]
        self.jump_requested.emit(match.start, match.end)

    def _show(self) -> None:
        page = self._page
        page.view.show_matches([(m.start, m.end) for m in self._matches], self._current)
        page.find_bar.show_result(self._matches, self._current)
        if self._time_map is not None:
            page.timeline.show_matches([self._time_map.time_at(match.start) for match in self._matches])

    @Slot()
    def _begin_anew(self) -> None:
        """Let the next word typed be looked for from what is in view then."""
        self._begun_at = None

    @Slot()
    def _close(self) -> None:
        """Leave the current match selected, as browsers do."""
        match = self._matches[self._current] if self._matches else None
        self._forget()
        self._page.view.setFocus()
        if match is not None:
            self._page.view.select(match.start, match.end)

    def _forget(self) -> None:
        self._matches, self._current = [], -1
        self._begun_at = None
        self._show()
