"""Where a transcript is dropped, or opened by a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from earmark.gui.controls.buttons import FlatButton
from earmark.gui.controls.labels import Paragraph, Span
from earmark.gui.look import fonts
from earmark.gui.look.theme import Theme

_INVITATION = ("Drop a transcript here", "Add the audio at the same time, or later.")
_OVER = ("Let go to open", "Add the audio at the same time, or later.")
_RADIUS = 12.0


class DropZone(QWidget):
    """Shows what a drop would do; the page around it receives the drops.

    Args:
        theme: The colours in use.
        kinds: The kinds of transcript that can be read ("PDF", ...).
        open_keys: The keys of opening, in words.
    """

    open_requested = Signal()
    folder_requested = Signal()

    def __init__(self, theme: Theme, kinds: Sequence[str], open_keys: str) -> None:
        super().__init__()
        self._theme = theme
        self._is_over = False
        self._title = Paragraph(theme, 28, fonts.serif(20, 500), centred=True)
        self._line = Paragraph(theme, 19, centred=True)
        self._open = _OpenButton(theme, "Open transcript…", open_keys)
        self._open_folder = _FolderButton(theme, "Open folder…")

        column = QVBoxLayout(self)
        column.setContentsMargins(28, 39, 28, 30)
        column.setSpacing(0)
        column.addWidget(_PagePicture(theme), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(21)
        column.addWidget(self._title)
        column.addSpacing(3)
        column.addWidget(self._line)
        column.addSpacing(15)
        column.addLayout(_centred([_Kind(theme, kind) for kind in kinds], 6))
        column.addSpacing(25)
        column.addLayout(_centred([self._open, self._open_folder], 8))

        self._open.clicked.connect(self.open_requested)
        self._open_folder.clicked.connect(self.folder_requested)
        theme.changed.connect(self.update)
        self.show_invitation()

    @property
    def words(self) -> str:
        """What the zone says now."""
        return f"{self._title.accessibleName()} {self._line.accessibleName()}"

    @Slot()
    def show_invitation(self) -> None:
        self._say(*_INVITATION, is_over=False)

    @Slot()
    def show_over(self) -> None:
        """Show that letting go will open what is held over the page."""
        self._say(*_OVER, is_over=True)

    def show_problem(self, fact: str, hint: str) -> None:
        """Show why what is held, or was dropped, cannot be opened."""
        self._say(fact, hint, is_over=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_over:
            pen, inset = QPen(self._theme.color("text.primary"), 2), 1.0
        else:
            pen, inset = QPen(self._theme.color("line.strong"), 1.5), 0.75
            pen.setDashPattern([2, 2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(self._theme.color("surface.page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)

    def _say(self, title: str, line: str, *, is_over: bool) -> None:
        self._is_over = is_over
        self._title.show_spans(Span(title, weight=500))
        self._line.show_spans(Span(line, "text.secondary"))
        self.update()


def _centred(widgets: Sequence[QWidget], spacing: int) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    row.addStretch()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


class _Kind(QWidget):
    """The name of a kind of file in a small frame."""

    def __init__(self, theme: Theme, kind: str) -> None:
        super().__init__()
        self._theme = theme
        self._kind = kind
        self.setAccessibleName(kind)
        self.setFont(fonts.sans(11.5))
        self.setFixedSize(QFontMetrics(self.font()).horizontalAdvance(kind) + 16, 22)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("line.default"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._kind)


class _OpenButton(FlatButton):
    """The primary button of the page, 38 high, with its keys on it."""

    _GAP, _PADDING = 7, 17

    def __init__(self, theme: Theme, text: str, keys: str) -> None:
        super().__init__(theme, text.removesuffix("…"), keys)
        self._theme = theme
        self._keys = keys.replace("+", " ")
        self._words_font, self._keys_font = fonts.sans(14, 500), fonts.sans(12)
        self._words_width = QFontMetrics(self._words_font).horizontalAdvance(text)
        self.setText(text)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        keys = QFontMetrics(self._keys_font).horizontalAdvance(self._keys)
        return QSize(2 * self._PADDING + self._words_width + self._GAP * bool(self._keys) + keys, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        state = "pressed" if self.isDown() else "hover" if self.underMouse() else "bg"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(f"action.{state}"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setFont(self._words_font)
        painter.setPen(self._theme.color("action.text"))
        words = QRect(self._PADDING, 0, self._words_width, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(self._keys_font)
        painter.setOpacity(0.65)
        keys = self.rect().adjusted(words.right() + 1 + self._GAP, 0, 0, 0)
        painter.drawText(keys, Qt.AlignmentFlag.AlignVCenter, self._keys)


class _FolderButton(FlatButton):
    """The second button of the page: a frame instead of a fill, 38 high."""

    _PADDING = 16

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text.removesuffix("…"))
        self._theme = theme
        self.setFont(fonts.sans(14, 500))
        self.setText(text)
        width = QFontMetrics(self.font()).horizontalAdvance(text)
        self.setFixedSize(QSize(2 * self._PADDING + width, 38))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("line.strong"))
        painter.setBrush(self._theme.color(self.ground_token() or "surface.page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(self._theme.color("text.primary"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class _PagePicture(QWidget):
    """A page with the bars of two speakers and a folded corner, 84 × 96."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(84, 96)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line.strong"), 1.6))
        painter.setBrush(self._theme.color("surface.raised"))
        painter.drawPath(_sheet())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("now.accent"))
        painter.drawPath(_fold())
        line = self._theme.color("line.default")
        for color, x, y, to_x, to_y in (
            (self._theme.speaker(0), 16, 40, 16, 49),
            (self._theme.speaker(1), 16, 60, 16, 77),
            (line, 25, 41, 59, 41),
            (line, 25, 48, 47, 48),
            (line, 25, 61, 59, 61),
            (line, 25, 69, 59, 69),
            (line, 25, 76, 43, 76),
        ):
            painter.setPen(QPen(color, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))


def _sheet() -> QPainterPath:
    path = QPainterPath(QPointF(10, 4))
    path.lineTo(52, 4)
    path.lineTo(74, 26)
    path.lineTo(74, 84)
    path.quadTo(74, 92, 66, 92)
    path.lineTo(10, 92)
    path.quadTo(2, 92, 2, 84)
    path.lineTo(2, 12)
    path.quadTo(2, 4, 10, 4)
    path.closeSubpath()
    return path


def _fold() -> QPainterPath:
    path = QPainterPath(QPointF(52, 4))
    path.lineTo(74, 26)
    path.lineTo(57, 26)
    path.quadTo(52, 26, 52, 21)
    path.closeSubpath()
    return path
