"""Tells in banners what the reader should know about their quotes and the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from earmark.errors import UserError
from earmark.gui.controls.banner import Banner
from earmark.gui.controls.choice import Choice
from earmark.gui.episode_page import EpisodePage
from earmark.gui.errors import show_error
from earmark.gui.keeping import notices
from earmark.gui.keeping.conflicts import Conflict, Outvoted
from earmark.gui.keeping.found_banners import FoundBanners
from earmark.gui.keeping.notices import Notice
from earmark.gui.keeping.session import Session
from earmark.model.episode import Episode, Remark

_LOOKS = {
    "damaged": ("file-alert", "warning"),
    "restored": ("file-alert", "warning"),
    "salvaged": ("file-alert", "warning"),
    "rewritten": ("refresh-alert", "warning"),
    "outvoted": ("refresh-alert", "warning"),
    "unreadable": ("file-alert", "error"),
    "newer": ("file-alert", "info"),
    "other-window": ("file-alert", "info"),
    "orphans": ("unlink", "warning"),
    "unsure-places": ("alert-triangle", "warning"),
    "idle-corrections": ("unlink", "warning"),
    "not-saved": ("device-floppy", "error"),
    "conflict": ("refresh-alert", "warning"),
}


_NUMBERED = re.compile(r"Speaker \w{1,3}", re.IGNORECASE)


class SessionBanners(QObject):
    """The banners of one session at a time; a new session clears those of the last."""

    find_audio_requested = Signal()
    show_orphans_requested = Signal()
    show_restored_requested = Signal()
    find_orphans_requested = Signal()
    review_places_requested = Signal()
    review_requested = Signal()
    speakers_requested = Signal()

    def __init__(self, page: EpisodePage) -> None:
        super().__init__(page)
        self._page = page
        self._session: Session | None = None
        self._dialog: QFileDialog | None = None
        self._found = FoundBanners(page)

    def show(self, session: Session) -> None:
        self.forget()
        self._session = session
        session.saved.connect(self._saved)
        session.save_failed.connect(self._not_saved)
        session.conflicted.connect(self._conflict)
        session.outvoted.connect(self._outvoted)
        session.told.connect(self._tell)
        session.read_only_changed.connect(self._allow)
        self._found.show(session)
        for notice in session.notices:
            self._tell(notice, self._choices_about(notice))
        doubtful = [remark for remark in session.episode.remarks if remark.doubtful]
        if doubtful:
            self._tell_doubts(doubtful)
        session.episode_changed.connect(self._look_at_names)
        if has_numbers_for_names(session.episode):
            self._tell_numbers()

    def forget(self) -> None:
        self._found.forget()
        if self._session is not None:
            self._session.outvoted.disconnect(self._outvoted)
            self._session.told.disconnect(self._tell)
            self._session.read_only_changed.disconnect(self._allow)
            self._session.saved.disconnect(self._saved)
            self._session.save_failed.disconnect(self._not_saved)
            self._session.conflicted.disconnect(self._conflict)
            self._session.episode_changed.disconnect(self._look_at_names)
        self._session = None
        self._page.banners.clear()

    @Slot(str)
    def tell_missing_audio(self, name: str) -> None:
        self._page.banners.show_banner(
            Banner(
                "audio-missing",
                "Audio file not found.",
                f"{name} was moved or renamed. Reading and quoting still work.",
                "headphones-off",
                "warning",
                (Choice("Find audio…", self.find_audio_requested.emit), Choice("Not now", _nothing)),
            )
        )

    @Slot(Exception)
    def tell_bad_audio(self, error: Exception) -> None:
        """Say that the audio cannot be played; anything but a `UserError` is our bug."""
        if not isinstance(error, UserError):
            show_error(self._page, error)
            return
        choices = [Choice("Choose another…", self.find_audio_requested.emit)]
        if error.details:
            choices.append(Choice("Details", partial(show_error, self._page, error)))
        self._page.banners.show_banner(
            Banner("audio-bad", str(error), error.hint, "headphones-off", "error", tuple(choices))
        )

    def audio_found(self) -> None:
        for key in ("audio-missing", "audio-bad"):
            self._page.banners.retire(key)

    def tell_length(self, audio_ms: int, transcript_ms: int) -> None:
        """Say so where the audio and the transcript differ by more than 5 s."""
        words = length_difference(audio_ms, transcript_ms)
        if words:
            self._page.banners.show_banner(
                Banner("length", words, "Ads may have been added or cut.", "alert-triangle", "warning")
            )

    def tell_unreadable(self, error: UserError, choose: Choice) -> None:
        """Say that another file could not be opened; the one that is open stays."""
        choices = [choose]
        if error.details:
            choices.append(Choice("Details", partial(show_error, self._page, error)))
        self._page.banners.show_banner(
            Banner("not-opened", str(error), error.hint, "file-alert", "error", tuple(choices))
        )

    def tell_reading(self, done: int, total: int, cancel: Callable[[], object]) -> None:
        """Say how far another, long transcript is read."""
        self._page.banners.show_banner(
            Banner(
                "reading",
                f"Reading page {done} of {total}.",
                "This episode stays open until then.",
                "file-alert",
                "info",
                (Choice("Cancel", cancel),),
            )
        )

    def reading_ended(self) -> None:
        self._page.banners.retire("reading")

    @Slot()
    def _saved(self) -> None:
        self._page.banners.retire("not-saved")

    @Slot(str)
    def _allow(self, reason: str) -> None:
        """Let the panel change quotes, or not any more."""
        self._page.panel.set_read_only(bool(reason))
        if not reason:
            self._page.banners.retire("other-window")

    @Slot(Exception)
    def _not_saved(self, error: Exception) -> None:
        session = self._session
        if session is not None:
            choices = (Choice("Save elsewhere…", self._choose_place), Choice("Try again", session.retry))
            self._tell(notices.not_saved(error), choices)

    @Slot(object)
    def _conflict(self, conflict: Conflict) -> None:
        session = self._session
        if session is None:
            return
        self._tell(
            conflict.notice,
            (
                Choice("Keep both", _nothing),
                Choice("Use file", partial(session.use_theirs, conflict)),
                Choice("Use mine", partial(session.use_mine, conflict)),
            ),
        )

    @Slot(object)
    def _outvoted(self, outvoted: Outvoted) -> None:
        session = self._session
        if session is not None:
            use_mine = partial(session.use_my_corrections, outvoted)
            self._tell(outvoted.notice, (Choice("Keep theirs", _nothing), Choice("Use mine", use_mine)))

    def _choose_place(self) -> None:
        session = self._session
        if session is None:
            return
        self._dialog = QFileDialog(self._page, "Save quotes elsewhere")
        self._dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._dialog.setNameFilter("Quotes (*.earmark.json)")
        self._dialog.selectFile(str(Path.home() / session.sidecar_path.name))
        self._dialog.fileSelected.connect(self._save_elsewhere)
        self._dialog.open()

    @Slot(str)
    def _save_elsewhere(self, path: str) -> None:
        if self._session is None:
            return
        try:
            self._session.save_elsewhere(Path(path))
        except UserError as error:
            show_error(self._page, error)

    def _tell_doubts(self, doubtful: list[Remark]) -> None:
        count = "1 place" if len(doubtful) == 1 else f"{len(doubtful)} places"
        self._page.banners.show_banner(
            Banner(
                "doubtful",
                "Some lines may be in the wrong turn.",
                f"{count} could not be read for certain.",
                "alert-triangle",
                "warning",
                (Choice("Review", self.review_requested.emit),),
            )
        )

    def _tell_numbers(self) -> None:
        self._page.banners.show_banner(
            Banner(
                "numbers",
                "No names in this file.",
                "The speakers are told apart by numbers.",
                "users",
                "info",
                (Choice("Name the speakers", self.speakers_requested.emit),),
            )
        )

    @Slot(object)
    def _look_at_names(self, episode: Episode) -> None:
        if not has_numbers_for_names(episode):
            self._page.banners.retire("numbers")

    def _choices_about(self, notice: Notice) -> tuple[Choice, ...]:
        if notice.kind == "orphans":
            find = Choice("Find them again", self.find_orphans_requested.emit)
            return (find, Choice("Show", self.show_orphans_requested.emit))
        if notice.kind == "restored":
            return (Choice("Show what changed", self.show_restored_requested.emit),)
        if notice.kind == "unsure-places":
            return (Choice("Review", self.review_places_requested.emit),)
        return ()

    @Slot(object)
    def _tell(self, notice: Notice, choices: tuple[Choice, ...] = ()) -> None:
        icon, status = _LOOKS.get(notice.kind, ("alert-triangle", "warning"))
        self._page.banners.show_banner(
            Banner(notice.kind, notice.fact, notice.consequence, icon, status, choices)
        )


def has_numbers_for_names(episode: Episode) -> bool:
    """Return whether several speak, and not one of them has a name."""
    names = [speaker.name for speaker in episode.speakers]
    return len(names) > 1 and all(_NUMBERED.fullmatch(name) for name in names)


def length_difference(audio_ms: int, transcript_ms: int) -> str:
    """Return how much longer or shorter the audio is, in words; "" where that may be silence at the end."""
    difference_s = round((audio_ms - transcript_ms) / 1000)
    if difference_s > 30:
        return f"The audio is {difference_s} s longer than the transcript."
    if difference_s < -5:
        return f"The audio is {-difference_s} s shorter than the transcript."
    return ""


def _nothing() -> None:
    """Choose to leave things as they are."""
