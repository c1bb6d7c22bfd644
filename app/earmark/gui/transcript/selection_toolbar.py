"""The small bar over selected words: keep them in a colour, note, tag, copy, play."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from earmark.gui.controls.buttons import TextButton
from earmark.gui.controls.marker_button import MarkerButton
from earmark.gui.controls.popover import Surface
from earmark.gui.controls.rule import Rule
from earmark.gui.look.theme import Theme
from earmark.gui.transcript.transcript_view import TranscriptView
from earmark.model.annotations import COLORS

_HEIGHT, _SIDES, _SPACING = 44, 6, 2
_GAP = 10  # from the words
_INSIDE = 12  # from the edges of the transcript
_ICONS_ONLY_UNDER = 520


class SelectionToolbar(Surface):
    """Laid over *view*, beside the words it belongs to, and moves with them.

    It waits for the end of the press and 150 ms more; words that were
    selected by the keyboard or the program get it only when asked for. It
    never takes the focus by itself: Tab enters it, Esc closes it.
    """

    color_chosen = Signal(str)
    note_requested = Signal()
    tag_requested = Signal()
    copy_requested = Signal()
    styles_requested = Signal(QPoint)  # to copy in: a menu opens there
    play_requested = Signal()
    clip_requested = Signal()
    remove_requested = Signal()
    open_changed = Signal(bool)

    def __init__(self, theme: Theme, view: TranscriptView) -> None:
        super().__init__(theme, view)
        self._view = view
        self._range = (0, 0)
        self._comes_after_press = False
        self._is_open = False
        self._markers = [MarkerButton(theme, color, str(key)) for key, color in enumerate(COLORS, 1)]
        self._note = TextButton(theme, "Note", "note", shortcut="N")
        self._tag = TextButton(theme, "Tag", "tag", shortcut="T")
        self._copy = TextButton(theme, "Copy quote", "quote")
        self._play = TextButton(theme, "Play", "player-play", shortcut="P")
        self._clip = TextButton(theme, "Clip", "scissors", "Export clip", "Ctrl+Shift+X")
        self._remove = TextButton(theme, "Remove", "trash", "Remove highlight", "0")
        self._actions = {"Note": self._note, "Tag": self._tag, "Copy quote": self._copy, "Play": self._play}
        self._actions["Clip"] = self._clip
        self._actions["Remove"] = self._remove
        self._row = QHBoxLayout(self)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(theme.duration_ms("toolbarDelay"))
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setAccessibleName("Selected words")
        self.hide()
        self._lay_out(Rule(theme))
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether it is shown, or would be if its words were in view."""
        return self._is_open

    @property
    def is_meant(self) -> bool:
        """Whether it is open, or opens in a moment: then its keys are about its words."""
        return self._is_open or self._delay.isActive()

    def show_for(self, start: int, end: int, ticked: str | None = None) -> None:
        """Belong to `text[start:end]`; *ticked* is the color in which it is kept already."""
        by_program = self._view.selection == (start, end) and not self._view.is_pressed
        self._range = (start, end)
        for marker in self._markers:
            marker.show_ticked(marker.color == ticked)
        self._remove.setVisible(ticked is not None)
        if self._is_open:
            self._place()
        elif self._view.is_pressed:
            self._comes_after_press = True
        elif not by_program:
            self._delay.start()

    def stand_by(self, start: int, end: int, ticked: str) -> None:
        """Belong to `text[start:end]`, which is kept in the color *ticked*, and wait to be asked for."""
        self.dismiss()
        self.show_for(start, end, ticked)
        self._delay.stop()

    def allow_clip(self, reason: str) -> None:
        """Offer to export a clip, unless *reason* says why there can be none."""
        self._clip.setEnabled(not reason)
        self._clip.show_reason(reason)

    @Slot()
    def open_now(self) -> None:
        """Open at once, if there is something to open for: the menu key asks for this."""
        self._delay.stop()
        if self._range[0] < self._range[1]:
            self._set_open(True)

    @Slot()
    def dismiss(self) -> None:
        """Close, and forget the words. What is selected stays selected."""
        self._delay.stop()
        self._comes_after_press = False
        self._range = (0, 0)
        self._set_open(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Tab and Esc from the transcript while open, and go with its size."""
        if not self._is_open:
            return False
        if event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Serve the keys while the focus is inside."""
        if event.key() == Qt.Key.Key_Escape:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._set_open(False)
        elif event.text() in _KEYS:
            self.color_chosen.emit(_KEYS[event.text()])
        elif event.text() == "0" and not self._remove.isHidden():
            self.remove_requested.emit()
        else:
            event.ignore()

    def _take(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Tab and self.isVisible():
            self._markers[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._set_open(False)
            return True
        return False

    def _set_open(self, is_open: bool) -> None:
        changed = is_open != self._is_open
        self._is_open = is_open
        self._place()
        if changed:
            self.open_changed.emit(is_open)

    @Slot()
    def _end_press(self) -> None:
        if self._comes_after_press:
            self._comes_after_press = False
            self._delay.start()

    @Slot()
    def _place(self) -> None:
        """Stand above the words, or below them; hide while none of them is in view."""
        lines = self._view.line_rects(*self._range) if self._is_open else []
        if not lines:
            self.setVisible(False)
            return
        column = self._view.column_rect()
        self._show_words(column.width() >= _ICONS_ONLY_UNDER)
        self.resize(self.sizeHint())
        area = QRect(0, 0, column.right() + _INSIDE, self._view.height())
        self.move(place_beside(self.size(), lines[0], lines[-1], area))
        self.setVisible(True)
        self.raise_()

    def sizeHint(self) -> QSize:
        return QSize(self._row.sizeHint().width(), _HEIGHT)

    def _show_words(self, shown: bool) -> None:
        for words, button in self._actions.items():
            text = words if shown else ""
            if button.text() != text:
                button.show_text(text)

    def _lay_out(self, rule: Rule) -> None:
        self._row.setContentsMargins(_SIDES, 0, _SIDES, 0)
        self._row.setSpacing(_SPACING)
        for button in (*self._markers, rule, *self._actions.values()):
            self._row.addWidget(button)

    def _connect(self) -> None:
        for marker in self._markers:
            marker.chosen.connect(self.color_chosen)
        self._note.clicked.connect(self.note_requested)
        self._tag.clicked.connect(self.tag_requested)
        self._copy.clicked.connect(self.copy_requested)
        self._copy.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._copy.customContextMenuRequested.connect(self._ask_styles)
        self._play.clicked.connect(self.play_requested)
        self._clip.clicked.connect(self.clip_requested)
        self._remove.clicked.connect(self.remove_requested)
        self._delay.timeout.connect(self.open_now)
        self._view.press_started.connect(self.dismiss)
        self._view.press_ended.connect(self._end_press)
        self._view.visible_changed.connect(self._place)
        self._view.toolbar_requested.connect(self.open_now)
        self._view.installEventFilter(self)

    @Slot(QPoint)
    def _ask_styles(self, at: QPoint) -> None:
        self.styles_requested.emit(self._copy.mapToGlobal(at))


def place_beside(size: QSize, first: QRect, last: QRect, area: QRect) -> QPoint:
    """Return where a bar of *size* stands: above the line *first*, else below *last*, inside *area*."""
    x = first.center().x() - size.width() // 2
    x = max(area.left() + _INSIDE, min(x, area.right() - _INSIDE - size.width()))
    above = first.top() - _GAP - size.height()
    below = last.bottom() + _GAP
    if above >= area.top():
        return QPoint(x, above)
    return QPoint(x, min(below, area.bottom() - _INSIDE - size.height()))


_KEYS = {str(key): color for key, color in enumerate(COLORS, 1)}
