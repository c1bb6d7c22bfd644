"""Icons: the SVG files of `resources/icons`, drawn in the colours of the theme."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from earmark import resources

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtSvg import QSvgRenderer

STROKE = "1.75"  # the design's weight; the files are drawn with 2
_RATIOS = (1.0, 2.0)


def icon(
    name: str, *, normal: QColor, active: QColor, disabled: QColor, filled: bool = False, size: int = 18
) -> QIcon:
    """Return the icon *name*: *active* under the pointer and when checked."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for ratio in _RATIOS:
        for color, mode, state in (
            (normal, QIcon.Mode.Normal, QIcon.State.Off),
            (active, QIcon.Mode.Active, QIcon.State.Off),
            (active, QIcon.Mode.Normal, QIcon.State.On),
            (active, QIcon.Mode.Active, QIcon.State.On),
            (disabled, QIcon.Mode.Disabled, QIcon.State.Off),
            (disabled, QIcon.Mode.Disabled, QIcon.State.On),
        ):
            made.addPixmap(pixmap(name, color, size, ratio, filled=filled), mode, state)
    return made


def pixmap(name: str, color: QColor, size: int = 18, ratio: float = 1.0, *, filled: bool = False) -> QPixmap:
    """Return the icon *name*, *size* logical pixels square. GUI thread only."""
    return _pixmap(name, color.name(QColor.NameFormat.HexArgb), size, ratio, filled)


@cache
def _pixmap(name: str, color: str, size: int, ratio: float, filled: bool) -> QPixmap:
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _renderer(name, color, filled).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


def _renderer(name: str, color: str, filled: bool) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # no page of text waits for it

    solid = QColor(color)
    svg = (
        _source(name, filled)
        .replace("currentColor", solid.name())
        .replace('stroke-width="2"', f'stroke-width="{STROKE}"')
    )
    return QSvgRenderer(QByteArray(svg.encode()))


@cache
def _source(name: str, filled: bool) -> str:
    folder = "filled" if filled else "outline"
    return resources.path(f"icons/{folder}/{name}.svg").read_text(encoding="utf-8")
