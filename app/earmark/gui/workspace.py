"""The open episode: brings session, sound and views together, and remembers the reader's place."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from earmark.gui.bookmarking import Bookmarking
from earmark.gui.choosing import Choosing
from earmark.gui.episode_page import EpisodePage
from earmark.gui.finding import Finding
from earmark.gui.jump_history import JumpHistory
from earmark.gui.keeping.session import Session, open_session
from earmark.gui.keeping.session_banners import SessionBanners
from earmark.gui.listening import Listening
from earmark.gui.marking import Marking
from earmark.gui.mending.corrected_text import CorrectedText
from earmark.gui.mending.correcting import Correcting
from earmark.gui.note_pause import NotePause
from earmark.gui.playback import Playback
from earmark.gui.sound_link import SoundLink
from earmark.gui.stepping import Stepping
from earmark.gui.stretching import Stretching
from earmark.gui.tag_reading import TagReading
from earmark.gui.transcript.follow import Follow
from earmark.importers.audio_tags import AudioTags
from earmark.importers.opening import Opened
from earmark.model.annotations import Annotations
from earmark.model.episode import Episode
from earmark.model.parts import Part, parts
from earmark.model.talk_time import talk_times
from earmark.model.time_map import TimeMap
from earmark.storage import recents
from earmark.storage.recents import Recent
from earmark.storage.timestamps import utc_now

REMEMBER_EVERY_MS = 5_000


class Workspace(QObject):
    """At most one episode is open. Everything of it is reached from here."""

    opened = Signal(object)  # Session
    closed = Signal()
    episode_changed = Signal(object)  # Episode, with other corrections, when the text shows it
    running_head_changed = Signal(str)

    def __init__(self, page: EpisodePage, playback: Playback, last_color: str) -> None:
        super().__init__(page)
        self.page = page
        self.playback = playback
        self.follow = Follow(self)
        self.history = JumpHistory(self)
        self.text = CorrectedText(page.view, self.history)
        self.listening = Listening(page, playback, self.follow)
        self.marking = Marking(page, last_color)
        self.bookmarking = Bookmarking(self.marking.at_hand, page.view)
        self.choosing = Choosing(page, self.marking.at_hand)
        self.stretching = Stretching(self.marking.at_hand, page.view)
        self.stepping = Stepping(self.marking.at_hand, page)
        self.note_pause = NotePause(page.panel, playback, self)
        self.correcting = Correcting(page, self.follow)
        self.finding = Finding(page)
        self.banners = SessionBanners(page)
        self.sound = SoundLink(playback, self)
        self.tags = TagReading(self)
        self.session: Session | None = None
        self.remembers = True
        self._time_map = TimeMap(Episode())
        self._parts: tuple[Part, ...] = ()
        self._remembering = QTimer(self, interval=REMEMBER_EVERY_MS)
        self._connect()

    @property
    def time_map(self) -> TimeMap:
        """When each word of the shown episode is spoken."""
        if self.text.is_ahead:
            self._follow_text()
        return self._time_map

    def show_first_pages(self, episode: Episode) -> None:
        """Show pages that are being read; nothing can be kept before the rest is there."""
        self.close()
        self._show_text(episode)

    def open(self, path: Path, opened: Opened, audio: Path | None = None) -> None:
        """Make the transcript at *path* the open one."""
        self.close()
        session = open_session(path, opened.episode, opened.file_digest)
        self.session = session
        remembered = recents.find(path)
        self.text.open(session.edition)
        self.page.contents.show_file_name(path.stem)
        self._show_text(session.episode)
        self.marking.show(session, self._time_map)
        self.correcting.show(session, self._time_map)
        self.page.panel.set_read_only(bool(session.read_only_reason))
        self.banners.show(session)
        session.episode_changed.connect(self._show_corrected)
        session.changed.connect(self._show_count)
        self._show_count(session.annotations)
        self.follow.suspend()  # what was read last need not be what was heard last
        self.page.contents.show_cover(b"")
        self.tags.look_beside(path)
        self.sound.show(session, remembered.position_ms if remembered else 0, audio)
        self._go_on_reading(remembered.offset if remembered else 0)
        self._remember()
        self._remembering.start()
        self.opened.emit(session)

    @Slot()
    def close(self) -> None:
        """Let the open episode go; every edit is on the disk when this returns, or was refused."""
        session = self.session
        if session is None:
            return
        self.page.panel.flush()
        self._remember()
        self.session = None
        self._remembering.stop()
        self.text.forget()
        self.tags.forget()
        self.sound.forget()
        self.banners.forget()
        self.marking.forget()
        self.correcting.forget()
        session.changed.disconnect(self._show_count)
        session.episode_changed.disconnect(self._show_corrected)
        session.close()
        session.deleteLater()
        self.closed.emit()

    @Slot(int)
    def jump_by_contents(self, offset: int) -> None:
        """Go to *offset* and let the sound go there too."""
        self.jump_to(offset, offset)
        self.listening.seek_to_text(offset)

    @Slot(int, int)
    def jump_to(self, start: int, end: int) -> None:
        """Show `text[start:end]`; the sound stays where it is, and following waits."""
        view = self.page.view
        self.history.jumped(view.reading_offset(), start)
        self.follow.suspend()
        view.jump_to(start, end)

    @Slot(int, int)
    def _refine_jump(self, start: int, end: int) -> None:
        self.history.refined(start)
        self.page.view.jump_to(start, end)

    def go_to_time(self, time_ms: int) -> None:
        """Go to *time_ms* in text and sound."""
        word = self._time_map.word_at_ms(time_ms)
        self.playback.seek(time_ms)
        if word is not None:
            self.page.view.jump_to(word.start, word.end, flash=False, animate=False)

    @Slot(int)
    def _return_to(self, offset: int) -> None:
        self.follow.suspend()
        self.page.view.jump_to(offset, offset)

    def _show_text(self, episode: Episode) -> None:
        self._time_map = TimeMap(episode)
        page = self.page
        page.view.show_episode(episode)
        page.panel.show_episode(episode)
        self._show_map(episode)
        self.finding.show_episode(episode, self._time_map)
        self.history.clear()

    def _show_map(self, episode: Episode) -> None:
        self.listening.show_episode(episode, self._time_map)
        self._show_parts(episode)

    def _show_parts(self, episode: Episode) -> None:
        self._parts = parts(episode, self._time_map)
        self.page.toolbar.show_speakers(episode.speakers, talk_times(episode, self._time_map))
        self._show_running_head()

    @Slot(object)
    def _show_corrected(self, episode: Episode) -> None:
        """Show other corrections of the open episode; the reader's place and the sound stay."""
        if self.session is not None:
            self.text.change(self.session.edition)
            self.episode_changed.emit(episode)

    @Slot()
    def _follow_text(self) -> None:
        """Bring what is corrected to the views beside the text."""
        session, places = self.session, self.text.followed()
        if session is None:
            return
        self._time_map = TimeMap(session.episode, self.playback.duration_ms)
        self._use_time_map()
        self.page.panel.change_episode(session.episode, session.annotations)
        self.listening.change_episode(session.episode, self._time_map)
        self._show_parts(session.episode)
        self.finding.change_episode(session.episode, self._time_map, places)

    def _use_time_map(self) -> None:
        self.marking.use_time_map(self._time_map)
        self.correcting.use_time_map(self._time_map)

    @Slot(int)
    def _take_length(self, duration_ms: int) -> None:
        """Make the map anew when the length of the audio is known."""
        session = self.session
        if session is None:
            return
        words_end_ms = self._time_map.words[-1].end_ms if self._time_map.words else 0
        if self._time_map.has_times:
            self.banners.tell_length(duration_ms, words_end_ms)
        self._time_map = TimeMap(session.episode, duration_ms)
        self.playback.know_duration(duration_ms)
        self._use_time_map()
        self._show_map(session.episode)

    def _go_on_reading(self, offset: int) -> None:
        """Start where the reader was, and follow only if that is where the sound is."""
        self.page.view.set_reading_offset(offset)
        place = self.page.view.now_place()
        if place is None or place.in_view:
            self.follow.play_from_place()

    @Slot()
    def _show_running_head(self) -> None:
        offset = self.page.view.reading_offset()
        part = next((part for part in reversed(self._parts) if part.start <= offset), None)
        self.running_head_changed.emit(part.title if part else "")

    @Slot(object)
    def _show_count(self, annotations: Annotations) -> None:
        self.page.toolbar.show_quote_count(len(annotations.highlights))
        self.listening.show_annotations(annotations)

    @Slot()
    def _remember(self) -> None:
        """Note the reader's place and the numbers that the start page shows."""
        session = self.session
        if session is None or not self.remembers:
            return
        episode = session.episode
        counts = Counter(highlight.color for highlight in session.annotations.highlights)
        noted = Recent(
            path=recents.key(session.path),
            title=episode.title or session.path.stem,
            show=episode.show,
            number=episode.number,
            speakers=tuple(speaker.name for speaker in episode.speakers),
            counts=dict(counts),
            has_audio=self.playback.has_audio,
            duration_ms=self._time_map.end_ms,
            position_ms=self.playback.position_ms,
            offset=self.page.view.reading_offset(),
            opened=utc_now(),
        )
        with suppress(OSError):  # a place that is forgotten is not worth a word
            recents.put(noted)

    def _connect(self) -> None:
        page = self.page
        self.marking.play_requested.connect(self.listening.play_text)
        self.marking.jump_requested.connect(self.jump_to)
        self.stepping.jump_requested.connect(self.jump_to)
        self.finding.jump_requested.connect(self.jump_to)
        self.finding.jump_refined.connect(self._refine_jump)
        self.listening.now_changed.connect(self.marking.at_hand.show_now)
        self.playback.playing_changed.connect(self.marking.at_hand.show_playing)
        self.listening.now_changed.connect(self.correcting.show_now)
        self.history.went.connect(self._return_to)
        self.history.changed.connect(page.toolbar.show_history)
        self.sound.peaks_grown.connect(page.timeline.show_peaks)
        self.sound.length_known.connect(self._take_length)
        self.sound.missing.connect(self.banners.tell_missing_audio)
        self.sound.unreadable.connect(self.banners.tell_bad_audio)
        self.sound.found.connect(self._forget_audio_trouble)
        self.sound.found.connect(self.tags.read_audio)
        self.tags.told.connect(self._take_tags)
        self.playback.failed.connect(self.banners.tell_bad_audio)
        self._remembering.timeout.connect(self._remember)
        self.text.follow_due.connect(self._follow_text)
        page.contents.jump_requested.connect(self.jump_by_contents)
        page.timeline.highlight_chosen.connect(self.marking.choose)
        page.view.visible_changed.connect(self._look_at_part)
        page.toolbar.back_requested.connect(self.history.back)
        page.toolbar.forward_requested.connect(self.history.forward)
        page.toolbar.find_requested.connect(self.finding.open)
        self.running_head_changed.connect(page.toolbar.show_head)

    @Slot(object)
    def _take_tags(self, tags: AudioTags) -> None:
        """Show what the audio says of the episode where the transcript does not."""
        if self.session is not None:
            self.session.know(tags)
            if tags.cover:
                self.page.contents.show_cover(tags.cover)

    @Slot(object)
    def _forget_audio_trouble(self, _path: Path) -> None:
        self.banners.audio_found()

    @Slot(int, int)
    def _look_at_part(self, _first: int, _last: int) -> None:
        self._show_running_head()
