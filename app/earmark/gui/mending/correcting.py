"""Connects what the reader puts right (words, turns, speakers, times) with the session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from earmark.errors import UserError
from earmark.gui.asking import Asking
from earmark.gui.episode_page import EpisodePage
from earmark.gui.keeping.session import Session
from earmark.gui.transcript.follow import Follow
from earmark.gui.transcript.text_units import word_range
from earmark.model import clock_text, correcting
from earmark.model.corrections import Corrections
from earmark.model.edition import Edition, Mark
from earmark.model.episode import Episode, Speaker
from earmark.model.taking_back import take_back
from earmark.model.time_map import TimeMap
from earmark.model.unheard import unheard
from earmark.storage.timestamps import utc_now

_KEYS = "Enter keeps it, Esc leaves it as it is."


class Correcting(QObject):
    """The verbs of putting right, on a word, a turn, or what is meant by the selection.

    Places and turns are those of the shown episode.
    """

    def __init__(self, page: EpisodePage, follow: Follow) -> None:
        super().__init__(page)
        self._page = page
        self._asking = Asking(page, follow)
        self._session: Session | None = None
        self._time_map = TimeMap(Episode())
        self._now_ms: int | None = None

    def show(self, session: Session, time_map: TimeMap) -> None:
        """Work on *session* from now on."""
        self.forget()
        self._session, self._time_map = session, time_map
        session.episode_changed.connect(self._drop_question)

    def forget(self) -> None:
        """Work on nothing any more."""
        self._asking.drop()
        if self._session is not None:
            self._session.episode_changed.disconnect(self._drop_question)
        self._session, self._now_ms = None, None

    def use_time_map(self, time_map: TimeMap) -> None:
        self._time_map = time_map

    @Slot(object)
    def _drop_question(self, _episode: Episode) -> None:
        """What was asked about is no longer where it was."""
        self._asking.drop()

    @Slot(object)
    def show_now(self, time_ms: int | None) -> None:
        """Say what sounds now; None where nothing does."""
        self._now_ms = time_ms

    # What is meant

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        return self._edition.episode.speakers

    @property
    def now_ms(self) -> int | None:
        """The time that is playing, or stands under the playhead."""
        return self._now_ms

    def speaker_of(self, turn: int) -> int | None:
        return self._edition.episode.turns[turn].speaker

    def corrected_at(self, offset: int) -> Mark | None:
        """Return what was put right at the character *offset*, if anything was."""
        return next((m for m in self._edition.marks_in(offset, offset) if m.start <= offset < m.end), None)

    def is_turn_corrected(self, turn: int) -> bool:
        edition = self._edition
        return edition.turn_change(turn) is not None or self._time_id(turn) is not None

    def unheard_at(self, offset: int) -> tuple[int, int] | None:
        """Return the `[inaudible]` mark over the character *offset*, if there is one."""
        if not self._edition.episode.spans:
            return None
        span = self._edition.episode.span_at(offset)
        marks = ((span.start + m.start, span.start + m.end) for m in unheard(span.paragraph.text))
        return next((mark for mark in marks if mark[0] <= offset < mark[1]), None)

    # Words

    @Slot()
    def fix_selection(self) -> None:
        """Ask for other words instead of the selected ones."""
        start, end = self._page.view.selection
        if start != end:
            self._fix(start, end)
        elif self._page.view.caret_mode:
            self.fix_word(self._page.view.caret)
        else:
            self._tell("Select the words to fix first")

    def fix_word(self, offset: int) -> None:
        """Ask for another word at the character *offset*, or for what was not heard there."""
        mark = self.corrected_at(offset)
        place = self.unheard_at(offset) or word_range(self._edition.episode.text, offset)
        self._fix(*(place if mark is None else (mark.start, mark.end)))

    def _fix(self, start: int, end: int) -> None:
        episode = self._edition.episode
        if not episode.spans or start == end:
            return
        if episode.span_at(start) is not episode.span_at(end - 1):
            self._tell("Select words of one paragraph to fix them")
            return
        text = episode.text[start:end]
        self._page.view.clear_selection()
        fix = partial(self._put_in, start, end)
        if self.unheard_at(start) == (start, end):
            self._ask(start, end, "", f"{text} Type what you heard.", fix, "What you heard")
            return
        marks = self._edition.marks_in(start, end)
        was = f"The transcript says “{marks[0].was}”. " if len(marks) == 1 else ""
        self._ask(start, end, text, f"{was}{_KEYS}", fix)

    def _put_in(self, start: int, end: int, words: str) -> None:
        name = "I heard" if self.unheard_at(start) == (start, end) else "Fix word"
        if name == "I heard" and not words.strip():
            return
        when = utc_now()
        self._do(name, lambda edition: correcting.replace_text(edition, start, end, words.strip(), when))

    @Slot()
    def put_back_selection(self) -> None:
        """Show again what the transcript says at the selection, or in the turn that is meant."""
        start, end = self._page.view.selection
        ids = {mark.change.id for mark in self._edition.marks_in(start, end)} if start != end else set()
        turn = self._turn_here()
        if ids:
            self._take_back(ids)
        elif turn is not None and self.is_turn_corrected(turn):
            self.put_back_turn(turn)
        else:
            self._tell("Nothing was put right here")

    def put_back(self, mark: Mark) -> None:
        """Show again what the transcript says at *mark*."""
        self._take_back({mark.change.id})

    def put_back_turn(self, turn: int) -> None:
        """Give *turn* the speaker, start and time that the transcript says."""
        start = self._edition.turn_change(turn)
        ids = {self._time_id(turn), None if start is None else start.id}
        self._take_back({entry for entry in ids if entry is not None})

    def _take_back(self, ids: set[str]) -> None:
        self._do("Put back", lambda edition: take_back(edition, ids, utc_now()))

    # Turns

    @Slot()
    def split_here(self) -> None:
        """Begin a turn at the selection, the caret, or the word that sounds."""
        offset = self._here()
        if offset is None:
            self._tell("Select the word where the turn begins")
        else:
            self.split(offset)

    def split(self, offset: int) -> None:
        """Begin a turn at the word at *offset*."""
        if not self._do("Split turn", lambda edition: correcting.split_turn(edition, offset, utc_now())):
            self._tell("A turn begins there already")

    @Slot()
    def join_here(self) -> None:
        self._with_turn_here(self.join)

    def join(self, turn: int) -> None:
        """Make *turn* a part of the one before."""
        if not self._do("Join turns", lambda edition: correcting.join_turns(edition, turn, utc_now())):
            self._tell("There is no turn before this one")

    def give_turn(self, turn: int, speaker: int | str | None) -> None:
        """Let *turn* be said by a speaker of `speakers`, somebody of a new name, or nobody who is named."""
        self._do(
            "Change speaker",
            lambda edition: correcting.set_turn_speaker(edition, turn, speaker, utc_now()),
        )

    def ask_speaker(self, turn: int) -> None:
        """Ask for the name of who says *turn*."""
        start, end = self._start_of(turn)
        about = f"Who says this. {_KEYS}"
        self._ask(start, end, "", about, partial(self._name_turn, turn), "Name")

    def _name_turn(self, turn: int, name: str) -> None:
        if name.strip():
            self.give_turn(turn, name)

    @Slot()
    def ask_speaker_here(self) -> None:
        self._with_turn_here(self.ask_speaker)

    # Times

    @Slot()
    def ask_time_here(self) -> None:
        self._with_turn_here(self.ask_time)

    def ask_time(self, turn: int) -> None:
        """Ask when *turn* begins."""
        start, end = self._start_of(turn)
        play_ms = self._edition.episode.span_at(start).paragraph.play_ms
        known = self._time_map.time_at(start) if play_ms is None else play_ms
        about = f"When this turn begins. {_KEYS}"
        self._ask(start, end, clock_text.stamp(known), about, partial(self._time_turn, turn), "0:00:00")

    def set_time(self, turn: int, time_ms: int | None) -> None:
        """Say that *turn* begins at *time_ms*."""
        paragraph = self._edition.paragraph_at(self._start_of(turn)[0])
        self._do("Set time", lambda edition: correcting.set_time(edition, paragraph, time_ms, utc_now()))

    def _time_turn(self, turn: int, text: str) -> None:
        time_ms = clock_text.parse(text)
        if time_ms is None and text.strip():
            self._tell(f"“{text}” is not a time. Write it as 7:43 or 1:07:43.")
        else:
            self.set_time(turn, time_ms)

    # How it is done

    @property
    def _edition(self) -> Edition:
        return self._session.edition if self._session else _NOTHING

    def _here(self) -> int | None:
        """Return the place that is meant: the selection, the caret, or what sounds."""
        start, end = self._page.view.selection
        if start != end:
            return start
        if self._page.view.caret_mode:
            return self._page.view.caret
        word = None if self._now_ms is None else self._time_map.word_at_ms(self._now_ms)
        return None if word is None else word.start

    def _turn_here(self) -> int | None:
        offset, episode = self._here(), self._edition.episode
        return None if offset is None or not episode.spans else episode.span_at(offset).turn

    def _with_turn_here(self, do: Callable[[int], None]) -> None:
        turn = self._turn_here()
        if turn is None:
            self._tell("Select words of the turn first")
        else:
            do(turn)

    def _start_of(self, turn: int) -> tuple[int, int]:
        """Return the first character of *turn*."""
        start = next(span.start for span in self._edition.episode.spans if span.turn == turn)
        return start, start + 1

    def _time_id(self, turn: int) -> str | None:
        change = self._edition.time_change(self._edition.paragraph_at(self._start_of(turn)[0]))
        return None if change is None else change.id

    def _ask(
        self, start: int, end: int, text: str, about: str, then: Callable[[str], None], placeholder: str = ""
    ) -> None:
        if self._session is None:
            return
        if self._session.read_only_reason:
            self._tell(f"The transcript cannot be corrected. {self._session.read_only_reason}")
            return
        self._asking.ask(start, end, text, about, then, placeholder)

    def _do(self, name: str, verb: Callable[[Edition], Corrections]) -> bool:
        """Correct, and return whether that changed anything; a refusal is told."""
        session = self._session
        if session is None:
            return False
        before = session.corrections
        after = verb(session.edition)
        try:
            session.correct(name, after)
        except UserError as error:  # the session is read-only
            self._tell(f"{error} {error.hint}")
            return True
        return after != before

    def _tell(self, words: str) -> None:
        self._page.toast.show_message(words)


_NOTHING = Edition(Episode())
