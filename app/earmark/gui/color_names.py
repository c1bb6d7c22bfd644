"""What the reader calls the colours, while the program runs."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from earmark.storage import color_names

log = logging.getLogger(__name__)
_SAVED_WITHIN_MS = 250


class ColorNames(QObject):
    """The names as they stand in their file. A change is told at once, and on the disk a moment later.

    Where the disk refuses, the names hold until the program ends, as the
    other settings do.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = color_names.read()
        self._written = dict(self._names)
        self._timer = QTimer(self, singleShot=True, interval=_SAVED_WITHIN_MS)
        self._timer.timeout.connect(self.save)

    @property
    def names(self) -> dict[str, str]:
        """A name for every colour, in the order of the keys."""
        return dict(self._names)

    def show(self, names: Mapping[str, str]) -> None:
        """Call the colours by *names* from now on; those that are missing by their own."""
        complete = color_names.complete(names)
        if complete != self._names:
            self._names = complete
            self._timer.start()
            self.changed.emit()

    @Slot()
    def save(self) -> None:
        """Write what is not yet written."""
        if self._names == self._written:
            return
        self._timer.stop()
        self._written = dict(self._names)
        try:
            color_names.write(self._names)
        except OSError as error:
            log.warning("names of colours not kept: %s", error)
