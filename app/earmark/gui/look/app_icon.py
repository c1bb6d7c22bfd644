"""The icon of the program's windows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from earmark.gui.look.logo import paint_logo
from earmark.gui.look.theme import Theme

_SIZES = (16, 24, 32, 64, 128)


def app_icon() -> QIcon:
    """Return the icon of windows and task bars: always in the light colours, on a page of its own."""
    light = Theme("light")
    ink, accent, page = (light.color(name) for name in ("text.primary", "now.accent", "surface.raised"))
    icon = QIcon()
    for size in _SIZES:
        picture = QPixmap(QSize(size, size))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_logo(painter, QRectF(0, 0, size, size), ink, accent, page)
        painter.end()
        icon.addPixmap(picture)
    return icon
