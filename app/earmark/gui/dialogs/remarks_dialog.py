"""What the reader of the file repaired or could not decide, and where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from earmark.gui.dialogs.dialog_card import DialogCard
from earmark.gui.look.theme import Theme
from earmark.model.clock_text import stamp
from earmark.model.episode import Remark

_SIZE = (640, 480)


class RemarksDialog(DialogCard):
    """One row a remark, the doubtful ones first; Enter or a double click goes there."""

    time_chosen = Signal(int)  # ms

    def __init__(self, theme: Theme, remarks: Sequence[Remark], window: QWidget) -> None:
        super().__init__(theme, window, "Read with care", _SIZE)
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setSpacing(6)
        self._list.setAccessibleName("Remarks")
        for remark in sorted(remarks, key=_doubtful_first):
            row = QListWidgetItem(in_words(remark))
            row.setData(Qt.ItemDataRole.UserRole, remark.time_ms)
            self._list.addItem(row)
        self.body.addWidget(self._list)
        self._list.itemActivated.connect(self._choose)

    @Slot(QListWidgetItem)
    def _choose(self, row: QListWidgetItem) -> None:
        time_ms = row.data(Qt.ItemDataRole.UserRole)
        if time_ms is not None:
            self.accept()
            self.time_chosen.emit(time_ms)


def in_words(remark: Remark) -> str:
    """Return *remark* with its page and time before it, as far as they are known."""
    page = f"Page {remark.page}" if remark.page is not None else ""
    time = stamp(remark.time_ms) if remark.time_ms is not None else ""
    place = ", ".join(part for part in (page, time) if part)
    return f"{place}\n{remark.text}" if place else remark.text


def _doubtful_first(remark: Remark) -> bool:
    return not remark.doubtful
