"""Scroll areas without a look of their own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def see_through_scroll_area(content: QWidget) -> QScrollArea:
    """Return an area that scrolls *content* up and down over whatever ground it lies on."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    # After setWidget, which makes the content fill itself in the window's colour.
    content.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
