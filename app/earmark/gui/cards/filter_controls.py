"""The small controls over the list of quotes: colours to tick, menus of tags and speakers, search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from earmark.gui.controls.buttons import FlatButton
from earmark.gui.look import fonts, icons
from earmark.gui.look.marker_swatch import paint_swatch
from earmark.gui.look.theme import Theme

HEIGHT = 26
_RADIUS, _PADDING, _ICON_PADDING, _GAP, _ICON, _CHEVRON = 5.0, 7, 5, 5, 15, 13
_SWATCH = 17


class ColorToggle(FlatButton):
    """A marker colour to filter by: 26 × 26, with a border of ink when it is on."""

    def __init__(self, theme: Theme, color: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, theme.marker(color).name, parent=parent)
        self._color = color
        self.setCheckable(True)
        self.setFixedSize(HEIGHT, HEIGHT)
        theme.names_changed.connect(self._show_name)

    @property
    def color(self) -> str:
        return self._color

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(QPen(self._theme.color("text.primary"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 5.25, 5.25)
        else:
            self.paint_ground(painter)
        inset = (HEIGHT - _SWATCH) // 2
        paint_swatch(painter, QRectF(inset, inset, _SWATCH, _SWATCH), self._theme.marker(self._color))

    @Slot()
    def _show_name(self) -> None:
        self.rename(self._theme.marker(self._color).name)


class FilterButton(FlatButton):
    """Words, or an icon where there is no room for them, and a chevron if it opens a menu; height 26.

    Args:
        theme: The colours in use.
        text: The words on it, or "".
        icon: An icon before the words, or instead of them.
        name: Accessible name and tooltip.
        weight: Of the words.
        menu: Whether a chevron stands behind them.
        checkable: Whether a press switches it.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str,
        name: str,
        *,
        weight: int = 500,
        menu: bool = False,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent=parent)
        self._icon = icon
        self._menu = menu
        self._on = False
        self.setCheckable(checkable)
        self.setFont(fonts.sans(12, weight))
        self.setFixedHeight(HEIGHT)
        self.show_face(text, icon)

    def show_face(self, text: str, icon: str) -> None:
        """Show *text* and the icon; either may be ""."""
        self.setText(text)
        self._icon = icon
        self.setFixedWidth(self.sizeHint().width())
        self.update()

    def show_on(self, on: bool) -> None:
        """Show that the menu behind this button filters something."""
        self._on = on
        self.update()

    def sizeHint(self) -> QSize:
        widths = [_ICON] * bool(self._icon) + [self._text_width()] * bool(self.text())
        widths += [_CHEVRON] * self._menu
        return QSize(2 * self._padding() + sum(widths) + self._gap() * (len(widths) - 1), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        x = self._padding()
        if self._icon:
            self.paint_icon(painter, self._icon, self._square(x, _ICON))
            x += _ICON + self._gap()
        if self.text():
            painter.setPen(self._theme.color("text.primary") if self._on else self.content_color())
            room = QRect(x, 0, self._text_width() + 1, HEIGHT)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
            x += self._text_width() + self._gap()
        if self._menu:
            self.paint_icon(painter, "chevron-down", self._square(x, _CHEVRON))

    def _paint_ground(self, painter: QPainter) -> None:
        if not (self._on or self.isChecked()):
            self.paint_ground(painter)
            return
        painter.setPen(self._theme.color("line.strong"))
        painter.setBrush(self._theme.color("surface.selected"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _padding(self) -> int:
        return _PADDING if self.text() else _ICON_PADDING

    def _gap(self) -> int:
        return _GAP if self.text() else 1

    def _text_width(self) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(self.text())

    def _square(self, x: int, side: int) -> QRect:
        return QRect(x, (HEIGHT - side) // 2, side, side)


class TickMenu(QMenu):
    """Names with a tick and a count each. It stays open while names are ticked."""

    ticked = Signal(object)  # frozenset[str]

    def show_names(self, counted: Sequence[tuple[str, int]], ticked: frozenset[str], sign: str = "") -> None:
        """Offer names with how often they come up; *sign* stands before each. Ticked ones always stay."""
        self.clear()
        missing = sorted(ticked - {name for name, _ in counted})
        for name, count in [*counted, *((name, 0) for name in missing)]:
            action = self.addAction(f"{sign}{name}".replace("&", "&&") + f"\t{count}")
            action.setData(name)
            action.setCheckable(True)
            action.setChecked(name in ticked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (pressed and self._tick(self.activeAction())):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.toggle()
        self.ticked.emit(frozenset(str(a.data()) for a in self.actions() if a.isChecked()))
        return True


class SearchField(QLineEdit):
    """A line with a magnifying glass. Esc empties it; Down goes on to what was found."""

    left_downwards = Signal()

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "search")
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setTextMargins(_ICON + 7, 0, 0, 0)
        self.setFixedHeight(30)
        theme.changed.connect(self.update)

    def event(self, event: QEvent) -> bool:
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride and self.text():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        color = self._theme.color("text.tertiary")
        glass = icons.pixmap("search", color, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(10, (self.height() - _ICON) // 2), glass)
