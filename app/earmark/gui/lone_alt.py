"""The key Alt by itself, which shows the menu bar; with another key or the mouse it means something else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from earmark.gui.controls.running import application

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.KeyRelease)
_OTHER = (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.WindowDeactivate)


class LoneAlt(QObject):
    """Tells when Alt was pressed and let go with nothing in between.

    It watches the whole application, but only while Alt is held.
    """

    struck = Signal()

    def press(self) -> None:
        """Say that Alt was pressed."""
        application().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _OTHER:
            self._end()
        elif event.type() in _KEYS and isinstance(event, QKeyEvent):
            self._follow(event)
        return False

    def _follow(self, event: QKeyEvent) -> None:
        is_alt = event.key() == Qt.Key.Key_Alt
        if not is_alt:
            self._end()
        elif event.type() == QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self._end()
            self.struck.emit()

    def _end(self) -> None:
        application().removeEventFilter(self)
