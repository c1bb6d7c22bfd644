"""Buttons without a frame: an icon alone, or an icon and words.

They are painted here and not by the style sheet: the gaps, the key caps and
the icon's colour in each state are the design's to the pixel.
"""

from __future__ import annotations

from PySide6.QtCore import QBasicTimer, QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimerEvent
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget

from earmark.gui.controls.labels import key_cap_width, paint_key_cap
from earmark.gui.look import fonts, icons
from earmark.gui.look.theme import Theme

TOOLTIP_DELAY_MS = 600
_RADIUS = 6.0


class FlatButton(QAbstractButton):
    """A button that is only its content until the pointer, a press or being on gives it a ground.

    The tooltip is the accessible name and the shortcut; while the button is
    disabled it may tell why (`show_reason`).
    """

    def __init__(self, theme: Theme, name: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._shortcut = shortcut
        self._reason = ""
        self._tooltip_timer = QBasicTimer()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.rename(name)
        theme.changed.connect(self.update)

    def rename(self, name: str) -> None:
        """Change what the button is called: for screen readers and in the tooltip."""
        self._name = name
        self.setAccessibleName(name)
        self._write_tooltip()

    def show_reason(self, reason: str) -> None:
        """Let the tooltip say *reason*, e.g. why the button is disabled; "" shows the name again."""
        self._reason = reason
        self._write_tooltip()

    def content_color(self) -> QColor:
        """Return the colour of the icon in the present state."""
        if not self.isEnabled():
            return self._theme.color("text.disabled")
        lit = self.isChecked() or self.isDown() or self.underMouse()
        return self._theme.color("text.primary" if lit else "text.secondary")

    def ground_token(self) -> str:
        """Return the colour under the content in the present state, or "" for none."""
        if self.isDown():
            return "surface.pressed"
        if self.isChecked():
            return "surface.selected"
        return "surface.hover" if self.underMouse() and self.isEnabled() else ""

    def paint_ground(self, painter: QPainter) -> None:
        """Fill the button as its state asks for."""
        token = self.ground_token()
        if token:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)

    def paint_icon(self, painter: QPainter, name: str, rect: QRect, *, filled: bool = False) -> None:
        """Paint the icon *name* into the square *rect*, in the colour of the present state."""
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(
            rect.topLeft(), icons.pixmap(name, self.content_color(), rect.width(), ratio, filled=filled)
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        self._tooltip_timer.start(TOOLTIP_DELAY_MS, self)
        super().enterEvent(event)

    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() != self._tooltip_timer.timerId():
            super().timerEvent(event)
            return
        self._tooltip_timer.stop()
        if self.underMouse() and not self.isDown():
            QToolTip.showText(self.mapToGlobal(QPoint(0, self.height() - 8)), self.toolTip(), self)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            return True  # shown by the timer, after the design's own delay
        if event.type() in (QEvent.Type.Leave, QEvent.Type.MouseButtonPress, QEvent.Type.Hide):
            self._tooltip_timer.stop()
        return super().event(event)

    def _write_tooltip(self) -> None:
        name = f"{self._name}  {self._shortcut}" if self._shortcut else self._name
        self.setToolTip(self._reason or name)


class IconButton(FlatButton):
    """32 × 32 with an icon of 18.

    Args:
        theme: The colours in use.
        icon: A file of `resources/icons`, without its suffix.
        name: What it does: accessible name and tooltip.
        shortcut: Its keys in words, for the tooltip.
        checkable: Whether it stays on (a panel's toggle).
        filled: Take the filled drawing of the icon.
        icon_size: Side of the icon.
        size: Side of the button.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        shortcut: str = "",
        *,
        checkable: bool = False,
        filled: bool = False,
        icon_size: int = 18,
        size: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, shortcut, parent)
        self._icon = icon
        self._filled = filled
        self._icon_size = icon_size
        self.setCheckable(checkable)
        self.setFixedSize(size, size)

    def show_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        inset = (self.width() - self._icon_size) // 2
        square = QRect(inset, inset, self._icon_size, self._icon_size)
        self.paint_icon(painter, self._icon, square, filled=self._filled)


class TextButton(FlatButton):
    """An icon, words, and behind them a key cap or a second icon; height 32.

    Args:
        theme: The colours in use.
        text: The words on it.
        icon: An icon before the words, or "".
        name: Accessible name and tooltip, where the words do not say enough.
        shortcut: Its keys in words, for the tooltip.
        key_cap: Keys shown on the button itself.
        trailing: A small icon after the words, e.g. "chevron-down" for a menu.
        height: 32, or 28 and 26 in dense places.
        muted: Words in the secondary colour and the regular weight.
        checkable: Whether it stays on.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        name: str = "",
        shortcut: str = "",
        *,
        key_cap: str = "",
        trailing: str = "",
        height: int = 32,
        muted: bool = False,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name or text, shortcut, parent)
        self._icon = icon
        self._key_cap = key_cap
        self._trailing = trailing
        self._muted = muted
        self.setCheckable(checkable)
        self.setFont(fonts.sans(13, 400 if muted else 500, tabular=True))
        self.setFixedHeight(height)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        self.setText(text)
        self.setFixedWidth(self.sizeHint().width())
        self.update()

    def sizeHint(self) -> QSize:
        widths = [width for width in (self._icon_width(), self._text_width(), self._tail_width()) if width]
        return QSize(2 * _PADDING + sum(widths) + _GAP * (len(widths) - 1), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        x = _PADDING
        if self._icon:
            self.paint_icon(painter, self._icon, self._square(x, _ICON))
            x += _ICON + _GAP
        if self.text():
            painter.setPen(self._text_color())
            painter.drawText(
                QRect(x, 0, self._text_width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self.text()
            )
            x += self._text_width() + _GAP
        if self._key_cap:
            paint_key_cap(painter, self._theme, self._key_cap, QPoint(x, (self.height() - 18) // 2))
        elif self._trailing:
            self.paint_icon(painter, self._trailing, self._square(x, _SMALL_ICON))

    def content_color(self) -> QColor:
        """Return the icon's colour: beside words it stays quiet, and only a muted button lights up."""
        if self._muted or not self.isEnabled():
            return super().content_color()
        return self._theme.color("text.secondary")

    def _text_color(self) -> QColor:
        return (
            self.content_color() if self._muted or not self.isEnabled() else self._theme.color("text.primary")
        )

    def _square(self, x: int, side: int) -> QRect:
        return QRect(x, (self.height() - side) // 2, side, side)

    def _icon_width(self) -> int:
        return _ICON if self._icon else 0

    def _text_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) if self.text() else 0

    def _tail_width(self) -> int:
        if self._key_cap:
            return key_cap_width(self._key_cap)
        return _SMALL_ICON if self._trailing else 0


_PADDING, _GAP, _ICON, _SMALL_ICON = 9, 7, 17, 14
