"""Where the tags of a quote are written: each a chip, and room for one more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QCompleter, QLineEdit, QListView, QWidget

from earmark.gui.cards.card_layout import TAG_GAP, TAG_HEIGHT, TAG_PAD, tag_width
from earmark.gui.cards.card_painter import paint_tag
from earmark.gui.controls.ring_radius import set_ring_radius
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme
from earmark.model.edits import clean_tags

_INPUT_ROOM = 84
_CROSS = 9


class TagField(QWidget):
    """Shows tags as chips. Enter or a comma adds what is written, Backspace takes the last back.

    Its height follows its content. What is written when the focus leaves
    becomes a tag: nothing typed is lost.
    """

    tags_changed = Signal(object)  # tuple[str, ...]
    height_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self._chips: list[TagChip] = []
        self._before: list[QWidget] = []
        self._input = _TagInput(theme, self)
        self.setFocusProxy(self._input)
        self.setFixedHeight(TAG_HEIGHT)
        self._input.entered.connect(self._add)
        self._input.taken_back.connect(self._take_back)

    @property
    def tags(self) -> tuple[str, ...]:
        return self._tags

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show *tags*; what is being written stays."""
        self._tags = tuple(tags)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [TagChip(self._theme, tag, self) for tag in self._tags]
        for chip in self._chips:
            chip.removed.connect(self._remove)
            chip.show()
        for before, after in pairwise([*self._before, *self._chips, self._input]):
            QWidget.setTabOrder(before, after)
        self._offer()
        self._arrange()

    def show_known(self, tags: Sequence[str]) -> None:
        """Offer *tags* while one is being written, in this order."""
        self._known = tuple(tags)
        self._offer()

    def follow(self, widget: QWidget) -> None:
        """Come after *widget* when the keyboard goes round by Tab."""
        self._before = [widget]
        QWidget.setTabOrder(widget, self._input)

    def finish(self) -> None:
        """Make a tag of what is written."""
        self._input.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @Slot(str)
    def _add(self, words: str) -> None:
        self._change(clean_tags([*self._tags, *words.split(",")]))

    @Slot()
    def _take_back(self) -> None:
        self._change(self._tags[:-1])

    @Slot(str)
    def _remove(self, tag: str) -> None:
        self._change(tuple(other for other in self._tags if other != tag))
        self._input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, tags: tuple[str, ...]) -> None:
        if tags != self._tags:
            self.show_tags(tags)
            self.tags_changed.emit(tags)

    def _offer(self) -> None:
        used = {tag.casefold() for tag in self._tags}
        self._input.offer([tag for tag in self._known if tag.casefold() not in used])

    def _arrange(self) -> None:
        """Put the chips in rows, and the input where there is room after them."""
        at = QPoint(0, 0)
        for chip in self._chips:
            width = min(chip.sizeHint().width(), self.width())
            at = self._next_place(at, width)
            chip.setGeometry(QRect(at, QSize(width, TAG_HEIGHT)))
            at += QPoint(width + TAG_GAP, 0)
        at = self._next_place(at, _INPUT_ROOM)
        self._input.setGeometry(QRect(at, QSize(self.width() - at.x(), TAG_HEIGHT)))
        height = at.y() + TAG_HEIGHT
        if height != self.height():
            self.setFixedHeight(height)
            self.height_changed.emit()

    def _next_place(self, at: QPoint, width: int) -> QPoint:
        fits = at.x() == 0 or at.x() + width <= self.width()
        return at if fits else QPoint(0, at.y() + TAG_HEIGHT + TAG_GAP)


class TagChip(QAbstractButton):
    """One tag; its # turns into a cross where a press takes the tag away."""

    removed = Signal(str)

    def __init__(self, theme: Theme, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tag = tag
        self.setText(f"#{tag}")
        self.setAccessibleName(f"Remove tag {tag}")
        self.setToolTip(f"Remove #{tag}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        set_ring_radius(self, 4)
        self.clicked.connect(self._tell)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(tag_width(self.text()), TAG_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.sans(11.5))
        metrics = QFontMetrics(painter.font())
        words = self.text()
        if self.width() < self.sizeHint().width():
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 2 * TAG_PAD)
        if not (self.underMouse() or self.hasFocus()):
            paint_tag(painter, self.rect(), words, self._theme)
            return
        paint_tag(painter, self.rect(), "", self._theme, "surface.pressed")
        sign = metrics.horizontalAdvance("#")
        color = self._theme.color("text.primary")
        cross = icons.pixmap("x", color, _CROSS, self.devicePixelRatioF())
        painter.drawPixmap(TAG_PAD + (sign - _CROSS) // 2, (self.height() - _CROSS) // 2 + 1, cross)
        painter.setPen(color)
        rest = self.rect().adjusted(TAG_PAD + sign, 0, 0, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words[1:])

    @Slot()
    def _tell(self) -> None:
        self.removed.emit(self._tag)


class _TagInput(QLineEdit):
    """The line a new tag is written in."""

    entered = Signal(str)
    taken_back = Signal()  # Backspace with nothing written

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup = QListView()
        self._popup.setProperty("kind", "completion")
        completer.setPopup(self._popup)
        self.setCompleter(completer)
        self.setFont(fonts.sans(12))
        self.setPlaceholderText("Add tag")
        self.setAccessibleName("Add tag")
        self.setFrame(False)
        self.setStyleSheet("QLineEdit { border: 0; padding: 0; min-height: 0; background: transparent; }")
        self._recolor()
        # Queued: the line writes the completion into itself after this signal.
        completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)
        theme.changed.connect(self._recolor)

    def offer(self, tags: Sequence[str]) -> None:
        if list(tags) != self._offered.stringList():
            self._offered.setStringList(list(tags))

    @Slot()
    def finish(self) -> None:
        words = self.text().strip()
        self.clear()
        if words:
            self.entered.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() == ",":
            self._popup.hide()
            self.finish()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            tab = event.key() == Qt.Key.Key_Tab and not event.modifiers()
            if tab and self.text().strip():  # finish this one, stay for the next
                self._popup.hide()
                self.finish()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finish()

    @Slot(str)
    def _take(self, _completion: str) -> None:
        self.finish()

    @Slot()
    def _recolor(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, self._theme.color("text.primary"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, self._theme.color("text.tertiary"))
        self.setPalette(palette)
