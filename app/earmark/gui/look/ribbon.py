"""The sign of a bookmark, wherever one is drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

_NOTCH = 0.3


def ribbon(rect: QRectF) -> QPolygonF:
    """Return a ribbon that fills *rect*, with a notch at its foot."""
    notch = QPointF(rect.center().x(), rect.bottom() - _NOTCH * rect.height())
    return QPolygonF([rect.topLeft(), rect.topRight(), rect.bottomRight(), notch, rect.bottomLeft()])
