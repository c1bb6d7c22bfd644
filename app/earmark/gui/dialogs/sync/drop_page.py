"""What is shown while there is no audio: a place to drop it, and files that may be the right one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from earmark.gui.controls.buttons import FlatButton
from earmark.gui.controls.fitted_text import elided
from earmark.gui.controls.labels import Paragraph, Span, ThemedLabel
from earmark.gui.controls.scrolling import see_through_scroll_area
from earmark.gui.dialogs.sync.sync_values import FittingFile
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme
from earmark.model.clock_text import length

_TITLE, _OVER = "Drop the audio here", "Let go to link the audio"
_LINE = "It stays where it is and is not changed."
_WIDTH = 520
_ICON, _RADIUS = 40, 12.0


class DropPage(QWidget):
    """The dialog receives the drops; this shows that it would."""

    choose_requested = Signal()
    file_chosen = Signal(object)  # FittingFile.key

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.area = _DropArea(theme)
        self._title = ThemedLabel(theme, "Beside the transcript", fonts.sans(12, 500), "text.secondary")
        self.rows: list[FileRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.area)
        column.addSpacing(20)
        column.addWidget(self._title)
        column.addSpacing(6)
        column.addLayout(self._column)
        column.addStretch(2)
        inside.setMaximumWidth(_WIDTH + 48)
        scroll = see_through_scroll_area(inside)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)
        self.area.choose.clicked.connect(self.choose_requested)
        self.show_files(())

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins: the best file, so that Enter takes it."""
        return self.rows[0] if self.rows else self.area.choose

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab goes, in order."""
        return [self.area.choose, *self.rows]

    def show_files(self, files: Sequence[FittingFile]) -> None:
        """Offer *files*, the best first."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [FileRow(self._theme, file) for file in files]
        for row in self.rows:
            self._column.addWidget(row)
            row.chosen.connect(self.file_chosen)
            row.show()  # a layout would do it only later, and Tab is put in order now
        self._title.setVisible(bool(files))

    def show_over(self, is_over: bool) -> None:
        """Show that letting go will link what is held over the dialog, or no longer."""
        self.area.show_over(is_over)


class _DropArea(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_over = False
        self._title = Paragraph(theme, 28, fonts.serif(20, 500), centred=True)
        self._line = Paragraph(theme, 19, centred=True)
        self.choose = QPushButton("Choose audio…")
        self.choose.setProperty("kind", "primary")
        self.choose.setAutoDefault(False)
        self.choose.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 36 + _ICON + 14, 28, 34)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(3)
        column.addWidget(self._line)
        column.addSpacing(20)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_over(False)

    @property
    def words(self) -> str:
        return self._title.accessibleName()

    def show_over(self, is_over: bool) -> None:
        self._is_over = is_over
        self._title.show_spans(Span(_OVER if is_over else _TITLE, weight=500))
        self._line.show_spans(Span(_LINE, "text.secondary"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color("text.primary" if self._is_over else "line.strong"), 2)
        if not self._is_over:
            pen.setWidthF(1.5)
            pen.setDashPattern([2, 2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        color = self._theme.color("text.tertiary")
        picture = icons.pixmap("headphones", color, _ICON, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - _ICON) // 2, 36, picture)


class FileRow(FlatButton):
    """An audio with the reason why it may be the right one; one click takes it."""

    chosen = Signal(object)

    _PADDING, _GLYPH, _GAP = 12, 18, 10

    def __init__(self, theme: Theme, file: FittingFile) -> None:
        facts = ", ".join(
            part for part in (file.why, length(file.length_ms) if file.length_ms else "") if part
        )
        super().__init__(theme, f"Link {file.name}" + (f". {facts}" if facts else ""))
        self._file, self._facts = file, facts
        self.setFixedHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._choose)

    def sizeHint(self) -> QSize:
        return QSize(320, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.default"), 1))
        painter.setBrush(self._theme.color(self.ground_token() or "surface.raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5)
        square = QRect(self._PADDING, (self.height() - self._GLYPH) // 2, self._GLYPH, self._GLYPH)
        self.paint_icon(painter, "file-music", square)
        left = self._PADDING + self._GLYPH + self._GAP
        room = self.rect().adjusted(left, 0, -self._PADDING, 0)
        painter.setFont(fonts.sans(12, tabular=True))
        painter.setPen(self._theme.color("text.tertiary"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._facts)
        taken = painter.fontMetrics().horizontalAdvance(self._facts) + 16
        font = fonts.sans(13, 500)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.primary"))
        painter.drawText(room, middle, elided(self._file.name, font, room.width() - taken))

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._file.key)
