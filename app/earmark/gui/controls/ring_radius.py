"""How round the focus ring of a widget is; see `focus_ring`."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

PROPERTY = "ringRadius"


def set_ring_radius(widget: QWidget, radius: int) -> None:
    """Give *widget* a ring of another *radius* than that of a button; below 0: no ring at all."""
    widget.setProperty(PROPERTY, radius)
