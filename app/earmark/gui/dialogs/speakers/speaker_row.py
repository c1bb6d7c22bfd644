"""One speaker of the list: shows who it is, and says what the reader wants of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from earmark.gui.controls.buttons import IconButton
from earmark.gui.controls.labels import ThemedLabel
from earmark.gui.dialogs.speakers.row_controls import ColorButton, NameField, RoleButton, TalkBar
from earmark.gui.dialogs.speakers.speaker_entry import SpeakerEntry
from earmark.gui.dialogs.undo_keys import is_redo, is_undo
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

HEIGHT = 60
_SIDE, _GAP, _SHARE_WIDTH = 24, 14, 38
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class SpeakerRow(QWidget):
    """The signals carry `place`, the number of the row. The row is dragged by its free parts."""

    chosen = Signal(int)
    renamed = Signal(int, str)  # another name, not empty
    emptied = Signal(int)  # an empty name was entered; the old one stands again
    role_chosen = Signal(int, str)
    color_requested = Signal(int)
    merge_requested = Signal(int)
    step_requested = Signal(int, int)  # to the row above (-1) or below (1)
    undo_requested = Signal()
    redo_requested = Signal()
    dragged = Signal(int, QPoint)  # global
    dropped = Signal(int, QPoint)
    drag_ended = Signal()

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__()
        self.place = place
        self._theme = theme
        self._entry: SpeakerEntry | None = None
        self._pressed_at: QPoint | None = None
        self._is_dragging = False
        self._is_target = False
        self.color, self.name, self.role = ColorButton(theme), NameField(theme), RoleButton(theme)
        self._talk = TalkBar(theme)
        self._share = ThemedLabel(theme, "", fonts.sans(13, 600, tabular=True))
        self._share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._share.setFixedWidth(_SHARE_WIDTH)
        self._share.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.merge = IconButton(theme, "git-merge", "Merge")
        self.controls: tuple[QWidget, ...] = (self.color, self.name, self.role, self.merge)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()

        for control in self.controls:
            control.installEventFilter(self)
        self.color.clicked.connect(self._ask_color)
        self.name.editingFinished.connect(self._take_name)
        self.role.chosen.connect(self._take_role)
        self.merge.clicked.connect(self._ask_merge)
        theme.changed.connect(self.update)

    def show_entry(self, entry: SpeakerEntry, largest: float, color_name: str, *, can_merge: bool) -> None:
        """Show *entry*; *largest* is the greatest share in the list. A name being typed is left alone."""
        self._entry = entry
        typing = self.name.hasFocus() and self.name.isModified()
        if not typing:
            self.name.show_name(entry.name, entry.palette)
        self.name.setAccessibleName(f"Name of speaker {self.place + 1}")
        self.color.show_color(entry.palette)
        self.color.rename(f"Colour of {entry.name}: {color_name}")
        self.role.show_role(entry.role, entry.name)
        self._talk.show_talk(entry, largest)
        self._share.setText(entry.percent)
        self.merge.rename(f"Merge {entry.name} into…")
        self.merge.setEnabled(can_merge)
        self.merge.show_reason("" if can_merge else "There is nobody to merge with.")
        self.setToolTip("Drag it on another speaker to merge the two." if can_merge else "")
        self.setAccessibleName(entry.name)

    def show_chosen(self, chosen: bool) -> None:
        self.color.setChecked(chosen)

    def show_target(self, is_target: bool) -> None:
        """Show that whoever is dragged here is merged into this speaker."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def edit_name(self) -> None:
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    # Keys and focus of the controls

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.chosen.emit(self.place)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(watched, event)
        return False

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        """Do what the key asks for; return whether it is used up."""
        key = Qt.Key(event.key())
        in_name = watched is self.name
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.step_requested.emit(self.place, _STEPS[key])
        elif key == Qt.Key.Key_F2:
            self.edit_name()
        elif in_name and key in _ENTER:
            self._take_name()  # Enter must not go on to Done
        elif in_name and key == Qt.Key.Key_Escape and self.name.isModified():
            self.name.put_back()
        elif is_undo(event) and not (in_name and self.name.isUndoAvailable()):
            self.undo_requested.emit()
        elif is_redo(event) and not (in_name and self.name.isRedoAvailable()):
            self.redo_requested.emit()
        else:
            return False
        return True

    @Slot()
    def _take_name(self) -> None:
        """Tell the new name, once: Enter and leaving the field both end here."""
        entry, written = self._entry, self.name.written
        if entry is None or not self.name.isModified():
            return
        self.name.put_back()
        if not written:
            self.emptied.emit(self.place)
        elif written != entry.name:
            self.renamed.emit(self.place, written)

    @Slot(str)
    def _take_role(self, role: str) -> None:
        if self._entry is not None and role != self._entry.role:
            self.role_chosen.emit(self.place, role)

    @Slot()
    def _ask_color(self) -> None:
        self.chosen.emit(self.place)
        self.color_requested.emit(self.place)

    @Slot()
    def _ask_merge(self) -> None:
        self.merge_requested.emit(self.place)

    # The pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self.chosen.emit(self.place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        moved = event.position().toPoint() - self._pressed_at
        if moved.manhattanLength() >= QApplication.startDragDistance():
            self._is_dragging = True
        if self._is_dragging:
            self.dragged.emit(self.place, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragging, self._is_dragging, self._pressed_at = self._is_dragging, False, None
        if was_dragging:
            self.drag_ended.emit()
            self.dropped.emit(self.place, event.globalPosition().toPoint())

    def stop_dragging(self) -> None:
        """Let go of this row without dropping it anywhere."""
        was_dragging, self._is_dragging, self._pressed_at = self._is_dragging, False, None
        if was_dragging:
            self.drag_ended.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_target:
            painter.fillRect(self.rect(), self._theme.color("surface.selected"))
        painter.fillRect(0, HEIGHT - 1, self.width(), 1, self._theme.color("line.subtle"))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 0, _SIDE, 1)
        row.setSpacing(_GAP)
        for part in (self.color, self.name, self.role):
            row.addWidget(part)
        row.addWidget(self._talk, 1)
        row.addWidget(self._share)
        row.addWidget(self.merge)
