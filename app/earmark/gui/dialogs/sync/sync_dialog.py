"""Sync transcript and audio: which line is heard when, set by hand or found by listening."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QStackedWidget, QWidget

from earmark.gui.controls.choice import Choice
from earmark.gui.controls.labels import ElidedLabel
from earmark.gui.dialogs.dialog_card import DialogCard
from earmark.gui.dialogs.notice_strip import DialogNotice, NoticeStrip
from earmark.gui.dialogs.sync.audio_head import AudioHead
from earmark.gui.dialogs.sync.drop_page import DropPage
from earmark.gui.dialogs.sync.sync_board import SyncBoard
from earmark.gui.dialogs.sync.sync_keys import ON_ANCHOR, Wish, wish_of
from earmark.gui.dialogs.sync.sync_values import (
    AlignState,
    AnchorRow,
    AudioEntry,
    FittingFile,
    NowLine,
    Plot,
    SyncMode,
)
from earmark.gui.dialogs.sync.sync_words import KEPT
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme, tokens


class SyncDialog(DialogCard):
    """Shows values and tells wishes; ids are those of `AnchorRow`, times milliseconds.

    Whoever does what was wished shows the values again. Without audio
    (`show_no_audio`, which is how it opens) it asks for one.
    """

    choose_audio_requested = Signal()
    file_chosen = Signal(object)  # FittingFile.key
    files_dropped = Signal(list)  # of Path
    mode_chosen = Signal(object)  # SyncMode
    anchor_chosen = Signal(str)  # "": there is none
    anchor_moved = Signal(str, int)  # to this audio time
    anchor_deleted = Signal(str)
    hear_requested = Signal(str)
    line_marked = Signal()  # the line of the last `show_now` is playing now
    line_step_requested = Signal(int)  # not that line, the one before (-1) or after (1)
    back_requested = Signal()  # by 10 seconds
    play_toggled = Signal()
    offset_changed = Signal(int)
    align_requested = Signal()
    stop_requested = Signal()
    show_doubtful_requested = Signal()
    reset_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    use_requested = Signal()  # whoever keeps the sync closes the dialog with accept()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "Sync transcript and audio", tokens()["size"]["dialog"]["sync"])
        self._mode = SyncMode.ANCHORS
        self._has_audio = False
        self.audio = AudioHead(theme)
        self.notices = NoticeStrip(theme)
        self.drop = DropPage(theme)
        self.board = SyncBoard(theme)
        self.reset = QPushButton("Reset")
        self.cancel = QPushButton("Cancel")
        self.use = self.foot.done
        self._kept = ElidedLabel(theme, KEPT, fonts.sans(12), "text.tertiary")
        self._pages = QStackedWidget()
        self._acts = self._acts_by_wish()
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self.show_mode(self._mode)
        self.show_no_audio(())

    # What is shown

    def show_no_audio(self, files: Sequence[FittingFile]) -> None:
        """Ask for an audio, and offer *files*."""
        self.drop.show_files(files)
        self._order_tabs()
        self._show_page(has_audio=False)

    def show_audio(self, audio: AudioEntry) -> None:
        self.audio.show_audio(audio)
        self._show_page(has_audio=True)

    def show_mode(self, mode: SyncMode) -> None:
        self._mode = mode
        self.audio.show_mode(mode)
        self.board.show_mode(mode)
        self._kept.setVisible(mode is SyncMode.ANCHORS and self._has_audio)

    def show_anchors(self, rows: Sequence[AnchorRow]) -> None:
        """Show *rows* in list and plots, in the order of the transcript. The chosen one stays so."""
        self.board.show_anchors(rows)

    def choose_anchor(self, anchor_id: str) -> None:
        """Choose the point *anchor_id*, e.g. one that was just made."""
        self.board.choose_anchor(anchor_id)

    def show_plot(self, plot: Plot) -> None:
        self.board.show_plot(plot)

    def show_offset(self, offset_ms: int) -> None:
        self.board.left.offset.show_offset(offset_ms)

    def show_now(self, now: NowLine | None) -> None:
        """Show where it plays; as often as the position is told."""
        self.board.show_now(now)

    def show_playing(self, playing: bool) -> None:
        self.board.left.now.show_playing(playing)

    def show_align(self, state: AlignState) -> None:
        self.board.right.align.show_state(state)

    def show_can_use(self, can_use: bool) -> None:
        """Allow or refuse to keep the sync, e.g. while there is nothing to keep."""
        self.use.setEnabled(can_use and self._has_audio)

    def tell(self, sentence: str, *choices: Choice) -> None:
        """Say what could not be done, with what can be done about it; "" says nothing any more."""
        notice = DialogNotice(sentence, choices, "alert-triangle", "status.warning")
        self.notices.show_notice(notice if sentence else None)

    def open(self) -> None:
        super().open()
        self._focus_first()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if event.key() == Qt.Key.Key_Escape and self.board.right.plot.cancel_drag():
            pass
        elif wish is Wish.MARK:
            self._enter()
        elif wish is None or not self._can_do(wish):
            super().keyPressEvent(event)
        elif wish in ON_ANCHOR:
            self.board.do(wish)
        else:
            self._acts[wish]()
        event.accept()

    def _enter(self) -> None:
        """Press the button that has the keyboard; anywhere else it says that the line is playing now."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        elif self._has_audio and not isinstance(focused, QLineEdit):
            self.board.left.now.mark.click()

    def _can_do(self, wish: Wish) -> bool:
        typing = isinstance(self.focusWidget(), QLineEdit)
        fits = wish not in ON_ANCHOR or self._mode is SyncMode.ANCHORS
        return self._has_audio and fits and not typing

    def _acts_by_wish(self) -> dict[Wish, Callable[[], object]]:
        return {
            Wish.UNDO: self.undo_requested.emit,
            Wish.REDO: self.redo_requested.emit,
            Wish.LINE_BEFORE: partial(self.line_step_requested.emit, -1),
            Wish.LINE_AFTER: partial(self.line_step_requested.emit, 1),
            Wish.PLAY: self.play_toggled.emit,
            Wish.BACK: self.back_requested.emit,
        }

    # Dropped files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_files(event.mimeData()):
            event.acceptProposedAction()
            self.drop.show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop.show_over(False)
        event.acceptProposedAction()
        self.files_dropped.emit(_local_files(event.mimeData()))

    # Parts

    @Slot(object)
    def _take_mode(self, mode: SyncMode) -> None:
        self.show_mode(mode)
        self.mode_chosen.emit(mode)

    def _show_page(self, *, has_audio: bool) -> None:
        changed = has_audio is not self._has_audio
        self._has_audio = has_audio
        self._pages.setCurrentWidget(self.board if has_audio else self.drop)
        self.audio.setVisible(has_audio)
        self.reset.setVisible(has_audio)
        self.use.setEnabled(has_audio)
        self._kept.setVisible(has_audio and self._mode is SyncMode.ANCHORS)
        if changed and self.isVisible():
            self._focus_first()

    def _focus_first(self) -> None:
        left = self.board.left
        first: QWidget = left.anchors if self._mode is SyncMode.ANCHORS else left.offset.slider
        if not self._has_audio:
            first = self.drop.first
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _lay_out(self) -> None:
        self.below_head.addWidget(self.audio)
        self._pages.addWidget(self.drop)
        self._pages.addWidget(self.board)
        self.body.addWidget(self.notices)
        self.body.addWidget(self._pages, 1)
        self.reset.setProperty("kind", "ghost")
        self.use.setText("Use this sync")
        for button in (self.reset, self.cancel, self.use):
            button.setAutoDefault(False)  # Enter is for the line that is playing
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.use.setDefault(False)
        self.foot.row.insertWidget(0, self.reset)
        self.foot.row.insertWidget(1, self._kept, 1)
        self.foot.row.insertWidget(3, self.cancel)

    def _order_tabs(self) -> None:
        order: list[QWidget] = [self.close_button, self.audio.change, self.audio.switch]
        order += [*self.drop.stops, *self.board.stops, self.reset, self.cancel, self.use]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        for button in (self.close_button, self.use):
            button.clicked.disconnect(self.accept)  # it goes when the sync is kept
        self.use.clicked.connect(self.use_requested)
        self.close_button.clicked.connect(self.reject)
        self.cancel.clicked.connect(self.reject)
        self.reset.clicked.connect(self.reset_requested)
        self.audio.change_requested.connect(self.choose_audio_requested)
        self.audio.mode_chosen.connect(self._take_mode)
        self.drop.choose_requested.connect(self.choose_audio_requested)
        self.drop.file_chosen.connect(self.file_chosen)
        self._connect_board()

    def _connect_board(self) -> None:
        board, now, align = self.board, self.board.left.now, self.board.right.align
        board.anchor_chosen.connect(self.anchor_chosen)
        board.anchor_moved.connect(self.anchor_moved)
        board.anchor_deleted.connect(self.anchor_deleted)
        board.hear_requested.connect(self.hear_requested)
        board.left.offset.offset_changed.connect(self.offset_changed)
        now.line_marked.connect(self.line_marked)
        now.back_requested.connect(self.back_requested)
        now.play_toggled.connect(self.play_toggled)
        now.line_step_requested.connect(self.line_step_requested)
        align.start_requested.connect(self.align_requested)
        align.stop_requested.connect(self.stop_requested)
        align.show_requested.connect(self.show_doubtful_requested)


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
